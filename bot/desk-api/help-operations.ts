/** The address at which an operator is helped by the language model. */
import { z } from 'zod';
import { name } from './named.ts';

const help = name(
  'Help',
  z.strictObject({
    gist: z.array(z.string()).max(3).describe('what the chat is about, in up to three lines; a model wrote them'),
    drafts: z
      .array(z.strictObject({ text: z.string(), clauses: z.array(z.string()).describe('the clauses it rests on') }))
      .max(2)
      .describe('drafts of a reply, for the operator to read and put right; nothing is sent by itself'),
  }),
);

export const helpOperations = {
  help: {
    method: 'post',
    path: '/desk/api/chats/:chat/help',
    summary:
      'A gist of the chat and drafts of a reply, worded by the language model. Sentences that their clauses do not bear out are left out; both are empty where the model says nothing just now.',
    answer: {
      schema: help,
      example: {
        gist: ['No internet since this morning', 'Restarted the router', 'Wants a technician'],
        drafts: [{ text: 'Which colour is the lamp of the router?', clauses: [] }],
      },
    },
    guard: 'changes',
    refuses: [404],
  },
} as const;
