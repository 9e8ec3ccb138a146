/** A complaint that is passed on stands on the operators' board in the customer's words, and the customer hears what became of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { boards } from '../../adapters/operator-desk/built-in.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';

const number = 'ITS-100001';
const complaint = 'この前来てもらった人の態度がひどかったんですけど';
const told = 'いや、つながなくていいです。ただ伝えておいてほしいんです';

describe('a complaint', () => {
  let day: DeskDay;
  beforeEach(async () => {
    day = await deskDay(Temporal.Instant.from('2026-11-24T10:00:00+09:00'));
    await day.link('u', number);
  });
  afterEach(() => day.close());

  const onBoard = async () => {
    const ids = await day.store.readList(boards.todo, undefined, 10);
    return Promise.all(ids.map(({ member }) => day.operatorDesk().todo(member)));
  };

  it('is not passed on before somebody wants that', async () => {
    await day.say('u', complaint);
    expect(await onBoard()).toEqual([]);
  });

  it('is passed on once, with all that was said of it, and counts nothing', async () => {
    for (const said of [complaint, told, '本当にひどい対応でした。二度とごめんです']) await day.say('u', said);
    expect(await onBoard()).toMatchObject([{ kind: 'complaint', contract: number, case: '', state: 'open' }]);
    expect((await onBoard())[0]?.what).toContain(`${complaint}\n${told}`);
  });

  it('is told to have been read once an operator has read it', async () => {
    for (const said of [complaint, told]) await day.say('u', said);
    const [todo] = await onBoard();
    await day.say('u', '伝えてほしいって話はどうなりましたか');
    expect(await day.act('u', { do: 'done-todo', todo: todo?.id ?? '', result: 'done' })).toEqual({ result: 'done' });
    expect(await onBoard()).toEqual([]);
    await day.say('u', '伝えてほしいって話はどうなりましたか');
    const all = (await day.transcript('u')).flatMap((one) => (one.kind === 'said' ? [one.message.text] : []));
    expect(all.filter((text) => text.includes('これから読みます'))).toHaveLength(1);
    expect(all.filter((text) => text.includes('読みました。'))).toHaveLength(1);
  });
});
