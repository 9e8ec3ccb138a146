/** A request for a paid visit: what operators get of it, which case it stands in, and how it ends. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';

const number = 'ITS-100001';
const japan = (time: string) => Temporal.Instant.from(`${time}+09:00`);

let day: DeskDay;
/** of the request that stood last */
let id: string;
beforeEach(async () => {
  id = '';
  day = await deskDay();
  await day.link('a', number);
});
afterEach(() => day.close());

const sayIn = async (conversation: string, ...messages: string[]) => {
  for (const message of messages) await day.say(conversation, message);
};
const say = (...messages: string[]) => sayIn('a', ...messages);
const request = async () => {
  id = (await day.operatorDesk().requestOf('paid-visit', number))?.id ?? id;
  return day.operatorDesk().todo(id);
};
const said = async (conversation = 'a') =>
  (await day.transcript(conversation)).flatMap((one) =>
    one.kind === 'said' && one.from !== 'customer' ? [one.message.text] : [],
  );

describe('a request', () => {
  it('is a to-do with what is wished, when, where and the number to call, and uses no contact', async () => {
    await say('新しい複合機の設定に来てほしい', '12月3日の午後、場所は神田の倉庫です', '連絡は090-1234-5678へ', 'はい');
    expect(await request()).toMatchObject({
      kind: 'request',
      of: 'paid-visit',
      contract: number,
      conversation: 'a',
      dueAt: '2026-11-24T10:00:00.000+09:00',
      wanted: '新しい複合機の設定に来てほしい',
      wish: '12月3日の午後',
      place: '神田の倉庫',
      phone: '090-1234-5678',
      state: 'open',
    });
    expect(await day.used(number)).toBe(0);
  });

  it('is not made before the yes', async () => {
    await say('新しい複合機の設定に来てほしい');
    expect(await request()).toBeUndefined();
    await say('やめる');
    expect(await request()).toBeUndefined();
    expect(await day.openCase(number)).toBeUndefined();
  });

  it('is agreed to by a yes that names it once more, and changed by naming another thing', async () => {
    await say('複合機の設定に来てほしい', 'ルーターの設定をお願いします');
    expect(await request()).toBeUndefined();
    await say('はい、ルーターの設定でお願いします');
    expect(await request()).toMatchObject({ wanted: 'ルーターの設定をお願いします' });
  });

  it('is one for the contract: a wish from another chat is added to it, and nothing twice', async () => {
    await say('複合機の設定に来てほしい', 'はい');
    await day.link('b', number);
    await sayIn('b', 'ルーターの設定にも来てほしい', 'はい', '複合機の設定に来てほしい', 'はい');
    expect(await request()).toMatchObject({
      wanted: '複合機の設定に来てほしい\nルーターの設定にも来てほしい',
      conversation: 'b',
    });
  });

  it('is told what is waived when a fault-isolation visit is booked', async () => {
    await day.link('b', 'ITS-100009');
    await sayIn('b', '訪問を11月26日の13時で予約したい', 'はい', '複合機の設定にも来てほしい');
    expect((await said('b')).at(-2)).toContain('基本作業費は免除されます');
  });
});

describe('the case of a request', () => {
  it('is the open one, which keeps what it is about', async () => {
    await day.link('b', 'ITS-100009');
    const before = await day.openCase('ITS-100009');
    day.clock.set(japan('2026-11-25T10:00:00'));
    await sayIn('b', '複合機の設定に来てほしい', 'はい');
    expect(await day.openCase('ITS-100009')).toEqual({ ...before, lastEventAt: '2026-11-25T10:00:00.000+09:00' });
  });

  it('is its own without one, and a trouble told later is another', async () => {
    await say('複合機の設定に来てほしい', 'ルーターの設定も追加で', 'はい');
    const what = '複合機の設定に来てほしい / ルーターの設定も追加で';
    expect(await day.openCase(number)).toMatchObject({ what });
    await say('ネットにつながらないのでオペレーターと話したい', 'はい');
    const open = await day.cases().open(number);
    expect(open.map(({ what }) => what)).toEqual(['ネットにつながらない', what]);
  });

  it('ends with a request that is taken back, unless something else came to pass in it', async () => {
    await say('複合機の設定に来てほしい', 'はい', '訪問サポートを取り消したい', 'はい');
    expect(await request()).toBeUndefined();
    expect(await day.openCase(number)).toBeUndefined();
    await say('ルーターの設定に来てほしい', 'はい', 'オペレーターと話したい', 'はい');
    expect(await request()).toMatchObject({ state: 'open', wanted: 'ルーターの設定に来てほしい' });
    await say('訪問サポートを取り消したい', 'はい');
    expect(await request()).toMatchObject({ state: 'done' });
    expect(await day.openCase(number)).toMatchObject({ what: 'ルーターの設定に来てほしい' });
  });
});

