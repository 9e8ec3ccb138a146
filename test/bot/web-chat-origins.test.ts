/** The web chat without the demo: for pages of the listed sites alone, whatever they ask for. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { WebChatCore } from '../../adapters/web-chat/core.ts';
import { directLineRoutes } from '../../adapters/web-chat/direct-line.ts';
import type { Tokens } from '../../adapters/web-chat/tokens.ts';
import { start } from '../../bot/start.ts';

const site = 'https://www.example.jp';
const stranger = 'https://evil.example';
const dirs: string[] = [];
const servers: Awaited<ReturnType<typeof start>>[] = [];
let url = '';
let bare = '';

const begin = async (settings: Record<string, string>): Promise<string> => {
  const dir = mkdtempSync(join(tmpdir(), 'origins-'));
  dirs.push(dir);
  const running = await start({ PORT: '0', DATA_DIR: dir, DEMO: '0', LOG_LEVEL: 'silent', ...settings });
  servers.push(running);
  return running.url;
};
beforeAll(async () => {
  url = await begin({ WEB_CHAT_ORIGINS: `${site}/, http://shop.example:8080`, PUBLIC_URL: 'https://chat.example.jp/' });
  bare = await begin({});
});
afterAll(async () => {
  for (const running of servers) await running.close();
  for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
});

type Headers = Record<string, string>;
const from = (origin: string, headers: Headers = {}): Headers => ({ origin, ...headers });
const ask = (path: string, headers: Headers, method = 'POST') => fetch(`${url}${path}`, { method, headers });
const generate = '/directline/tokens/generate';
interface Begun {
  token: string;
  conversationId: string;
  streamUrl: string;
}
const begun = async (): Promise<Begun> => (await (await ask(generate, from(site))).json()) as Begun;
const bearer = ({ token }: Begun): Headers => ({ authorization: `Bearer ${token}` });
const readableBy = (answer: Response) => answer.headers.get('access-control-allow-origin');

describe('without the demo', () => {
  it('there is no web chat where no site is listed', async () => {
    for (const path of ['/', '/embed.js']) expect([path, (await fetch(bare + path)).status]).toEqual([path, 404]);
    expect((await fetch(bare + generate, { method: 'POST' })).status).toBe(404);
  });

  it('the page and its snippet are served, and the listed sites alone may hold the page in a frame', async () => {
    const page = await fetch(`${url}/`);
    expect(page.status).toBe(200);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain(`frame-ancestors ${site} http://shop.example:8080`);
    expect(policy).toContain("connect-src 'self' blob: wss://chat.example.jp");
    expect(policy).not.toMatch(/unsafe|\*/);
    const snippet = await fetch(`${url}/embed.js`);
    expect(snippet.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(snippet.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(await snippet.text()).toContain('チャットで相談');
  });
});

describe('a token', () => {
  it.each([
    ['a listed site', site, 200, site],
    ['our own page', 'https://chat.example.jp', 200, null],
    ['another site', stranger, 403, null],
    ['a page without an origin of its own', 'null', 403, null],
    ['a site whose name begins as a listed one', `${site}.evil.example`, 403, null],
    ['the listed site over another protocol', 'http://www.example.jp', 403, null],
  ])('is given or not: %s', async (_, origin, status, readable) => {
    const answer = await ask(generate, from(origin));
    expect([answer.status, readableBy(answer)]).toEqual([status, readable]);
    expect(answer.headers.get('vary')).toBe('Origin');
  });

  it('is given to no page that does not name itself, and to the address that was asked for', async () => {
    const unnamed = await ask(generate, {});
    expect([unnamed.status, ((await unnamed.json()) as { error: { code: string } }).error.code]).toEqual([
      403,
      'NoOrigin',
    ]);
    expect((await ask(generate, from(url))).status).toBe(200);
  });

  it('of a listed site is no use to a page of another one', async () => {
    const chat = await begun();
    const path = `/directline/conversations/${chat.conversationId}`;
    const routes = directLineRoutes({ core: {} as WebChatCore, tokens: {} as Tokens, failed: () => {} });
    expect(routes.length).toBeGreaterThan(8);
    for (const { method, path: at } of routes) {
      const asked = at.replace(':id', chat.conversationId);
      const refused = await ask(asked, from(stranger, bearer(chat)), method.toUpperCase());
      expect([asked, refused.status, readableBy(refused)]).toEqual([asked, 403, null]);
    }
    // A browser names no page when its own page reads: that is let in, and a foreign page's reading is not.
    expect((await ask(`${path}/activities`, bearer(chat), 'GET')).status).toBe(200);
    expect((await ask(`${path}/activities`, { ...bearer(chat), 'sec-fetch-site': 'cross-site' }, 'GET')).status).toBe(
      403,
    );
  });
});

describe('a page of a listed site', () => {
  it('asks before it speaks to the chat, and a page of another site is refused then', async () => {
    const path = '/directline/conversations/c/activities';
    const may = await ask(path, from(site), 'OPTIONS');
    expect([may.status, readableBy(may)]).toEqual([204, site]);
    expect(may.headers.get('access-control-allow-headers')).toContain('authorization');
    const mayNot = await ask(path, from(stranger), 'OPTIONS');
    expect([mayNot.status, readableBy(mayNot)]).toEqual([403, null]);
  });

  it('reads why it is refused', async () => {
    const refused = await ask('/directline/conversations/c/activities', from(site), 'GET');
    expect([refused.status, readableBy(refused)]).toEqual([401, site]);
  });
});

describe('the stream', () => {
  const streamOf = async () => {
    const chat = await begun();
    const answer = await ask('/directline/conversations', from(site, bearer(chat)));
    return ((await answer.json()) as Begun).streamUrl;
  };
  const here = (streamUrl: string) => streamUrl.replace('wss://chat.example.jp', url.replace('http', 'ws'));

  it('is where customers reach this server, whatever host is asked for', async () => {
    expect(await streamOf()).toMatch(/^wss:\/\/chat\.example\.jp\/directline\/conversations\//);
  });

  it('opens for a listed site, and for a page of another one it does not', async () => {
    const socket = new WebSocket(here(await streamOf()), { origin: site });
    await once(socket, 'open');
    socket.close();
    const refused = new WebSocket(here(await streamOf()), { origin: stranger });
    const [, response] = await once(refused, 'unexpected-response');
    expect(response.statusCode).toBe(403);
  });

  it('that a proxy has made a plain request of says so', async () => {
    const answer = await ask(new URL(await streamOf()).pathname, from(site), 'GET');
    expect(answer.status).toBe(426);
    expect(((await answer.json()) as { error: { message: string } }).error.message).toContain('Poll the activities');
  });
});
