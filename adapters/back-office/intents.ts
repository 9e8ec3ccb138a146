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
  /** the trace of the turn that made it, as a traceparent (W3C Trace Context) */
  trace: z.string().optional(),
});
export type KeptIntent = z.infer<typeof kept>;

/** Intents as they are kept. */
export const intents = recordKind('intent', kept);
const lines = recordKind('intents-of', z.object({ waiting: z.array(z.string()) }));

/** Due items: one a visit or loan that has something to be told. Real time. */
export const intentQueue = 'intent';

/**
 * How long an intent is kept after it was made or last answered: it holds a name, an address and a phone number. Half a
 * year: a loan's day of return and what is said of a lost device lie within it.
 */
const rememberMs = 180 * 24 * 3_600_000;

/** The intent is forgotten half a year from `realNow` on, unless it is answered again before. */
export const keepOn = (records: Records, id: string, realNow: number): void =>
  records.forget(intents.key(id), realNow + rememberMs);

/** Keeps an intent to be told once the turn is committed. */
export const keepIntent = async (
  records: Records,
  made: Pick<KeptIntent, 'intent' | 'conversation' | 'trace'>,
  realNow: number,
): Promise<void> => {
  const { id, of } = made.intent;
  const waiting = await waitingOf(records, of);
  intents.write(records, id, { ...made, queuedAt: realNow, attempts: 0 });
  keepOn(records, id, realNow);
  lines.write(records, of, { waiting: [...waiting, id] });
  records.schedule(intentQueue, of, realNow);
};

/** The ids of what waits to be told about `of`, in order. */
export const waitingOf = async (records: Records, of: string): Promise<string[]> =>
  (await lines.read(records, of))?.waiting ?? [];

/** The intent needs to be told no more. It is kept on: its answers can come weeks later. */
export const endIntent = async (records: Records, { id, of }: Intent): Promise<void> => {
  const waiting = (await waitingOf(records, of)).filter((one) => one !== id);
  if (waiting.length > 0) lines.write(records, of, { waiting });
  else lines.remove(records, of);
};
