/** A store that takes nothing: told within five seconds by /health/ready and by every door, and over by itself. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { message } from '../helpers/bot-activity.ts';
import { directLineClient } from '../helpers/direct-line-client.ts';
import { redisServerMissing, startOwnRedis, type TestRedis } from '../helpers/redis.ts';
import { lineToRedis } from '../helpers/redis-line.ts';
import { freePort, type ServerProcess, startProcess } from '../helpers/server-process.ts';

/** What /health/ready says: its status, what it says of the store, and when to ask again. */
const ready = async ({ url }: ServerProcess) => {
  const answer = await fetch(`${url}/health/ready`);
  const body = (await answer.json()) as { store: string; error?: { code: string } };
  return { status: answer.status, store: body.store, code: body.error?.code, later: answer.headers.get('retry-after') };
};
const told = { timeout: 5_000, interval: 100 };
const becomesReady = (program: ServerProcess) =>
  expect.poll(() => ready(program), told).toEqual({ status: 200, store: 'takes', code: undefined, later: null });
const stopsBeingReady = (program: ServerProcess) =>
  expect
    .poll(() => ready(program), told)
    .toEqual({ status: 503, store: 'refuses', code: 'StoreRefuses', later: expect.stringMatching(/^\d+$/) });

/** What each door that changes something answers. */
const doors = async ({ url }: ServerProcess) => {
  const client = directLineClient(url);
  const chat = await client.begin();
  const json = { 'content-type': 'application/json' };
  const answers = await Promise.all([
    fetch(`${url}/api/messages`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify(message(crypto.randomUUID(), '料金は？')),
    }),
    fetch(`${url}/directline/conversations/${chat.conversationId}/activities`, {
      method: 'POST',
      headers: { ...json, authorization: `Bearer ${chat.token}` },
      body: JSON.stringify({ type: 'message', text: '料金は？' }),
    }),
    fetch(`${url}/desk/api/session`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ id: crypto.randomUUID(), password: '0000000000' }),
    }),
  ]);
  return answers.map(({ status, headers }) => [status, headers.get('retry-after') !== null]);
};
const shut = [
  [503, true],
  [503, true],
  [503, true],
];
const open = [
  [200, false],
  [200, false],
  [401, false],
];

/** The program notices that its store takes nothing, says so at every door, and recovers when `mend` is done. */
const livesThrough = async (program: ServerProcess, fault: () => unknown, mend: () => unknown) => {
  await becomesReady(program);
  expect(await doors(program)).toEqual(open);
  await fault();
  await stopsBeingReady(program);
  expect(await doors(program)).toEqual(shut);
  expect((await fetch(`${program.url}/health/live`)).status).toBe(200);
  await mend();
  await becomesReady(program);
  expect(await doors(program)).toEqual(open);
};

describe.skipIf(redisServerMissing)(redisServerMissing ?? 'on Redis', () => {
  let dir: string;
  let redis: TestRedis;
  let admin: Redis;
  let program: ServerProcess;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'outage-'));
    const port = await freePort();
    redis = await startOwnRedis(['--port', String(port), '--bind', '127.0.0.1', '--enable-protected-configs', 'yes']);
    admin = new Redis(redis.url);
    program = await startProcess({ DEMO: '1', REDIS_URL: `redis://127.0.0.1:${port}`, LOG_LEVEL: 'silent' });
  });
  afterAll(async () => {
    await program.end('SIGTERM');
    admin.disconnect();
    await redis.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  it('tells a subscriber that hears nothing and a store that says nothing, and is ready again by itself', async () => {
    const line = await lineToRedis(redis.url);
    const own = await startProcess({ DEMO: '1', REDIS_URL: line.url, LOG_LEVEL: 'silent' });
    for (const [which, code] of [
      ['ears', 'SubscriberLost'],
      ['all', 'StoreAway'],
    ] as const) {
      await becomesReady(own);
      line.silence(which);
      await expect.poll(async () => (await ready(own)).code, told).toBe(code);
      await expect.poll(async () => (await ready(own)).status, { timeout: 12_000, interval: 100 }).toBe(200);
    }
    await own.end('SIGTERM');
    await line.stop();
  }, 60_000);

  it('lives through maxmemory', () =>
    livesThrough(
      program,
      () => admin.config('SET', 'maxmemory', '1mb'),
      () => admin.config('SET', 'maxmemory', '0'),
    ));

  it('lives through missing replicas', () =>
    livesThrough(
      program,
      () => admin.config('SET', 'min-replicas-to-write', '1'),
      () => admin.config('SET', 'min-replicas-to-write', '0'),
    ));

  it('lives through snapshots that fail', async () => {
    const snapshots = join(dir, 'snapshots');
    const place = async () => {
      mkdirSync(snapshots);
      await admin.config('SET', 'dir', snapshots);
    };
    const saved = async (outcome: 'ok' | 'err') => {
      await admin.bgsave().catch(() => undefined);
      await expect.poll(() => admin.info('persistence'), told).toContain(`rdb_last_bgsave_status:${outcome}`);
    };
    await place();
    await admin.config('SET', 'save', '3600 100000');
    await livesThrough(
      program,
      async () => {
        rmSync(snapshots, { recursive: true });
        await saved('err');
      },
      async () => {
        await place();
        await saved('ok');
      },
    );
  });
});

const limitMissing =
  spawnSync('prlimit', ['--version']).error && 'skipped: no prlimit on the path, which stands in for a full disk';

describe.skipIf(limitMissing)(limitMissing || 'on the embedded store', () => {
  let dir: string;
  let program: ServerProcess;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'outage-'));
    program = await startProcess({ DEMO: '1', DATA_DIR: dir, LOG_LEVEL: 'silent' });
  });
  afterAll(async () => {
    await program.end('SIGTERM');
    rmSync(dir, { recursive: true, force: true });
  });

  it('lives through a full disk', () => {
    const limit = (bytes: string) =>
      execFileSync('prlimit', ['--pid', String(program.pid), `--fsize=${bytes}:unlimited`]);
    return livesThrough(
      program,
      () => limit('4096'),
      () => limit('unlimited'),
    );
  });
});
