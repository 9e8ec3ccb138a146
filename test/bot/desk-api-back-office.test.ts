/** What operators see and do while a company's back office is asked, does not answer, or answers too late. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { answerTo } from '../helpers/back-office-server.ts';
import { chatPart, codeOf, serveDesk } from '../helpers/desk-api-client.ts';
import { type OutsideDesk, outsideDesk } from '../helpers/outside-desk.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';

const number = 'ITS-100009';
const password = 'a long enough password';
const day = 24 * 3_600_000;
const accepted = { result: 'accepted' };
const refused = { result: 'refused', reason: 'full' };

let test: TestStore;
let desk: OutsideDesk;
let api: Awaited<ReturnType<typeof serveDesk>>;
let yamada: ReturnType<typeof api.browser>;
beforeEach(async () => {
  test = (await storesUnderTest[0]?.open()) as TestStore;
  desk = await outsideDesk(test.store);
  api = await serveDesk(desk);
  await putAccount(test.store, { id: 'yamada', name: '山田', role: 'operator', password });
  yamada = api.browser();
  await yamada.signIn('yamada', password);
  await desk.link(desk.conversation, number);
});
afterEach(async () => {
  await api.close();
  await desk.close();
  await test.close();
});

/** The customer asks for a visit on Thursday at nine; the back office has taken it and not answered. */
const asked = async (): Promise<{ intent: string; path: string }> => {
  await desk.say(desk.conversation, '訪問を木曜の9時に予約したい');
  await desk.say(desk.conversation, 'はい');
  await desk.server.until(1);
  const intent = desk.server.calls[0]?.intent;
  return { intent: intent?.id ?? '', path: `/visits/${chatPart(intent?.of ?? '')}` };
};
const rows = async (kind: string) =>
  (
    (await yamada.get('/board')).body as { todos: { id: string; kind: string; came: string; visit: object }[] }
  ).todos.filter((todo) => todo.kind === kind);
const visit = async () => (await rows('visit'))[0]?.visit;
const lastWords = async () => (await desk.said()).at(-1);

