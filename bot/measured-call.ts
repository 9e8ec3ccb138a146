/** A call to the outside as a step of its trace, measured; and how what waited in the outbox left it. */
import type { Logger } from 'pino';
import type { Metrics } from './metrics.ts';
import { traced } from './trace.ts';

type System = 'channel' | 'back-office' | 'code-gateway';

/** What `call` to `system` comes to. */
export const measuredCall = <T>(
  system: System,
  { log, metrics }: { log: Logger; metrics: Metrics },
  call: () => Promise<T>,
): Promise<T> =>
  traced(log, { name: `call ${system}`, kind: 'client' }, async () => {
    const over = metrics.time('desk_call_seconds', { system });
    try {
      const answer = await call();
      over({ result: 'done' });
      return answer;
    } catch (error) {
      over({ result: 'failed' });
      throw error;
    }
  });

/** Measures what has left the outbox for `system`, or never will: how old it is at `now` (real time, epoch ms), and after how many tries. */
export const measureLeft = (
  metrics: Metrics,
  system: System,
  { queuedAt, attempts, now, result }: { queuedAt: number; attempts: number; now: number; result: string },
): void => {
  metrics.observe('desk_outbox_age_seconds', Math.max(0, now - queuedAt) / 1_000, { system, result });
  metrics.observe('desk_outbox_attempts', attempts, { system, result });
};
