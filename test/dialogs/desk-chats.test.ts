/** An operator takes, loses, returns and ends chats: each contact is counted once, and an outcome does what it says. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '../../knowledge/rules/cases.ts';
import { type DeskDay, deskDay, suzuki, yamada } from '../helpers/desk-day.ts';

const one = 'ITS-100001';
let day: DeskDay;
beforeEach(async () => {
  day = await deskDay();
});
afterEach(() => day.close());

const why = (result: unknown): string => (result as { why?: string } | undefined)?.why ?? '';
const end = (outcome: Outcome) => ({ do: 'outcome', outcome }) as const;

describe('taking a chat', () => {
  it('is won by one of two operators at once, and counted once', async () => {
    await day.queue('a', one);
    const [first, second] = await Promise.all([day.act('a', { do: 'take' }), day.act('a', { do: 'take' }, suzuki)]);
    expect([first?.result, second?.result].toSorted()).toEqual(['done', 'not so']);
    expect(await day.used(one)).toBe(1);
    expect(await day.state('a')).toBe('connected');
  });

  it('again by who has it changes nothing', async () => {
    await day.queue('a', one);
    await day.act('a', { do: 'take' });
    const before = await day.transcript('a');
    expect(await day.act('a', { do: 'take' })).toEqual({ result: 'done' });
    expect(await day.transcript('a')).toEqual(before);
    expect(why(await day.act('a', { do: 'take' }, suzuki))).toContain('山田さん');
  });

  it('is refused when the desk has closed, though the line was not cleared yet', async () => {
    await day.queue('a', one);
    day.clock.set(Temporal.Instant.from('2026-11-24T18:00:00+09:00'));
    expect(why(await day.act('a', { do: 'take' }))).toContain('受付時間外');
    expect(await day.used(one)).toBe(0);
    await day.pass(0);
    expect(await day.state('a')).toBe('ended');
  });

  it('counts nothing for who waited until the desk closed', async () => {
    await day.queue('a', one);
    await day.pass(8 * 60);
    expect(await day.used(one)).toBe(0);
    expect(await day.cases().waiting(one)).toEqual([]);
    expect(why(await day.act('a', { do: 'take' }))).toContain('お待ちの一覧にありません');
  });
});

describe('the outcome of a chat', () => {
  const effects: [Outcome, 'open' | 'closed', number][] = [
    [{ result: 'resolved' }, 'closed', 1],
    [{ result: 'isolated', device: 'ルーター' }, 'closed', 1],
    [{ result: 'not_isolated' }, 'open', 1],
    [{ result: 'device_failure_suspected', device: 'router' }, 'open', 1],
    [{ result: 'contract' }, 'closed', 0],
    [{ result: 'other' }, 'closed', 1],
  ];
  it.each(effects)('%o leaves the case %s and counts %i', async (outcome, state, used) => {
    await day.queue('a', one);
    const of = (await day.openCase(one))?.id ?? '';
    await day.act('a', { do: 'take' });
    expect(await day.act('a', end(outcome))).toEqual({ result: 'done' });
    const after = await day.cases().find(of);
    expect(after?.state).toBe(state);
    expect(after?.outcomes).toMatchObject([{ ...outcome, by: 'yamada' }]);
    expect(await day.used(one)).toBe(used);
    expect(await day.state('a')).toBe('ended');
  });

  it('is recorded by nobody but who holds the chat', async () => {
    await day.queue('a', one);
    expect(why(await day.act('a', end({ result: 'resolved' })))).toContain('対応を始めてから');
    await day.act('a', { do: 'take' });
    expect(why(await day.act('a', end({ result: 'resolved' }), suzuki))).toContain('あなたの対応中ではありません');
    expect(await day.state('a')).toBe('connected');
  });

  it('can still be recorded when another operator closed the case by phone meanwhile', async () => {
    await day.queue('a', one);
    const of = (await day.openCase(one))?.id ?? '';
    await day.act('a', { do: 'take' });
    await day.act(
      'phone',
      { do: 'record-phone', contract: one, case: of, what: '電話', outcome: { result: 'resolved' } },
      suzuki,
    );
    expect((await day.cases().find(of))?.state).toBe('closed');
    expect(await day.act('a', end({ result: 'other' }))).toEqual({ result: 'done' });
    expect(await day.state('a')).toBe('ended');
    expect(await day.used(one)).toBe(1);
  });

  it('after the chat was given back is for its case, though an earlier session had another', async () => {
    const code = await day.session('a', one);
    await day.act('a', { ...end({ result: 'resolved' }), code });
    await day.queue('a', one);
    await day.act('a', { do: 'take' });
    await day.act('a', { do: 'return' });
    const of = (await day.openCase(one))?.id ?? '';
    expect(await day.act('a', end({ result: 'other' }))).toEqual({ result: 'done' });
    expect((await day.cases().find(of))?.outcomes).toMatchObject([{ result: 'other' }]);
    expect(why(await day.act('a', end({ result: 'other' })))).toContain('案件がありません');
  });

  it('contract matter undoes the take-over of this matter, given back and taken again, and nothing else', async () => {
    await day.queue('a', one);
    await day.act('a', { do: 'take' });
    await day.act('a', { do: 'return' });
    await day.pass(5);
    await day.queue('a', one);
    await day.act('a', { do: 'take' });
    await day.act('a', end({ result: 'contract' }));
    expect(await day.used(one)).toBe(0);
    expect(await day.notes('a')).toContain('uncounted: contract');
  });

  it('contract matter leaves the count of an earlier contact in the same case', async () => {
    await day.queue('a', one);
    await day.act('a', { do: 'take' });
    await day.act('a', end({ result: 'not_isolated' }));
    await day.pass(60);
    await day.queue('a', one);
    await day.act('a', { do: 'take' });
    await day.act('a', end({ result: 'contract' }));
    expect(await day.used(one)).toBe(1);
  });

  it('contract matter leaves the count of a chat on another device that goes on, until that ends as one too', async () => {
    await day.queue('a', one);
    await day.queue('b', one);
    await day.act('a', { do: 'take' });
    await day.act('b', { do: 'take' }, suzuki);
    await day.act('a', end({ result: 'contract' }));
    await day.act('b', { do: 'gone' }, suzuki);
    expect(await day.used(one)).toBe(1);
    await day.act('b', { do: 'take' });
    await day.act('b', end({ result: 'contract' }));
    expect(await day.used(one)).toBe(0);
  });

  it('contract matter leaves the count of an earlier month while another chat waits for the case', async () => {
    await day.queue('a', one);
    await day.act('a', { do: 'take' });
    await day.act('a', { do: 'return' });
    day.clock.set(Temporal.Instant.from('2026-12-01T10:00:00+09:00'));
    await day.queue('b', one);
    expect(await day.lastWords('b')).toContain('お呼びしています');
    await day.act('a', end({ result: 'contract' }));
    await day.act('b', { do: 'take' });
    expect(await day.used(one)).toBe(0);
  });

  it('contract matter leaves the count of a session', async () => {
    await day.session('a', one);
    await day.queue('a', one);
    await day.act('a', { do: 'take' });
    await day.act('a', end({ result: 'contract' }));
    expect(await day.used(one)).toBe(1);
  });
});

describe('an operator who is gone', () => {
  it('leaves the chat waiting in its old place, tells the customer, and is counted once with the next operator', async () => {
    await day.queue('a', one);
    const queuedAt = (await day.operatorDesk().handoffOf('a'))?.queuedAt;
    await day.act('a', { do: 'take' });
    await day.pass(10);
    expect(await day.act('a', { do: 'gone' })).toEqual({ result: 'done' });
    expect(await day.operatorDesk().handoffOf('a')).toMatchObject({ state: 'queued', queuedAt });
    expect((await day.operatorDesk().handoffOf('a'))?.operator).toBeUndefined();
    expect(await day.lastWords('a')).toContain('ほかのオペレーターをお呼びしています');
    expect(await day.act('a', { do: 'take' }, suzuki)).toEqual({ result: 'done' });
    expect(await day.used(one)).toBe(1);
  });

  it('after closing time leaves nobody waiting: the customer is told and a call-back is offered', async () => {
    await day.queue('a', one);
    await day.act('a', { do: 'take' });
    await day.pass(8 * 60 + 10);
    await day.act('a', { do: 'gone' });
    await day.pass(0);
    expect(await day.state('a')).toBe('ended');
    expect(await day.lastWords('a')).toContain('折り返し');
    expect(await day.cases().waiting(one)).toEqual([]);
  });

  it('takes nothing from an operator who has the chat', async () => {
    await day.queue('a', one);
    await day.act('a', { do: 'take' });
    expect((await day.act('a', { do: 'gone' }, suzuki))?.result).toBe('not so');
    expect((await day.operatorDesk().handoffOf('a'))?.operator).toEqual({ id: yamada.id, name: yamada.name });
  });
});

describe('a remote session', () => {
  it('that an operator connected is not void after its time; its outcome ends it', async () => {
    const code = await day.session('a', one);
    await day.act('a', { do: 'connect-session', code });
    await day.pass(40);
    expect((await day.sessions().find(code))?.state).toBe('connected');
    expect(await day.act('a', { ...end({ result: 'not_isolated' }), code })).toEqual({ result: 'done' });
    expect((await day.sessions().find(code))?.state).toBe('ended');
    expect((await day.operatorDesk().todo(`remote/${code}`))?.state).toBe('done');
    expect(await day.used(one)).toBe(1);
  });

  it('cannot be connected once its time is over, though the timer is late', async () => {
    const code = await day.session('a', one);
    day.clock.set(day.clock.now().add({ minutes: 30 }));
    expect(why(await day.act('a', { do: 'connect-session', code }))).toContain('接続待ちではありません');
    await day.pass(0);
    expect(await day.used(one)).toBe(0);
  });

  it('that is void takes its count along, and takes no outcome', async () => {
    const code = await day.session('a', one);
    expect(await day.used(one)).toBe(1);
    await day.pass(30);
    expect(await day.used(one)).toBe(0);
    expect(why(await day.act('a', { ...end({ result: 'resolved' }), code }))).toContain('無効');
  });

  it('that is void leaves the count when an operator handled the case since', async () => {
    const code = await day.session('a', one);
    await day.queue('a', one);
    await day.act('a', { do: 'take' });
    await day.act('a', { do: 'return' });
    await day.pass(31);
    expect((await day.sessions().find(code))?.state).toBe('void');
    expect(await day.used(one)).toBe(1);
  });

  it('that is not connected is connected by its outcome, and its count stands', async () => {
    const code = await day.session('a', one);
    await day.act('a', { ...end({ result: 'resolved' }), code });
    await day.pass(31);
    expect((await day.sessions().find(code))?.state).toBe('ended');
    expect(await day.used(one)).toBe(1);
  });
});
