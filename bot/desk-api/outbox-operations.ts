/** The addresses of the desk's API for the outbox: what it shows and takes. */
import { z } from 'zod';
import { name, part, time } from './named.ts';
import type { Operation } from './operations.ts';
import { done } from './shapes.ts';

export const outboxShape = name(
  'Outbox',
  z.strictObject({
    now: time,
    rows: z.array(
      z.strictObject({
        id: part.describe('the message or the call as one part of an address'),
        what: z
          .string()
          .describe(
            'message: to a customer; else the kind of what the back office is told, as its own document names it',
          ),
        chat: part,
        customer: z.string().nullable().describe('the name on the contract; null: not known yet'),
        state: z
          .enum(['waiting', 'delayed', 'given up'])
          .describe('delayed: it failed and is tried again by itself; given up: it is not'),
        since: time,
        attempts: z.number().int(),
        reason: z.string().nullable().describe('what came of the last try; nothing that was sent'),
        next: time.nullable().describe('when it is tried next'),
      }),
    ),
    more: z.boolean().describe('there are more than are shown'),
  }),
);

const outboxExample = {
  now: '2026-11-24T10:10:00+09:00',
  rows: [
    {
      id: 'bWVzc2FnZS9jMS81',
      what: 'message',
      chat: 'YzE',
      customer: 'Yamada Office',
      state: 'given up',
      since: '2026-11-24T10:00:00+09:00',
      attempts: 1,
      reason: 'bot connector failed (403)',
      next: null,
    },
  ],
  more: false,
};

export const outboxOperations = {
  outbox: {
    method: 'get',
    path: '/desk/api/outbox',
    summary:
      'What was given up on its way to a channel or the back office in the last seven days, what is late, and what waits. For supervisors.',
    answer: { schema: outboxShape, example: outboxExample },
    guard: 'reads',
    refuses: [403],
  },
  sendAgain: {
    method: 'post',
    path: '/desk/api/outbox/:id/again',
    summary: 'Try one of them at once, in its old place. For supervisors.',
    answer: { schema: done, example: { result: 'done' } },
    guard: 'once',
    refuses: [404, 409],
  },
} as const satisfies Record<string, Operation>;
