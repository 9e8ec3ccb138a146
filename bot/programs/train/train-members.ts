/** Several models of the same examples, each learned in an order of its own, two at a time; their mean depends little on any order. */
import { Worker } from 'node:worker_threads';
import type { Example, Settings } from './softmax.ts';

/** What a worker is given. */
export interface Task {
  examples: readonly Example[];
  settings: Settings;
  seed: number;
}

/** So many are trained at once. */
const atOnce = 2;

const inWorker = (task: Task): Promise<Float32Array> =>
  new Promise((done, fail) => {
    const worker = new Worker(new URL('./member-worker.ts', import.meta.url), { workerData: task });
    worker.once('message', done);
    worker.once('error', fail);
  });

/** The mean of the weights of `members` models; the same whichever of them ends first. */
export const trainMembers = async (
  examples: readonly Example[],
  settings: Settings,
  members: number,
): Promise<Float32Array> => {
  const mean = new Float32Array(settings.features * settings.labels);
  for (let first = 1; first <= members; first += atOnce) {
    const seeds = Array.from({ length: Math.min(atOnce, members - first + 1) }, (_, n) => first + n);
    for (const own of await Promise.all(seeds.map((seed) => inWorker({ examples, settings, seed }))))
      for (let at = 0; at < mean.length; at++) mean[at] = (mean[at] as number) + (own[at] as number) / members;
  }
  return mean;
};
