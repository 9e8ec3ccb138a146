/** The record of a conversation: its user, where its messages go, and the state of its dialogs. */

import type { ConversationReference, StatePropertyAccessor } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import { z } from 'zod';
import { recordKind } from '../adapters/store/records.ts';

const reference = z.custom<Partial<ConversationReference>>((value) => typeof value === 'object' && value !== null);
const dialogState = z.custom<DialogState>((value) => typeof value === 'object' && value !== null);

const talkSchema = z.object({
  user: z.string(),
  /** undefined: the channel reads the transcript itself */
  reference: reference.optional(),
  dialogs: dialogState,
  /** how many messages were put in the outbox: their order */
  sent: z.number(),
  /** an operator took the chat when this many were: what the bot said of them and has not left is not sent any more */
  takenAfter: z.number().optional(),
  /** what is kept from message to message beside the dialogs */
  kept: z.object({
    tongue: z.enum(['ja', 'en']).optional(),
    buttons: z.record(z.string(), z.string()).optional(),
    asked: z.object({ topic: z.string(), tongue: z.enum(['ja', 'en']), kind: z.string().optional() }).optional(),
    heardAt: z.string().optional(),
    misread: z.number().optional(),
    personOffered: z.boolean().optional(),
    noNumber: z.boolean().optional(),
    complaint: z.object({ what: z.string(), todo: z.string().optional() }).optional(),
    waiting: z.array(z.record(z.string(), z.string())).optional(),
    besideWish: z.record(z.string(), z.string()).optional(),
    dangers: z.array(z.string()).optional(),
    dropped: z.object({ form: z.string(), answers: z.record(z.string(), z.string()) }).optional(),
    callTakenBack: z.string().optional(),
    moved: z.object({ day: z.string(), from: z.string(), to: z.string() }).optional(),
    chosen: z.object({ contract: z.string(), on: z.string() }).optional(),
    told: z.array(z.string()).optional(),
  }),
  /** it is listed among those a notice may concern */
  known: z.boolean().optional(),
  /** whether the talk that goes on came to need a person; undefined: the customer has said nothing yet */
  passedOn: z.boolean().optional(),
});
export type Talk = z.infer<typeof talkSchema>;
/** Shape 2 kept what was asked last, shape 3 keeps more: a program that does not know of it must not write over it. */
export const talks = recordKind('talk', talkSchema, [
  (old) => old,
  (old) => {
    const { asked, ...talk } = old as { asked?: unknown };
    return { ...talk, kept: asked === undefined ? {} : { asked } };
  },
]);

/** The transcript of a conversation: an append-only log. */
export const transcriptLog = (conversation: string): string => `said/${conversation}`;
/** The topic told when a conversation's transcript has grown. */
export const talkTopic = (conversation: string): string => `said/${conversation}`;

/** Bot Framework's dialog state, kept in the conversation's own record: BotState's last-write-wins is not used. */
export const dialogAccessor = (talk: Talk): StatePropertyAccessor<DialogState> => ({
  get: async (_context: unknown, initial?: DialogState) => {
    if (!talk.dialogs.dialogStack && initial) talk.dialogs = initial;
    return talk.dialogs;
  },
  set: async (_context, value) => {
    talk.dialogs = value;
  },
  delete: async () => {
    talk.dialogs = { dialogStack: [] };
  },
});
