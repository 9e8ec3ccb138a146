/** A turn whose commit lost its answer is settled by reading back; what cannot be known is told and acknowledged to nobody. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OutsideError } from '../../adapters/errors.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRedisStore } from '../../adapters/store/redis.ts';
import { openLog } from '../../bot/log.ts';
import { turnRunner } from '../../bot/turn.ts';
import { deskOver, tuesday } from '../helpers/desk.ts';
import { redisMissing, startRedis, type TestRedis } from '../helpers/redis.ts';
import { lineToRedis } from '../helpers/redis-line.ts';
import { storesUnderTest } from '../helpers/stores.ts';

describe.skipIf(redisMissing)(
  redisMissing ?? 'a line to Redis that is cut after the commit and before its answer',
  () => {
    let redis: TestRedis;
    let line: Awaited<ReturnType<typeof lineToRedis>>;
    let store: Store;
    beforeEach(async () => {
      redis = await startRedis();
      line = await lineToRedis(redis.url);
      store = await openRedisStore({ url: line.url, prefix: `${redis.prefix}${randomUUID()}:` });
    });
    afterEach(async () => {
      await store.close();
      await line.stop();
      await redis.stop();
    });

    it('leaves the customer answered, once', async () => {
      const desk = await deskOver(store, tuesday, { given: [] });
      await desk.say('a', 'こんにちは');
      const cut = line.cutOn('料金はいくらですか');
      const { replies } = await desk.say('a', '料金はいくらですか');
      await cut;
      expect(replies).toHaveLength(1);
      const said = (await desk.transcript('a')).filter((entry) => entry.kind === 'said');
      expect(said.filter(({ message }) => message.text === '料金はいくらですか')).toHaveLength(1);
      expect(said.at(-1)?.message).toEqual(replies[0]);
    });
  },
);

describe('a commit of which nobody can say whether it was done', () => {
  it('is told in the log without a word of the customer, and acknowledged to nobody', async () => {
    const [sqlite] = storesUnderTest;
    const opened = await sqlite?.open();
    if (!opened) throw new Error('there is no store to test on');
    const desk = await deskOver(opened.store);
    const lost = new OutsideError('store', { retryable: true, unsure: true });
    const store = { ...opened.store, commit: () => Promise.reject(lost) };
    const told: string[] = [];
    let at = 0;
    const runner = turnRunner({
      ...desk,
      store,
      clock: { now: desk.clock.now, realNow: () => (at += 3_000) },
      log: openLog('error', { write: (line) => void told.push(line) }),
      remotePage: () => '',
      asksOutside: false,
    });
    const event = { kind: 'message', id: 'm', conversation: 'a', user: 'a', text: '鍵はどこ', attachments: 0 } as const;
    await expect(runner.run({ ...event, delivery: { by: 'transcript' } })).rejects.toBe(lost);
    expect(told).toEqual([expect.stringContaining('whether an event was committed is not known')]);
    expect(told.join()).not.toContain('鍵');
    await opened.close();
  });
});
