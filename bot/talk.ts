/** The record of a conversation: its user, where its messages go, and the state of its dialogs. */
import type { StatePropertyAccessor } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import { z } from 'zod';
import { addressShape, openingShape } from '../adapters/channels/channel.ts';
import type { Card } from '../adapters/channels/port.ts';
import { recordKind } from '../adapters/store/records.ts';

const dialogState = z.custom<DialogState>((value) => typeof value === 'object' && value !== null);

const cardShape = z.custom<Card>((value) => typeof value === 'object' && value !== null);

const talkSchema = z.object({
  user: z.string(),
  /** undefined: the channel reads the transcript itself */
  address: addressShape.optional(),
  /** ways to answer that the customer's last messages have opened, used or not, the oldest first */
  openings: z.array(openingShape).optional(),
  /** the customer has left the channel or blocked us there: nothing is sent */
  left: z.boolean().optional(),
  /** a send came back because nobody is there: nothing more is sent by itself before they write again */
  gone: z.boolean().optional(),
  dialogs: dialogState,
  /** how many messages were put in the outbox: their order */
  sent: z.number(),
  /**
   * the buttons of the last turn that offered any, each lot under the message of its place: which were tapped already, and
   * whether they answer what that message reads back, so that whatever is said next ends them
   */
  offered: z
    .array(
      z.object({
        place: z.number(),
        says: z.array(z.string()),
        tapped: z.array(z.string()),
        once: z.boolean(),
        /** what the buttons read, and the facts they stand under: a card that was used shows what was chosen */
        labels: z.array(z.string()).optional(),
        card: cardShape.optional(),
      }),
    )
    .optional(),
  /** what marks the customer's last message as read on its channel, until an operator has seen it */
  readToken: z.string().optional(),
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
/**
 * Shape 2 kept what was asked last, shape 3 keeps more: a program that does not know of it must not write over it. Until
 * shape 4 the address was Bot Framework's reference.
 */
export const talks = recordKind('talk', talkSchema, [
  (old) => old,
  (old) => {
    const { asked, ...talk } = old as { asked?: unknown };
    return { ...talk, kept: asked === undefined ? {} : { asked } };
  },
  (old) => {
    const { reference, ...talk } = old as { reference?: unknown };
    return { ...talk, ...(reference !== undefined && { address: { channel: 'bot-framework', to: reference } }) };
  },
]);

/** The transcript of a conversation: an append-only log. */
export const transcriptLog = (conversation: string): string => `said/${conversation}`;
/** The topic told when a conversation's transcript has grown. */
export const talkTopic = (conversation: string): string => `said/${conversation}`;

/** The topic told while a side writes to the other. */
export const writingTopic = (by: 'customer' | 'operator', conversation: string): string =>
  `writing/${by}/${conversation}`;

/** Conversations that their customers have ended, and when (real time, epoch ms): what opened them opens them no more. */
export const endedTalks = recordKind('ended', z.object({ at: z.number() }));
/** How long, real time, that is remembered: longer than any token of theirs holds. */
export const rememberEndedMs = 2 * 24 * 3_600_000;

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
