/** The store on a Redis with a replica: what a fail-over takes, with and without replicas that are waited for. */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { OutsideError } from '../../adapters/errors.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRedisStore } from '../../adapters/store/redis.ts';
import { redisServerMissing } from '../helpers/redis.ts';
import { startWatchedRedis } from '../helpers/redis-watched.ts';
import { describeStore } from './store.contract.ts';

describe.skipIf(redisServerMissing)(redisServerMissing ?? 'a master with a replica under a Sentinel', () => {
  let redis: Awaited<ReturnType<typeof startWatchedRedis>>;
  const opened: Store[] = [];
  beforeEach(async () => {
    redis = await startWatchedRedis();
  }, 30_000);
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((store) => store.close()));
    await redis.stop();
  });
  const open = async (replicas: number, prefix = 'desk:') => {
    const store = await openRedisStore({ url: 'redis://anywhere', sentinels: redis.sentinels, replicas, prefix });
    opened.push(store);
    return store;
  };
  const add = (store: Store, entry: string) => store.commit({ appends: [{ log: 'all', entries: [entry] }] });
  const kept = async (store: Store) => (await store.readLog('all', 0, 1_000_000)).map(({ value }) => value);

  it('loses what was acknowledged and the replica had not got, where nobody waits for it', async () => {
    await add(await open(1), 'on both');
    const store = await open(0);
    (await redis.line()).silence('replicas');
    expect(await add(store, 'on the master alone')).toBe('committed');
    await redis.failOver();
    await expect.poll(() => kept(store).catch(() => []), { timeout: 10_000 }).toEqual(['on both']);
  }, 60_000);

  it('acknowledges nothing that the replica has not got, and loses nothing that was acknowledged', async () => {
    const store = await open(1);
    expect(await add(store, 'on both')).toBe('committed');
    (await redis.line()).silence('replicas');
    const unsure = { name: 'OutsideError', retryable: true, unsure: true };
    await expect(add(store, 'on the master alone')).rejects.toMatchObject(unsure);
    await redis.failOver();
    // It is not read back either as something that stands.
    await expect.poll(() => kept(store).catch(() => []), { timeout: 10_000 }).toEqual(['on both']);
    await expect(add(store, 'without a replica')).rejects.toMatchObject({ name: 'OutsideError', retryable: true });
  }, 60_000);

  it('answers a commit that reads alone when what it read is on the replica', async () => {
    const [one, other] = [await open(1), await open(1)];
    await one.commit({ puts: [{ key: 'x', value: 1 }] });
    (await redis.line()).silence('replicas');
    const [entry] = await other.read(['x']);
    const looked = other.commit({ reads: [{ key: 'x', version: entry?.version ?? 0 }] });
    await expect(looked).rejects.toMatchObject({ name: 'OutsideError', unsure: true });
  }, 60_000);

  it('is followed to its replica within seconds, and every commit that was acknowledged is there', async () => {
    const store = await open(1);
    let acknowledged = 0;
    let unsure = 0;
    let over = false;
    const write = async () => {
      while (!over) {
        try {
          await add(store, 'one');
          acknowledged += 1;
        } catch (error) {
          expect(error).toBeInstanceOf(OutsideError);
          if ((error as OutsideError).unsure) unsure += 1;
          await new Promise((go) => setTimeout(go, 20));
        }
      }
    };
    const writers = Array.from({ length: 5 }, write);
    await expect.poll(() => acknowledged, { timeout: 20_000 }).toBeGreaterThan(100);
    await redis.failOver();
    await redis.attach();
    const before = acknowledged;
    await expect.poll(() => acknowledged, { timeout: 20_000 }).toBeGreaterThan(before + 100);
    over = true;
    await Promise.all(writers);
    const found = (await kept(store)).length;
    expect(unsure).toBeGreaterThan(0);
    expect(found).toBeGreaterThanOrEqual(acknowledged);
    expect(found).toBeLessThanOrEqual(acknowledged + unsure);
  }, 90_000);
});

describe.skipIf(redisServerMissing)(redisServerMissing ?? 'with a replica that is waited for', () => {
  let redis: Awaited<ReturnType<typeof startWatchedRedis>>;
  beforeAll(async () => {
    redis = await startWatchedRedis({ keeps: false });
  });
  afterAll(() => redis.stop());
  describeStore('the store on Redis', async () => {
    const place = { url: 'redis://anywhere', sentinels: redis.sentinels, replicas: 1, prefix: `${randomUUID()}:` };
    const [store, other] = await Promise.all([openRedisStore(place), openRedisStore(place)]);
    return { store, other, end: async () => void (await Promise.all([store.close(), other.close()])) };
  });
});
