/** Killed at any instant, and its store failing in between, the program loses nothing it acknowledged and does nothing twice. */
import { randomInt } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { redisServerMissing } from '../helpers/redis.ts';
import { embeddedGround, redisGround } from './grounds.ts';
import { runKill, type Stroke, strikesAmong } from './run-kill.ts';

describe.for([
  ['a process on SQLite', undefined, embeddedGround],
  [
    redisServerMissing ? `three on a Redis (${redisServerMissing})` : 'three on a Redis with a replica',
    redisServerMissing,
    redisGround,
  ],
] as const)('%s', ([, missing, place]) => {
  const seed = randomInt(2 ** 31);
  it.skipIf(missing)(
    `loses nothing and does nothing twice, killed and with every fault of its store (seed ${seed})`,
    // About ten seconds on two quiet cores; a busy machine may take its time.
    { timeout: 180_000 },
    async () => {
      const ground = await place();
      onTestFinished(ground.stop);
      const strokes: Stroke[] = ground.faults.flatMap((fault, n): Stroke[] => (n === 0 ? [fault] : ['kill', fault]));
      const talking: number[] = [];
      const report = await runKill(ground, {
        customers: 70,
        contracts: 20,
        seed,
        strikes: strikesAmong(strokes, 70, (many) => talking.push(many)),
      });
      const { lost, doubled, wrong, kills, faults, told } = report;
      expect({ lost, doubled, wrong }).toEqual({ lost: [], doubled: [], wrong: [] });
      expect(kills).toBe(ground.faults.length - 1);
      expect(Object.keys(faults)).toEqual(ground.faults.map(({ name }) => name));
      expect(Math.min(...talking)).toBeGreaterThan(0);
      expect(told.waiting + told.ended).toBeGreaterThan(20);
      expect(told.booked).toBeGreaterThan(4);
    },
  );
});
