/** Visits and loans at the desk: an operator confirms, records, sends and takes back over HTTP, and the customer hears of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInDeviceLoans } from '../../adapters/device-loans/built-in.ts';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { builtInOperatorDesk } from '../../adapters/operator-desk/built-in.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { builtInVisitCalendar } from '../../adapters/visit-calendar/built-in.ts';
import { stamp } from '../../knowledge/rules/japan-time.ts';
import { chatPart, codeOf, messageOf, serveDesk } from '../helpers/desk-api-client.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';

const number = 'ITS-100009';
const password = 'a long enough password';
const visitPath = `/visits/${chatPart('visit-1')}`;
const loanPath = `/loans/${chatPart('loan-1')}`;
const thursday = { day: '2026-11-26', from: '13:00', to: '15:00' };

let day: DeskDay;
let api: Awaited<ReturnType<typeof serveDesk>>;
let yamada: ReturnType<typeof api.browser>;
beforeEach(async () => {
  day = await deskDay();
  api = await serveDesk(day);
  await putAccount(day.store, { id: 'yamada', name: '山田', role: 'operator', password });
  yamada = api.browser();
  await yamada.signIn('yamada', password);
  await day.link('a', number);
});
afterEach(async () => {
  await api.close();
  await day.close();
});

const visits = () => builtInVisitCalendar(openRecords(day.store));
const loan = async () => builtInDeviceLoans(openRecords(day.store)).find('loan-1');
const todos = async () => ((await yamada.get('/board')).body as { todos: Record<string, unknown>[] }).todos;

/** What a customer's form leaves behind: the visit or the loan, and its to-do. */
const asked = async (kind: 'visit' | 'loan', slot?: typeof thursday) => {
  const records = openRecords(day.store);
  const of = (await day.openCase(number))?.id ?? '';
  const at = stamp(day.clock.now());
  const known = { id: `${kind}-1`, contract: number, case: of, wish: '午後がいい', at };
  if (kind === 'loan') await builtInDeviceLoans(records).request({ ...known, kind: 'router' });
  else if (slot) await builtInVisitCalendar(records).book({ ...known, setUpWish: 'プリンターの設定' }, slot, 2);
  else await builtInVisitCalendar(records).request(known);
  await builtInOperatorDesk(records, day.clock.realNow).keepTodo({
    id: `${kind}/${kind}-1`,
    kind,
    contract: number,
    case: of,
    conversation: 'a',
    dueAt: slot ? `${slot.day}T${slot.from}:00.000+09:00` : at,
    of: `${kind}-1`,
    state: 'open',
  });
  await records.commit();
};

