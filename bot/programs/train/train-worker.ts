/** Trains one model, in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { judge } from './judge.ts';
import { trainOne } from './softmax.ts';
import type { Task, TaskOutcome } from './workers.ts';

const { examples, places, settings, seed, keptBack } = workerData as Task;
const weights = trainOne(examples, places, settings, seed);
if (keptBack) parentPort?.postMessage(judge(weights, examples, keptBack) satisfies TaskOutcome);
else parentPort?.postMessage({ weights } satisfies TaskOutcome, [weights.buffer as ArrayBuffer]);
