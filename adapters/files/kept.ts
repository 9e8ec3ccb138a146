/** Pictures, voice and files that were sent, kept for a time: a record each, and its bytes as a blob of the store. */
import { z } from 'zod';
import { type FileRefusal, fileKinds, fileStates } from '../channels/port.ts';
import { type Records, recordKind } from '../store/records.ts';
import { typeOfFile } from './type-of-file.ts';

const shape = z.object({
  conversation: z.string(),
  /** the entry of the transcript it came with */
  entry: z.string(),
  kind: z.enum(fileKinds),
  /** as its sender calls it */
  name: z.string().optional(),
  state: z.enum(fileStates),
  /** what it is by its content, once it is kept */
  type: z.string().optional(),
  /** bytes */
  size: z.number().optional(),
  /** where it is fetched: the channel's own */
  source: z.object({ channel: z.enum(['bot-framework', 'line']), at: z.record(z.string(), z.unknown()) }).optional(),
  /** real time, epoch ms */
  arrivedAt: z.number(),
  attempts: z.number(),
  /** the trace of what brought it, as a traceparent */
  trace: z.string().optional(),
});
export type KeptFile = z.infer<typeof shape>;
export type FileSource = NonNullable<KeptFile['source']>;

export const files = recordKind('file', shape);
/** How much is kept in all. */
const totals = recordKind('files', z.object({ bytes: z.number() }));

/** Files to be fetched, by id. Real time. */
export const fetchQueue = 'file';
/** Files whose time is over, by id. Real time. */
export const fileOverQueue = 'file-over';

/** What is kept at most, and for how long. */
export interface FileLimits {
  mostBytes: number;
  mostBytesInAll: number;
  keptMs: number;
}

/** How many bytes are kept in all. */
export const keptInAll = async (records: Records): Promise<number> => (await totals.read(records, 'total'))?.bytes ?? 0;

/** `name` as a name alone: no folder, nothing that cannot be seen. */
export const bareName = (name: string): string =>
  name
    .replace(/^.*[/\\]/s, '')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .trim()
    .slice(0, 200);

/**
 * Keeps `bytes` as the file `id`, with what it is by its content; or notes why not. What it comes to. `realNow`: epoch ms.
 */
export const keepFile = async (
  records: Records,
  id: string,
  file: Omit<KeptFile, 'state' | 'type' | 'size'>,
  bytes: Uint8Array,
  limits: FileLimits,
  realNow: number,
): Promise<Pick<KeptFile, 'state' | 'kind'>> => {
  const { source: _, ...rest } = file;
  const refused = (state: FileRefusal) => {
    files.write(records, id, { ...rest, state, size: bytes.length });
    return { state, kind: file.kind };
  };
  records.schedule(fileOverQueue, id, realNow + limits.keptMs);
  if (bytes.length > limits.mostBytes) return refused('too-large');
  const found = typeOfFile(bytes);
  if (!found) return refused('not-taken');
  const all = (await keptInAll(records)) + bytes.length;
  if (all > limits.mostBytesInAll) return refused('no-room');
  const { kind, type } = found;
  files.write(records, id, { ...rest, kind, type, state: 'kept', size: bytes.length });
  totals.write(records, 'total', { bytes: all });
  records.keepBlob(id, bytes);
  return { state: 'kept', kind };
};

/** Notes why `file` is not kept; the note is forgotten as the file would be. */
export const refuseFile = (
  records: Records,
  id: string,
  file: Omit<KeptFile, 'state' | 'attempts'>,
  state: FileRefusal,
  limits: FileLimits,
  realNow: number,
): void => {
  files.write(records, id, { ...file, state, attempts: 0 });
  records.schedule(fileOverQueue, id, realNow + limits.keptMs);
};

/** Notes that `file` is to be fetched, from now on (`realNow`, epoch ms). */
export const keepToFetch = (
  records: Records,
  id: string,
  file: Omit<KeptFile, 'state' | 'attempts'> & { source: FileSource },
  limits: FileLimits,
  realNow: number,
): void => {
  files.write(records, id, { ...file, state: 'fetching', attempts: 0 });
  records.schedule(fetchQueue, id, realNow);
  records.schedule(fileOverQueue, id, realNow + limits.keptMs);
};

/** Forgets the file and its bytes; one that is being fetched is not kept any more when it comes. */
export const forgetFile = async (records: Records, id: string): Promise<void> => {
  const file = await files.read(records, id);
  if (!file) return;
  if (file.state === 'kept') {
    totals.write(records, 'total', { bytes: Math.max(0, (await keptInAll(records)) - (file.size ?? 0)) });
    records.dropBlob(id);
  }
  files.remove(records, id);
  records.unschedule(fetchQueue, id);
  records.unschedule(fileOverQueue, id);
};
