/** Every address × every kind of bad input, on the real server: refused with a fitting status and a cure, and never a failure of ours. */
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqliteStore, type SqliteStore } from '../../adapters/store/sqlite.ts';
import { signTokens } from '../../adapters/web-chat/tokens.ts';
import { machineClock } from '../../bot/clock.ts';
import { parseConfig } from '../../bot/config.ts';
import type { Route } from '../../bot/route.ts';
import { secretOf } from '../../bot/secrets.ts';
import { httpServer } from '../../bot/server.ts';
import { type Program, wire } from '../../bot/wire.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { badBodies, bytes } from '../helpers/bad-bodies.ts';
import { message } from '../helpers/bot-activity.ts';

const secret = 's'.repeat(32);
const site = 'https://www.example.jp';
const asJson = { 'content-type': 'application/json' };
let dir: string;
let store: SqliteStore;
let program: Program;
let url = '';
let server: ReturnType<typeof httpServer>;
let tokens: ReturnType<typeof signTokens>;
let late: ReturnType<typeof signTokens>;
let foreign: ReturnType<typeof signTokens>;
const desk = { cookie: '', csrf: '' };

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'every-door-'));
  store = openSqliteStore({ dir });
  const log = pino({ level: 'silent' });
  const office = { BACK_OFFICE_URL: 'http://127.0.0.1:9/', BACK_OFFICE_SECRET: secret };
  const { config } = parseConfig({
    DATA_DIR: dir,
    DEMO: '1',
    DESK_ADMIN_PASSWORD: 'a long enough password',
    ...office,
    LINE_CHANNEL_SECRET: secret,
    LINE_CHANNEL_ACCESS_TOKEN: 'token',
    LINE_API_BASE_URL: 'http://127.0.0.1:9',
    WEB_CHAT_ORIGINS: site,
  });
  program = await wire({ config, store, documents: loadDocuments(), clock: machineClock(), log, url: () => url });
  server = httpServer(program.routes, program.upgrade, log);
  url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  const key = await secretOf(store, 'web-chat');
  tokens = signTokens({ key, now: Date.now });
  late = signTokens({ key, now: () => Date.now() - 3_600_000 });
  foreign = signTokens({ key: Buffer.alloc(32, 7), now: Date.now });
  const body = JSON.stringify({ id: 'admin', password: 'a long enough password' });
  const signedIn = await fetch(`${url}/desk/api/session`, { method: 'POST', headers: asJson, body });
  desk.cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  desk.csrf = ((await signedIn.json()) as { csrf: string }).csrf;
});
afterAll(async () => {
  await server.close(0);
  await program.end();
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});

const ticket = { conversationId: 'conversation', userId: 'user' };
/** One is ended, and is another than the one the rest is about. */
const partOf = ({ path }: Route) => (path.endsWith('/end') ? 'ended' : 'conversation');
const pathOf = (route: Route, part = partOf(route)) => route.path.replaceAll(/:\w+/g, part);
/** A stream is never answered to the end, and the page files are nobody's secret. */
const isStream = ({ path }: Route) => path.endsWith('/events');
/** What a browser asks first of the chat's addresses, which needs no token, and an address that only says what it is. */
const opensNothing = ({ method, path }: Route) => method === 'opts' || path.endsWith('/stream');
const takesNobody = ({ path }: Route) => /^\/directline\/(?!tokens\/generate)|^\/desk\/api\/(?!session$)/.test(path);

let keys = 0;
/** What opens a door, by the beginning of its path. */
const rightFor = (route: Route, body: Uint8Array): Record<string, string> => {
  const { path } = route;
  const own = { ...ticket, conversationId: partOf(route) };
  if (path.startsWith('/directline')) return { authorization: `Bearer ${tokens.issue(own, 'chat')}`, origin: site };
  if (path.startsWith('/desk/api'))
    return { cookie: desk.cookie, 'x-csrf-token': desk.csrf, 'idempotency-key': `key-${++keys}` };
  if (path === '/api/line') return { 'x-line-signature': createHmac('sha256', secret).update(body).digest('base64') };
  if (path.startsWith('/api/back-office')) {
    const seconds = String(Math.floor(Date.now() / 1_000));
    const mac = createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex');
    return { 'x-desk-signature': `t=${seconds},v1=${mac}` };
  }
  return {};
};

interface Asked {
  path?: string;
  headers?: Record<string, string>;
  body?: Uint8Array;
  method?: string;
}
const methods = { get: 'GET', post: 'POST', del: 'DELETE', opts: 'OPTIONS' } as const;
const ask = async (
  route: Route,
  { path = pathOf(route), headers = {}, body, method = methods[route.method] }: Asked,
) => {
  const answer = await fetch(url + path, {
    method,
    headers,
    redirect: 'manual',
    ...(body && method !== 'GET' && { body: body as BodyInit }),
  });
  const text = await answer.text();
  return { status: answer.status, text };
};
/** A refusal tells a code and what to do, and nothing of the inside. */
const isRefusal = ({ text }: { text: string }) => {
  const { error } = JSON.parse(text) as { error: { code: string; message: string } };
  expect(error).toEqual({ code: expect.stringMatching(/^\w+$/), message: expect.stringMatching(/.{5}/s) });
  expect(text).not.toMatch(/\n\s+at |node:|\.ts:\d|Error:/);
};

/** These take no body, and answer whatever is sent as one, or nothing. */
const heedsNoBody = ({ path }: Route) => /^\/directline\/(?:tokens\/\w+|conversations(?:\/:id\/end)?)$/.test(path);

