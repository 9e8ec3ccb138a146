/** The example proxies: what they name, and, where the program is on the path, the desk behind the real one. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openSqliteStore, type SqliteStore } from '../../adapters/store/sqlite.ts';
import { limits } from '../../adapters/web-chat/incoming.ts';
import { askedThrough } from '../../bot/address.ts';
import { machineClock } from '../../bot/clock.ts';
import { parseConfig } from '../../bot/config.ts';
import { json, type Route } from '../../bot/route.ts';
import { httpServer } from '../../bot/server.ts';
import { type Program, wire } from '../../bot/wire.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { operatorBrowser } from '../helpers/desk-api-client.ts';
import { proxiesThere, type RunningProxy } from '../helpers/proxies.ts';

const example = (name: string): string => readFileSync(join(import.meta.dirname, '../../.running', name), 'utf8');
const password = 'a long enough password';

describe('the examples', () => {
  it('for nginx set who asks, for what and how, pass web sockets on, and keep the inner addresses in', () => {
    const told = example('nginx.conf');
    for (const line of [
      /proxy_set_header Host +\$host;/,
      /proxy_set_header X-Forwarded-For +\$remote_addr;/,
      /proxy_set_header X-Forwarded-Proto +\$scheme;/,
      /proxy_set_header X-Forwarded-Host +\$http_host;/,
      /proxy_set_header Upgrade +\$http_upgrade;/,
      /location = \/metrics +\{ return 404; \}/,
      /location \/health\/ +\{ return 404; \}/,
    ])
      expect(told).toMatch(line);
    const most = Number(/client_max_body_size (\d+)m;/.exec(told)?.[1]) * 1024 * 1024;
    expect(most, 'the desk itself refuses what is too large').toBeGreaterThan(limits.upload);
  });

  it('for Caddy pass on to the processes that can serve, at once, and keep the inner addresses in', () => {
    const told = example('Caddyfile');
    for (const line of [/health_uri \/health\/ready/, /flush_interval -1/, /@inner path \/metrics \/health\/\*/])
      expect(told).toMatch(line);
  });
});

const wanted = proxiesThere.map((proxy) => [proxy.name, proxy] as const);

describe.each(wanted)('behind %s', (_name, proxy) => {
  const dir = mkdtempSync(join(tmpdir(), 'behind-'));
  let store: SqliteStore;
  let program: Program;
  let server: ReturnType<typeof httpServer>;
  let before: RunningProxy;

  beforeAll(async () => {
    store = openSqliteStore({ dir });
    const log = pino({ level: 'silent' });
    const { config } = parseConfig({ DATA_DIR: dir, DEMO: '1', DESK_ADMIN_PASSWORD: password });
    let url = '';
    program = await wire({ config, store, documents: loadDocuments(), clock: machineClock(), log, url: () => url });
    const seen: Route = {
      method: 'get',
      path: '/seen',
      bodyLimit: 0,
      json: false,
      handle: async ({ address, secure, host, headers }) =>
        json(200, { address, secure, host, for: headers['x-forwarded-for'], proto: headers['x-forwarded-proto'] }),
    };
    server = httpServer([...program.routes, seen], program.upgrade, log, {}, askedThrough(['127.0.0.1']));
    before = await proxy.start(`127.0.0.1:${await server.listen(0, '127.0.0.1')}`);
    url = before.url;
  }, 60_000);
  afterAll(async () => {
    await before.close();
    await program.end();
    await server.close(0);
    await store.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const post = (path: string, headers: Record<string, string> = {}, body?: BodyInit) =>
    fetch(before.url + path, { method: 'POST', headers, ...(body !== undefined && { body }) });
  const begin = async () => {
    const { token } = (await (await post('/directline/tokens/generate')).json()) as { token: string };
    const authorization = `Bearer ${token}`;
    const begun = await post('/directline/conversations', { authorization });
    return { authorization, ...((await begun.json()) as { conversationId: string; streamUrl: string }) };
  };

  it('the desk knows who asks and for what, and not what a stranger says of it', async () => {
    const lies = { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' };
    const seen = await (await fetch(`${before.url}/seen`, { headers: lies })).json();
    const { host } = new URL(before.url);
    expect(seen).toEqual({ address: '127.0.0.1', secure: false, host, for: '127.0.0.1', proto: 'http' });
  });

  it('the web chat finds its stream there, and hears the answer through it', async () => {
    const { authorization, conversationId, streamUrl } = await begin();
    expect(new URL(streamUrl).host).toBe(new URL(before.url).host);
    const stream = new WebSocket(streamUrl);
    const answered = new Promise<string>((resolve) => {
      stream.on('message', (data) => String(data).includes('月額') && resolve(String(data)));
    });
    await new Promise((opened) => stream.once('open', opened));
    const activity = { type: 'message', from: { id: 'x' }, text: '料金はいくらですか' };
    const path = `/directline/conversations/${conversationId}/activities`;
    const headers = { authorization, 'content-type': 'application/json' };
    expect((await post(path, headers, JSON.stringify(activity))).status).toBe(200);
    expect(await answered).toContain('円');
    stream.terminate();
  });

  it('an operator’s page hears at once what happens', async () => {
    const browser = operatorBrowser(before.url);
    expect((await browser.signIn('admin', password)).status).toBe(200);
    const ended = new AbortController();
    const response = await fetch(`${before.url}/desk/api/events`, {
      headers: { cookie: browser.kept.cookie },
      signal: ended.signal,
    });
    let told = '';
    for await (const chunk of response.body as ReadableStream<Uint8Array>) {
      told += Buffer.from(chunk).toString();
      if (told.includes('event: board')) break;
    }
    ended.abort();
    expect(told).toContain('event: board');
  });

  it('the largest upload is passed on, and a larger one refused', async () => {
    const { authorization, conversationId } = await begin();
    const upload = async (bytes: number) => {
      const form = new FormData();
      form.append('activity', new Blob([JSON.stringify({ type: 'message', text: '' })]), 'activity');
      form.append('file', new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'picture.png');
      const path = `/directline/conversations/${conversationId}/upload?userId=x`;
      // Whoever refuses may end the connection before all of it has arrived.
      return post(path, { authorization }, form).then(
        ({ status }) => status,
        () => 413,
      );
    };
    expect(await upload(limits.upload - 2_000)).toBe(200);
    expect(await upload(limits.upload + 2_000_000)).toBe(413);
  });

  it('how busy the desk is stays inside', async () => {
    for (const path of ['/metrics', '/health/ready', '/health/live'])
      expect((await fetch(before.url + path)).status, path).toBe(404);
  });
});
