/** The shared store: any number of processes on one Redis, each commit one Lua script. */
import { createHash, randomInt, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ConfigError, OutsideError } from '../errors.ts';
import { batchRows } from './batch-rows.ts';
import { everything, type Store } from './port.ts';
import {
  answered,
  beatMs,
  connectRedis,
  guarded,
  keysUnder,
  outside,
  type RedisClient,
  type RedisPlace,
} from './redis-connection.ts';
import { type Ears, openEars } from './redis-ears.ts';
import { bringToLayout, keysAt, recordIn, usualPrefix, versionText } from './redis-layout.ts';
import { replicatedScript } from './redis-replicated.ts';

const script = (name: string) => {
  const source = readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
  return { source, sha: createHash('sha1').update(source).digest('hex') };
};
const scripts = {
  commit: script('redis-commit.lua'),
  lease: script('redis-lease.lua'),
  page: script('redis-page.lua'),
};

type Field = string | number | Buffer;

/**
 * Versions rise by steps that nobody foresees: a master that takes over may know less than was read from the one before it, and
 * counts on from there, but does not give the same version to something else.
 */
const mostStep = 1_000;

/** A part of a batch as its number of rows and their fields, as redis-commit.lua takes it. */
const part = (rows: (Field | null)[][]): Field[] => [rows.length, ...rows.flat().map((field) => field ?? '')];

const refuseEviction = async (redis: RedisClient) => {
  const memory = await guarded(redis.info('memory'));
  if (!/^maxmemory_policy:allkeys/m.test(memory)) return;
  throw new ConfigError([
    'REDIS_URL: this Redis throws records away when full. Set its maxmemory-policy to noeviction.',
  ]);
};

/**
 * Opens the store at `place`, with a second connection for watchers, and a third for commits where `replicas` must have them
 * before they are answered. Throws ConfigError when Redis cannot be reached or
 * used. Later a connection that is lost, or silent for some seconds, makes what is under way fail with a retryable
 * OutsideError, done or not, and is opened again; watchers hear `everything` when notices may have been missed.
 */
export const openRedisStore = async (place: RedisPlace): Promise<Store> => {
  const prefix = place.prefix ?? usualPrefix;
  const keysOf = keysAt(prefix);
  const redis = await connectRedis({ ...place, prefix });
  const watchers = new Set<(topics: string[]) => void>();
  const tell = (topics: string[]) => {
    for (const hear of [...watchers]) if (watchers.has(hear)) hear([...topics]);
  };
  let ears: Ears;
  let writer: RedisClient | undefined;
  try {
    await refuseEviction(redis);
    await bringToLayout(redis, prefix);
    if (place.replicas) writer = await connectRedis({ ...place, prefix });
    ears = await openEars({
      connect: () => connectRedis({ ...place, prefix }),
      voice: redis,
      channel: keysOf.notices,
      hear: (topics) => tell(JSON.parse(topics)),
      missed: () => tell([everything]),
    });
  } catch (error) {
    redis.disconnect();
    writer?.disconnect();
    throw error instanceof ConfigError || error instanceof OutsideError ? error : outside(error);
  }
  // A connection that nobody uses is not known to be dead; what hangs on it is cut off by its silence.
  const heart = setInterval(() => {
    for (const one of writer ? [redis, writer] : [redis]) one.get(keysOf.version).catch(() => undefined);
  }, beatMs);
  heart.unref();

  // One declared key: a cluster sends the script to the node of its slot, where the hash tag keeps all others.
  const run = async ({ source, sha }: { source: string; sha: string }, args: Field[]): Promise<unknown> => {
    try {
      return await redis.evalsha(sha, 1, keysOf.version, ...args);
    } catch (error) {
      if (!answered(error, /^NOSCRIPT/)) throw outside(error);
      return guarded(redis.eval(source, 1, keysOf.version, ...args));
    }
  };
  const commit = writer
    ? replicatedScript({ redis: writer, script: scripts.commit, key: keysOf.version, replicas: place.replicas ?? 0 })
    : (args: Field[]) => run(scripts.commit, args);
  let closed: Promise<void> | undefined;

  return {
    async read(keys) {
      if (keys.length === 0) return [];
      const found = await guarded(redis.mget(keys.map(keysOf.record)));
      return keys.map((key, n) => {
        const text = found[n];
        if (typeof text !== 'string') return { key, version: 0, value: undefined };
        const { version, json } = recordIn(text);
        return { key, version, value: JSON.parse(json) };
      });
    },
    async commit(batch) {
      const rows = batchRows(batch);
      const answer = await commit([
        prefix,
        randomInt(1, mostStep + 1),
        ...part(rows.reads.map(([key, version]) => [key, version === 0 ? '' : versionText(version)])),
        ...part(rows.puts),
        ...part(rows.deletes),
        ...part(rows.dropLogs),
        ...part(rows.appends),
        ...part(rows.blobs.map(([blob, bytes]) => (bytes ? [blob, '1', Buffer.from(bytes)] : [blob, '', '']))),
        ...part(rows.lists),
        ...part(rows.schedules),
        ...part(rows.finishes),
        rows.notices.length > 0 ? JSON.stringify(rows.notices) : '',
      ]);
      return answer === 'committed' ? 'committed' : 'conflict';
    },
    async readLog(log, after, limit) {
      if (limit <= 0) return [];
      const entries = await guarded(redis.lrange(keysOf.log(log), after, after + limit - 1));
      return entries.map((json, n) => ({ at: after + n + 1, value: JSON.parse(json) }));
    },
    readBlob: async (blob) => (await guarded(redis.getBuffer(keysOf.blob(blob)))) ?? undefined,
    async readList(list, after, limit) {
      if (limit <= 0) return [];
      const from = after ? [after.score, after.member] : [];
      const flat = (await run(scripts.page, [keysOf.list(list), limit, ...from])) as string[];
      return flat.flatMap((member, n) => (n % 2 === 0 ? [{ member, score: Number(flat[n + 1]) }] : []));
    },
    async lease({ queue, dueBy, now, leaseMs, limit, id, token = randomUUID() }) {
      const only = id === undefined ? [] : [id];
      const flat = (await run(scripts.lease, [
        prefix,
        queue,
        dueBy,
        now,
        now + leaseMs,
        limit,
        token,
        ...only,
      ])) as string[];
      return flat.flatMap((text, n) =>
        n % 3 === 0 ? [{ queue, id: text, at: Number(flat[n + 1]), token, stamp: Number(flat[n + 2]) }] : [],
      );
    },
    watch(hear) {
      const own = (topics: string[]) => hear(topics);
      watchers.add(own);
      return () => void watchers.delete(own);
    },
    async room() {
      const memory = await guarded(redis.info('memory'));
      const [used, most] = ['used_memory', 'maxmemory'].map((name) =>
        Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(memory)?.[1] ?? 0),
      );
      return most ? Math.max(0, most - (used ?? 0)) : undefined;
    },
    close() {
      watchers.clear();
      clearInterval(heart);
      ears.close();
      closed ??= Promise.all(
        (writer ? [redis, writer] : [redis]).map((one) =>
          one
            .quit()
            .catch(() => undefined)
            .then(() => one.disconnect()),
        ),
      ).then(() => undefined);
      return closed;
    },
  };
};

/** Deletes every key under the prefix of `place`. Throws ConfigError when Redis cannot be reached. */
export const eraseRedisStore = async (place: RedisPlace & { prefix: string }): Promise<void> => {
  const redis = await connectRedis(place);
  for await (const keys of keysUnder(redis, place.prefix)) await guarded(redis.unlink(keys));
  await redis.quit();
};
