/** A connection to Redis, however it is set up: one server, a Sentinel's master, or a cluster. The home of ioredis. */
import { Cluster, Redis, type RedisOptions } from 'ioredis';
import { ConfigError, OutsideError } from '../errors.ts';

/** Where the shared store is. */
export interface RedisPlace {
  /** redis:// or rediss:// (TLS) with user, password and database; its host is not asked where there are sentinels */
  url: string;
  /** the Sentinels to ask for the master of `name`, each host:port or redis://user:password@host:port */
  sentinels?: { at: readonly string[]; name: string } | undefined;
  /** stands before every key; with a hash tag ({desk}:) where the Redis is a cluster */
  prefix?: string | undefined;
  /** a commit is answered once so many replicas have it; undefined or 0: the master alone */
  replicas?: number | undefined;
}

export type RedisClient = Redis | Cluster;

/** A connection on which nothing came back for this long, ms, is dead: with the heartbeat it is replaced within ten seconds. */
export const silentMs = 4_000;
/** How often the heartbeat goes, ms. */
export const beatMs = 1_500;

const options: RedisOptions = {
  lazyConnect: true,
  connectTimeout: 3_000,
  socketTimeout: silentMs,
  commandTimeout: silentMs + 1_000,
  retryStrategy: (times) => Math.min(1_000, 50 * 2 ** Math.min(times, 5)),
  // A commit whose answer was lost may have been done. Sent again it would report a conflict with itself, or append
  // twice: so with every lost connection all that is under way fails, and whoever asked runs its turn again.
  maxRetriesPerRequest: 0,
  // The resubscription of ioredis has no catch: a second loss at that instant would end the process.
  autoResubscribe: false,
  // What the turns of one round of the event loop ask for leaves in one write.
  enableAutoPipelining: true,
  reconnectOnError: (error) => error.message.startsWith('READONLY'),
};

/** Whether `error` is Redis's own answer and begins with one of `codes`. */
export const answered = (error: unknown, codes: RegExp): boolean =>
  error instanceof Error && error.name === 'ReplyError' && codes.test(error.message);

/** Redis before 7 tells why a script was refused in the middle of its message. */
const passing = /^ERR Error running script.*-(?:OOM|MISCONF|NOREPLICAS|READONLY|LOADING|MASTERDOWN)\b/;

/** A failure of Redis as the store's own: unsure where the answer was lost, for good where trying again cannot help. */
export const outside = (cause: unknown): OutsideError =>
  new OutsideError('store', {
    // A refusal by rights or by type comes again; everything else (loading, full, failing over, cut off) may pass.
    retryable: answered(cause, passing) || !answered(cause, /^(ERR|WRONGTYPE|NOPERM|NOAUTH|WRONGPASS|CROSSSLOT)\b/),
    unsure: !answered(cause, /^/),
    cause,
  });

/** What Redis answers; throws OutsideError('store'). */
export const guarded = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (cause) {
    throw outside(cause);
  }
};

/** Where `url` leads, without the password in it. */
const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host || new URL(url).pathname : url);

const sentinelOf = (at: string) => {
  const { hostname, port, username, password } = new URL(at.includes('://') ? at : `redis://${at}`);
  return { host: hostname, port: Number(port || 26_379), username, password: decodeURIComponent(password) };
};

/** The options that differ with the place; ioredis reads host, user, password, database and TLS from the URL itself. */
const optionsAt = ({ url, sentinels }: RedisPlace): RedisOptions => {
  if (!sentinels) return options;
  const all = sentinels.at.map(sentinelOf);
  const { username, password } = all[0] ?? {};
  const secure = url.startsWith('rediss:');
  return {
    ...options,
    sentinels: all.map(({ host, port }) => ({ host, port })),
    name: sentinels.name,
    sentinelCommandTimeout: 2_000,
    sentinelRetryStrategy: (times) => Math.min(1_000, 50 * 2 ** Math.min(times, 5)),
    ...(username && { sentinelUsername: username }),
    ...(password && { sentinelPassword: password }),
    ...(secure && { enableTLSForSentinelMode: true, sentinelTLS: {} }),
  };
};

