/** The audit trail: who saw or did what, when, and whose it was. Kept in the store beside everything else, in logs of its own. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { Batch, Store } from '../adapters/store/port.ts';
import type { Records } from '../adapters/store/records.ts';
import type { Clock } from './clock.ts';

/** One entry. It holds names of things alone: no message text, no digits of a telephone, no password. */
const entrySchema = z.object({
  /** real time, ISO in UTC */
  at: z.string(),
  /** `operator/<id>`, `user/<channel>/<id>`, `program/<name>`, or `nobody` where no such account exists */
  by: z.string(),
  /** `saw-chat`, `saw-contract`, `saw-file`, `saw-board`, `saw-outbox`, `saw-judged`, `signed-in`, `sign-in-wrong`, `linked`, `unlinked`, `identify-wrong`, `code-asked`, `code-wrong`, `code-right`, or an operator's action */
  did: z.string(),
  contract: z.string().optional(),
  conversation: z.string().optional(),
  /** the picture or file that was looked at */
  file: z.string().optional(),
  /** what came of it, where it could be refused */
  came: z.string().optional(),
  /** a digest of the address it came from */
  from: z.string().optional(),
});
export type AuditEntry = z.infer<typeof entrySchema>;
type Told = Omit<AuditEntry, 'at'>;

/** Who did it: an operator by their account, or a program of whoever runs the machine, whose id no account can have. */
export const auditedAs = ({ id }: { id: string }): string => (id.startsWith('program/') ? id : `operator/${id}`);

const months = 'audit-months';
const logOf = (month: string): string => `audit/${month}`;

const dated = (told: Told, realNow: number) => {
  const at = Temporal.Instant.fromEpochMilliseconds(realNow).toString();
  const month = at.slice(0, 7);
  return { entry: { at, ...told }, month, score: Number(month.replace('-', '')) };
};

/** Keeps an entry with the commit of `records`. `realNow`: epoch ms. */
export const keepAudit = (records: Pick<Records, 'append' | 'list'>, told: Told, realNow: number): void => {
  const { entry, month, score } = dated(told, realNow);
  records.append(logOf(month), entry);
  records.list(months, month, score);
};

/** The same as a commit of its own, or as part of one. */
export const auditBatch = (told: Told, realNow: number): Required<Pick<Batch, 'appends' | 'lists'>> => {
  const { entry, month, score } = dated(told, realNow);
  return { appends: [{ log: logOf(month), entries: [entry] }], lists: [{ list: months, member: month, score }] };
};

/** So many whole months after its own an entry is kept: three years. */
const keptMonths = 36;

/** Deletes the months that were kept long enough at `realNow`, epoch ms. */
export const forgetOldAudit = async (store: Pick<Store, 'readList' | 'commit'>, realNow: number): Promise<void> => {
  const { month } = dated({ by: '', did: '' }, realNow);
  const first = Temporal.PlainYearMonth.from(month).subtract({ months: keptMonths }).toString();
  const kept = await store.readList(months, undefined, 100);
  const old = kept.map(({ member }) => member).filter((member) => member < first);
  if (old.length === 0) return;
  await store.commit({
    dropLogs: old.map(logOf),
    lists: old.map((member) => ({ list: months, member, score: null })),
  });
};

const page = 500;

/** Every entry, oldest first, of the months (`YYYY-MM`, UTC) from `from` to `to`, both included. */
export const auditIn = async function* (
  store: Pick<Store, 'readList' | 'readLog'>,
  { from = '', to = '9' }: { from?: string | undefined; to?: string | undefined } = {},
): AsyncGenerator<AuditEntry> {
  const kept = await store.readList(months, undefined, 10_000);
  for (const { member: month } of kept.filter(({ member }) => member >= from && member <= to)) {
    for (let after = 0, more = true; more; ) {
      const entries = await store.readLog(logOf(month), after, page);
      for (const { value } of entries) yield entrySchema.parse(value);
      after = entries.at(-1)?.at ?? after;
      more = entries.length === page;
    }
  }
};

/** Writes those entries to `file`, one JSON object a line, for its owner alone. Rejects when that cannot be written. */
export const writeAudit = async (
  store: Pick<Store, 'readList' | 'readLog'>,
  file: string,
  range: { from?: string | undefined; to?: string | undefined },
): Promise<void> => {
  const lines = async function* () {
    for await (const entry of auditIn(store, range)) yield `${JSON.stringify(entry)}\n`;
  };
  await pipeline(Readable.from(lines()), createWriteStream(file, { mode: 0o600 }));
};

/** A page asks again and again while it is open: what an operator sees is noted once in so long, ms. */
const onceIn = 3_600_000;
const mostRemembered = 10_000;

/** Notes in the desk's store what operators look at: each thing once an hour for each process. Rejects when it cannot be kept. */
export const openAuditOfLooks = (desk: { store: Pick<Store, 'commit'>; clock: Pick<Clock, 'realNow'> }) => {
  const seen = new Map<string, number>();
  return async (told: Told): Promise<void> => {
    const now = desk.clock.realNow();
    const key = JSON.stringify([told.by, told.did, told.contract, told.conversation, told.file]);
    if ((seen.get(key) ?? Number.NEGATIVE_INFINITY) > now - onceIn) return;
    // Kept before it is shown: what cannot be noted is not seen.
    await desk.store.commit(auditBatch(told, now));
    seen.delete(key);
    seen.set(key, now);
    const [oldest] = seen.keys();
    if (seen.size > mostRemembered && oldest !== undefined) seen.delete(oldest);
  };
};
