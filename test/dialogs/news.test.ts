/** What customers hear without having asked: by day, once, as things stand when it is told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecords } from '../../adapters/store/records.ts';
import { portsOver } from '../../bot/ports.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';

const lent = 'ITS-100010';
const japan = (time: string) => Temporal.Instant.from(`${time}+09:00`);

let day: DeskDay;
beforeEach(async () => {
  day = await deskDay(japan('2026-11-24T10:00:00'));
});
afterEach(() => day.close());

/** The clock goes to `time` in Japan; what falls due on the way happens. */
const until = (time: string) => day.pass((japan(time).epochMilliseconds - day.clock.now().epochMilliseconds) / 60_000);
const said = async (conversation = 'a') =>
  (await day.transcript(conversation)).flatMap((entry) =>
    entry.kind === 'said' && entry.from !== 'customer' ? [entry.message.text] : [],
  );
const saidSince = async (count: number) => (await said()).slice(count);
const loans = () => portsOver(openRecords(day.store), day.clock).loans;

/** A pc asked for in the chat; its loan's id. */
const pcAskedFor = async (): Promise<string> => {
  await day.link('a', lent);
  await day.say('a', '代わりのパソコンを貸してください');
  await day.say('a', 'はい');
  return (await loans().of(lent)).find(({ kind }) => kind === 'pc')?.id ?? '';
};

describe('news of a loan', () => {
  it('waits for the morning when an operator sees to it at night, and is told once, as it stands by then', async () => {
    const loan = await pcAskedFor();
    const before = (await said()).length;
    await until('2026-11-24T20:00');
    await day.act('a', { do: 'loan-step', loan, to: 'sent', due: '2026-12-08' });
    await until('2026-11-25T08:59');
    expect(await saidSince(before)).toEqual([]);
    await day.act('a', { do: 'loan-step', loan, to: 'arrived' });
    await until('2026-11-25T19:00');
    const told = await saidSince(before);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('到着を確認しました');
  });

  it('by day is told at once, and what waited since the night is told with it', async () => {
    const loan = await pcAskedFor();
    const before = (await said()).length;
    await until('2026-11-24T23:00');
    await day.act('a', { do: 'loan-step', loan, to: 'sent', due: '2026-12-08' });
    day.clock.set(japan('2026-11-25T09:30'));
    await day.act('a', { do: 'loan-step', loan, to: 'arrived' });
    await until('2026-11-25T19:00');
    expect(await saidSince(before)).toHaveLength(1);
  });

  it('reminds before the day of return and after it, not once it is given back', async () => {
    const loan = await pcAskedFor();
    await day.act('a', { do: 'loan-step', loan, to: 'sent', due: '2026-12-08' });
    const before = (await said()).length;
    await until('2026-12-06T09:59');
    expect(await saidSince(before)).toEqual([]);
    await until('2026-12-06T10:00');
    expect((await saidSince(before)).join()).toContain('期限は12月8日（火）です');
    await until('2026-12-09T10:00');
    expect((await saidSince(before + 1)).join()).toContain('期限（12月8日（火））を過ぎています');
    await until('2027-01-20T10:00');
    expect(await saidSince(before)).toHaveLength(2);
  });

  it('given back before its day of return reminds of nothing', async () => {
    const loan = await pcAskedFor();
    await day.act('a', { do: 'loan-step', loan, to: 'sent', due: '2026-12-08' });
    await day.act('a', { do: 'loan-step', loan, to: 'returned' });
    const before = (await said()).length;
    await until('2026-12-20T10:00');
    expect(await saidSince(before)).toEqual([]);
  });
});

describe('a reminder of a visit', () => {
  const booked = async () => {
    await day.link('a', 'ITS-100009');
    await day.say('a', '訪問を11月26日の13時で予約したい');
    await day.say('a', 'はい');
    return (await said()).length;
  };

  it('that could not be told the day before tells of today, until the visit begins', async () => {
    const before = await booked();
    // The program was down from before the reminder's hour to the early morning of the visit.
    day.clock.set(japan('2026-11-26T05:00'));
    await day.due.timers(day.clock.now());
    expect(await saidSince(before)).toEqual([]);
    await until('2026-11-26T09:00');
    expect((await saidSince(before)).join()).toContain('本日の訪問のお知らせです');
  });

  it('is dropped when the visit has begun by then', async () => {
    const before = await booked();
    day.clock.set(japan('2026-11-26T13:00'));
    await day.due.timers(day.clock.now());
    expect(await saidSince(before)).toEqual([]);
  });
});