const cures: readonly (readonly [says: RegExp, cure: string])[] = [
  [/WRONGPASS|NOAUTH|invalid.*password/i, 'It refuses the user or the password. Set those it knows in REDIS_URL.'],
  [
    /NOPERM/,
    'Its user may not do what the store needs. Give it all commands, and all keys and channels of the prefix.',
  ],
  [/certificate|self.signed|altname/i, 'Its certificate is not trusted. Name its authority in NODE_EXTRA_CA_CERTS.'],
  [/sentinel/i, 'No Sentinel names its master. Check REDIS_SENTINELS and REDIS_SENTINEL_NAME.'],
];
const refusedAt = (place: RedisPlace, error: Error): ConfigError => {
  const cure = cures.find(([says]) => says.test(error.message))?.[1] ?? 'Start Redis or unset REDIS_URL.';
  const code = (error as NodeJS.ErrnoException).code ?? /^[A-Z]+\b/.exec(error.message)?.[0] ?? 'no answer';
  const at = place.sentinels ? place.sentinels.at.map((one) => sentinelOf(one).host).join(', ') : hostOf(place.url);
  return new ConfigError([`REDIS_URL: no Redis can be used at ${at} (${code}). ${cure}`]);
};

/** Connects `client`, or throws ConfigError with the first reason it gave. */
const connected = async <C extends RedisClient>(client: C, place: RedisPlace): Promise<C> => {
  let first: Error | undefined;
  // Each failure reaches the caller of a command; without a listener ioredis would also print it.
  client.on('error', (error: Error) => {
    first ??= error;
  });
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error('no answer')), silentMs + 1_000);
  try {
    await Promise.race([client.connect(), late.promise]);
    return client;
  } catch (error) {
    client.disconnect();
    throw refusedAt(place, first ?? (error as Error));
  } finally {
    clearTimeout(timer);
  }
};

/** The keys under `prefix`, some hundred at a time; in a cluster those of the nodes it stands on. */
export async function* keysUnder(redis: RedisClient, prefix: string): AsyncGenerator<string[]> {
  const match = `${prefix.replace(/[\\*?[\]]/g, '\\$&')}*`;
  for (const node of redis instanceof Cluster ? redis.nodes('master') : [redis]) {
    for await (const keys of node.scanStream({ match, count: 1000 }) as AsyncIterable<string[]>)
      if (keys.length > 0) yield keys;
  }
}

const isCluster = async (redis: Redis): Promise<boolean> => /^cluster_enabled:1/m.test(await redis.info('cluster'));

/**
 * Connects to the Redis at `place`. Throws ConfigError when it cannot be reached or used, or when it is a cluster and the
 * prefix has no hash tag: all keys of a commit must stand on one node.
 */
export const connectRedis = async (place: RedisPlace): Promise<RedisClient> => {
  const redis = await connected(new Redis(place.url, optionsAt(place)), place);
  if (place.sentinels || !(await guarded(isCluster(redis)))) return redis;
  redis.disconnect();
  if (!/\{[^{}]+\}/.test(place.prefix ?? '')) {
    throw new ConfigError([
      'REDIS_KEY_PREFIX: this Redis is a cluster, and every key must stand on one node. Set a prefix with a hash tag, e.g. {desk}:',
    ]);
  }
  if (place.replicas) {
    throw new ConfigError([
      'REDIS_REPLICAS: this Redis is a cluster, where commits do not wait for replicas. Unset it, or use Sentinels instead of the cluster.',
    ]);
  }
  const { host, port, path: _path, ...own } = redis.options;
  const { lazyConnect: _lazy, retryStrategy: _retry, ...redisOptions } = own;
  const cluster = new Cluster([{ host: host ?? '', port: port ?? 6379 }], {
    lazyConnect: true,
    enableAutoPipelining: true,
    clusterRetryStrategy: (times) => Math.min(1_000, 50 * 2 ** Math.min(times, 5)),
    // Nothing is sent again by itself: see maxRetriesPerRequest.
    retryDelayOnFailover: 0,
    slotsRefreshInterval: 5_000,
    redisOptions,
  });
  return connected(cluster, place);
};
