/** The address of the desk's API for what customers think of answers. */
import { z } from 'zod';
import { name, part, time } from './named.ts';
import type { Operation } from './operations.ts';

const judgedShape = name(
  'Judged',
  z.strictObject({
    rows: z.array(
      z.strictObject({
        chat: part,
        at: time,
        liked: z.boolean().describe('true: thumb up'),
        words: z.string().describe('what the customer wrote beside it; may be empty'),
        question: z.string().nullable().describe('what the customer had said; null: it stands no more'),
        answer: z.string().nullable(),
      }),
    ),
    more: z.boolean().describe('there are more than are shown'),
  }),
);

const judgedExample = {
  rows: [
    {
      chat: 'YzE',
      at: '2026-11-24T10:00:00+09:00',
      liked: false,
      words: 'Too long',
      question: 'How much is it?',
      answer: 'The monthly fee is …',
    },
  ],
  more: false,
};

export const judgedOperations = {
  judged: {
    method: 'get',
    path: '/desk/api/judged',
    summary: 'What customers thought of answers in the last 90 days, by a thumb, the latest first. For supervisors.',
    answer: { schema: judgedShape, example: judgedExample },
    guard: 'reads',
    refuses: [403],
  },
} as const satisfies Record<string, Operation>;
