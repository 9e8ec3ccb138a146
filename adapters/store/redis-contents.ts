/** What the shared store holds, given and taken row by row. */
import { ConfigError } from '../errors.ts';
import type { StoreContents, StoreRow } from './contents.ts';
import { connectRedis, guarded, keysUnder, type RedisClient, type RedisPlace } from './redis-connection.ts';
import { keysAt, recordIn, recordText, usualPrefix, versionText } from './redis-layout.ts';

const atOnce = 500;
type Keys = ReturnType<typeof keysAt>;

/** The names of all keys of one sort, without what stands before them, each once: a scan may give a key twice. */
async function* namesOf(redis: RedisClient, start: string): AsyncGenerator<string[]> {
  const seen = new Set<string>();
  for await (const keys of keysUnder(redis, start)) {
    const fresh = keys.filter((key) => !seen.has(key));
    for (const key of fresh) seen.add(key);
    if (fresh.length > 0) yield [...new Set(fresh)].map((key) => key.slice(start.length));
  }
}

async function* records(redis: RedisClient, { record }: Keys): AsyncGenerator<StoreRow[]> {
  for await (const names of namesOf(redis, record(''))) {
    const found = await guarded(redis.mget(names.map(record)));
    yield names.flatMap((key, n) => {
      const text = found[n];
      return typeof text === 'string' ? [{ kind: 'record', key, ...recordIn(text) } as const] : [];
    });
  }
}

async function* logs(redis: RedisClient, keys: Keys): AsyncGenerator<StoreRow[]> {
  for await (const names of namesOf(redis, keys.log('')))
    for (const log of names)
      for (let after = 0, more = true; more; after += atOnce) {
        const found = await guarded(redis.lrange(keys.log(log), after, after + atOnce - 1));
        more = found.length === atOnce;
        yield found.map((json, n) => ({ kind: 'log', log, at: after + n + 1, json }) as const);
      }
}

const scored = async (redis: RedisClient, key: string, after: number): Promise<[member: string, score: string][]> => {
  const flat = await guarded(redis.zrange(key, String(after), String(after + atOnce - 1), 'WITHSCORES'));
  return flat.flatMap((member, n) => (n % 2 === 0 ? [[member, flat[n + 1] ?? ''] as [string, string]] : []));
};

async function* lists(redis: RedisClient, keys: Keys): AsyncGenerator<StoreRow[]> {
  for await (const names of namesOf(redis, keys.list('')))
    for (const list of names)
      for (let after = 0, more = true; more; after += atOnce) {
        const found = await scored(redis, keys.list(list), after);
        more = found.length === atOnce;
        yield found.map(([member, score]) => ({ kind: 'list', list, member, score: Number(score) }) as const);
      }
}

async function* blobs(redis: RedisClient, keys: Keys): AsyncGenerator<StoreRow[]> {
  for await (const names of namesOf(redis, keys.blob('')))
    for (const blob of names) {
      const bytes = await guarded(redis.getBuffer(keys.blob(blob)));
      yield bytes ? [{ kind: 'blob', blob, base64: bytes.toString('base64') }] : [];
    }
}

async function* dues(redis: RedisClient, keys: Keys): AsyncGenerator<StoreRow[]> {
  for await (const names of namesOf(redis, keys.due('')))
    for (const queue of names)
      for (let after = 0, more = true; more; after += atOnce) {
        const found = await scored(redis, keys.due(queue), after);
        more = found.length === atOnce;
        const ids = found.map(([id]) => id);
        const states = ids.length === 0 ? [] : await guarded(redis.hmget(keys.item(queue), ...ids));
        yield found.flatMap(([id, at], n) =>
          // What was taken away while it was held is gone.
          at === 'inf'
            ? []
            : [{ kind: 'due', queue, id, at: Number(at), stamp: Number(states[n]?.split(' ')[0]) } as const],
        );
      }
}

const refuseInUse = async (redis: RedisClient, { notices }: Keys): Promise<void> => {
  const [, listening] = (await guarded(redis.pubsub('NUMSUB', notices))) as [string, number];
  if (Number(listening) === 0) return;
  throw new ConfigError([
    `REDIS_URL: ${listening} processes use this store. Stop them first: what they write would be lost.`,
  ]);
};

/** Opens the store at `place`. Throws ConfigError when it cannot be reached, or processes are using it. */
export const redisContents = async (place: RedisPlace): Promise<StoreContents> => {
  const prefix = place.prefix ?? usualPrefix;
  const keys = keysAt(prefix);
  const redis = await connectRedis({ ...place, prefix });
  try {
    await refuseInUse(redis, keys);
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  return {
    async *rows() {
      for (const part of [records, logs, lists, blobs, dues]) yield* part(redis, keys);
      yield [{ kind: 'version', version: Number((await guarded(redis.get(keys.version))) ?? 0) }];
    },
    async isEmpty() {
      for await (const found of keysUnder(redis, prefix)) if (found.length > 0) return false;
      return true;
    },
    async take(rows) {
      // Nobody can open it as a store before all of it is there.
      await guarded(redis.set(keys.copying, '1'));
      for await (const some of rows) {
        const line = redis.pipeline();
        for (const row of some) {
          if (row.kind === 'record') line.set(keys.record(row.key), recordText(row.version, row.json));
          if (row.kind === 'log') line.rpush(keys.log(row.log), row.json);
          if (row.kind === 'list') line.zadd(keys.list(row.list), row.score, row.member);
          if (row.kind === 'blob') line.set(keys.blob(row.blob), Buffer.from(row.base64, 'base64'));
          if (row.kind === 'due') {
            line.zadd(keys.due(row.queue), row.at, row.id);
            line.hset(keys.item(row.queue), row.id, versionText(row.stamp));
          }
          if (row.kind === 'version') line.set(keys.version, row.version);
        }
        for (const [error] of (await guarded(line.exec())) ?? []) if (error) await guarded(Promise.reject(error));
      }
      await guarded(redis.del(keys.copying));
    },
    async close() {
      await redis.quit().catch(() => undefined);
    },
  };
};

/** Has the Redis at `place` write a snapshot of everything now; where it lies on its machine. Throws OutsideError when it cannot. */
export const snapshotOfRedis = async (place: RedisPlace): Promise<string> => {
  const redis = await connectRedis(place);
  try {
    const told = async (name: string) =>
      new RegExp(`^${name}:(.*?)\r?$`, 'm').exec(await guarded(redis.info('persistence')))?.[1] ?? '';
    const before = await guarded(redis.lastsave());
    // Seconds tell one snapshot from the next.
    await new Promise((go) => setTimeout(go, 1_000));
    await guarded(redis.bgsave());
    while ((await told('rdb_bgsave_in_progress')) !== '0') await new Promise((go) => setTimeout(go, 100));
    if ((await told('rdb_last_bgsave_status')) !== 'ok' || (await guarded(redis.lastsave())) === before) {
      throw new ConfigError(['REDIS_URL: its snapshot failed. Look at its log, and at the room on its disk.']);
    }
    const of = async (name: string) => ((await guarded(redis.config('GET', name))) as string[])[1] ?? '';
    return `${await of('dir')}/${await of('dbfilename')}`;
  } finally {
    redis.disconnect();
  }
};
