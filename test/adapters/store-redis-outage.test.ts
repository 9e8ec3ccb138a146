/** The store on a Redis that goes silent, or refuses: what is dead is replaced, what was missed is made good. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everything, type Store } from '../../adapters/store/port.ts';
import { openRedisStore } from '../../adapters/store/redis.ts';
import { redisMissing, startRedis, type TestRedis } from '../helpers/redis.ts';
import { lineToRedis } from '../helpers/redis-line.ts';

/** A silent connection is replaced within this long. */
const replaced = { timeout: 10_000, interval: 100 };

describe.skipIf(redisMissing)(redisMissing ?? 'a connection to Redis that stays open and says nothing', () => {
  let redis: TestRedis;
  let line: Awaited<ReturnType<typeof lineToRedis>>;
  let store: Store;
  let heard: string[];
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  beforeEach(async () => {
    line = await lineToRedis(redis.url);
    store = await openRedisStore({ url: line.url, prefix: `${redis.prefix}${randomUUID()}:` });
    heard = [];
    store.watch((topics) => heard.push(...topics));
  });
  afterEach(async () => {
    await store.close();
    await line.stop();
  });

  const commits = () =>
    store.commit({ notices: ['said'] }).then(
      () => 'committed',
      (error) => error,
    );

  it('fails what is under way, unsure whether it was done, and is replaced for commands and notices alike', async () => {
    line.silence('all');
    expect(await commits()).toMatchObject({ name: 'OutsideError', retryable: true, unsure: true });
    await expect.poll(commits, replaced).toBe('committed');
    await expect.poll(() => heard, replaced).toContain(everything);
    heard.length = 0;
    expect(await commits()).toBe('committed');
    await expect.poll(() => heard).toEqual(['said']);
  }, 30_000);

  it('is replaced although nobody asks anything', async () => {
    line.silence('all');
    await expect.poll(() => heard, replaced).toEqual([everything]);
    expect(await commits()).toBe('committed');
  }, 30_000);

  it('is replaced where it only listens, and watchers are told that they may have missed something', async () => {
    line.silence('ears');
    expect(await commits()).toBe('committed');
    await expect.poll(() => heard, replaced).toEqual([everything]);
    expect(await commits()).toBe('committed');
    await expect.poll(() => heard).toEqual([everything, 'said']);
  }, 30_000);
});