describe('of a booked visit and a request', () => {
  beforeEach(async () => {
    await day.link('b', 'ITS-100009');
    await sayIn('b', '訪問を11月26日の13時で予約したい', 'はい', '複合機の設定にも来てほしい', 'はい');
  });

  it('the one that is named is taken back', async () => {
    await sayIn('b', '設定の訪問を取り消したい');
    expect(await day.lastWords('b')).toContain('訪問サポートのお申し込み「複合機の設定にも来てほしい」を取り消して');
    await sayIn('b', '取り消さない', '訪問の予約をキャンセルしたい');
    expect(await day.lastWords('b')).toContain('11月26日（木）13:00～15:00の訪問の予約を取り消して');
  });
});

describe('an operator', () => {
  beforeEach(async () => {
    await say('複合機の設定に来てほしい', 'はい');
    await request();
  });

  it('arranges it: it leaves the board, counts nothing, and the customer hears of it', async () => {
    expect(await day.act('a', { do: 'done-todo', todo: id, result: 'done' })).toEqual({ result: 'done' });
    expect(await request()).toMatchObject({ state: 'done', result: 'done' });
    expect(await day.lastWords('a')).toContain('手配を済ませました');
    expect(await day.notes('a')).toContain('handoff: paid-visit done');
    expect(await day.used(number)).toBe(0);
    await say('訪問サポートを頼みたい');
    expect(await day.lastWords('a')).toContain('どのような設定をご希望ですか');
  });

  it('who arranges it at night has it told in the morning', async () => {
    day.clock.set(japan('2026-11-24T21:00:00'));
    await day.act('a', { do: 'done-todo', todo: id, result: 'done' });
    expect((await said()).join()).not.toContain('手配を済ませました');
    await day.pass(12 * 60);
    expect(await day.lastWords('a')).toContain('手配を済ませました');
  });

  it('who arranges it at night has it told in the morning too when another one is asked for meanwhile', async () => {
    day.clock.set(japan('2026-11-24T21:00:00'));
    await day.act('a', { do: 'done-todo', todo: id, result: 'done' });
    await say('ルーターの設定に来てほしい', 'はい');
    expect(await request()).toMatchObject({ state: 'open', wanted: 'ルーターの設定に来てほしい' });
    await day.pass(12 * 60);
    expect(await day.lastWords('a')).toContain('「複合機の設定に来てほしい」は、担当の者が手配を済ませました');
    expect(await request()).toMatchObject({ state: 'open' });
  });

  it('neither leaves it unreached nor records a phone contact for it: it is no call-back', async () => {
    const outcome = { result: 'resolved' } as const;
    const tries = [
      await day.act('a', { do: 'done-todo', todo: id, result: 'unreachable' }),
      await day.act('a', { do: 'record-phone', contract: number, what: '複合機', outcome, todo: id }),
    ];
    for (const tried of tries)
      expect(tried).toMatchObject({ why: expect.stringContaining('折り返し電話ではありません') });
    expect(await request()).toMatchObject({ state: 'open' });
  });
});

describe('what is asked for', () => {
  it('is called off by that word alone, where nothing else is', async () => {
    await say('新しい複合機の設定に来てほしい', 'はい', '申し込みを取り消したい', 'はい');
    expect((await said()).at(-1)).toContain('訪問サポートのお申し込みを取り消しました');
    expect(await day.operatorDesk().requestOf('paid-visit', number)).toBeUndefined();
  });
});
