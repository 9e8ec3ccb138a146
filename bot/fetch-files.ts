/** Fetches what customers sent beside words, after the commit that heard of it; and forgets it when its time is over. */
import type { Logger } from 'pino';
import type { Fetched, FetchFile } from '../adapters/channels/download.ts';
import type { FileState } from '../adapters/channels/port.ts';
import { OutsideError } from '../adapters/errors.ts';
import {
  type FileLimits,
  type FileSource,
  fetchQueue,
  fileOverQueue,
  files,
  forgetFile,
  type KeptFile,
  keepFile,
} from '../adapters/files/kept.ts';
import { deskTopic } from '../adapters/operator-desk/built-in.ts';
import type { Store } from '../adapters/store/port.ts';
import { openRecords } from '../adapters/store/records.ts';
import { stamp } from '../knowledge/rules/japan-time.ts';
import type { Clock } from './clock.ts';
import { leaseMs } from './hold.ts';
import { leasedWork, type WorkStep } from './leased-work.ts';
import { measuredCall } from './measured-call.ts';
import type { Metrics } from './metrics.ts';
import { backOffMs, giveUpMs } from './patience.ts';
import { talks, talkTopic, transcriptLog } from './talk.ts';
import { traced, traceKept } from './trace.ts';

export interface FilesSent {
  /** Fetches one file, unless another worker is at it. */
  fetch(id: string): Promise<void>;
  /** Takes up what was left behind or is to be tried again; resolves when nothing is due, or after some twenty seconds. */
  sweep(): Promise<void>;
  /** Forgets the files whose time is over. */
  forget(): Promise<void>;
}

/** Where files come from, by channel; one that is missing is not set up. */
export type FileSources = Partial<Record<FileSource['channel'], FetchFile>>;

const roundMs = 20_000;
/** Files are large: few at once. */
const fetchedAtOnce = 4;
/** Real time one call may take, its answer included. */
const fetchMs = 30_000;

/** The files of `store`, fetched from `sources` within `limits`. `withinMs`: real time a call may take. */
export const filesSent = (tools: {
  store: Store;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  sources: FileSources;
  limits: FileLimits;
  goesOn?: () => boolean;
  withinMs?: number;
}): FilesSent => {
  const { store, clock, log, metrics, sources, limits, goesOn = () => true, withinMs = fetchMs } = tools;

  /** What became of it, in one commit with the note that tells the operator. Taken back meanwhile, it is forgotten. */
  const settle = async (id: string, came: Uint8Array | FileState): Promise<WorkStep> => {
    for (;;) {
      const records = openRecords(store);
      const file = await files.read(records, id);
      if (file?.state !== 'fetching') return 'empty';
      const { conversation, entry, source: _, ...rest } = file;
      // Who writes the whole transcript anew writes the talk too.
      await talks.read(records, conversation);
      let state: FileState;
      if (typeof came === 'string') {
        state = came;
        files.write(records, id, { ...rest, conversation, entry, state });
      } else ({ state } = await keepFile(records, id, file, came, limits, clock.realNow()));
      const note = { kind: 'note', id: `${id}/file`, at: stamp(clock.now()), about: 'file', text: state };
      records.append(transcriptLog(conversation), { ...note, of: entry, file: id });
      records.notify(talkTopic(conversation));
      records.notify(deskTopic);
      if ((await records.commit()) === 'conflict') continue;
      metrics.count('desk_files_total', { result: state });
      return 'empty';
    }
  };

  const again = async (id: string, file: KeptFile, asked = 0): Promise<WorkStep> => {
    if (clock.realNow() - file.arrivedAt > giveUpMs) return settle(id, 'failed');
    const records = openRecords(store);
    const now = await files.read(records, id);
    if (now) files.write(records, id, { ...now, attempts: now.attempts + 1 });
    await records.commit();
    return { waitMs: Math.max(asked, backOffMs(file.attempts)) };
  };

  const failed = async (id: string, file: KeptFile, error: unknown): Promise<WorkStep> => {
    const { retryable, waitMs } = error instanceof OutsideError ? error : { retryable: false, waitMs: 0 };
    log.warn({ err: error, attempts: file.attempts + 1, retryable }, 'a file could not be fetched');
    return retryable ? again(id, file, waitMs) : settle(id, 'failed');
  };

  const step = async (id: string): Promise<WorkStep> => {
    const file = await files.read(openRecords(store), id);
    if (file?.state !== 'fetching' || !file.source) return 'empty';
    const { source, trace, attempts } = file;
    const fetchFrom = sources[source.channel];
    if (!fetchFrom) return settle(id, 'failed');
    const fields = { 'desk.attempts': attempts + 1 };
    return traced(log, { name: 'file', kind: 'consumer', within: traceKept(trace), fields }, async (add) => {
      let fetched: Fetched;
      try {
        const { mostBytes } = limits;
        fetched = await measuredCall('channel', tools, () => fetchFrom(source.at, { mostBytes, withinMs }));
      } catch (error) {
        add({ 'desk.result': 'failed' });
        return failed(id, file, error);
      }
      add({ 'desk.result': fetched.came });
      if (fetched.came === 'not-yet') return again(id, file);
      return settle(id, fetched.came === 'bytes' ? fetched.bytes : fetched.came);
    });
  };

  const { one: fetch, sweep } = leasedWork({ ...tools, queue: fetchQueue, step, atOnce: fetchedAtOnce });
  return {
    fetch,
    sweep: () => sweep(roundMs),
    async forget() {
      const now = clock.realNow();
      for (;;) {
        const due = goesOn() ? await store.lease({ queue: fileOverQueue, dueBy: now, now, leaseMs, limit: 50 }) : [];
        if (due.length === 0) return;
        for (const leased of due) {
          const records = openRecords(store);
          await forgetFile(records, leased.id);
          records.finish(leased, null);
          // What changed at this instant is looked at again when the lease has ended.
          await records.commit();
        }
      }
    },
  };
};
