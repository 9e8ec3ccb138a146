/** A turn whose commit lost its answer is settled by reading back; what cannot be known is told and acknowledged to nobody. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { OutsideError } from '../../adapters/errors.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRedisStore } from '../../adapters/store/redis.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { openLog } from '../../bot/log.ts';
import { turnRunner } from '../../bot/turn-runner.ts';
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

describe('a message whose commit a failing disk did not keep for sure', () => {
  it('is acknowledged when a later commit has brought it to the disk, not for being found there', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'lost-'));
    const disk: { asked: number; sync: () => Promise<void> } = { asked: 0, sync: async () => undefined };
    const store = openSqliteStore({
      dir,
      sync: () => {
        disk.asked += 1;
        return disk.sync();
      },
    });
    onTestFinished(async () => {
      await store.close();
      rmSync(dir, { recursive: true });
    });
    const desk = await deskOver(store);
    const back = Promise.withResolvers<void>();
    const before = disk.asked;
    disk.sync = () => (disk.asked === before + 1 ? Promise.reject(new Error('EIO')) : back.promise);
    const told: string[] = [];
    const said = desk.say('a', '料金はいくらですか').then(() => void told.push('acknowledged'));
    await expect.poll(() => disk.asked).toBe(before + 2);
    expect(told).toEqual([]);
    back.resolve();
    await said;
    expect((await desk.transcript('a')).filter((entry) => entry.kind === 'said')).toHaveLength(2);
  });
});

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
    const event = { kind: 'message', id: 'm', conversation: 'a', user: 'a', text: '鍵はどこ' } as const;
    await expect(runner.run({ ...event, delivery: { by: 'transcript' } })).rejects.toBe(lost);
    expect(told).toEqual([expect.stringContaining('whether an event was committed is not known')]);
    expect(told.join()).not.toContain('鍵');
    await opened.close();
  });
});
