/** Who asks: the peer, or whom a proxy names that is believed; nobody else can say so. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askedThrough } from '../../bot/address.ts';
import { paces } from '../../bot/back-pressure.ts';
import { start } from '../../bot/start.ts';

const forwarded = (named: string | undefined): Record<string, string> =>
  named === undefined ? {} : { 'x-forwarded-for': named };

describe('the address that is counted', () => {
  it.each([
    ['the peer itself', '203.0.113.7', undefined, '203.0.113.7'],
    ['not what a stranger writes', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
    ['whom a proxy beside us names last', '127.0.0.1', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['also where it names a neighbour last', '127.0.0.1', '198.51.100.1, 10.0.0.7', '10.0.0.7'],
    ['whom a proxy in our network names', '::ffff:10.0.0.2', '2001:db8::1', '2001:db8:0:0::/64'],
    ['the network of an address of the sixth version', '2001:DB8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
    ['the proxy where it names nobody', '10.0.0.2', 'unknown', '10.0.0.2'],
    ['nobody on this machine', '::1', undefined, undefined],
  ])('is %s', (_fact, peer, named, expected) => {
    expect(askedThrough()(peer, forwarded(named)).address).toBe(expected);
  });

  it.each([
    ['whom it names', '192.0.2.1', '203.0.113.7', '203.0.113.7'],
    ['whom it names with a port', '192.0.2.1', '203.0.113.7:4711', '203.0.113.7'],
    ['whom it names with a port, of the sixth version', '192.0.2.1', '[2001:db8::1]:443', '2001:db8:0:0::/64'],
    ['whom the first of two names', '192.0.2.1', '198.51.100.1, 203.0.113.7, 10.1.2.3', '203.0.113.7'],
    ['the farthest where all are of the list', '10.1.1.1', '10.1.2.4, 10.1.2.3', '10.1.2.4'],
    ['nobody where it names nobody: one address of all would be locked for all', '192.0.2.1', undefined, undefined],
    ['nobody where it names no address', '192.0.2.1', '198.51.100.1, unknown', undefined],
    ['the peer that is not of the list', '192.168.0.2', '203.0.113.7', '192.168.0.2'],
    ['nobody on this machine, which is not of the list', '127.0.0.1', '203.0.113.7', undefined],
  ])('is through listed proxies %s', (_fact, peer, named, expected) => {
    expect(askedThrough(['192.0.2.1', '10.1.0.0/16'])(peer, forwarded(named)).address).toBe(expected);
  });
});

describe('what was asked for', () => {
  const headers = { host: 'inner:3978', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'desk.example.jp' };

  it('is what a proxy says that is believed, and nobody else', () => {
    const through = askedThrough(['192.0.2.1']);
    expect(through('192.0.2.1', headers)).toMatchObject({ secure: true, host: 'desk.example.jp' });
    expect(through('192.0.2.2', headers)).toMatchObject({ secure: false, host: 'inner:3978' });
  });

  it('is the Host where the proxy passes it on, or names what is none', () => {
    const through = askedThrough();
    expect(through('127.0.0.1', { host: 'desk.example.jp' }).host).toBe('desk.example.jp');
    expect(through('127.0.0.1', { host: 'desk.example.jp', 'x-forwarded-host': 'a b' }).host).toBe('desk.example.jp');
  });
});

describe('the whole server', () => {
  const dirs: string[] = [];
  const servers: Awaited<ReturnType<typeof start>>[] = [];
  const behind = async (proxies: string) => {
    const dir = mkdtempSync(join(tmpdir(), 'proxies-'));
    dirs.push(dir);
    const running = await start({ PORT: '0', DATA_DIR: dir, DEMO: '1', LOG_LEVEL: 'silent', TRUSTED_PROXIES: proxies });
    servers.push(running);
    return (path: string, headers: Record<string, string> = {}) =>
      fetch(`${running.url}${path}`, { method: 'POST', headers });
  };
  type Ask = Awaited<ReturnType<typeof behind>>;
  let listed: Ask;
  let unlisted: Ask;
  beforeAll(async () => {
    listed = await behind('127.0.0.1, 10.1.0.0/16');
    unlisted = await behind('192.0.2.1');
  });
  afterAll(async () => {
    for (const running of servers) await running.close();
    for (const dir of dirs) rmSync(dir, { recursive: true, force: true });
  });

  /** What comes of more new conversations than one address may begin at once, the nth of whom `named` names. */
  const many = async (ask: Ask, named: (n: number) => string | undefined) => {
    const asked = Array.from({ length: paces.tokens.most + 5 }, (_, n) =>
      ask('/directline/tokens/generate', forwarded(named(n))),
    );
    return new Set((await Promise.all(asked)).map(({ status }) => status));
  };

  it('counts whom a proxy of TRUSTED_PROXIES names, whatever they write before it', async () => {
    expect(await many(listed, (n) => `198.51.100.${n}, 203.0.113.7, 10.1.0.9`)).toEqual(new Set([200, 429]));
    expect(await many(listed, (n) => `203.0.113.7, 198.51.100.${n}, 10.1.0.9`)).toEqual(new Set([200]));
  });

  it('does not make one address of all customers where that proxy names nobody', async () => {
    expect(await many(listed, () => undefined)).toEqual(new Set([200]));
  });

  const streamOf = async (ask: Ask): Promise<string> => {
    const told = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'desk.example.jp' };
    const { token } = (await (await ask('/directline/tokens/generate', told)).json()) as { token: string };
    const begun = await ask('/directline/conversations', { ...told, authorization: `Bearer ${token}` });
    return ((await begun.json()) as { streamUrl: string }).streamUrl;
  };

  it('leads the web chat back to where a proxy of TRUSTED_PROXIES was asked, and to the Host where another says so', async () => {
    expect(await streamOf(listed)).toMatch(/^wss:\/\/desk\.example\.jp\/directline\//);
    expect(await streamOf(unlisted)).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/directline\//);
  });
});
