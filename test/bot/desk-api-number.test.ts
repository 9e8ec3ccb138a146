/** A call-back to a number that is not the registered one: an operator says over HTTP whether it may be called, and the customer hears it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messageOf } from '../helpers/desk-api-client.ts';
import { type SignedInDesk, signedInDesk } from '../helpers/signed-in-desk.ts';

const number = 'ITS-100009';
let desk: SignedInDesk;
let day: SignedInDesk['day'];
let yamada: SignedInDesk['yamada'];
beforeEach(async () => {
  desk = await signedInDesk(number);
  ({ day, yamada } = desk);
  await day.link('a', number);
});
afterEach(() => desk.close());

const call = async () => (await desk.todos()).find(({ kind }) => kind === 'callback');
const answer = async (confirmed: boolean) => yamada.post(`/todos/${(await call())?.id}/number`, { confirmed });
const record = async () =>
  yamada.post('/phone', {
    contract: number,
    todo: (await call())?.id,
    what: '電話で確認',
    outcome: { result: 'resolved' },
  });

describe('a call-back', () => {
  it('to another number is recorded once an operator has confirmed that number', async () => {
    await day.say('a', '080-9876-5432 に折り返し電話してください');
    expect(await call()).toMatchObject({ phone: '080-9876-5432', registered: false, unconfirmed: true });
    expect(await day.lastWords('a')).toContain('ご登録と異なる番号のため、担当の者が確認してから');
    for (const tried of [await record(), await yamada.post(`/todos/${(await call())?.id}/unreachable`)])
      expect(messageOf(tried)).toContain('番号がまだ確認されていません');
    expect((await answer(true)).status).toBe(200);
    expect(await day.lastWords('a')).toContain('この番号へお電話します');
    expect(messageOf(await answer(false))).toContain('もう済んでいます');
    expect((await record()).status).toBe(200);
    expect(await call()).toBeUndefined();
  });

  it('goes to the registered number where the other may not be called', async () => {
    await day.say('a', '080-9876-5432 に折り返し電話してください');
    expect((await answer(false)).status).toBe(200);
    expect(await call()).toMatchObject({ registered: true, unconfirmed: false });
    expect(await day.lastWords('a')).toContain('ご登録の電話番号へ差し上げます');
    expect((await record()).status).toBe(200);
  });

  it('to the registered number, however it is written, asks nobody', async () => {
    await day.say('a', '０３（５５５５）１００９ に折り返し電話してください');
    expect(await call()).toMatchObject({ unconfirmed: false });
    expect((await yamada.post('/todos/none/number', { confirmed: true })).status).toBe(404);
  });
});
