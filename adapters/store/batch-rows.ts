/** A batch as flat rows of text, numbers and bytes, checked before a driver touches anything. */
import type { Batch } from './port.ts';

/** What both drivers write, in the order in which they write it. */
export interface BatchRows {
  reads: [key: string, version: number][];
  puts: [key: string, json: string][];
  deletes: [key: string][];
  dropLogs: [log: string][];
  appends: [log: string, json: string][];
  blobs: [blob: string, bytes: Uint8Array | null][];
  lists: [list: string, member: string, score: number | null][];
  schedules: [queue: string, id: string, at: number | null][];
  finishes: [queue: string, id: string, token: string, stamp: number, again: number | null][];
  notices: string[];
}

const json = (value: unknown, where: string): string => {
  const text: string | undefined = JSON.stringify(value);
  if (text === undefined) throw new TypeError(`${where}: ${typeof value} is not JSON`);
  return text;
};

const finite = (number: number | null, where: string): number | null => {
  if (number !== null && !Number.isFinite(number)) throw new TypeError(`${where}: ${number} is not a finite number`);
  return number;
};

/** The rows of `batch`. Throws TypeError for a value that is not JSON or a number that is not finite. */
export const batchRows = (batch: Batch): BatchRows => ({
  reads: (batch.reads ?? []).map(({ key, version }) => [key, version]),
  puts: (batch.puts ?? []).map(({ key, value }) => [key, json(value, key)]),
  deletes: (batch.deletes ?? []).map((key) => [key]),
  dropLogs: (batch.dropLogs ?? []).map((log) => [log]),
  appends: (batch.appends ?? []).flatMap(({ log, entries }) =>
    entries.map((entry): [string, string] => [log, json(entry, log)]),
  ),
  blobs: (batch.blobs ?? []).map(({ blob, bytes }) => [blob, bytes]),
  lists: (batch.lists ?? []).map(({ list, member, score }) => [list, member, finite(score, list)]),
  schedules: (batch.schedules ?? []).map(({ queue, id, at }) => [queue, id, finite(at, queue)]),
  finishes: (batch.finishes ?? []).map(({ leased: { queue, id, token, stamp }, again }) => [
    queue,
    id,
    token,
    stamp,
    finite(again, queue),
  ]),
  notices: batch.notices ?? [],
});
