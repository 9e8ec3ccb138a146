/** A commit whose answer was lost may be done or not: its event is read back, which tells. */
import type { Logger } from 'pino';
import { OutsideError } from '../adapters/errors.ts';
import type { Clock } from './clock.ts';
import type { Event } from './event.ts';

/** So long, real time, the store may be away before an event is given back to whoever sent it: a fail-over takes about four seconds. */
const patienceMs = 8_000;
const pauseMs = 200;

export interface LostAnswer {
  /** What `commit` comes to; that its answer was lost is remembered. */
  committing<T>(commit: () => Promise<T>): Promise<T>;
  /**
   * Whether the event is looked at again after `error`: when the store was cut off, and not for too long. Running it again is
   * safe, done or not, because the record of the event is in its read set. When it cannot be settled that is logged.
   */
  bears(error: unknown): Promise<boolean>;
}

/** What one event does about answers that are lost. */
export const lostAnswer = (event: Event, { clock, log }: { clock: Clock; log: Logger }): LostAnswer => {
  let since: number | undefined;
  let lost = false;
  const isCutOff = (error: unknown): error is OutsideError =>
    error instanceof OutsideError && error.system === 'store' && error.unsure;
  return {
    committing: (commit) =>
      commit().catch((error: unknown) => {
        lost ||= isCutOff(error);
        throw error;
      }),
    async bears(error) {
      if (!isCutOff(error) && !(lost && error instanceof OutsideError && error.system === 'store')) return false;
      since ??= clock.realNow();
      if (clock.realNow() - since < patienceMs) {
        await new Promise((go) => setTimeout(go, pauseMs));
        return true;
      }
      if (lost) {
        log.error(
          { event: event.kind, conversation: event.conversation },
          'whether an event was committed is not known: it is acknowledged to nobody, and may be delivered again',
        );
      }
      return false;
    },
  };
};
