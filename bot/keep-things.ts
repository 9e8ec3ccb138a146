/** What a customer's message brings beside its words: named in the transcript, and kept, or noted to be fetched. */
import { createHash } from 'node:crypto';
import type { SentFile, Thing } from '../adapters/channels/port.ts';
import { bareName, type FileLimits, keepFile, keepToFetch, refuseFile } from '../adapters/files/kept.ts';
import { typeOfFile } from '../adapters/files/type-of-file.ts';
import type { Records } from '../adapters/store/records.ts';
import type { CameBeside } from '../dialogs/conversation/things.ts';
import type { DeskSettings } from '../knowledge/terms/schema.ts';
import type { GivenThing } from './event.ts';
import { traceToKeep } from './trace.ts';

/** What is kept of files, by the settings of the desk. */
export const fileLimitsOf = ({ mostMegabytes, mostMegabytesInAll, keptDays }: DeskSettings['files']): FileLimits => ({
  mostBytes: mostMegabytes * 1_048_576,
  mostBytesInAll: mostMegabytesInAll * 1_048_576,
  keptMs: keptDays * 24 * 3_600_000,
});

/** The name of the `nth` file of an event: the same whenever its turn is run again, and no path of its own. */
export const fileIdOf = (event: string, nth: number): string =>
  createHash('sha256').update(`file\n${event}\n${nth}`).digest('base64url').slice(0, 22);

/** `given` as the transcript names it. */
export const thingsOf = (event: string, given: readonly GivenThing[]): Thing[] =>
  given.map((thing, n) => {
    if (thing.is === 'file') {
      const { kind, got } = thing;
      const found = 'bytes' in got ? typeOfFile(got.bytes)?.kind : undefined;
      return { is: 'file', id: fileIdOf(event, n), kind: found ?? kind };
    }
    const { further: _, ...rest } = thing;
    return rest;
  });

/**
 * Keeps the files among `given`, which came with the entry `entry`. `came`: what came, and what of it is not taken; `toFetch`:
 * the files that are to be fetched.
 */
export const keepThings = async (
  records: Records,
  of: { event: string; conversation: string; entry: string },
  given: readonly GivenThing[],
  settings: DeskSettings['files'],
  realNow: number,
): Promise<{ came: CameBeside[]; toFetch: string[] }> => {
  const limits = fileLimitsOf(settings);
  const came: CameBeside[] = [];
  const toFetch: string[] = [];
  for (const [n, thing] of given.entries()) {
    const further = thing.further && { further: thing.further };
    if (thing.is !== 'file') {
      came.push({ is: thing.is, ...further });
      continue;
    }
    const { kind, size = 0 } = thing;
    const got = size > limits.mostBytes ? { refused: 'too-large' as const } : thing.got;
    const id = fileIdOf(of.event, n);
    const name = bareName(thing.name ?? '');
    const { conversation, entry } = of;
    const file = { conversation, entry, kind, ...(name !== '' && { name }), arrivedAt: realNow, ...traceToKeep() };
    if ('bytes' in got) {
      const kept = await keepFile(records, id, { ...file, attempts: 0 }, got.bytes, limits, realNow);
      const { state } = kept;
      came.push({ is: kept.kind, ...(state !== 'kept' && state !== 'fetching' && { refused: state }) });
    } else if ('refused' in got) {
      refuseFile(records, id, file, got.refused, limits, realNow);
      came.push({ is: kind, refused: got.refused });
    } else {
      keepToFetch(records, id, { ...file, source: got.source }, limits, realNow);
      toFetch.push(id);
      came.push({ is: kind, ...further });
    }
  }
  return { came, toFetch };
};

/** Keeps the `bytes` of `file`, which an operator sends. */
export const keepSent = async (
  records: Records,
  { event, conversation }: { event: string; conversation: string },
  { id, kind, name }: SentFile,
  bytes: Uint8Array,
  settings: DeskSettings['files'],
  realNow: number,
): Promise<void> => {
  const file = { conversation, entry: `${event}/0`, kind, name, arrivedAt: realNow, attempts: 0 };
  await keepFile(records, id, file, bytes, fileLimitsOf(settings), realNow);
};