describe('a visit the back office is asked for', () => {
  it('is on the board as waiting with its slot, and as booked once it is granted', async () => {
    const { intent } = await asked();
    expect(await visit()).toMatchObject({
      state: 'requested',
      words: '確認中：11月26日（木）9:00～11:00',
      slot: { day: '2026-11-26', from: '09:00', to: '11:00' },
    });
    await desk.callBack(answerTo(intent, accepted));
    expect(await visit()).toMatchObject({ state: 'booked', words: '11月26日（木）9:00～11:00' });
    await desk.say(desk.conversation, '訪問を金曜の13時に変えたい');
    await desk.say(desk.conversation, 'はい');
    expect(await visit()).toMatchObject({
      state: 'booked',
      words: '11月26日（木）9:00～11:00（11月27日（金）13:00～15:00への変更を確認中）',
      wished: { day: '2026-11-27', from: '13:00', to: '15:00' },
    });
  });

  it('leaves the board when it is refused', async () => {
    const { intent } = await asked();
    await desk.callBack(answerTo(intent, refused));
    expect(await rows('visit')).toEqual([]);
  });

  it('can be confirmed by hand at the slot that is held; a refusal that comes later is put on the board', async () => {
    const { intent, path } = await asked();
    expect((await yamada.post(`${path}/confirm`, { day: '2026-11-26', from: '09:00' })).status).toBe(200);
    expect(await lastWords()).toContain('11月26日（木）9:00～11:00に決まりました');
    await desk.sweepAfter();
    expect(desk.server.calls).toHaveLength(1);
    expect((await desk.callBack(answerTo(intent, refused))).body).toEqual({ result: 'noted' });
    expect(await visit()).toMatchObject({ state: 'booked' });
    const [open] = await rows('back-office');
    expect(open?.came).toContain('「訪問の予約」を断りましたが');
    expect((await yamada.post(`/todos/${open?.id}/done`)).status).toBe(200);
    expect(await rows('back-office')).toEqual([]);
    expect(codeOf(await yamada.post(`/todos/${open?.id}/done`))).toBe('NotSo');
  });

  it('can be confirmed by hand at the slot that is held until it begins, however near that is', async () => {
    const { path } = await asked();
    desk.clock.set(Temporal.Instant.from('2026-11-26T09:00:00+09:00'));
    expect((await yamada.post(`${path}/confirm`, { day: '2026-11-26', from: '09:00' })).status).toBe(409);
    expect(await visit()).toMatchObject({ state: 'requested' });
    desk.clock.set(Temporal.Instant.from('2026-11-26T08:59:00+09:00'));
    expect((await yamada.post(`${path}/confirm`, { day: '2026-11-26', from: '09:00' })).status).toBe(200);
    expect(await visit()).toMatchObject({ state: 'booked' });
  });

  it('confirmed by hand for another time is told to the back office', async () => {
    const { path } = await asked();
    expect((await yamada.post(`${path}/confirm`, { day: '2026-11-26', from: '13:00' })).status).toBe(200);
    await desk.server.until(2);
    expect(desk.server.calls[1]?.intent).toMatchObject({
      kind: 'visit.move',
      details: { from: { from: '2026-11-26T09:00:00+09:00' }, to: { from: '2026-11-26T13:00:00+09:00' } },
    });
  });

  it('whose move is asked for can be confirmed by hand too, at either time', async () => {
    const { intent, path } = await asked();
    await desk.callBack(answerTo(intent, accepted));
    await desk.say(desk.conversation, '訪問を金曜の13時に変えたい');
    await desk.say(desk.conversation, 'はい');
    expect((await yamada.post(`${path}/confirm`, { day: '2026-11-27', from: '13:00' })).status).toBe(200);
    expect(await visit()).toMatchObject({ state: 'booked', wished: null, words: '11月27日（金）13:00～15:00' });
    expect(codeOf(await yamada.post(`${path}/confirm`, { day: '2026-11-27', from: '13:00' }))).toBe('NotSo');
  });

  it('moved by hand has its new slot at once; where the back office refuses it, that is put on the board', async () => {
    const { intent, path } = await asked();
    await desk.callBack(answerTo(intent, accepted));
    expect((await yamada.post(`${path}/move`, { day: '2026-11-27', from: '13:00' })).status).toBe(200);
    expect(await lastWords()).toContain('11月27日（金）13:00～15:00に決まりました');
    await desk.server.until(2);
    const [, told] = desk.server.calls;
    expect(told?.intent).toMatchObject({
      kind: 'visit.move',
      details: { from: { from: '2026-11-26T09:00:00+09:00' }, to: { from: '2026-11-27T13:00:00+09:00' } },
    });
    await desk.callBack(answerTo(told?.key ?? '', refused));
    expect(await visit()).toMatchObject({ state: 'booked', words: '11月27日（金）13:00～15:00' });
    expect((await rows('back-office')).map(({ came }) => came)).toEqual([expect.stringContaining('断りましたが')]);
  });

  it('called off by hand is told to the back office, and granted too late changes nothing', async () => {
    const { intent, path } = await asked();
    expect((await yamada.post(`${path}/cancel`)).status).toBe(200);
    expect(await lastWords()).toContain('訪問は取り消しとなりました');
    await desk.server.until(2);
    expect(desk.server.calls[1]?.intent.kind).toBe('visit.cancel');
    await desk.callBack(answerTo(intent, accepted));
    expect(await rows('visit')).toEqual([]);
    expect(await lastWords()).toContain('訪問は取り消しとなりました');
  });

  it('that nobody answers for is late on the board, and given up in words', async () => {
    desk.server.answerWith(() => ({ status: 500 }));
    await asked();
    await desk.sweepAfter(2 * day);
    await yamada.signIn('yamada', password);
    const [open] = await rows('back-office');
    expect(open?.came).toContain('「訪問の予約」を外部システムに伝えられませんでした');
    const chat = (await yamada.get(`/chats/${chatPart(desk.conversation)}`)).body as { entries: { text: string }[] };
    expect(chat.entries.map(({ text }) => text)).toContain(open?.came);
    desk.clock.set(desk.clock.now().add({ hours: 25 }));
    expect(await rows('visit')).toMatchObject([{ overdue: true }]);
  });
});

describe('while an operator holds the chat', () => {
  it('an answer is carried out at once, and the customer hears of it when the chat is given back', async () => {
    const { intent } = await asked();
    await desk.say(desk.conversation, 'オペレーターと話したい');
    await desk.say(desk.conversation, 'はい');
    const chat = `/chats/${chatPart(desk.conversation)}`;
    await yamada.post(`${chat}/take`);
    const before = await desk.said();
    await desk.callBack(answerTo(intent, accepted));
    expect(await visit()).toMatchObject({ state: 'booked' });
    expect(await desk.said()).toEqual(before);
    await yamada.post(`${chat}/return`);
    const later = desk.clock.now().add({ minutes: 10 });
    await desk.due.timers(later, (time) => desk.clock.set(time));
    const told = (await desk.said()).filter((text) => text.includes('に決まりました'));
    expect(told).toHaveLength(1);
  });
});
