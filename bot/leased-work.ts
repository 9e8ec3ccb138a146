/** Work that waits in line by its subject (a conversation, a visit): one worker at a subject, step by step, and again later what is not done. */
import type { Leased, Store } from '../adapters/store/port.ts';
import type { Clock } from './clock.ts';
import { holding, leaseMs } from './hold.ts';

/** What one step came to: nothing is left, go on at once, or try again in `waitMs` of real time. */
export type WorkStep = 'empty' | 'again' | { waitMs: number };

export interface LeasedWork {
  /** Does what waits for one subject, unless another worker is at it. */
  one(subject: string): Promise<void>;
  /** Takes up what is due; resolves when nothing is left, or when `roundMs` of real time are over. */
  sweep(roundMs?: number): Promise<void>;
}

/** One subject is worked on no longer than this, so that the others have their turn. Real time. */
const mostMs = 15_000;
const usuallyAtOnce = 20;

/**
 * Works through the due items of `queue` (real time), whose ids are subjects. What `step` throws leaves the item to the end
 * of its lease. Once `goesOn` says no, no step is begun, and what is held is handed back.
 * A sweep works on `atOnce` subjects at a time.
 */
export const leasedWork = (tools: {
  store: Store;
  clock: Clock;
  queue: string;
  step: (subject: string) => Promise<WorkStep>;
  goesOn?: () => boolean;
  atOnce?: number;
}): LeasedWork => {
  const { store, clock, queue, step, goesOn = () => true, atOnce = usuallyAtOnce } = tools;

  const work = async (leased: Leased): Promise<void> => {
    let done = 'again' as WorkStep;
    const until = clock.realNow() + mostMs;
    await holding(tools, leased, async () => {
      while (done === 'again' && goesOn() && clock.realNow() < until) done = await step(leased.id);
    });
    const again = done === 'empty' ? null : clock.realNow() + (done === 'again' ? 0 : done.waitMs);
    await store.commit({ finishes: [{ leased, again }] });
  };

  const take = (limit: number, id?: string): Promise<Leased[]> => {
    const now = clock.realNow();
    return store.lease({ queue, dueBy: now, now, leaseMs, limit, ...(id !== undefined && { id }) });
  };

  return {
    async one(subject) {
      for (const leased of await take(1, subject)) await work(leased);
    },
    async sweep(roundMs = Number.POSITIVE_INFINITY) {
      const until = clock.realNow() + roundMs;
      for (let batch = await take(atOnce); batch.length > 0; ) {
        await Promise.all(batch.map(work));
        batch = goesOn() && clock.realNow() < until ? await take(atOnce) : [];
      }
    },
  };
};
