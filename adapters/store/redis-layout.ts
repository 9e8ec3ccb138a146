/** How keys in Redis are laid out: where they stand, in which version, and whether a copy was finished. */
import { ConfigError } from '../errors.ts';
import { guarded, type RedisClient } from './redis-connection.ts';

/** Where keys stand when nothing else is said. */
export const usualPrefix = 'desk:';

/** Stands while a copy is being made. */
export const copyingKey = (prefix: string): string => `${prefix}copying`;

/** Turns the layout of version n + 1, at `steps[n]`, into the next; each must bear being run again after a crash. */
export type LayoutStep = (redis: RedisClient, prefix: string) => Promise<void>;
const steps: readonly LayoutStep[] = [];

/**
 * Brings the keys under `prefix` to the layout this program knows, and notes its version. Throws ConfigError when a later
 * program laid them out, or when a copy into them was not finished.
 */
export const bringToLayout = async (
  redis: RedisClient,
  prefix: string,
  all: readonly LayoutStep[] = steps,
): Promise<void> => {
  const [copying, noted] = await guarded(redis.mget(copyingKey(prefix), `${prefix}layout`));
  if (copying) {
    throw new ConfigError([
      'REDIS_URL: a copy into this store was not finished. Empty it (every key under its prefix) and copy again.',
    ]);
  }
  const known = all.length + 1;
  const found = noted ? Number(noted) : 1;
  if (found > known) {
    throw new ConfigError([
      'REDIS_URL: this store was written by a later version of this program. Run that version, or set another REDIS_KEY_PREFIX.',
    ]);
  }
  for (const [n, step] of all.slice(found - 1).entries()) {
    await step(redis, prefix);
    await guarded(redis.set(`${prefix}layout`, found + n + 1));
  }
  if (!noted && known === 1) await guarded(redis.set(`${prefix}layout`, 1));
};