describe('news', () => {
  it('of a contract that was unlinked meanwhile is not told', async () => {
    const loan = await pcAskedFor();
    await day.say('a', '連携を解除してください');
    await day.say('a', 'はい');
    const before = (await said()).length;
    await day.act('a', { do: 'loan-step', loan, to: 'sent', due: '2026-12-08' });
    await until('2026-12-20T10:00');
    expect(await saidSince(before)).toEqual([]);
  });

  it('that falls due while an operator holds the chat is told once it is given back', async () => {
    const loan = await pcAskedFor();
    await day.act('a', { do: 'loan-step', loan, to: 'sent', due: '2026-11-26' });
    await day.say('a', 'オペレーターと話したい');
    await day.say('a', 'はい');
    await day.act('a', { do: 'take' });
    const before = (await said()).length;
    await until('2026-11-27T10:10');
    expect(await saidSince(before)).toEqual([]);
    await day.act('a', { do: 'return' });
    await until('2026-11-27T10:20');
    expect((await saidSince(before)).at(-1)).toContain('過ぎています');
  });

  it('of a visit early the next day is told at once, by night too', async () => {
    await day.link('a', 'ITS-100009');
    await day.say('a', '訪問を11月26日の9時で予約したい');
    await day.say('a', 'はい');
    await until('2026-11-25T20:30');
    const before = (await said()).length;
    const [visit] = await portsOver(openRecords(day.store), day.clock).visits.of('ITS-100009');
    await day.act('a', { do: 'cancel-visit', visit: visit?.id ?? '' });
    expect((await saidSince(before)).join()).toContain('取り消しとなりました');
  });
});

describe('a yes', () => {
  it('given after the visit was moved elsewhere is asked for again, with the visit as it stands', async () => {
    for (const device of ['a', 'b']) await day.link(device, 'ITS-100009');
    await day.say('a', '訪問を11月26日の13時で予約したい');
    await day.say('a', 'はい');
    await day.say('a', '訪問をキャンセルしたい');
    await day.say('b', '訪問の日時を11月30日の13時に変更したい');
    await day.say('b', 'はい');
    await day.say('a', 'はい');
    expect(await day.lastWords('a')).toContain('11月30日（月）13:00');
    const [visit] = await portsOver(openRecords(day.store), day.clock).visits.of('ITS-100009');
    expect(visit).toMatchObject({ state: 'booked', slot: { day: '2026-11-30' } });
    await day.say('a', 'はい');
    expect(await day.lastWords('a')).toContain('取り消しました');
  });
});

describe('a call-back', () => {
  const asked = async (words = '折り返しを頼みたい') => {
    await day.link('a', 'ITS-100001');
    await day.say('a', words);
    return (await day.operatorDesk().callbackOf('a')) ?? { id: '', dueAt: '' };
  };

  it('at which nobody answered is told, with the way to another, and counts nothing', async () => {
    const { id } = await asked();
    await day.act('a', { do: 'done-todo', todo: id, result: 'unreachable' });
    expect(await day.lastWords('a')).toContain('つながりませんでした');
    expect(await day.used('ITS-100001')).toBe(0);
    await day.say('a', '折り返しを頼む');
    expect((await day.operatorDesk().callbackOf('a'))?.id).not.toBe(id);
  });

  it('that was answered by phone ends with the receipt in the chat it was asked for in', async () => {
    const { id } = await asked();
    const contact = { contract: 'ITS-100001', what: '音が出ない', outcome: { result: 'resolved' }, todo: id } as const;
    await day.act('a', { do: 'record-phone', ...contact });
    expect(await day.lastWords('a')).toContain('11月のお問い合わせとして1回数えました');
  });

  it('is due when the customer wished it', async () => {
    expect((await asked('明日の15時に折り返しの電話をください')).dueAt).toContain('2026-11-25T15:00');
  });

  it('wished for a time the desk is closed is offered for the opening after it, says why, and needs a yes', async () => {
    await until('2026-11-24T21:00');
    expect(await asked('明日の20時に折り返しの電話をください')).toEqual({ id: '', dueAt: '' });
    expect((await said()).join('\n')).toContain('11月25日（水）20:00には、折り返しのお電話を承れません');
    expect((await asked('はい')).dueAt).toContain('2026-11-26T09:00');
  });
});
