/** One entry of a conversation, as the desk's API shows it. */
import { z } from 'zod';
import { name, time } from './named.ts';
import { thing } from './thing-shapes.ts';

export const from = z.enum(['customer', 'bot', 'operator']);

export const entry = name(
  'Entry',
  z.strictObject({
    place: z.number().int().describe('counted from 1 without gaps'),
    id: z.string(),
    at: time,
    kind: z.enum(['said', 'note']),
    from: from.nullable().describe('null for a note, which only operators see'),
    name: z.string().nullable(),
    about: z
      .enum([
        'attachments',
        'file',
        'unsent',
        'undelivered',
        'sent-again',
        'taken-back',
        'edited',
        'restored',
        'reacted',
        'waits',
        'counted',
        'uncounted',
        'handoff',
        'session',
        'outcome',
        'back-office',
      ])
      .nullable(),
    of: z.string().nullable().describe('for a note: the id of the entry it is about'),
    text: z.string(),
    quotes: z.string().nullable().describe('the words that the customer answers to, as their channel quotes them'),
    reworded: z
      .string()
      .nullable()
      .describe('for a note that a message was edited or restored: what the message says from then on'),
    clauses: z
      .array(z.strictObject({ title: z.string(), abstract: z.string() }))
      .describe('clauses of the contract the answer cites'),
    choices: z.array(z.string()).describe('buttons the customer was shown'),
    things: z
      .array(thing)
      .describe('what came with it, or in place of words; for a note about a file: that file as it is now'),
  }),
);
