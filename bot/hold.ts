/** Holds a leased item as long as the work on it goes on: short leases, so that a dead process keeps nothing for long. */
import type { Leased, Store } from '../adapters/store/port.ts';
import type { Clock } from './clock.ts';

/** Real milliseconds until an item of a process that died is free: with the pause of a sweep it is taken over within ten seconds. */
export const leaseMs = 8_000;
const holdOnMs = 2_500;

/** What `work` comes to; meanwhile `leased` is held on. A process that stands still for longer than a lease loses it. */
export const holding = async <T>(
  { store, clock }: { store: Store; clock: Clock },
  { queue, id, token }: Leased,
  work: () => Promise<T>,
): Promise<T> => {
  const holdOn = () => {
    const ask = { queue, id, token, dueBy: Number.MAX_SAFE_INTEGER, now: clock.realNow(), leaseMs, limit: 1 };
    // What fails is tried again before the lease is over.
    store.lease(ask).catch(() => undefined);
  };
  const timer = setInterval(holdOn, holdOnMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
};
