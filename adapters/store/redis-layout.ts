/** How keys in Redis are laid out: where each thing stands, in which version, and whether a copy was finished. */
import { ConfigError } from '../errors.ts';
import { guarded, type RedisClient } from './redis-connection.ts';

/** Where keys stand when nothing else is said. */
export const usualPrefix = 'desk:';

/** Where each thing stands under `prefix`. The Lua scripts beside this file build the same names. */
export const keysAt = (prefix: string) => ({
  /** one string: what `recordText` makes */
  record: (key: string) => `${prefix}record:${key}`,
  log: (log: string) => `${prefix}log:${log}`,
  /** a sorted set of members */
  list: (list: string) => `${prefix}list:${list}`,
  /** one string: its bytes */
  blob: (blob: string) => `${prefix}blob:${blob}`,
  /** a sorted set of ids by when they are due; `+inf`: taken away while it was held */
  due: (queue: string) => `${prefix}due:${queue}`,
  /** a hash of what is known of each id: its stamp and, while it is held, by whom until when */
  item: (queue: string) => `${prefix}item:${queue}`,
  /** the version given last; a commit names this key, which stands for all others */
  version: `${prefix}version`,
  layout: `${prefix}layout`,
  /** stands while a copy is being made */
  copying: `${prefix}copying`,
  /** the channel notices are told on */
  notices: `${prefix}notices`,
});

const versionLength = 16;

/** A version as it is compared: 16 digits. */
export const versionText = (version: number): string => String(version).padStart(versionLength, '0');
/** A record as it is kept: its version, then its JSON. */
export const recordText = (version: number, json: string): string => versionText(version) + json;
/** What `recordText` put together. */
export const recordIn = (text: string): { version: number; json: string } => ({
  version: Number(text.slice(0, versionLength)),
  json: text.slice(versionLength),
});

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
  const keys = keysAt(prefix);
  const [copying, noted] = await guarded(redis.mget(keys.copying, keys.layout));
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
    await guarded(redis.set(keys.layout, found + n + 1));
  }
  if (!noted && known === 1) await guarded(redis.set(keys.layout, 1));
};
