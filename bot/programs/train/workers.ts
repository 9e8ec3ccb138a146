/** Work of a training done in threads of their own, two at a time. */
import { Worker } from 'node:worker_threads';
import type { Examples } from './examples.ts';
import type { KeptBack } from './judge.ts';
import type { Settings } from './softmax.ts';
import type { Choices } from './train-candidates.ts';

/** A model to be trained; with `keptBack`, what it makes of messages that it was not trained on. */
export interface Task {
  examples: Examples;
  places: Uint32Array;
  settings: Settings;
  seed: number;
  keptBack?: KeptBack;
}

/** What comes of a task: the model's weights, or what it makes of what was kept back. */
export type TaskOutcome = { weights: Float32Array } | { temperature: number; choices: Choices };

/** So many are done at once. */
const atOnce = 2;

const inWorker = (task: Task): Promise<TaskOutcome> =>
  new Promise((done, fail) => {
    const worker = new Worker(new URL('./train-worker.ts', import.meta.url), { workerData: task });
    worker.once('message', done);
    worker.once('error', fail);
  });

/** Does `tasks`, and hands each outcome on in their order. */
export const inWorkers = async (
  tasks: readonly (() => Task)[],
  took: (outcome: TaskOutcome, n: number) => void,
): Promise<void> => {
  const running: Promise<TaskOutcome>[] = [];
  for (let n = 0; n < Math.min(atOnce, tasks.length); n++) running.push(inWorker((tasks[n] as () => Task)()));
  for (let n = 0; n < tasks.length; n++) {
    took(await (running[n] as Promise<TaskOutcome>), n);
    const next = tasks[n + atOnce];
    if (next) running.push(inWorker(next()));
  }
};
