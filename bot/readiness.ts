/** Whether this process can serve: what a real commit, its notice and the loops come to, looked at now and then. */
import { randomUUID } from 'node:crypto';
import type { Store } from '../adapters/store/port.ts';
import type { Clock } from './clock.ts';
import { allOutgoing } from './outgoing.ts';
import { within } from './within.ts';

/** What the last look came to. */
export interface ReadyReport {
  /** it took a commit, refused it, or did not answer in time */
  store: 'takes' | 'refuses' | 'silent';
  /** the notice of that commit came back to this process */
  subscriber: 'hears' | 'deaf';
  /** the loops that do not work */
  stuck: string[];
  /** how long the oldest message that is to leave has waited, whole seconds; 0 when none waits */
  outboxAgeSeconds: number;
  /** bytes the store may still grow by; null when nothing limits it or nobody can tell */
  roomBytes: number | null;
}

export interface Readiness {
  /** The last look, or a new one when that is older than the pause between two. Never rejects. */
  report(): Promise<ReadyReport>;
  /** Whether the store took the last commit: if not, nothing that changes something is worth beginning. */
  storeTakes(): boolean;
  /** Calls `hear` when `storeTakes` changes; call the result to stop. */
  onChange(hear: (takes: boolean) => void): () => void;
  /** Names who tells which loops do not work. */
  follow(stuck: () => string[]): void;
  close(): void;
}

/** Real milliseconds: two looks are this far apart, a commit has this long, and its notice that long after it. */
export interface ReadyPace {
  pauseMs: number;
  commitMs: number;
  noticeMs: number;
}
/** A store that fails is told within five seconds: a pause and both patiences. */
export const readyPace: ReadyPace = { pauseMs: 1_000, commitMs: 2_000, noticeMs: 1_500 };

const topic = 'ready/';

/** Looks at `store` through commits of its own, one at a time: one that hangs is waited for, not joined by others. */
export const openReadiness = (tools: { store: Store; clock: Clock; pace?: ReadyPace }): Readiness => {
  const { store, clock, pace = readyPace } = tools;
  const hears = new Set<(takes: boolean) => void>();
  const beats = new Map<string, () => void>();
  let stuck: () => string[] = () => [];
  let hanging: Promise<'done' | 'failed'> | undefined;
  let looking: Promise<ReadyReport> | undefined;
  let last: { at: number; report: ReadyReport } | undefined;

  const stop = store.watch((topics) => {
    for (const one of topics) if (one.startsWith(topic)) beats.get(one)?.();
  });

  /** A commit that nobody reads, and whether its notice comes back. */
  const commit = async (): Promise<Pick<ReadyReport, 'store' | 'subscriber'>> => {
    const beat = topic + randomUUID();
    const heard = new Promise<'heard'>((resolve) => beats.set(beat, () => resolve('heard')));
    const fresh = hanging === undefined;
    hanging ??= store.commit({ puts: [{ key: 'ready', value: clock.realNow() }], notices: [beat] }).then(
      () => 'done' as const,
      () => 'failed' as const,
    );
    try {
      const took = await within(hanging, pace.commitMs);
      if (took !== 'late') hanging = undefined;
      if (took !== 'done') {
        // Of the subscriber nothing is known then; it is not blamed for what the store does.
        return { store: took === 'late' ? 'silent' : 'refuses', subscriber: last?.report.subscriber ?? 'hears' };
      }
      const told = !fresh || (await within(heard, pace.noticeMs)) === 'heard';
      return { store: 'takes', subscriber: told ? 'hears' : 'deaf' };
    } finally {
      beats.delete(beat);
    }
  };

  const outboxAge = async (): Promise<number> => {
    const [oldest] = await store.readList(allOutgoing, undefined, 1);
    return oldest ? Math.max(0, Math.floor((clock.realNow() - oldest.score) / 1000)) : 0;
  };
  const known = async <T>(work: Promise<T>, otherwise: T): Promise<T> => {
    const result = await within(
      work.catch(() => otherwise),
      pace.noticeMs,
    );
    return result === 'late' ? otherwise : result;
  };

  const look = async (): Promise<ReadyReport> => {
    const [taken, outboxAgeSeconds, room] = await Promise.all([
      commit(),
      known(outboxAge(), last?.report.outboxAgeSeconds ?? 0),
      known(store.room(), undefined),
    ]);
    const report = { ...taken, stuck: stuck(), outboxAgeSeconds, roomBytes: room ?? null };
    const before = last?.report.store ?? 'takes';
    last = { at: clock.realNow(), report };
    const takes = report.store === 'takes';
    if (takes !== (before === 'takes')) for (const hear of hears) hear(takes);
    return report;
  };

  return {
    async report() {
      if (last && clock.realNow() - last.at < pace.pauseMs) return { ...last.report, stuck: stuck() };
      looking ??= look().finally(() => {
        looking = undefined;
      });
      return looking;
    },
    storeTakes: () => (last?.report.store ?? 'takes') === 'takes',
    onChange(hear) {
      hears.add(hear);
      return () => void hears.delete(hear);
    },
    follow(told) {
      stuck = told;
    },
    close: stop,
  };
};
