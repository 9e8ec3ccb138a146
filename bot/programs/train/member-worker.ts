/** Trains one model, in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { trainOne } from './softmax.ts';
import type { Task } from './train-members.ts';

const { examples, settings, seed } = workerData as Task;
const weights = trainOne(examples, settings, seed);
parentPort?.postMessage(weights, [weights.buffer as ArrayBuffer]);
