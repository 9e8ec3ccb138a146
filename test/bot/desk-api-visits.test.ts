/** Visits at the desk: an operator confirms, moves, records and calls them off over HTTP, and the customer hears of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecords } from '../../adapters/store/records.ts';
import { builtInVisitCalendar } from '../../adapters/visit-calendar/built-in.ts';
import { askedFor } from '../helpers/asked-for.ts';
import { chatPart, codeOf, messageOf } from '../helpers/desk-api-client.ts';
import { type SignedInDesk, signedInDesk } from '../helpers/signed-in-desk.ts';

const number = 'ITS-100009';
const visitPath = `/visits/${chatPart('visit-1')}`;
const thursday = { day: '2026-11-26', from: '13:00', to: '15:00' };

let desk: SignedInDesk;
let day: SignedInDesk['day'];
let yamada: SignedInDesk['yamada'];
beforeEach(async () => {
  desk = await signedInDesk(number);
  ({ day, yamada } = desk);
});
afterEach(() => desk.close());

const visits = () => builtInVisitCalendar(openRecords(day.store));
const todos = () => desk.todos();

const asked = (slot?: typeof thursday) => askedFor(day, number, 'visit', slot);

describe('a visit that waits to be confirmed', () => {
  it('stands on the board with the wish, gets a window, and the customer is told the day with its weekday', async () => {
    await asked();
    expect(await todos()).toMatchObject([
      {
        kind: 'visit',
        overdue: false,
        visit: { state: 'requested', words: '確認待ち', wish: '午後がいい', slot: null },
      },
    ]);
    expect((await yamada.post(`${visitPath}/confirm`, { day: '2026-11-26', from: '14:00' })).status).toBe(200);
    expect(await visits().find('visit-1')).toMatchObject({ state: 'booked', slot: thursday });
    expect(await day.lastWords('a')).toContain('11月26日（木）13:00～15:00');
    expect(await todos()).toMatchObject([
      {
        dueAt: '2026-11-26T13:00:00.000+09:00',
        visit: { state: 'booked', words: '11月26日（木）13:00～15:00', slot: thursday },
      },
    ]);
    await day.pass(24 * 60);
    expect(await day.lastWords('a')).toContain('明日の訪問');
  });

  it('is confirmed by the rules alone: an open day, inside the hours, a place left, one a month', async () => {
    await asked();
    const refused = async (on: string, from: string) => {
      const reply = await yamada.post(`${visitPath}/confirm`, { day: on, from });
      expect([reply.status, codeOf(reply)]).toEqual([409, 'Refused']);
      return messageOf(reply);
    };
    expect(await refused('2026-11-29', '13:00')).toContain('11月29日（日）');
    expect(await refused('2026-11-26', '17:00')).toContain('9:00');
    expect(await refused('2026-11-24', '11:00')).toContain('2時間');
    const records = openRecords(day.store);
    for (const id of ['x', 'y']) {
      await builtInVisitCalendar(records).book({ id, contract: id, case: id, at: 'then' }, thursday, 2);
    }
    await records.commit();
    expect(await refused('2026-11-26', '13:00')).toContain('空きがありません');
    expect((await yamada.post(`${visitPath}/confirm`, { day: '2026-02-30', from: '13:00' })).status).toBe(400);
    expect(await visits().find('visit-1')).toMatchObject({ state: 'requested' });
    expect((await yamada.post(`${visitPath}/confirm`, { day: '2026-11-27', from: '13:00' })).status).toBe(200);
    const again = await yamada.post(`${visitPath}/confirm`, { day: '2026-11-27', from: '15:00' });
    expect(messageOf(again)).toBe('この訪問は、もう確認待ちではありません。一覧を更新してください。');
  });

  it('can be called off when it cannot be', async () => {
    await asked();
    expect((await yamada.post(`${visitPath}/cancel`)).status).toBe(200);
    expect(await visits().find('visit-1')).toMatchObject({ state: 'cancelled' });
    expect(await day.lastWords('a')).toContain('取り消し');
    expect(await todos()).toEqual([]);
    expect((await yamada.post(`${visitPath}/cancel`)).status).toBe(409);
  });
});

describe('a visit that is moved from the desk', () => {
  const move = (to: string, from: string) => yamada.post(`${visitPath}/move`, { day: to, from });

  it('has its new window on the board, and the customer is told and reminded of the new day alone', async () => {
    await asked(thursday);
    expect((await move('2026-11-28', '09:30')).status).toBe(200);
    const saturday = { day: '2026-11-28', from: '09:00', to: '11:00' };
    expect(await visits().find('visit-1')).toMatchObject({ state: 'booked', slot: saturday });
    expect(await visits().taken(thursday.day)).toEqual([]);
    expect(await day.lastWords('a')).toContain('11月28日（土）9:00～11:00に決まりました');
    expect(await todos()).toMatchObject([
      { dueAt: '2026-11-28T09:00:00.000+09:00', visit: { slot: saturday, setUpWish: 'プリンターの設定' } },
    ]);
    const before = (await day.transcript('a')).length;
    await day.pass(2 * 24 * 60);
    expect(await day.transcript('a')).toHaveLength(before);
    await day.pass(24 * 60);
    expect(await day.lastWords('a')).toContain('明日の訪問');
  });

  it('keeps to the rules a customer keeps to: an open day, a place left, one a month, its own place not counted', async () => {
    await asked(thursday);
    const records = openRecords(day.store);
    const calendar = builtInVisitCalendar(records);
    const friday = { day: '2026-11-27', from: '09:00', to: '11:00' };
    for (const id of ['x', 'y']) await calendar.book({ id, contract: id, case: id, at: 'then' }, friday, 2);
    const december = { day: '2026-12-02', from: '09:00', to: '11:00' };
    await calendar.book({ id: 'december', contract: number, case: 'x', at: 'then' }, december, 2);
    await records.commit();
    for (const [to, from, why] of [
      ['2026-11-29', '13:00', '11月29日（日）は日曜のため訪問を行っていません。'],
      ['2026-11-27', '10:00', '空きがありません'],
      ['2026-12-03', '13:00', '12月の分の1回'],
      ['2026-11-24', '11:00', '2時間'],
    ] as const) {
      const reply = await move(to, from);
      expect([reply.status, codeOf(reply)]).toEqual([409, 'Refused']);
      expect(messageOf(reply)).toContain(why);
    }
    const same = await move(thursday.day, thursday.from);
    expect(messageOf(same)).toBe('この訪問は、すでにその日時で予約されています。');
    expect(await visits().find('visit-1')).toMatchObject({ slot: thursday });
    expect((await move('2026-11-26', '09:00')).status).toBe(200);
  });

  it('must be booked and ahead', async () => {
    await asked();
    const early = await move('2026-11-27', '09:00');
    expect(messageOf(early)).toBe('この訪問の日時は、もう変えられません。一覧を更新してください。');
    await yamada.post(`${visitPath}/confirm`, { day: thursday.day, from: thursday.from });
    day.clock.set(Temporal.Instant.from('2026-11-26T13:00:00+09:00'));
    expect((await move('2026-11-27', '09:00')).status).toBe(409);
    expect((await yamada.post(`/visits/${chatPart('none')}/move`, { day: '2026-11-27', from: '09:00' })).status).toBe(
      404,
    );
  });
});

describe('a booked visit', () => {
  const result = (outcome: object) => yamada.post(`${visitPath}/result`, { outcome });

  it('has its result recorded once it has begun; device failure suspected opens the loan', async () => {
    await asked(thursday);
    const early = await result({ result: 'not_isolated' });
    expect(messageOf(early)).toBe('訪問の時間は、まだ始まっていません。訪問のあとで結果を記録してください。');
    day.clock.set(Temporal.Instant.from('2026-11-26T14:00:00+09:00'));
    expect(await todos()).toMatchObject([{ overdue: false, visit: { setUpWish: 'プリンターの設定' } }]);
    day.clock.set(Temporal.Instant.from('2026-11-26T15:01:00+09:00'));
    expect(await todos()).toMatchObject([{ overdue: true }]);
    expect((await result({ result: 'device_failure_suspected', device: 'router' })).status).toBe(200);
    expect(await visits().find('visit-1')).toMatchObject({ state: 'done' });
    expect((await day.openCase(number))?.outcomes.at(-1)).toMatchObject({
      result: 'device_failure_suspected',
      device: 'router',
      by: 'yamada',
    });
    expect(await day.lastWords('a')).toContain('代わりの機器をお申し込みいただけます');
    expect(await todos()).toEqual([]);
    expect((await result({ result: 'resolved' })).status).toBe(409);
  });

  it('closes its case when the trouble is found, and a visit that is not there is told', async () => {
    await asked(thursday);
    day.clock.set(Temporal.Instant.from('2026-11-26T14:00:00+09:00'));
    expect((await result({ result: 'isolated', device: '回線' })).status).toBe(200);
    expect(await day.openCase(number)).toBeUndefined();
    expect(await day.lastWords('a')).toContain('原因は回線と分かりました');
    const unknown = await yamada.post(`/visits/${chatPart('none')}/result`, { outcome: { result: 'resolved' } });
    expect([unknown.status, codeOf(unknown)]).toEqual([404, 'NoVisit']);
  });

  it('is called off until it begins, its place is free again, and nobody is reminded of it', async () => {
    await asked();
    await yamada.post(`${visitPath}/confirm`, { day: thursday.day, from: thursday.from });
    expect(await visits().taken(thursday.day)).toHaveLength(1);
    expect((await yamada.post(`${visitPath}/cancel`)).status).toBe(200);
    expect(await visits().taken(thursday.day)).toEqual([]);
    await day.pass(3 * 24 * 60);
    expect(await day.lastWords('a')).toContain('取り消し');
  });

  it('that has begun is not called off any more', async () => {
    await asked(thursday);
    day.clock.set(Temporal.Instant.from('2026-11-26T13:00:00+09:00'));
    expect((await yamada.post(`${visitPath}/cancel`)).status).toBe(409);
    expect(await visits().find('visit-1')).toMatchObject({ state: 'booked' });
  });
});