it('knows every door', () => {
  expect(program.routes.length).toBeGreaterThan(50);
  const posts = program.routes.filter(({ method }) => method === 'post').map(({ path }) => path);
  const some = ['/api/messages', '/api/line', '/api/back-office/answers', '/directline/tokens/generate'];
  for (const known of [...some, '/directline/conversations/:id/end', '/desk/api/phone']) expect(posts).toContain(known);
});

describe('a bad body', () => {
  it.each(Object.keys(badBodies))('%s is refused by every door that takes one', async (kind) => {
    for (const route of program.routes.filter(({ bodyLimit }) => bodyLimit > 0)) {
      const { body, headers } = (badBodies[kind] as (typeof badBodies)[string])(route);
      const answer = await ask(route, { body, headers: { ...asJson, ...rightFor(route, body), ...headers } });
      const told = `${route.method} ${route.path}: ${answer.status} ${answer.text}`;
      if (heedsNoBody(route) && answer.status < 300) continue;
      expect([400, 404, 413, 415, 422], told).toContain(answer.status);
      isRefusal(answer);
    }
  });
});

describe('a token', () => {
  const chat = {
    none: () => '',
    'no token': () => 'Bearer x',
    'alg none': () => {
      const [, claims] = tokens.issue(ticket, 'chat').split('.');
      return `Bearer ${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${claims}.`;
    },
    forged: () => `Bearer ${foreign.issue(ticket, 'chat')}`,
    expired: () => `Bearer ${late.issue(ticket, 'chat')}`,
    'for another use': () => `Bearer ${tokens.issue(ticket, 'stream')}`,
    'for another conversation': () => `Bearer ${tokens.issue({ ...ticket, conversationId: 'other' }, 'chat')}`,
  };
  it.each(Object.entries(chat))('of the chat that is %s opens nothing', async (kind, authorization) => {
    for (const route of program.routes.filter(
      (one) => one.path.startsWith('/directline/') && takesNobody(one) && !opensNothing(one),
    )) {
      if (kind === 'for another conversation' && !route.path.includes(':id')) continue;
      const answer = await ask(route, {
        body: bytes('{"type":"typing"}'),
        headers: { ...asJson, authorization: authorization() },
      });
      expect([401, 403], `${route.path} ${answer.status}`).toContain(answer.status);
      isRefusal(answer);
    }
  });

  const operator = {
    none: () => ({}),
    'a cookie of somebody else’s making': () => ({ cookie: `desk=${'A'.repeat(43)}`, 'x-csrf-token': 'x' }),
    'a cookie without the CSRF token': () => ({ cookie: desk.cookie }),
    'from another site': () => ({ cookie: desk.cookie, 'x-csrf-token': desk.csrf, origin: 'https://evil.example' }),
  };
  it.each(Object.entries(operator))('of the desk, %s, changes nothing', async (_kind, headers) => {
    for (const route of program.routes.filter((one) => one.path.startsWith('/desk/api/') && one.method !== 'get')) {
      if (!takesNobody(route)) continue;
      const answer = await ask(route, {
        body: bytes('{}'),
        headers: { ...asJson, 'idempotency-key': 'k', ...headers() },
      });
      expect([401, 403], `${route.path} ${answer.status}`).toContain(answer.status);
      isRefusal(answer);
    }
  });

  it('is needed to read anything of the desk', async () => {
    for (const route of program.routes.filter((one) => one.path.startsWith('/desk/api/') && one.method === 'get'))
      expect((await ask(route, {})).status, route.path).toBe(401);
  });
});

describe('a bad address', () => {
  it.each([
    '%00',
    '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
    '%E0%A4%A',
    '%ff',
    'x'.repeat(5_000),
    '%0d%0aset-cookie:a=b',
    '__proto__',
  ])('with %s in it is answered, and fails nowhere', async (part) => {
    for (const route of program.routes.filter((one) => one.path.includes(':') && !isStream(one))) {
      const body = bytes('{}');
      const answer = await ask(route, {
        path: pathOf(route, part),
        body,
        headers: { ...asJson, ...rightFor(route, body) },
      });
      expect(answer.status, `${route.path} ${answer.text}`).toBeLessThan(500);
      expect(answer.text).not.toContain('root:');
    }
  });

  it.each(['?watermark=%00&after=-1&seen=%', `?after=${'9'.repeat(400)}`, '?after=1e99&watermark=9e9', '?after=NaN'])(
    'with the query %s is answered, and fails nowhere',
    async (query) => {
      for (const route of program.routes.filter((one) => one.method === 'get' && !isStream(one))) {
        const headers = rightFor(route, Buffer.alloc(0));
        const answer = await ask(route, { path: `${pathOf(route)}${query}`, headers });
        expect(answer.status, `${route.path} ${answer.text}`).toBeLessThan(500);
      }
    },
  );

  it.each(['PUT', 'PATCH', 'PROPFIND', 'OPTIONS'])('asked with %s is refused', async (method) => {
    for (const route of program.routes.filter((one) => !isStream(one))) {
      if (method === 'OPTIONS' && route.path.startsWith('/directline/')) continue;
      const { status } = await ask(route, { method, headers: rightFor(route, Buffer.alloc(0)) });
      expect([404, 405], `${method} ${route.path}`).toContain(status);
    }
  });
});

describe('the same again', () => {
  it('is the same activity, and answered the same', async () => {
    const body = bytes(JSON.stringify(message('again', '月額いくら？')));
    const route = program.routes.find(({ path }) => path === '/api/messages') as Route;
    const [one, two] = [await ask(route, { body, headers: asJson }), await ask(route, { body, headers: asJson })];
    expect(two).toEqual(one);
    expect(one.status).toBe(200);
  });
});

it('everything is still served', async () => {
  expect((await fetch(`${url}/health/live`)).status).toBe(200);
});
