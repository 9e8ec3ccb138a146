/** A store of an earlier version is brought to the next by its steps, once; one of a later version is left alone. */
import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectRedis, type RedisClient } from '../../adapters/store/redis-connection.ts';
import { bringToLayout } from '../../adapters/store/redis-layout.ts';
import { bringToSchema } from '../../adapters/store/sqlite-file.ts';
import { redisMissing, startRedis, type TestRedis } from '../helpers/redis.ts';

describe('the schema of the embedded store', () => {
  const one = 'CREATE TABLE a (x); INSERT INTO a VALUES (1);';
  const two = 'ALTER TABLE a ADD COLUMN y; UPDATE a SET y = x + 1;';

  it('grows step by step, from whatever version it has, and keeps what it holds', () => {
    const db = new DatabaseSync(':memory:');
    expect(bringToSchema(db, [one])).toBe(0);
    expect(bringToSchema(db, [one, two])).toBe(1);
    expect(bringToSchema(db, [one, two])).toBe(2);
    expect(db.prepare('SELECT x, y FROM a').all()).toEqual([{ x: 1, y: 2 }]);
    expect(bringToSchema(db, [one])).toBe(2);
    expect(db.prepare('SELECT x, y FROM a').all()).toEqual([{ x: 1, y: 2 }]);
    db.close();
  });
});

describe.skipIf(redisMissing)(redisMissing ?? 'the layout in Redis', () => {
  let server: TestRedis;
  let redis: RedisClient;
  beforeAll(async () => {
    server = await startRedis();
    redis = await connectRedis(server);
  });
  afterAll(async () => {
    redis.disconnect();
    await server.stop();
  });

  it('grows step by step, each once, and one of a later version is refused', async () => {
    const prefix = `${server.prefix}${randomUUID()}:`;
    const done: number[] = [];
    const steps = [1, 2].map((n) => async () => void done.push(n));
    await bringToLayout(redis, prefix, []);
    await bringToLayout(redis, prefix, steps.slice(0, 1));
    await bringToLayout(redis, prefix, steps);
    await bringToLayout(redis, prefix, steps);
    expect(done).toEqual([1, 2]);
    await expect(bringToLayout(redis, prefix, [])).rejects.toThrow(/written by a later version of this program/);
  });
});
