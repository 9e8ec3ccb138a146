/** The loops of the process: timers, outbox, presence, forgetting. Each waits for its last round before the next. */
import type { Logger } from 'pino';
import type { Desk } from './desk.ts';

const every = (ms: number, name: string, work: () => Promise<unknown>, log: Logger): (() => Promise<void>) => {
  let stopped = false;
  let wake = () => {};
  const loop = (async () => {
    while (!stopped) {
      await work().catch((error) => log.warn({ err: error, work: name }, 'a round of work failed; the next follows'));
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
  return async () => {
    stopped = true;
    wake();
    await loop;
  };
};

/** Starts the loops; the result stops them and waits for the rounds under way. */
export const startWorkers = ({ due, outbox, clock, log }: Desk): (() => Promise<void>) => {
  const stops = [
    every(500, 'timers', () => due.timers(clock.now()), log),
    every(1_000, 'outbox', () => outbox.sweep(), log),
    every(5_000, 'presence', () => due.presence(), log),
    every(60_000, 'forget', () => due.forget(), log),
  ];
  return async () => {
    await Promise.all(stops.map((stop) => stop()));
  };
};
