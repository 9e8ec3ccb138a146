/** Real servers on one real store, filled before they start, and the customers and operators who race on them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Contract } from '../../adapters/contracts/port.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRedisStore } from '../../adapters/store/redis.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { operatorBrowser } from './desk-api-client.ts';
import { directLineClient } from './direct-line-client.ts';
import { redisServerMissing, startOwnRedis } from './redis.ts';
import { freePort, startProcess } from './server-process.ts';

const password = 'operators only, please';

/** A store that no server has opened, and the settings that lead one to it. */
interface Ground {
  settings: Record<string, string>;
  open(): Store | Promise<Store>;
  remove(): void | Promise<void>;
}

/** Where a race is run: a store, and how many servers stand on it. */
export interface RacePlace {
  name: string;
  missing: string | undefined;
  servers: number;
  make(): Promise<Ground>;
}

const onSqlite = async (): Promise<Ground> => {
  const dir = mkdtempSync(join(tmpdir(), 'race-'));
  return {
    settings: { DATA_DIR: dir },
    open: () => openSqliteStore({ dir }),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
};

const onRedis = async (): Promise<Ground> => {
  const port = await freePort();
  const redis = await startOwnRedis(['--port', String(port), '--bind', '127.0.0.1']);
  const url = `redis://127.0.0.1:${port}`;
  return { settings: { REDIS_URL: url }, open: () => openRedisStore({ url }), remove: () => redis.stop() };
};

const redis = redisServerMissing ? `Redis (${redisServerMissing})` : 'Redis';
export const racePlaces: readonly RacePlace[] = [
  { name: 'a server on SQLite', missing: undefined, servers: 1, make: onSqlite },
  { name: `a server on ${redis}`, missing: redisServerMissing, servers: 1, make: onRedis },
  { name: `two servers on one ${redis}`, missing: redisServerMissing, servers: 2, make: onRedis },
];

/** A customer's device in a chat of its own. */
export interface Device {
  /** the chat as the desk names it */
  conversation: string;
  /** Says `text`; resolves with what it is answered. No status but 200 is borne. */
  say(text: string): Promise<string>;
}

const openDevice = async (url: string): Promise<Device> => {
  const client = directLineClient(url);
  const chat = await client.begin();
  let watermark = '';
  return {
    conversation: `web/${chat.conversationId}`,
    async say(text) {
      expect((await client.post(chat, { type: 'message', text })).status).toBe(200);
      const { status, body } = await client.read(chat, watermark);
      expect(status).toBe(200);
      watermark = body.watermark;
      return body.activities.flatMap(({ from, text }) => (from.role === 'bot' ? [text] : [])).join('\n');
    },
  };
};

/** Starts the servers of `place` on a store that holds what `fill` puts in. */
export const startRace = async (place: RacePlace, fill: (store: Store) => Promise<void>) => {
  const { settings, open, remove } = await place.make();
  const before = await open();
  await fill(before);
  await before.close();
  const own = { DEMO: '1', CLOCK: '2026-11-24T10:00:00+09:00', DESK_ADMIN_PASSWORD: password };
  const servers = await Promise.all(Array.from({ length: place.servers }, () => startProcess({ ...settings, ...own })));
  const signIn = async () => {
    const browser = operatorBrowser(servers.at(-1)?.url ?? '');
    expect((await browser.signIn('admin', password)).status).toBe(200);
    return browser;
  };
  let signedIn: ReturnType<typeof signIn> | undefined;
  let after: Store | undefined;
  let came = 0;
  /** Everyone who comes reaches the next server. */
  const nextUrl = () => servers[came++ % servers.length]?.url ?? '';

  return {
    /** A device on which the customer of this contract has signed in. */
    async device({ number, lastFour }: Contract): Promise<Device> {
      const device = await openDevice(nextUrl());
      expect(await device.say(`${number} ${lastFour}`)).toContain('ご契約を確認しました');
      return device;
    },
    /** The operator, signed in. */
    operator: () => (signedIn ??= signIn()),
    /** Ends the servers and opens what they leave behind; with it all they counted and complained of. */
    async end() {
      const metrics = await Promise.all(servers.map(async ({ url }) => (await fetch(`${url}/metrics`)).text()));
      const ended = await Promise.all(servers.map((server) => server.end('SIGTERM')));
      after = await open();
      return { store: after, metrics: metrics.join('\n'), complaints: ended.map(({ stderr }) => stderr).join('') };
    },
    async close() {
      await Promise.all(servers.map((server) => server.end('SIGKILL')));
      await after?.close();
      await remove();
    },
  };
};
export type Race = Awaited<ReturnType<typeof startRace>>;