describe('a visit that waits to be confirmed', () => {
  it('stands on the board with the wish, gets a window, and the customer is told the day with its weekday', async () => {
    await asked('visit');
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
    await asked('visit');
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
    await asked('visit');
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
    await asked('visit', thursday);
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
    await asked('visit', thursday);
    const records = openRecords(day.store);
    const calendar = builtInVisitCalendar(records);
    const friday = { day: '2026-11-27', from: '09:00', to: '11:00' };
    for (const id of ['x', 'y']) await calendar.book({ id, contract: id, case: id, at: 'then' }, friday, 2);
    const december = { day: '2026-12-02', from: '09:00', to: '11:00' };
    await calendar.book({ id: 'december', contract: number, case: 'x', at: 'then' }, december, 2);
    await records.commit();
    for (const [to, from, why] of [
      ['2026-11-29', '13:00', '11月29日（日）は訪問を行っていません。'],
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
    await asked('visit');
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
    await asked('visit', thursday);
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
    await asked('visit', thursday);
    day.clock.set(Temporal.Instant.from('2026-11-26T14:00:00+09:00'));
    expect((await result({ result: 'isolated', device: '回線' })).status).toBe(200);
    expect(await day.openCase(number)).toBeUndefined();
    expect(await day.lastWords('a')).toContain('原因は回線と分かりました');
    const unknown = await yamada.post(`/visits/${chatPart('none')}/result`, { outcome: { result: 'resolved' } });
    expect([unknown.status, codeOf(unknown)]).toEqual([404, 'NoVisit']);
  });

  it('is called off until it begins, its place is free again, and nobody is reminded of it', async () => {
    await asked('visit');
    await yamada.post(`${visitPath}/confirm`, { day: thursday.day, from: thursday.from });
    expect(await visits().taken(thursday.day)).toHaveLength(1);
    expect((await yamada.post(`${visitPath}/cancel`)).status).toBe(200);
    expect(await visits().taken(thursday.day)).toEqual([]);
    await day.pass(3 * 24 * 60);
    expect(await day.lastWords('a')).toContain('取り消し');
  });

  it('that has begun is not called off any more', async () => {
    await asked('visit', thursday);
    day.clock.set(Temporal.Instant.from('2026-11-26T13:00:00+09:00'));
    expect((await yamada.post(`${visitPath}/cancel`)).status).toBe(409);
    expect(await visits().find('visit-1')).toMatchObject({ state: 'booked' });
  });
});

describe('a loan', () => {
  const step = (to: string, due?: string) => yamada.post(`${loanPath}/step`, { to, ...(due && { due }) });

  it('is sent with its day of return, arrives, is late, and is given back; the customer hears each', async () => {
    await asked('loan');
    expect(await todos()).toMatchObject([
      {
        kind: 'loan',
        loan: {
          words: '発送待ち',
          device: '無線ルーター',
          address: '東京都中央区日本橋',
          named: false,
          due: null,
          steps: ['sent', 'cancelled'],
        },
      },
    ]);
    expect((await step('sent')).status).toBe(400);
    expect(messageOf(await step('sent', '2026-11-23'))).toBe('返却の期限には、本日以降の日を入れてください。');
    expect((await step('sent', '2026-12-08')).status).toBe(200);
    expect(await day.lastWords('a')).toContain('12月8日（火）');
    await day.pass(2 * 24 * 60);
    expect(await todos()).toMatchObject([{ overdue: false, loan: { steps: ['arrived', 'returned', 'lost'] } }]);
    expect((await step('arrived')).status).toBe(200);
    expect(await loan()).toMatchObject({ state: 'arrived', arrivedOn: '2026-11-26', due: '2026-12-08' });
    expect(await todos()).toMatchObject([{ dueAt: '2026-12-08T00:00:00.000+09:00', loan: { due: '2026-12-08' } }]);
    day.clock.set(Temporal.Instant.from('2026-12-08T23:59:00+09:00'));
    expect(await todos()).toMatchObject([{ overdue: false }]);
    day.clock.set(Temporal.Instant.from('2026-12-09T00:00:00+09:00'));
    expect(await todos()).toMatchObject([{ overdue: true }]);
    expect((await step('returned')).status).toBe(200);
    // It is midnight: the customer hears it in the morning.
    expect(await day.lastWords('a')).toContain('到着を確認しました');
    await day.pass(9 * 60);
    expect(await day.lastWords('a')).toContain('ご返却を確認しました');
    expect(await todos()).toEqual([]);
  });

  it('that was asked for is late after a day, is called off before it is sent only, and what is lost may come back', async () => {
    await asked('loan');
    await day.pass(24 * 60 + 1);
    expect(await todos()).toMatchObject([{ overdue: true }]);
    expect((await step('arrived')).status).toBe(409);
    await step('sent', '2026-12-08');
    const late = await step('cancelled');
    expect(messageOf(late)).toBe('この貸し出しは「発送済み」のため、そのようには変えられません。');
    expect((await step('lost')).status).toBe(200);
    expect(await day.lastWords('a')).toContain('ご請求することがあります');
    await day.pass(40 * 24 * 60);
    expect(await todos()).toMatchObject([{ overdue: false, loan: { words: '紛失', steps: ['returned'] } }]);
    expect((await step('returned')).status).toBe(200);
    expect(await loan()).toMatchObject({ state: 'returned' });
    expect(await todos()).toEqual([]);
    expect((await yamada.post(`/loans/${chatPart('none')}/step`, { to: 'lost' })).status).toBe(404);
  });

  it('that is lost for good leaves the board without a word to the customer; one that is out does not', async () => {
    await asked('loan');
    await step('sent', '2026-12-08');
    const close = () => yamada.post(`/todos/${chatPart('loan/loan-1')}/done`);
    expect(messageOf(await close())).toContain('貸し出しの状態を記録すると済みになります');
    await step('lost');
    const before = await day.lastWords('a');
    expect((await close()).status).toBe(200);
    expect(await todos()).toEqual([]);
    expect(await day.lastWords('a')).toBe(before);
    expect(await day.notes('a')).toContain('handoff: loan done');
  });

  it('follows the customer who changes where it goes, and leaves the board when they call it off', async () => {
    await asked('loan');
    await day.say('a', '届け先は大阪市北区梅田1-2-3にしてください');
    await day.say('a', 'はい');
    expect(await todos()).toMatchObject([
      { loan: { address: '大阪市北区梅田1-2-3', named: true, wish: '午後がいい' } },
    ]);
    await day.say('a', '代わりの機器の申し込みを取り消したい');
    await day.say('a', 'はい');
    expect(await todos()).toEqual([]);
    expect(messageOf(await step('sent', '2026-12-08'))).toContain('取り消し');
  });

  it('that came back long after its case does not open the case again', async () => {
    await asked('loan');
    await step('sent', '2026-12-08');
    const before = (await day.openCase(number))?.lastEventAt;
    day.clock.set(Temporal.Instant.from('2027-02-01T10:00:00+09:00'));
    await step('returned');
    expect((await day.openCase(number))?.lastEventAt).toBe(before);
  });
});
