/** The store on every set-up of Redis: a cluster, TLS with a user. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRedisStore } from '../../adapters/store/redis.ts';
import { redisServerMissing } from '../helpers/redis.ts';
import { startCluster, startSecureRedis, tlsMissing } from '../helpers/redis-set-ups.ts';
import { launch } from '../helpers/server-process.ts';
import { describeStore } from './store.contract.ts';

describe.skipIf(redisServerMissing)(redisServerMissing ?? 'a cluster', () => {
  let cluster: Awaited<ReturnType<typeof startCluster>>;
  beforeAll(async () => {
    cluster = await startCluster();
  });
  afterAll(() => cluster.stop());

  let opened = 0;
  describeStore('the store on a cluster, from the node that holds nothing of it', async () => {
    // The slot of the tag {b} stands on the first node, that of {a} on the second.
    const [one, two] = cluster.urls as [string, string];
    const [url, tag] = opened++ % 2 === 0 ? [one, 'a'] : [two, 'b'];
    const where = { url, prefix: `{${tag}}${randomUUID()}:` };
    const [store, other] = await Promise.all([openRedisStore(where), openRedisStore(where)]);
    return { store, other, end: async () => void (await Promise.all([store.close(), other.close()])) };
  });

  it('is refused without a hash tag, with the cure', async () => {
    await expect(openRedisStore({ url: cluster.urls[0] ?? '' })).rejects.toThrow(
      /^REDIS_KEY_PREFIX: .*cluster.*hash tag, e\.g\. \{desk\}:/,
    );
  });

  it('is refused with replicas that are to be waited for, with the cure', async () => {
    const asked = openRedisStore({ url: cluster.urls[0] ?? '', prefix: '{a}:', replicas: 1 });
    await expect(asked).rejects.toThrow(/^REDIS_REPLICAS: .*cluster.*Unset it/);
  });
});

describe.skipIf(redisServerMissing ?? tlsMissing)(
  redisServerMissing ?? tlsMissing ?? 'a Redis with TLS and a user',
  () => {
    it('serves who knows its authority and its password, and tells anyone else what is wrong in one line without either', async () => {
      const redis = await startSecureRedis('desk', 'open sesame');
      const start = async (credentials: string, NODE_EXTRA_CA_CERTS = redis.authority) => {
        const settings = { DEMO: '1', REDIS_URL: redis.at(credentials), NODE_EXTRA_CA_CERTS };
        const { child, out, ended } = launch(settings);
        child.stdout.on('data', () => /bot endpoint/.test(out.stdout) && child.kill('SIGTERM'));
        return ended;
      };
      const [good, wrong, stranger] = await Promise.all([
        start('desk:open%20sesame'),
        start('desk:close%20sesame'),
        start('desk:open%20sesame', ''),
      ]);
      expect(good).toMatchObject({ code: 0, stderr: '' });
      const line = (told: string) =>
        new RegExp(`^The desk cannot start:\n- REDIS_URL: .*at localhost:\\d+ .*${told}.*\n$`);
      expect(wrong.stderr).toMatch(line('refuses the user or the password'));
      expect(stranger.stderr).toMatch(line('NODE_EXTRA_CA_CERTS'));
      expect(wrong.stderr + stranger.stderr).not.toMatch(/sesame/);
      await redis.stop();
    }, 60_000);
  },
);
