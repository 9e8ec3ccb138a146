/** Intents on their way to the back office: records in the turn's commit, told in the order they were made for one thing. */
import { z } from 'zod';
import { type Records, recordKind } from '../store/records.ts';
import { type Intent, intent } from './port.ts';

const kept = z.object({
  intent,
  /** where it came from, which nobody outside is told */
  conversation: z.string(),
  /** real time, epoch ms */
  queuedAt: z.number(),
  attempts: z.number(),
  /** what came of the last try, in words without anything that was told */
  reason: z.string().optional(),
  /** when it is told next, real time, epoch ms */
  dueAt: z.number().optional(),
  /** it is not told any more by itself */
  givenUp: z.boolean().optional(),
  /** the trace of the turn that made it, as a traceparent (W3C Trace Context) */
  trace: z.string().optional(),
});
export type KeptIntent = z.infer<typeof kept>;

/** Intents as they are kept. */
export const intents = recordKind('intent', kept);
const lines = recordKind('intents-of', z.object({ waiting: z.array(z.string()) }));

/** Due items: one a visit or loan that has something to be told. Real time. */
export const intentQueue = 'intent';

/** The list of all that wait to be told, by the real time they were made (epoch ms). */
export const allIntents = 'intent-all';
/** The list of those that were given up, by the real time of that (epoch ms); old ones go as others come. */
export const givenUpIntents = 'intent-given-up';

/**
 * How long an intent is kept after it was made or last answered: it holds a name, an address and a phone number. Half a
 * year: a loan's day of return and what is said of a lost device lie within it.
 */
const rememberMs = 180 * 24 * 3_600_000;
/** How long one that was given up stands in its list. Real time. */
const listedMs = 7 * 24 * 3_600_000;

/** It was answered, late or not: it is forgotten half a year from `realNow` on, unless it is answered again before. */
export const keepOn = async (records: Records, id: string, realNow: number): Promise<void> => {
  records.forget(intents.key(id), realNow + rememberMs);
  const known = await intents.read(records, id);
  if (!known?.givenUp) return;
  intents.write(records, id, { ...known, givenUp: false });
  records.unlist(givenUpIntents, id);
};

const putInLine = async (records: Records, { id, of }: Intent, realNow: number): Promise<void> => {
  const waiting = await waitingOf(records, of);
  lines.write(records, of, { waiting: [...waiting, id] });
  records.list(allIntents, id, realNow);
  records.schedule(intentQueue, of, realNow);
};

/** Keeps an intent to be told once the turn is committed. */
export const keepIntent = async (
  records: Records,
  made: Pick<KeptIntent, 'intent' | 'conversation' | 'trace'>,
  realNow: number,
): Promise<void> => {
  const { id } = made.intent;
  intents.write(records, id, { ...made, queuedAt: realNow, attempts: 0 });
  await keepOn(records, id, realNow);
  await putInLine(records, made.intent, realNow);
};

/** The ids of what waits to be told about `of`, in order. */
export const waitingOf = async (records: Records, of: string): Promise<string[]> =>
  (await lines.read(records, of))?.waiting ?? [];

/** Notes why an intent was not taken, and when it is told next. */
export const delayIntent = async (
  records: Records,
  id: string,
  { reason, dueAt }: { reason: string; dueAt: number },
): Promise<void> => {
  const known = await intents.read(records, id);
  if (!known) return;
  intents.write(records, id, { ...known, reason, dueAt });
  records.list(allIntents, id, known.queuedAt);
};

/** The intent needs to be told no more. It is kept on: its answers can come weeks later. */
export const endIntent = async (records: Records, { id, of }: Intent): Promise<void> => {
  const waiting = (await waitingOf(records, of)).filter((one) => one !== id);
  records.unlist(allIntents, id);
  if (waiting.length > 0) lines.write(records, of, { waiting });
  else lines.remove(records, of);
};

/** Ends it for want of an answer; it can be told again by hand as long as it is kept. */
export const giveUpIntent = async (records: Records, of: Intent, reason: string, realNow: number): Promise<void> => {
  await endIntent(records, of);
  const known = await intents.read(records, of.id);
  if (!known) return;
  const { dueAt: _, ...ended } = known;
  intents.write(records, of.id, { ...ended, reason, givenUp: true });
  records.list(givenUpIntents, of.id, realNow);
  for (const { member, score } of await records.page(givenUpIntents, undefined, 10))
    if (score < realNow - listedMs) records.unlist(givenUpIntents, member);
};

/** The intent is told at once: one that waits, or one that was given up, after what waits about the same. undefined: neither. */
export const tellIntentAgain = async (records: Records, id: string, realNow: number): Promise<Intent | undefined> => {
  const known = await intents.read(records, id);
  if (!known) return undefined;
  if ((await waitingOf(records, known.intent.of)).includes(id)) {
    intents.write(records, id, { ...known, dueAt: realNow });
    records.schedule(intentQueue, known.intent.of, realNow);
    return known.intent;
  }
  const { reason: _, dueAt: __, givenUp, ...fresh } = known;
  if (!givenUp) return undefined;
  intents.write(records, id, { ...fresh, queuedAt: realNow, attempts: 0 });
  records.unlist(givenUpIntents, id);
  await putInLine(records, known.intent, realNow);
  return known.intent;
};
