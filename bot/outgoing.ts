/** Messages on their way to a channel that is pushed to: records in the turn's commit, in the conversation's order. */
import { z } from 'zod';
import type { Message } from '../adapters/channels/port.ts';
import { type Records, recordKind } from '../adapters/store/records.ts';

/** A message that waits to leave. */
export const outgoing = recordKind(
  'out',
  z.object({
    conversation: z.string(),
    /** the transcript entry it is */
    entry: z.string(),
    from: z.enum(['bot', 'operator']),
    name: z.string().optional(),
    message: z.custom<Message>((value) => typeof value === 'object' && value !== null),
    /** real time, epoch ms */
    queuedAt: z.number(),
    attempts: z.number(),
  }),
);

/** Due items: one a conversation that has something to deliver. Real time. */
export const outboxQueue = 'outbox';
/** The list of what waits to leave for a conversation, in its order. */
export const outboxList = (conversation: string): string => `out/${conversation}`;

/** Puts a message in the conversation's outbox, `place`th of all it was ever sent. */
export const enqueue = (
  records: Records,
  message: { conversation: string; entry: string; from: 'bot' | 'operator'; name?: string; message: Message },
  place: number,
  realNow: number,
): void => {
  const id = `${message.conversation}/${place}`;
  outgoing.write(records, id, { ...message, queuedAt: realNow, attempts: 0 });
  records.list(outboxList(message.conversation), id, place);
  records.schedule(outboxQueue, message.conversation, realNow);
};
