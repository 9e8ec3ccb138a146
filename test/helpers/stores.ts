/** Both stores, for tests that must hold on each: opened empty for every test. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../../adapters/store/port.ts';
import { openRedisStore } from '../../adapters/store/redis.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { redisMissing, startRedis } from './redis.ts';

export interface TestStore {
  store: Store;
  close(): Promise<void>;
}

/** A store by name, why it must be skipped, and how it is opened. */
export const storesUnderTest: { name: string; missing: string | undefined; open(): Promise<TestStore> }[] = [
  {
    name: 'SQLite',
    missing: undefined,
    async open() {
      const dir = mkdtempSync(join(tmpdir(), 'store-'));
      const store = openSqliteStore({ dir });
      return {
        store,
        async close() {
          await store.close();
          rmSync(dir, { recursive: true, force: true });
        },
      };
    },
  },
  {
    name: redisMissing === undefined ? 'Redis' : `Redis (${redisMissing})`,
    missing: redisMissing,
    async open() {
      const redis = await startRedis();
      const store = await openRedisStore({ url: redis.url, prefix: redis.prefix });
      return {
        store,
        async close() {
          await store.close();
          await redis.stop();
        },
      };
    },
  },
];
