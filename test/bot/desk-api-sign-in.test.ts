/** Who may use the desk: accounts, sessions, CSRF tokens, origins and keys. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  accountOf,
  checkPassword,
  ensureAdmin,
  pauseMinutes,
  putAccount,
} from '../../adapters/operator-desk/accounts.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { codeOf, messageOf, serveDesk } from '../helpers/desk-api-client.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';

let day: DeskDay;
let api: Awaited<ReturnType<typeof serveDesk>>;
const password = 'a long enough password';

beforeAll(async () => {
  day = await deskDay();
  api = await serveDesk(day);
  await putAccount(day.store, { id: 'yamada', name: '山田', role: 'operator', password });
});
afterAll(async () => {
  await api.close();
  await day.close();
});

describe('signing in', () => {
  it('gives a cookie no script reads, for the desk alone, and a CSRF token', async () => {
    const reply = await api.browser().signIn('yamada', password);
    expect(reply.body).toMatchObject({ operator: { id: 'yamada', name: '山田', role: 'operator' } });
    const cookie = reply.headers.get('set-cookie') ?? '';
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Path=/desk', 'Max-Age=43200']) expect(cookie).toContain(part);
    expect(cookie).not.toContain('Secure');
    expect(cookie).toMatch(/^desk=[\w-]{43};/);
  });

  it.each(['https://desk.example.jp', 'http://desk.example.jp', 'http://192.168.0.7:3978', 'https://localhost'])(
    'at %s gives a cookie for TLS alone that no other name can set, and heeds no other',
    async (publicUrl) => {
      const secure = await serveDesk(day, { publicUrl });
      const browser = secure.browser();
      const set = (await browser.signIn('yamada', password)).headers.get('set-cookie') ?? '';
      expect(set).toMatch(/^__Host-desk=[\w-]{43}; .*Path=\/; Secure$/);
      expect((await browser.get('/session')).status).toBe(200);
      expect((await browser.get('/session', { cookie: browser.kept.cookie.replace('__Host-', '') })).status).toBe(401);
      await secure.close();
    },
  );

  it('keeps no token and no password in the store', async () => {
    const browser = api.browser();
    await browser.signIn('yamada', password);
    const token = browser.kept.cookie.slice('desk='.length);
    const records = openRecords(day.store);
    expect(await records.read(`desk-session/${token}`)).toBeUndefined();
    const kept = await accountOf(records, 'yamada');
    expect(JSON.stringify(kept)).not.toContain(password);
    expect(kept?.password).toMatchObject({ cost: 32_768, blockSize: 8, parallel: 1 });
    expect(kept?.password.salt).toMatch(/^[0-9a-f]{32}$/);
  });

  it('with a wrong password or a name nobody has is refused in the same words', async () => {
    const wrong = await api.browser().signIn('yamada', 'not the password');
    const unknown = await api.browser().signIn('nobody', 'not the password');
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(wrong.body).toEqual(unknown.body);
    await api.browser().signIn('yamada', password);
  });

  it('is paused after five wrong tries in a row, the right password too, and for names nobody has alike', {
    timeout: 60_000,
  }, async () => {
    await putAccount(day.store, { id: 'tanaka', name: '田中', role: 'operator', password });
    for (const id of ['tanaka', 'no such account']) {
      const tries = await Promise.all(Array.from({ length: 8 }, () => api.browser().signIn(id, 'guess')));
      expect(tries.filter(({ status }) => status === 401)).toHaveLength(5);
      expect((await api.browser().signIn(id, password)).status).toBe(429);
    }
    const now = Date.now();
    expect(await checkPassword(day.store, 'tanaka', password, now)).toBe('paused');
    expect(await checkPassword(day.store, 'tanaka', password, now + pauseMinutes * 60_000 + 1)).toMatchObject({
      id: 'tanaka',
    });
  });

  it('stays open to its owner while somebody elsewhere tries it, and is paused there alone', async () => {
    for (let n = 0; n < 5; n++) await checkPassword(day.store, 'yamada', 'guess', Date.now(), 'elsewhere');
    expect(await checkPassword(day.store, 'yamada', password, Date.now(), 'elsewhere')).toBe('paused');
    expect(await checkPassword(day.store, 'yamada', password, Date.now(), 'office')).toMatchObject({ id: 'yamada' });
    const stranger = { 'x-forwarded-for': '203.0.113.7' };
    for (let n = 0; n < 5; n++) await api.browser().post('/session', { id: 'yamada', password: 'guess' }, stranger);
    expect((await api.browser().post('/session', { id: 'yamada', password }, stranger)).status).toBe(429);
    expect((await api.browser().signIn('yamada', password)).status).toBe(200);
  });

  it('is answered 503 while too many passwords wait to be looked at, and the others are looked at', async () => {
    const tries = await Promise.all(
      Array.from({ length: 60 }, (_, n) => api.browser().post('/session', { id: `user${n}`, password: 'guess' })),
    );
    expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([401, 503]));
    expect(tries.filter(({ status }) => status === 401).length).toBeGreaterThan(20);
    expect(codeOf(tries.find(({ status }) => status === 503) as (typeof tries)[0])).toBe('Busy');
    expect((await api.browser().signIn('yamada', password)).status).toBe(200);
  });

  it('forgets wrong tries with a right one', async () => {
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < 4; n++) await checkPassword(day.store, 'yamada', 'guess', Date.now());
      expect(await checkPassword(day.store, 'yamada', password, Date.now())).toMatchObject({ id: 'yamada' });
    }
  });
});

describe('a call', () => {
  it('without a session is answered 401 everywhere', async () => {
    const browser = api.browser();
    for (const path of ['/session', '/board', '/chats/YQ', '/contracts/ITS-100001', '/openapi.json']) {
      expect((await browser.get(path)).status).toBe(401);
    }
    for (const path of ['/chats/YQ/take', '/sessions/1/connect', '/todos/YQ/done', '/presence']) {
      expect((await browser.post(path)).status).toBe(401);
    }
    expect((await browser.post('/phone', {})).status).toBe(401);
  });

  it('that changes something needs the CSRF token of its own session', async () => {
    const browser = api.browser();
    const other = api.browser();
    await browser.signIn('yamada', password);
    await other.signIn('yamada', password);
    for (const csrf of ['', 'wrong', other.kept.csrf]) {
      expect(codeOf(await browser.post('/presence', undefined, { 'x-csrf-token': csrf }))).toBe('BadCsrf');
    }
    expect((await browser.post('/presence')).status).toBe(200);
  });

  it('from a page of another site is refused, signing in too', async () => {
    const browser = api.browser();
    const elsewhere = { origin: 'https://evil.example' };
    expect((await browser.post('/session', { id: 'yamada', password }, elsewhere)).status).toBe(403);
    await browser.signIn('yamada', password);
    expect(codeOf(await browser.post('/presence', undefined, elsewhere))).toBe('OtherOrigin');
    expect((await browser.post('/presence', undefined, { origin: 'null' })).status).toBe(403);
    expect((await browser.post('/presence', undefined, { origin: api.origin })).status).toBe(200);
  });

  it('that acts needs a key of printable ASCII, 100 characters at most', async () => {
    const browser = api.browser();
    await browser.signIn('yamada', password);
    for (const key of ['', 'x'.repeat(101), 'caf\u00e9']) {
      expect(codeOf(await browser.post('/chats/YQ/take', undefined, { 'idempotency-key': key }))).toBe('NoKey');
    }
    expect((await browser.post('/chats/YQ/take')).status).toBe(404);
  });

  it('after signing out, or after the password was changed, is signed out', async () => {
    const browser = api.browser();
    await browser.signIn('yamada', password);
    const { cookie } = browser.kept;
    const out = await browser.del('/session');
    expect(out.headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await browser.get('/board', { cookie })).status).toBe(401);

    await putAccount(day.store, { id: 'sato', name: '佐藤', role: 'operator', password });
    await browser.signIn('sato', password);
    expect((await browser.get('/session')).status).toBe(200);
    await putAccount(day.store, { id: 'sato', name: '佐藤', role: 'operator', password: 'another long password' });
    expect((await browser.get('/session')).status).toBe(401);
  });

  it('twelve hours later is signed out', async () => {
    const real = { ...day, clock: { ...day.clock, realNow: () => Date.now() + 12 * 3_600_000 } };
    const later = await serveDesk(real);
    const browser = api.browser();
    await browser.signIn('yamada', password);
    const old = later.browser();
    expect(messageOf(await old.get('/board', { cookie: browser.kept.cookie }))).toContain('サインイン');
    expect((await browser.get('/board')).status).toBe(200);
    await later.close();
  });
});

describe('the account admin', () => {
  it('is made once with a password that is told once, or anew at every start of the demo', async () => {
    const { store, close } = await deskDay();
    const name = '管理者';
    const made = await ensureAdmin(store, { name });
    expect(await checkPassword(store, 'admin', made ?? '', Date.now())).toMatchObject({
      role: 'supervisor',
      name,
    });
    expect(await ensureAdmin(store, { name })).toBeUndefined();
    const again = await ensureAdmin(store, { name, anew: true });
    expect(again).not.toBe(made);
    expect(await checkPassword(store, 'admin', made ?? '', Date.now())).toBe('wrong');
    expect(await ensureAdmin(store, { name, password: 'set by the settings', anew: true })).toBeUndefined();
    const set = await accountOf(openRecords(store), 'admin');
    await ensureAdmin(store, { name, password: 'set by the settings' });
    expect(await accountOf(openRecords(store), 'admin')).toEqual(set);
    await close();
  });
});
