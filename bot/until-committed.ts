/** Runs a turn until it is committed: those that lost over the same record do not all try again at once. */
import { OutsideError } from '../adapters/errors.ts';
import { inOrder } from './in-order.ts';

/** What one run came to. `again`: nothing was committed; `over`: the record that another turn changed first, when it is known. */
export type Run<T> = { done: T } | { again: true; over?: string | undefined };

const mostRuns = 500;
/** From this run on it waits for a moment before the next. */
const pausesAfter = 3;
const longestPauseMs = 20;

/**
 * Runs `runOnce` until it is done. Turns of this process that lost over one record run again one after the other, in the
 * order they lost, so that each has its turn however many want it. `bears`: whether an error of a run is no end of it.
 * Throws OutsideError('store', retryable) after 500 runs.
 */
export const untilCommitted = () => {
  const losers = inOrder();
  return async <T>(runOnce: () => Promise<Run<T>>, bears: (error: unknown) => Promise<boolean>): Promise<T> => {
    let over: string | undefined;
    for (let run = 1; run <= mostRuns; run++) {
      try {
        const came = await (over === undefined ? runOnce() : losers.run(over, runOnce));
        if ('done' in came) return came.done;
        over = came.over;
      } catch (error) {
        over = undefined;
        if (!(await bears(error))) throw error;
      }
      // A short random pause keeps racers of several processes from running in step.
      if (run > pausesAfter) await new Promise((go) => setTimeout(go, Math.random() * Math.min(run, longestPauseMs)));
    }
    throw new OutsideError('store', { retryable: true, message: `a turn conflicted ${mostRuns} times` });
  };
};
