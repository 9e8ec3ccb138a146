/** What the kill test stands on: processes on a store, and the faults that store can have. Nothing of this machine's own disk is filled. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Store } from '../../adapters/store/port.ts';
import { openRedisStore } from '../../adapters/store/redis.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { startWatchedRedis } from '../helpers/redis-watched.ts';
import type { ServerProcess } from '../helpers/server-process.ts';

/** How far the customers are. */
export interface Play {
  /** messages that were acknowledged so far */
  acknowledged(): number;
  /** customers who still talk */
  talking(): number;
}

/** A fault of the store, from its beginning to its end. */
export interface Fault {
  name: string;
  /** `up`: a process that is up, or will be soon */
  strike(up: () => Promise<ServerProcess>, play: Play): Promise<void>;
}

export interface Ground {
  processes: number;
  settings: Record<string, string>;
  open(): Promise<Store>;
  faults: readonly Fault[];
  stop(): Promise<void>;
}

const pause = () => new Promise((go) => setTimeout(go, 50));

/** Until `url` says of its store what is asked; a process that ends meanwhile says nothing any more. */
const storeIs = async ({ url }: ServerProcess, takes: boolean): Promise<void> => {
  for (;;) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (!answer || (answer.status === 200) === takes) return;
    await answer.body?.cancel();
    await pause();
  }
};

const canLimit = !spawnSync('prlimit', ['--version']).error;

/** One process on the embedded store, whose disk can be full, fail, and be slow: `latencyMs` for each time it is asked. */
export const embeddedGround = async (latencyMs = 0): Promise<Ground> => {
  const dir = mkdtempSync(join(tmpdir(), 'kill-'));
  const says = join(dir, 'disk.json');
  const disk = (state: { latencyMs: number; fails: boolean }) => {
    writeFileSync(`${says}-next`, JSON.stringify(state));
    renameSync(`${says}-next`, says);
  };
  disk({ latencyMs, fails: false });
  const data = join(dir, 'data');
  const hook = pathToFileURL(join(import.meta.dirname, '../helpers/faulty-disk.ts')).href;
  const limit = ({ pid }: ServerProcess, bytes: string) => {
    // It may have been killed meanwhile: its limit is gone with it.
    spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`], { stdio: 'ignore' });
  };
  const full: Fault = {
    name: 'full disk',
    async strike(up) {
      const program = await up();
      limit(program, '4096');
      await storeIs(program, false);
      limit(program, 'unlimited');
    },
  };
  const fails: Fault = {
    name: 'disk that fails',
    async strike(up) {
      const program = await up();
      disk({ latencyMs, fails: true });
      await storeIs(program, false);
      disk({ latencyMs, fails: false });
    },
  };
  const slow: Fault = {
    name: 'disk that takes 200 ms',
    async strike(_up, { acknowledged, talking }) {
      const enough = acknowledged() + 40;
      disk({ latencyMs: 200, fails: false });
      while (acknowledged() < enough && talking() > 0) await pause();
      disk({ latencyMs, fails: false });
    },
  };
  return {
    processes: 1,
    settings: { DATA_DIR: data, FAULTY_DISK: says, NODE_OPTIONS: `--import ${hook}` },
    open: async () => openSqliteStore({ dir: data }),
    faults: [...(canLimit ? [full] : []), fails, slow],
    stop: async () => rmSync(dir, { recursive: true, force: true }),
  };
};

/** Three processes on a Redis that writes everything to its disk and has a replica, under a Sentinel. */
export const redisGround = async (silenced: 'ours' | 'all' = 'ours'): Promise<Ground> => {
  const redis = await startWatchedRedis();
  const { at, name } = redis.sentinels;
  return {
    processes: 3,
    settings: { REDIS_SENTINELS: at.join(), REDIS_SENTINEL_NAME: name },
    open: () => openRedisStore({ url: 'redis://anywhere', sentinels: redis.sentinels, replicas: 1 }),
    faults: [
      { name: 'Redis killed and started again', strike: redis.restart },
      { name: 'Redis that says nothing', strike: async () => (await redis.line()).silence(silenced) },
      {
        name: 'fail-over',
        async strike() {
          await redis.failOver();
          await redis.attach();
        },
      },
    ],
    stop: redis.stop,
  };
};
