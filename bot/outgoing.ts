/** Messages on their way to a channel that is pushed to: records in the turn's commit, in the conversation's order. */
import { z } from 'zod';
import type { Message } from '../adapters/channels/port.ts';
import type { Batch, Store } from '../adapters/store/port.ts';
import { forgetQueue, type Records, recordKind } from '../adapters/store/records.ts';
import { traceToKeep } from './trace.ts';

const schema = z.object({
  conversation: z.string(),
  /** the transcript entry it is */
  entry: z.string(),
  from: z.enum(['bot', 'operator']),
  name: z.string().optional(),
  message: z.custom<Message>((value) => typeof value === 'object' && value !== null),
  /** real time, epoch ms */
  queuedAt: z.number(),
  attempts: z.number(),
  /** what came of the last try, in words without anything that was sent */
  reason: z.string().optional(),
  /** when it is tried next, real time, epoch ms */
  dueAt: z.number().optional(),
  /** how often it was sent again by hand */
  again: z.number().optional(),
  /** the trace of the turn that said it, as a traceparent (W3C Trace Context) */
  trace: z.string().optional(),
});
export type Outgoing = z.infer<typeof schema>;

/** A message that waits to leave. */
export const outgoing = recordKind('out', schema);

/** A message that was given up: kept for some days, so that it can be sent again by hand. */
export const givenUp = recordKind('out-given-up', schema);
/** How long it is kept. Real time. */
export const rememberGivenUpMs = 7 * 24 * 3_600_000;

/** Due items: one a conversation that has something to deliver. Real time. */
export const outboxQueue = 'outbox';
/** The list of what waits to leave for a conversation, in its order. */
export const outboxList = (conversation: string): string => `out/${conversation}`;

/** The list of every message that waits to leave, by the real time it was put there (epoch ms). */
export const allOutgoing = 'out-all';
/** The list of those that were given up, by the real time of that (epoch ms). What is older than it is kept may still stand there. */
export const allGivenUp = 'out-given-up-all';

/** Takes the message `id` of `conversation` out of the outbox: it has left, or never will. */
export const takenOut = (conversation: string, id: string): Required<Pick<Batch, 'deletes' | 'lists'>> => ({
  deletes: [outgoing.key(id)],
  lists: [
    { list: outboxList(conversation), member: id, score: null },
    { list: allOutgoing, member: id, score: null },
  ],
});

/** Takes it out likewise, and keeps it as given up: it is not tried any more by itself. */
export const takenOutGivenUp = async (
  store: Pick<Store, 'readList'>,
  id: string,
  message: Outgoing,
  realNow: number,
): Promise<Batch> => {
  const { deletes, lists } = takenOut(message.conversation, id);
  // More than one goes for each that comes, so the list stays as short as what is kept.
  const first = await store.readList(allGivenUp, undefined, 10);
  const old = first.filter(({ score }) => score < realNow - rememberGivenUpMs);
  return {
    deletes,
    puts: [{ key: givenUp.key(id), value: givenUp.stored(message) }],
    lists: [
      ...lists,
      ...old.map(({ member }) => ({ list: allGivenUp, member, score: null })),
      { list: allGivenUp, member: id, score: realNow },
    ],
    schedules: [{ queue: forgetQueue, id: givenUp.key(id), at: realNow + rememberGivenUpMs }],
  };
};

/** The message of this place has arrived, whatever its channel answered: it is not sent again. */
export const hasArrived = async (records: Records, conversation: string, place: number): Promise<void> => {
  const id = `${conversation}/${place}`;
  const message = await outgoing.read(records, id);
  if (!message || message.attempts === 0) return;
  outgoing.remove(records, id);
  records.unlist(outboxList(conversation), id);
  records.unlist(allOutgoing, id);
};

const putIn = (records: Records, id: string, conversation: string, place: number, realNow: number): void => {
  records.list(outboxList(conversation), id, place);
  records.list(allOutgoing, id, realNow);
  records.schedule(outboxQueue, conversation, realNow);
};

/** Puts a message in the conversation's outbox, `place`th of all it was ever sent. */
export const enqueue = (
  records: Records,
  message: { conversation: string; entry: string; from: 'bot' | 'operator'; name?: string; message: Message },
  place: number,
  realNow: number,
): void => {
  const id = `${message.conversation}/${place}`;
  outgoing.write(records, id, { ...message, queuedAt: realNow, attempts: 0, ...traceToKeep() });
  putIn(records, id, message.conversation, place, realNow);
};

/** The message is tried at once: one that waits, or one that was given up, in its old place. undefined: there is none. */
export const sendMessageAgain = async (
  records: Records,
  id: string,
  realNow: number,
): Promise<Outgoing | undefined> => {
  const waits = await outgoing.read(records, id);
  if (waits) {
    outgoing.write(records, id, { ...waits, dueAt: realNow });
    records.schedule(outboxQueue, waits.conversation, realNow);
    return waits;
  }
  const ended = await givenUp.read(records, id);
  if (!ended) return undefined;
  const { dueAt: _, reason: __, ...message } = ended;
  outgoing.write(records, id, { ...message, queuedAt: realNow, attempts: 0, again: (ended.again ?? 0) + 1 });
  givenUp.remove(records, id);
  records.unlist(allGivenUp, id);
  putIn(records, id, ended.conversation, Number(id.slice(id.lastIndexOf('/') + 1)), realNow);
  return ended;
};
