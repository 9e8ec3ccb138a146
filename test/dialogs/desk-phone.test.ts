/** A contact by phone counts like any other, is refused when none is left, and answers a call-back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OperatorAction } from '../../dialogs/desk/operator.ts';
import { monthOf } from '../../knowledge/rules/japan-time.ts';
import { type DeskDay, deskDay, suzuki, yamada } from '../helpers/desk-day.ts';

const one = 'ITS-100001';
const oneLeft = 'ITS-100003';
const noneLeft = 'ITS-100004';
const counted = 'ITS-100009';

let day: DeskDay;
beforeEach(async () => {
  day = await deskDay();
});
afterEach(() => day.close());

type Phone = Extract<OperatorAction, { do: 'record-phone' }>;
const phone = (contract: string, more: Partial<Phone> = {}): Phone => ({
  do: 'record-phone',
  contract,
  what: '音が出ない',
  outcome: { result: 'resolved' },
  ...more,
});
const why = (result: unknown): string => (result as { why?: string } | undefined)?.why ?? '';
const callbackOf = async (conversation: string) => (await day.operatorDesk().callbackOf(conversation))?.id ?? '';

describe('a contact by phone', () => {
  it('opens a case, counts once and closes it with its outcome', async () => {
    expect(await day.act('p', phone(one))).toEqual({ result: 'done' });
    expect(await day.used(one)).toBe(1);
    expect(await day.openCase(one)).toBeUndefined();
  });

  it('for a case already counted counts nothing more, also when no contact is left', async () => {
    const of = await day.openCase(counted);
    await day.act('p', phone(counted, { case: of?.id ?? '', outcome: { result: 'not_isolated' } }));
    expect(await day.used(counted)).toBe(1);
    expect((await day.openCase(counted))?.outcomes).toHaveLength(2);
  });

  it('is refused for a new case when none is left, with the words of the rule', async () => {
    const refused = await day.act('p', phone(noneLeft));
    expect(refused?.result).toBe('refused');
    expect(why(refused)).toContain('上限の5回');
    expect(await day.used(noneLeft)).toBe(5);
    expect(await day.openCase(noneLeft)).toBeUndefined();
  });

  it('is refused when the last one is held by a waiting hand-off, but not for that very case', async () => {
    await day.queue('a', oneLeft);
    expect(why(await day.act('p', phone(oneLeft)))).toContain('お待ちの件が1件');
    const of = (await day.openCase(oneLeft))?.id ?? '';
    expect(await day.act('p', phone(oneLeft, { case: of, outcome: { result: 'not_isolated' } }))).toEqual({
      result: 'done',
    });
    await day.act('a', { do: 'take' });
    expect(await day.used(oneLeft)).toBe(5);
  });

  it('beyond the limit is counted by a supervisor alone, and the reason stays with the count', async () => {
    const override = { reason: '障害のため' };
    expect(why(await day.act('p', phone(noneLeft, { override }), yamada))).toContain('管理者');
    expect(await day.act('p', phone(noneLeft, { override }), suzuki)).toEqual({ result: 'done' });
    const counts = await day.cases().counts(noneLeft, monthOf(day.clock.now()));
    expect(counts).toHaveLength(6);
    const cause = counts.at(-1)?.causes[0];
    expect(await day.operatorDesk().phone(cause?.of ?? '')).toMatchObject({ override, by: { id: 'suzuki' } });
    expect((await day.notes('p')).join()).toContain('障害のため');
  });

  it('keeps no override where none was needed', async () => {
    await day.act('p', phone(one, { override: { reason: '念のため' } }), suzuki);
    const [count] = await day.cases().counts(one, monthOf(day.clock.now()));
    expect((await day.operatorDesk().phone(count?.causes[0]?.of ?? ''))?.override).toBeUndefined();
  });

  it('about the contract is no contact: it counts nothing, and is not refused when none is left', async () => {
    expect(await day.act('p', phone(noneLeft, { outcome: { result: 'contract' } }))).toEqual({ result: 'done' });
    expect(await day.used(noneLeft)).toBe(5);
    const of = (await day.openCase(counted))?.id ?? '';
    await day.act('p', phone(counted, { case: of, outcome: { result: 'contract' } }));
    expect(await day.used(counted)).toBe(1);
  });

  it('is for no case that is closed, lapsed or of another contract', async () => {
    const of = (await day.openCase(counted))?.id ?? '';
    expect(why(await day.act('p', phone(one, { case: of })))).toContain('案件がありません');
    day.clock.set(day.clock.now().add({ hours: 31 * 24 }));
    expect(why(await day.act('p', phone(counted, { case: of })))).toContain('案件がありません');
    expect(why(await day.act('p', phone('ITS-999999')))).toContain('契約がありません');
  });
});

describe('a call-back', () => {
  const ask = async () => {
    await day.link('a', one);
    await day.say('a', '折り返し電話をください');
    return callbackOf('a');
  };

  it('is done with whatever outcome its case has, though nobody named it', async () => {
    const todo = await ask();
    const of = (await day.openCase(one))?.id ?? '';
    await day.act('p', phone(one, { case: of, outcome: { result: 'not_isolated' } }));
    expect((await day.operatorDesk().todo(todo))?.state).toBe('done');
    expect(await callbackOf('a')).toBe('');
  });

  it('is done with the contact that answers it, which belongs to its case', async () => {
    const todo = await ask();
    const of = (await day.openCase(one))?.id ?? '';
    expect(of).not.toBe('');
    expect(await day.act('a', phone(one, { todo }))).toEqual({ result: 'done' });
    expect((await day.operatorDesk().todo(todo))?.state).toBe('done');
    expect((await day.cases().find(of))?.state).toBe('closed');
    expect(await day.used(one)).toBe(1);
  });

  it('is answered by one of two operators at once, and counted once', async () => {
    const todo = await ask();
    const results = await Promise.all([day.act('a', phone(one, { todo })), day.act('a', phone(one, { todo }), suzuki)]);
    expect(results.map((result) => result?.result).toSorted()).toEqual(['done', 'not so']);
    expect(await day.used(one)).toBe(1);
  });

  it('of another contract is not answered', async () => {
    const todo = await ask();
    expect(why(await day.act('a', phone(counted, { todo })))).toContain('別のご契約');
    expect(await day.used(counted)).toBe(1);
  });

  it('that needs no contact is done without a count, once', async () => {
    const todo = await ask();
    expect(await day.act('a', { do: 'done-todo', todo, result: 'done' })).toEqual({ result: 'done' });
    expect(await day.used(one)).toBe(0);
    expect(why(await day.act('a', { do: 'done-todo', todo, result: 'done' }))).toContain('もう済んでいます');
  });

  it('is what a session is not: that ends with its outcome', async () => {
    const code = await day.session('b', one);
    expect(why(await day.act('b', { do: 'done-todo', result: 'done', todo: `remote/${code}` }))).toContain(
      'セッションの結果',
    );
    expect(why(await day.act('b', phone(one, { todo: `remote/${code}` })))).toContain('セッションの結果');
  });
});

describe('a call to who has no customer number at hand', () => {
  const night = Temporal.Instant.from('2026-11-24T22:00:00+09:00');

  it('stands for an operator to make, is linked to no contract, and is taken off without a word', async () => {
    const late = await deskDay(night);
    try {
      for (const said of ['人と話したい', '番号が分からない', '090-1234-5678', 'はい']) await late.say('u', said);
      const call = await late.operatorDesk().callbackOf('u');
      expect(call).toMatchObject({ kind: 'unverified-call', contract: '', case: '', phone: '090-1234-5678' });
      const words = await late.lastWords('u');
      const todo = call?.id ?? '';
      expect(why(await late.act('u', phone(one, { todo })))).not.toBe('');
      expect(await late.used(one)).toBe(0);
      expect(await late.act('u', { do: 'done-todo', todo, result: 'done' })).toEqual({ result: 'done' });
      expect(await late.operatorDesk().callbackOf('u')).toBeUndefined();
      expect(await late.lastWords('u')).toBe(words);
    } finally {
      await late.close();
    }
  });

  it('is asked for by day at the desk by phone, and by nobody here', async () => {
    for (const said of ['人と話したい', '番号が分からない']) await day.say('u', said);
    expect(await day.lastWords('u')).toContain('お問い合わせ窓口');
    expect(await callbackOf('u')).toBe('');
  });
});
