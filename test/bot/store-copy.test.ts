/** npm run store:copy moves everything a store holds to the other driver and back, and a desk goes on where it was. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tallyOf } from '../../adapters/store/contents.ts';
import { openRedisStore } from '../../adapters/store/redis.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { sqliteContents } from '../../adapters/store/sqlite-contents.ts';
import { deskOver, tuesday } from '../helpers/desk.ts';
import { redisServerMissing, startOwnRedis, type TestRedis } from '../helpers/redis.ts';
import { freePort, launch } from '../helpers/server-process.ts';

describe.skipIf(redisServerMissing)(redisServerMissing ?? 'store:copy', () => {
  let dir: string;
  let redis: TestRedis;
  let admin: Redis;
  let url: string;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'copy-'));
    const port = await freePort();
    redis = await startOwnRedis(['--port', String(port), '--bind', '127.0.0.1']);
    admin = new Redis(redis.url);
    url = `redis://127.0.0.1:${port}`;
  });
  afterAll(async () => {
    admin.disconnect();
    await redis.stop();
    rmSync(dir, { recursive: true, force: true });
  });
  const copy = (...words: string[]) => launch({ REDIS_URL: url }, 'programs/store-copy.ts', words).ended;
  const tally = async (folder: string) => {
    const contents = sqliteContents(folder);
    const found = await tallyOf(contents.rows());
    await contents.close();
    return found;
  };

  it('brings a desk from the embedded store to Redis and back: nothing is missing, and its conversations go on', async () => {
    const [here, back] = [join(dir, 'here'), join(dir, 'back')];
    const store = openSqliteStore({ dir: here });
    const before = await deskOver(store);
    await before.link('a', 'ITS-100001');
    await before.say('a', 'プリンターが印刷できないのでオペレーターと話したい');
    // More entries than are taken at once, a due item that is held, one that was taken away while it was held.
    await store.commit({
      appends: [{ log: 'long', entries: Array.from({ length: 1_234 }, (_, n) => ({ n })) }],
      lists: Array.from({ length: 777 }, (_, n) => ({ list: 'long', member: `～${n}`, score: n / 3 })),
      blobs: [1, 2, 3].map((n) => ({
        blob: `picture/${n}`,
        bytes: Uint8Array.from({ length: n * 70_000 }, (_, at) => at % 251),
      })),
      schedules: [
        { queue: 'q', id: 'held', at: 5 },
        { queue: 'q', id: 'gone', at: 6 },
      ],
    });
    await store.lease({ queue: 'q', dueBy: 9, now: 0, leaseMs: 1e12, limit: 9 });
    await store.commit({ schedules: [{ queue: 'q', id: 'gone', at: null }] });
    const said = await before.transcript('a');
    await store.close();

    const there = await copy(here, 'REDIS');
    expect(there).toMatchObject({ code: 0, stderr: '' });
    expect(there.stdout).toMatch(
      /^Copied and checked: \d+ records, 12\d\d log entries, \d+ list entries, 3 blobs, \d+ due items\.\n$/,
    );
    expect((await copy('REDIS', back)).code).toBe(0);
    expect(await tally(back)).toEqual(await tally(here));

    const moved = await openRedisStore({ url });
    const after = await deskOver(moved, tuesday, { given: [] });
    expect(await after.transcript('a')).toEqual(said);
    const { replies } = await after.say('a', 'はい', 'later');
    expect(replies.map(({ text }) => text).join()).toContain('オペレーター');
    expect(await moved.lease({ queue: 'q', dueBy: 9, now: 0, leaseMs: 1, limit: 9 })).toMatchObject([
      { id: 'held', at: 5 },
    ]);

    const used = await copy('REDIS', join(dir, 'third'));
    expect(used).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^- REDIS_URL: 1 processes use this store\. Stop/),
    });
    await moved.close();
    const full = await copy(here, 'REDIS');
    expect(full).toMatchObject({ code: 1, stderr: expect.stringMatching(/^- TO already holds something/) });
  }, 60_000);

  it('is refused as a store when a copy into it was not finished, or a later program wrote it', async () => {
    await admin.flushall();
    await admin.set('desk:copying', '1');
    await expect(openRedisStore({ url })).rejects.toThrow(/^REDIS_URL: a copy into this store was not finished/);
    await admin.del('desk:copying');
    await admin.set('desk:layout', '99');
    await expect(openRedisStore({ url })).rejects.toThrow(/^REDIS_URL: .*a later version of this program/);
  });

  it('says what it wants where it is told something else', async () => {
    for (const words of [[], ['one'], [join(dir, 'nothing'), 'REDIS']]) {
      const { code, stderr, stdout } = await copy(...words);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^- .*npm run store:copy -- FROM TO/);
    }
  });
});
