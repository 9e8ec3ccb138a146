/** The store on Redis keeps the store's promises, between processes and through lost connections. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ConfigError, OutsideError } from '../../adapters/errors.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRedisStore } from '../../adapters/store/redis.ts';
import { redisMissing, redisServerMissing, startOwnRedis, startRedis, type TestRedis } from '../helpers/redis.ts';
import { lineToRedis } from '../helpers/redis-line.ts';
import { describeStore } from './store.contract.ts';

describe.skipIf(redisMissing)(redisMissing ?? 'on a real Redis', () => {
  let redis: TestRedis;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  const fresh = () => ({ url: redis.url, prefix: `${redis.prefix}${randomUUID()}:` });

  describeStore('the store on Redis', async () => {
    const where = fresh();
    const [store, other] = await Promise.all([openRedisStore(where), openRedisStore(where)]);
    const end = async () => void (await Promise.all([store.close(), other.close()]));
    return { store, other, end };
  });

  it('keeps stores of different prefixes apart', async () => {
    const [a, b] = await Promise.all([openRedisStore(fresh()), openRedisStore(fresh())]);
    await a.commit({ puts: [{ key: 'x', value: 1 }] });
    expect(await b.read(['x'])).toMatchObject([{ version: 0 }]);
    await Promise.all([a.close(), b.close()]);
  });

  describe('when its connection is lost', () => {
    let line: Awaited<ReturnType<typeof lineToRedis>>;
    let store: Store;
    beforeAll(async () => {
      line = await lineToRedis(redis.url);
      store = await openRedisStore({ ...fresh(), url: line.url });
    });
    afterAll(async () => {
      await store.close();
      await line.stop();
    });

    it('a commit whose answer was lost fails as retryable and is done once, never sent again', async () => {
      await store.commit({ puts: [{ key: 'warm', value: 1 }] });
      const cut = line.cutOn('lost-answer');
      const lost = store.commit({
        reads: [{ key: 'x', version: 0 }],
        puts: [{ key: 'x', value: 'lost-answer' }],
        appends: [{ log: 'x', entries: ['once'] }],
      });
      await expect(lost).rejects.toMatchObject({ name: 'OutsideError', system: 'store', retryable: true });
      await cut;
      expect(await store.read(['x'])).toMatchObject([{ value: 'lost-answer' }]);
      expect(await store.readLog('x', 0, 9)).toEqual([{ at: 1, value: 'once' }]);
    });

    it('it works again, and its watchers hear again, once the connection is back', async () => {
      line.cutAll();
      const heard = new Promise<string[]>((resolve) => {
        store.watch((topics) => topics.includes('back') && resolve(topics));
      });
      let told = false;
      void heard.then(() => {
        told = true;
      });
      for (let tries = 0; !told && tries < 10_000; tries += 1) {
        try {
          await store.commit({ notices: ['back'] });
        } catch (error) {
          expect(error).toBeInstanceOf(OutsideError);
        }
      }
      expect(told).toBe(true);
      expect(await heard).toEqual(['back']);
    });
  });

  it('is refused at open with a cure, and without the password, when there is no Redis', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    await once(server, 'close');
    const opening = openRedisStore({ url: `redis://user:secret@127.0.0.1:${port}` });
    await expect(opening).rejects.toThrow(ConfigError);
    await expect(opening).rejects.toThrow(/^REDIS_URL: .*127\.0\.0\.1:\d+ .*Start Redis or unset REDIS_URL/);
    await expect(opening).rejects.not.toThrow(/secret/);
  });
});

describe.skipIf(redisServerMissing)(redisServerMissing ?? 'a Redis with a limit', () => {
  it('tells the room that is left', async () => {
    const most = 50 * 1024 * 1024;
    const limited = await startOwnRedis(['--maxmemory', String(most), '--maxmemory-policy', 'noeviction']);
    onTestFinished(() => limited.stop());
    const store = await openRedisStore(limited);
    const before = (await store.room()) ?? 0;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(most);
    await store.commit({ puts: [{ key: 'large', value: 'x'.repeat(1024 * 1024) }] });
    expect(await store.room()).toBeLessThan(before - 1024 * 1024);
    await store.close();
  });
});

describe.skipIf(redisServerMissing)(redisServerMissing ?? 'a Redis that throws records away when full', () => {
  it('is refused at open with a cure', async () => {
    const full = await startOwnRedis(['--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru']);
    onTestFinished(() => full.stop());
    await expect(openRedisStore(full)).rejects.toThrow(/^REDIS_URL: .*maxmemory-policy to noeviction/);
  });
});
