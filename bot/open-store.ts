/** Opens the store the settings name: Redis when REDIS_URL or REDIS_SENTINELS is set, else the embedded one. */
import type { Store } from '../adapters/store/port.ts';
import { openRedisStore } from '../adapters/store/redis.ts';
import { openSqliteStore, type SqliteStore } from '../adapters/store/sqlite.ts';
import { sqliteFileIsThere } from '../adapters/store/sqlite-file.ts';
import type { Config } from './config.ts';

/** Throws ConfigError when the store cannot be opened. */
export const openStore = async ({ redis, dataDir }: Config): Promise<Store | SqliteStore> =>
  redis ? openRedisStore(redis) : openSqliteStore({ dir: dataDir });

/** Whether there is a store already; `openStore` makes the embedded one when it is missing. */
export const storeIsThere = ({ redis, dataDir }: Config): boolean => redis !== undefined || sqliteFileIsThere(dataDir);
