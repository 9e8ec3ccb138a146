/** What an operator does over HTTP happens once, or is refused with the rule's words. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { monthOf } from '../../knowledge/rules/japan-time.ts';
import { chatPart, codeOf, messageOf, serveDesk } from '../helpers/desk-api-client.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';

const one = 'ITS-100001';
const password = 'a long enough password';
type Browser = ReturnType<Awaited<ReturnType<typeof serveDesk>>['browser']>;

let day: DeskDay;
let api: Awaited<ReturnType<typeof serveDesk>>;
let yamada: Browser;
let suzuki: Browser;
beforeEach(async () => {
  day = await deskDay();
  api = await serveDesk(day);
  await putAccount(day.store, { id: 'yamada', name: '山田', role: 'operator', password });
  await putAccount(day.store, { id: 'suzuki', name: '鈴木', role: 'supervisor', password });
  [yamada, suzuki] = [api.browser(), api.browser()];
  await yamada.signIn('yamada', password);
});
afterEach(async () => {
  await api.close();
  await day.close();
});

const of = `/chats/${chatPart('a')}`;

describe('an action', () => {
  it('with the same key happens once and gets the same answer', async () => {
    await day.queue('a', one);
    const key = { 'idempotency-key': 'the same' };
    const twice = await Promise.all([
      yamada.post(`${of}/take`, undefined, key),
      yamada.post(`${of}/take`, undefined, key),
    ]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    const said = { 'idempotency-key': 'said once' };
    for (let n = 0; n < 3; n++) await yamada.post(`${of}/reply`, { text: 'はじめまして' }, said);
    const replies = (await day.transcript('a')).filter(
      (one) => one.kind === 'said' && one.message.text === 'はじめまして',
    );
    expect(replies).toMatchObject([{ from: 'operator', name: '山田' }]);
    expect(await day.used(one)).toBe(1);
  });

  it('with a key that was used for something else is refused, and neither done nor taken for the other', async () => {
    await day.queue('a', one);
    await yamada.post(`${of}/take`);
    const key = { 'idempotency-key': 'used/twice' };
    expect((await yamada.post(`${of}/reply`, { text: 'ひとつめ' }, key)).status).toBe(200);
    for (const [path, body] of [
      [`${of}/reply`, { text: 'ふたつめ' }],
      [`${of}/return`, undefined],
    ] as const) {
      const second = await yamada.post(path, body, key);
      expect([second.status, codeOf(second)]).toEqual([422, 'KeyUsed']);
    }
    expect(await day.state('a')).toBe('connected');
    expect(await day.lastWords('a')).toBe('ひとつめ');
    const again = await yamada.post(`${of}/reply`, { text: ' ひとつめ ' }, key);
    expect(again.status).toBe(200);
    const said = (await day.transcript('a')).filter(
      (entry) => entry.kind === 'said' && entry.message.text === 'ひとつめ',
    );
    expect(said).toHaveLength(1);
  });

  it('with the key of another operator is another action', async () => {
    await day.queue('a', one);
    await suzuki.signIn('suzuki', password);
    const key = { 'idempotency-key': 'k' };
    expect((await yamada.post(`${of}/take`, undefined, key)).status).toBe(200);
    const second = await suzuki.post(`${of}/take`, undefined, key);
    expect(second.status).toBe(409);
    expect(messageOf(second)).toBe('このチャットは、山田さんがすでに対応しています。');
  });

  it('goes from taking to the outcome, and the bot is silent between', async () => {
    await day.queue('a', one);
    expect((await yamada.post(`${of}/reply`, { text: 'まだ早い' })).status).toBe(409);
    await yamada.post(`${of}/take`);
    await day.say('a', '料金はいくらですか');
    expect(await day.lastWords('a')).toBe('料金はいくらですか');
    await yamada.post(`${of}/return`);
    expect(await day.state('a')).toBe('returned');
    expect((await yamada.post(`${of}/outcome`, { outcome: { result: 'isolated', device: 'ルーター' } })).status).toBe(
      200,
    );
    expect((await yamada.get(of)).body).toMatchObject({
      case: { state: 'closed', outcomes: [{ by: '山田', words: '切り分け完了（ルーター）' }] },
      may: { outcome: { allowed: false } },
    });
  });

  it('with a body that is not as described is refused, and changes nothing', async () => {
    await day.queue('a', one);
    await yamada.post(`${of}/take`);
    const wrong = [{ text: '' }, { text: '  ' }, { text: 'あ'.repeat(2001) }, {}, { text: 'a', extra: 1 }, []];
    for (const body of wrong) expect(codeOf(await yamada.post(`${of}/reply`, body))).toBe('BadBody');
    const outcomes = [
      'resolved',
      { result: 'isolated' },
      { result: 'device_failure_suspected', device: 'toaster' },
      { result: 'done' },
    ];
    for (const outcome of outcomes) expect((await yamada.post(`${of}/outcome`, { outcome })).status).toBe(400);
    expect(await day.state('a')).toBe('connected');
    expect((await yamada.post(`${of}/reply`, { text: 'あ'.repeat(2000) })).status).toBe(200);
  });

  it('connects a session and ends it with an outcome', async () => {
    const code = await day.session('a', one);
    expect((await yamada.get(of)).body).toMatchObject({
      state: 'bot',
      session: { state: 'waiting', words: '接続待ち' },
      may: { connect: { allowed: true } },
    });
    expect((await yamada.post(`/sessions/${code}/connect`)).status).toBe(200);
    expect((await yamada.post(`/sessions/${code}/connect`)).status).toBe(409);
    expect((await yamada.post(`/sessions/${code}/outcome`, { outcome: { result: 'not_isolated' } })).status).toBe(200);
    expect((await yamada.post(`/sessions/${code}/outcome`, { outcome: { result: 'resolved' } })).status).toBe(409);
    expect((await yamada.post('/sessions/000000000/connect')).status).toBe(404);
    expect((await yamada.get('/board')).body).toMatchObject({ todos: [] });
  });
});

describe('the phone', () => {
  it('asks what a new contact would do, and counts it', async () => {
    expect((await yamada.get('/contracts/ITS-100009')).body).toMatchObject({
      contract: { name: '日本橋不動産' },
      contacts: { limit: 10, used: 1, left: 9 },
      cases: [{ counted: true, outcomes: [{ result: 'not_isolated' }] }],
      newContact: { allowed: true, why: expect.stringContaining('記録後は8回') },
      mayOverride: false,
    });
    const body = { contract: 'ITS-100009', what: '音が出ない', outcome: { result: 'resolved' } };
    expect((await yamada.post('/phone', body)).status).toBe(200);
    expect(await day.used('ITS-100009')).toBe(2);
    expect((await yamada.get('/contracts/ITS-999999')).status).toBe(404);
    expect((await yamada.post('/phone', { ...body, contract: 'ITS-999999' })).status).toBe(404);
    expect((await yamada.post('/phone', { ...body, todo: chatPart('nothing') })).status).toBe(404);
  });

  it('refuses a new contact when none is left, and lets a supervisor override it with a reason', async () => {
    await suzuki.signIn('suzuki', password);
    const body = { contract: 'ITS-100004', what: '音が出ない', outcome: { result: 'resolved' } };
    const refused = await suzuki.post('/phone', body);
    expect([refused.status, codeOf(refused)]).toEqual([409, 'Refused']);
    expect((await suzuki.get('/contracts/ITS-100004')).body).toMatchObject({
      newContact: { allowed: false, why: messageOf(refused) },
      mayOverride: true,
    });
    const override = { reason: '障害のため' };
    expect((await yamada.post('/phone', { ...body, override })).status).toBe(409);
    expect((await suzuki.post('/phone', { ...body, override })).status).toBe(200);
    const { contacts } = (await suzuki.get('/contracts/ITS-100004')).body as { contacts: { list: unknown[] } };
    expect(contacts).toMatchObject({ month: monthOf(day.clock.now()), used: 6, left: 0 });
    expect(contacts.list.at(-1)).toMatchObject({
      kind: 'phone',
      what: '音が出ない',
      override: { by: '鈴木', reason: '障害のため' },
    });
  });

  it('answers a call-back, or finds that it needs no contact', async () => {
    await day.link('a', one);
    await day.say('a', '折り返し電話をください');
    const { todos } = (await yamada.get('/board')).body as { todos: { id: string }[] };
    const todo = todos[0]?.id ?? '';
    expect((await yamada.post(`/todos/${todo}/done`)).status).toBe(200);
    expect((await yamada.post(`/todos/${todo}/done`)).status).toBe(409);
    expect((await yamada.post('/todos/bm9uZQ/done')).status).toBe(404);
    expect((await yamada.get('/board')).body).toMatchObject({ todos: [] });
    expect((await yamada.get(of)).body).toMatchObject({ contacts: { used: 0 } });
  });
});
