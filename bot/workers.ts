/** The loops of the process: timers, inbox, outbox, outside calls, codes, files, notices, presence, forgetting. Each waits for its last round. */
import type { Desk } from './desk.ts';
import { readyPace } from './readiness.ts';
import { spreadNotices } from './spread-notice.ts';

interface Loop {
  name: string;
  /** whether its last round went well, in time */
  runs(): boolean;
  stop(): Promise<void>;
}

/** A loop that has done no good round for this long, beside its pause, is not working. */
const lateMs = 60_000;

const every = (ms: number, name: string, work: () => Promise<unknown>, { clock, log }: Desk): Loop => {
  let stopped = false;
  let good = clock.realNow();
  let wake = () => {};
  const loop = (async () => {
    while (!stopped) {
      try {
        await work();
        good = clock.realNow();
      } catch (error) {
        log.warn({ err: error, work: name }, 'a round of work failed; the next follows');
      }
      if (stopped) return;
      await new Promise<void>((go) => {
        const timer = setTimeout(go, ms);
        wake = () => {
          clearTimeout(timer);
          go();
        };
      });
    }
  })();
  return {
    name,
    runs: () => clock.realNow() - good < ms + lateMs,
    async stop() {
      stopped = true;
      wake();
      await loop;
    },
  };
};

export interface Workers {
  /** the loops that do not work: their last rounds failed or hang */
  failing(): string[];
  /** ends them, and waits for the rounds under way */
  stop(): Promise<void>;
}

/** Starts the loops. */
export const startWorkers = (desk: Desk): Workers => {
  const { due, outbox, late, outside, codes, files, line, clock, readiness } = desk;
  const loops = [
    every(500, 'timers', () => due.timers(clock.now()), desk),
    every(1_000, 'outbox', () => outbox.sweep(), desk),
    every(1_000, 'late messages', () => late.sweep(), desk),
    ...(line ? [every(1_000, 'inbox', () => line.inbox.sweep(), desk)] : []),
    ...(line ? [every(5_000, 'menus', () => line.menus.sweep(), desk)] : []),
    ...(outside ? [every(1_000, 'outside calls', () => outside.sweep(), desk)] : []),
    ...(codes ? [every(1_000, 'codes', () => codes.sweep(), desk)] : []),
    every(1_000, 'files', () => files.sweep(), desk),
    every(1_000, 'notices', () => spreadNotices(desk), desk),
    every(5_000, 'presence', () => due.presence(), desk),
    every(60_000, 'forget', () => due.forget().then(files.forget), desk),
  ];
  const failing = () => loops.filter((loop) => !loop.runs()).map(({ name }) => name);
  readiness.follow(failing);
  // Asked by itself, so that what comes in is refused in time even where nobody asks /health/ready.
  const looks = every(readyPace.pauseMs, 'readiness', () => readiness.report(), desk);
  return {
    failing,
    async stop() {
      readiness.close();
      await Promise.all([...loops, looks].map((loop) => loop.stop()));
    },
  };
};
