/** A Redis for tests: the one at REDIS_URL, or a private server of this test file that keeps nothing. */
import { spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eraseRedisStore } from '../../adapters/store/redis.ts';

const given = process.env.REDIS_URL;

/** Why `startOwnRedis` must be skipped, undefined when it can start. */
export const redisServerMissing: string | undefined = spawnSync('redis-server', ['--version']).error
  ? 'skipped: no redis-server on the path (npm run setup:test brings one)'
  : undefined;

/** Why tests on a Redis must be skipped, undefined when there is one. Put it in the title of what is skipped. */
export const redisMissing: string | undefined = given ? undefined : redisServerMissing;

export interface TestRedis {
  url: string;
  /** every key of the tests stands under it */
  prefix: string;
  stop(): Promise<void>;
}

/** Starts a private server with the further `settings` of its command line. */
export const startOwnRedis = async (settings: string[] = []): Promise<TestRedis> => {
  const dir = mkdtempSync(join(tmpdir(), 'redis-'));
  const url = join(dir, 'redis.sock');
  const quiet = ['--save', '', '--appendonly', 'no', '--daemonize', 'no', '--logfile', ''];
  const server = spawn('redis-server', ['--port', '0', '--unixsocket', url, '--dir', dir, ...quiet, ...settings]);
  const killAtExit = () => void server.kill('SIGKILL');
  process.once('exit', killAtExit);
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  let log = '';
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () => reject(new Error(`redis-server did not start: ${log}`)));
    server.stdout.on('data', (text) => {
      log += text;
      if (/ready to accept connections/i.test(log)) resolve();
    });
  });
  return {
    url,
    prefix: 'test:',
    async stop() {
      server.kill('SIGKILL');
      await ended;
      process.off('exit', killAtExit);
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

/** Starts a private Redis, or takes the one at REDIS_URL under a prefix of its own, cleared by `stop`. */
export const startRedis = async (): Promise<TestRedis> => {
  if (!given) return startOwnRedis();
  const prefix = `test-${randomUUID()}:`;
  return { url: given, prefix, stop: () => eraseRedisStore({ url: given, prefix }) };
};
