/** After hundreds of messages the server holds no more than after the first ones: no heap, no sockets, no timers, no queue. */
import { randomInt } from 'node:crypto';
import { expect, it } from 'vitest';
import { foundInSoak } from './found-in-soak.ts';
import { runSoak } from './run-soak.ts';

const seed = randomInt(2 ** 31);
/** So many conversations before each look; the first is of a server that has warmed up. */
const parts = [30, 60, 90].map((most) => (conversations: number) => conversations < most);

it(`holds no more after 90 conversations than after 30 (seed ${seed})`, { timeout: 180_000 }, async () => {
  const report = await runSoak({ seed, lanes: 10, contracts: 60, parts });
  // A thousand would add no more than a leak of some kilobytes each; the long form looks closer (npm run soak).
  expect(foundInSoak(report, 20)).toEqual([]);
  expect(report.looks.at(-1)?.acknowledged).toBeGreaterThan(400);
});
