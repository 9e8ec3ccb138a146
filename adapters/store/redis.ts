/** The shared store: any number of processes on one Redis, each commit one Lua script. */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Redis } from 'ioredis';
import { ConfigError, OutsideError } from '../errors.ts';
import { batchRows } from './batch-rows.ts';
import type { Store } from './port.ts';

const script = (name: string) => {
  const source = readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
  return { source, sha: createHash('sha1').update(source).digest('hex') };
};
const scripts = {
  commit: script('redis-commit.lua'),
  lease: script('redis-lease.lua'),
  page: script('redis-page.lua'),
};

type Field = string | number;

/** A part of a batch as its number of rows and their fields, as redis-commit.lua takes it. */
const part = (rows: (Field | null)[][]): Field[] => [rows.length, ...rows.flat().map((field) => field ?? '')];

const versionText = (version: number) => (version === 0 ? '' : String(version).padStart(16, '0'));

/** Whether `error` is Redis's own answer and begins with one of `codes`. */
const answered = (error: unknown, codes: RegExp) =>
  error instanceof Error && error.name === 'ReplyError' && codes.test(error.message);

const outside = (cause: unknown) =>
  new OutsideError('store', {
    // A refusal by rights or by type comes again; everything else (loading, full, failing over, cut off) may pass.
    retryable: !answered(cause, /^(ERR|WRONGTYPE|NOPERM|NOAUTH|WRONGPASS)\b/),
    cause,
  });

const guarded = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (cause) {
    throw outside(cause);
  }
};

/** Where `url` leads, without the password in it. */
const place = (url: string) => (URL.canParse(url) ? new URL(url).host || new URL(url).pathname : url);

const connect = async (url: string): Promise<Redis> => {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: 5_000,
    commandTimeout: 10_000,
    // A commit whose answer was lost may have been done. Sent again it would report a conflict with itself, or append
    // twice: so with every lost connection all that is under way fails, and whoever asked runs its turn again.
    maxRetriesPerRequest: 0,
    // The resubscription of ioredis has no catch: a second loss at that instant would end the process.
    autoResubscribe: false,
    // What the turns of one round of the event loop ask for leaves in one write.
    enableAutoPipelining: true,
    reconnectOnError: (error) => error.message.startsWith('READONLY'),
  });
  // Each failure reaches the caller of a command; without a listener ioredis would also print it.
  redis.on('error', () => undefined);
  try {
    await redis.connect();
  } catch (error) {
    redis.disconnect();
    throw new ConfigError([
      `REDIS_URL: no Redis can be used at ${place(url)} (${(error as Error).message}). Start Redis or unset REDIS_URL.`,
    ]);
  }
  return redis;
};

const refuseEviction = async (redis: Redis) => {
  const memory = await redis.info('memory');
  if (!/^maxmemory_policy:allkeys/m.test(memory)) return;
  throw new ConfigError([
    'REDIS_URL: this Redis throws records away when full. Set its maxmemory-policy to noeviction.',
  ]);
};

/**
 * Opens the store under `prefix` in the Redis at `url` (one server, not a cluster), with a second connection for watchers.
 * Throws ConfigError when Redis cannot be reached or used. Later a lost connection makes what is under way fail with a
 * retryable OutsideError, done or not, and is opened again; notices sent while it was lost are not heard.
 */
export const openRedisStore = async ({ url, prefix = 'desk:' }: { url: string; prefix?: string }): Promise<Store> => {
  const redis = await connect(url);
  const channel = `${prefix}notices`;
  let listener: Redis | undefined;
  try {
    await refuseEviction(redis);
    listener = await connect(url);
    await listener.subscribe(channel);
  } catch (error) {
    redis.disconnect();
    listener?.disconnect();
    throw error instanceof ConfigError ? error : outside(error);
  }
  const ears = listener;
  ears.on('ready', () => void ears.subscribe(channel).catch(() => undefined));
  const watchers = new Set<(topics: string[]) => void>();
  ears.on('message', (_channel: string, topics: string) => {
    for (const hear of [...watchers]) if (watchers.has(hear)) hear(JSON.parse(topics));
  });

  const run = async ({ source, sha }: { source: string; sha: string }, args: Field[]): Promise<unknown> => {
    try {
      return await redis.evalsha(sha, 0, ...args);
    } catch (error) {
      if (!answered(error, /^NOSCRIPT/)) throw outside(error);
      return guarded(redis.eval(source, 0, ...args));
    }
  };
  let closed: Promise<void> | undefined;

  return {
    async read(keys) {
      if (keys.length === 0) return [];
      const found = await guarded(redis.mget(keys.map((key) => `${prefix}record:${key}`)));
      return keys.map((key, n) => {
        const text = found[n];
        if (typeof text !== 'string') return { key, version: 0, value: undefined };
        return { key, version: Number(text.slice(0, 16)), value: JSON.parse(text.slice(16)) };
      });
    },
    async commit(batch) {
      const rows = batchRows(batch);
      const answer = await run(scripts.commit, [
        prefix,
        ...part(rows.reads.map(([key, version]) => [key, versionText(version)])),
        ...part(rows.puts),
        ...part(rows.deletes),
        ...part(rows.dropLogs),
        ...part(rows.appends),
        ...part(rows.lists),
        ...part(rows.schedules),
        ...part(rows.finishes),
        rows.notices.length > 0 ? JSON.stringify(rows.notices) : '',
      ]);
      return answer === 'committed' ? 'committed' : 'conflict';
    },
    async readLog(log, after, limit) {
      if (limit <= 0) return [];
      const entries = await guarded(redis.lrange(`${prefix}log:${log}`, after, after + limit - 1));
      return entries.map((json, n) => ({ at: after + n + 1, value: JSON.parse(json) }));
    },
    async readList(list, after, limit) {
      if (limit <= 0) return [];
      const from = after ? [after.score, after.member] : [];
      const flat = (await run(scripts.page, [`${prefix}list:${list}`, limit, ...from])) as string[];
      return flat.flatMap((member, n) => (n % 2 === 0 ? [{ member, score: Number(flat[n + 1]) }] : []));
    },
    async lease({ queue, dueBy, now, leaseMs, limit, id }) {
      const token = randomUUID();
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
      closed ??= Promise.allSettled([redis.quit(), ears.quit()]).then(() => {
        redis.disconnect();
        ears.disconnect();
      });
      return closed;
    },
  };
};

/** Deletes every key under `prefix` in the Redis at `url`. Throws ConfigError when it cannot be reached. */
export const eraseRedisStore = async ({ url, prefix }: { url: string; prefix: string }): Promise<void> => {
  const redis = await connect(url);
  const pattern = `${prefix.replace(/[\\*?[\]]/g, '\\$&')}*`;
  for await (const keys of redis.scanStream({ match: pattern, count: 1000 }) as AsyncIterable<string[]>)
    if (keys.length > 0) await guarded(redis.unlink(keys));
  await redis.quit();
};
