/** Notices over HTTP: a supervisor sets and ends them, everyone at the desk sees them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInAreaNotices } from '../../adapters/area-notices/built-in.ts';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { chatPart, codeOf, messageOf, serveDesk } from '../helpers/desk-api-client.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';
import { inSado, toldIn } from '../helpers/known-customers.ts';

const password = 'a long enough password';
const text = '大雪のため、訪問に遅れが出ています。';
const snow = { area: '佐渡市', text, until: '2026-11-25T18:00:00+09:00' };

let day: DeskDay;
let api: Awaited<ReturnType<typeof serveDesk>>;
let yamada: ReturnType<typeof api.browser>;
let suzuki: ReturnType<typeof api.browser>;
beforeEach(async () => {
  day = await deskDay();
  api = await serveDesk(day);
  await putAccount(day.store, { id: 'yamada', name: '山田', role: 'operator', password });
  await putAccount(day.store, { id: 'suzuki', name: '鈴木', role: 'supervisor', password });
  [yamada, suzuki] = [api.browser(), api.browser()];
  await yamada.signIn('yamada', password);
  await suzuki.signIn('suzuki', password);
  await day.link('a', inSado);
  await day.say('a', 'ありがとう');
});
afterEach(async () => {
  await api.close();
  await day.close();
});

const listed = async (by = suzuki) =>
  ((await by.get('/notices')).body as { notices: { id: string; chats: number }[] }).notices;
const onBoard = async () => ((await yamada.get('/board')).body as { notices: number }).notices;
const standing = () => builtInAreaNotices(openRecords(day.store)).standing();
const told = async () => (await toldIn(day, ['a'], text))[0];

describe('a notice', () => {
  it('that a supervisor sets is told to the customer there and listed with how many chats it concerns', async () => {
    expect((await suzuki.post('/notices', snow)).status).toBe(200);
    expect(await told()).toBe(0);
    expect(await listed()).toMatchObject([{ chats: 0, spreading: true }]);
    await day.spread();
    expect(await told()).toBe(1);
    expect((await yamada.get('/notices')).body).toEqual({
      notices: [
        {
          ...snow,
          id: expect.any(String),
          until: '2026-11-25T18:00:00.000+09:00',
          setAt: '2026-11-24T10:00:00.000+09:00',
          by: '鈴木',
          chats: 1,
          spreading: false,
        },
      ],
      may: {
        allowed: false,
        why: 'お知らせを出したり終わらせたりできるのは、管理者だけです。管理者にご相談ください。',
      },
      textLength: 300,
    });
    expect(await onBoard()).toBe(1);
  });

  it('is set and ended by supervisors only', async () => {
    const refused = await yamada.post('/notices', snow);
    expect([refused.status, codeOf(refused), messageOf(refused)]).toEqual([
      409,
      'Refused',
      expect.stringContaining('管理者だけ'),
    ]);
    await suzuki.post('/notices', snow);
    const [notice] = await listed();
    expect((await yamada.post(`/notices/${notice?.id}/end`)).status).toBe(409);
    expect(await listed()).toHaveLength(1);
    await day.spread();
    expect(await told()).toBe(1);
  });

  it('sent twice with one key is one notice', async () => {
    const key = { 'idempotency-key': 'snow' };
    await Promise.all([suzuki.post('/notices', snow, key), suzuki.post('/notices', snow, key)]);
    await suzuki.post('/notices', snow, key);
    expect(await listed()).toHaveLength(1);
  });

  it('that is ended stands no more, once, and is not told in the morning', async () => {
    day.clock.set(Temporal.Instant.from('2026-11-24T21:00:00+09:00'));
    await suzuki.post('/notices', snow);
    await day.spread();
    const [notice] = await listed();
    expect((await suzuki.post(`/notices/${notice?.id}/end`)).status).toBe(200);
    expect(await listed()).toEqual([]);
    expect(await onBoard()).toBe(0);
    const again = await suzuki.post(`/notices/${notice?.id}/end`);
    expect([again.status, messageOf(again)]).toEqual([409, 'このお知らせは、もう終わっています。']);
    expect((await suzuki.post(`/notices/${chatPart('never')}/end`)).status).toBe(409);
    await day.pass(24 * 60);
    expect(await told()).toBe(0);
  });

  it('ends by itself at its time, also when its timer comes late', async () => {
    await suzuki.post('/notices', snow);
    day.clock.set(Temporal.Instant.from('2026-11-25T17:59:59+09:00'));
    expect(await onBoard()).toBe(1);
    day.clock.set(Temporal.Instant.from(snow.until));
    expect([await onBoard(), await listed()]).toEqual([0, []]);
    expect(await standing()).toHaveLength(1);
    await day.spread();
    expect(await standing()).toEqual([]);
    await day.say('a', 'ありがとう');
    expect(await told()).toBe(0);
  });

  it.each([
    ['a time that is over', { ...snow, until: '2026-11-24T10:00:00+09:00' }, 409],
    ['an area of one letter', { ...snow, area: '津' }, 409],
    ['an area without a place', { ...snow, area: '、' }, 409],
    ['no area', { ...snow, area: ' ' }, 400],
    ['no text', { ...snow, text: ' ' }, 400],
    ['a text that is too long', { ...snow, text: '雪'.repeat(301) }, 400],
    ['a time without a zone', { ...snow, until: '2026-11-25T18:00:00' }, 400],
  ])('with %s is refused', async (_what, body, status) => {
    expect((await suzuki.post('/notices', body)).status).toBe(status);
    expect(await listed()).toEqual([]);
  });

  it('is seen by an operator who holds the chat, as not sent, and told when the bot goes on', async () => {
    await day.say('a', 'オペレーターと話したい');
    await day.say('a', 'はい');
    await day.act('a', { do: 'take' });
    await suzuki.post('/notices', snow);
    await day.spread();
    expect((await day.notes('a')).filter((note) => note.includes(text))).toEqual([
      expect.stringMatching(/^unsent: 佐渡市のお客さまへ/),
    ]);
    expect(await told()).toBe(0);
    await day.act('a', { do: 'return' });
    await day.say('a', 'ありがとう');
    await day.say('a', 'ありがとう');
    expect(await told()).toBe(1);
  });
});
