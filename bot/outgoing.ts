/** Messages on their way to a channel that is pushed to: records in the turn's commit, in the conversation's order. */
import { z } from 'zod';
import type { Message } from '../adapters/channels/port.ts';
import type { Batch } from '../adapters/store/port.ts';
import { type Records, recordKind } from '../adapters/store/records.ts';
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
  /** the trace of the turn that said it, as a traceparent (W3C Trace Context) */
  trace: z.string().optional(),
});
export type Outgoing = z.infer<typeof schema>;

/** A message that waits to leave. */
export const outgoing = recordKind('out', schema);

/** Due items: one a conversation that has something to deliver. Real time. */
export const outboxQueue = 'outbox';
/** The list of what waits to leave for a conversation, in its order. */
export const outboxList = (conversation: string): string => `out/${conversation}`;

/** The list of every message that waits to leave, by the real time it was put there (epoch ms). */
export const allOutgoing = 'out-all';

/** Takes the message `id` of `conversation` out of the outbox: it has left, or never will. */
export const takenOut = (conversation: string, id: string): Required<Pick<Batch, 'deletes' | 'lists'>> => ({
  deletes: [outgoing.key(id)],
  lists: [
    { list: outboxList(conversation), member: id, score: null },
    { list: allOutgoing, member: id, score: null },
  ],
});

/** Puts a message in the conversation's outbox, `place`th of all it was ever sent. */
export const enqueue = (
  records: Records,
  message: { conversation: string; entry: string; from: 'bot' | 'operator'; name?: string; message: Message },
  place: number,
  realNow: number,
): void => {
  const id = `${message.conversation}/${place}`;
  outgoing.write(records, id, { ...message, queuedAt: realNow, attempts: 0, ...traceToKeep() });
  records.list(outboxList(message.conversation), id, place);
  records.list(allOutgoing, id, realNow);
  records.schedule(outboxQueue, message.conversation, realNow);
};
