/** The addresses of the desk's API for being there: that the page is alive, and that a reply is being written. */
import type { Operation } from './operations.ts';
import { done, presence } from './shapes.ts';

export const presenceOperations = {
  writing: {
    method: 'post',
    path: '/desk/api/chats/:chat/writing',
    summary: 'You are writing a reply: the customer of a web chat that you hold sees it for some seconds.',
    answer: { schema: done, example: { result: 'done' } },
    guard: 'changes',
    refuses: [404],
  },
  presence: {
    method: 'post',
    path: '/desk/api/presence',
    summary: 'This page is alive. Say it every 30 seconds; an operator not heard of in time loses their chats.',
    answer: { schema: presence, example: { until: '2026-11-24T10:02:00+09:00' } },
    guard: 'changes',
    refuses: [],
  },
} as const satisfies Record<string, Operation>;
