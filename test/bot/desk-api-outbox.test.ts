/** The outbox over the desk's API: supervisors see what the back office did not take, and have it told again. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { onItsWay } from '../../bot/send-again.ts';
import { answerTo, type BackOfficeServer, secret, startBackOffice } from '../helpers/back-office-server.ts';
import { codeOf, serveDesk } from '../helpers/desk-api-client.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';

const password = 'a long enough password';
let office: BackOfficeServer;
let day: DeskDay;
let api: Awaited<ReturnType<typeof serveDesk>>;
beforeAll(async () => {
  office = await startBackOffice();
  day = await deskDay(undefined, { url: office.url, secret });
  api = await serveDesk(day);
  await putAccount(day.store, { id: 'yamada', name: '山田', role: 'operator', password });
  await putAccount(day.store, { id: 'suzuki', name: '鈴木', role: 'supervisor', password });
});
afterAll(async () => {
  await api.close();
  await day.close();
  await office.close();
});

/** Resolves when so many are on their way or given up, none of them waiting. */
const comeTo = (count: number) =>
  expect
    .poll(async () => (await onItsWay(day, 10)).rows.map(({ state }) => state), { timeout: 15_000 })
    .toEqual(Array(count).fill('given up'));

it('shows supervisors what was given up and why, and has it told again once', async () => {
  office.answerWith(() => ({ status: 400 }));
  await day.session('a', 'ITS-100001');
  await comeTo(1);
  const suzuki = api.browser();
  await suzuki.signIn('suzuki', password);
  const rows = async () => ((await suzuki.get('/outbox')).body as { rows: Record<string, unknown>[] }).rows;
  const [row] = await rows();
  expect(row).toMatchObject({ what: 'remote.open', state: 'given up', attempts: 1, next: null });
  expect(row).toMatchObject({ customer: expect.any(String), reason: expect.stringMatching(/answered 400$/) });
  expect((await suzuki.get('/board')).body).toMatchObject({ givenUp: 1 });

  office.answerWith(({ intent }) => ({ status: 200, body: answerTo(intent.id, { result: 'accepted' }) }));
  const again = () => suzuki.post(`/outbox/${row?.id}/again`, undefined, { 'idempotency-key': 'once' });
  expect((await again()).status).toBe(200);
  await comeTo(0);
  expect((await again()).status, 'the same call, answered the same').toBe(200);
  expect(office.calls).toHaveLength(2);
  expect(new Set(office.calls.map(({ key }) => key)).size).toBe(1);
  expect(await rows()).toEqual([]);
  expect((await suzuki.get('/board')).body).toMatchObject({ givenUp: 0 });
  expect(codeOf(await suzuki.post(`/outbox/${row?.id}/again`))).toBe('NotSo');
  expect(codeOf(await suzuki.post('/outbox/bm90aGluZw/again'))).toBe('NoSending');
});

it('is shown to nobody else', async () => {
  const yamada = api.browser();
  await yamada.signIn('yamada', password);
  expect(codeOf(await yamada.get('/outbox'))).toBe('NotSupervisor');
  expect(codeOf(await yamada.post(`/outbox/${Buffer.from('message/a/1').toString('base64url')}/again`))).toBe(
    'Refused',
  );
});
