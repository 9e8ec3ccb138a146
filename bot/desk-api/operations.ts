/** Every address of the desk's API: what it takes, what it answers, and an example of each. */
import type { z } from 'zod';
import { confirmOperations } from './confirm-operations.ts';
import { examples } from './examples.ts';
import { fileOperations } from './file-operations.ts';
import { helpOperations } from './help-operations.ts';
import { judgedOperations } from './judged-operations.ts';
import { noticeOperations } from './notice-operations.ts';
import { outboxOperations } from './outbox-operations.ts';
import { presenceOperations } from './presence-operations.ts';
import * as shapes from './shapes.ts';
import { loanBody, slotBody } from './visit-shapes.ts';

export interface Operation {
  method: 'get' | 'post' | 'del';
  /** `:name` stands for a part of the path */
  path: string;
  summary: string;
  /** the schema of its body, none when it takes none */
  body?: { schema: z.ZodType; example: unknown };
  /** its body is a form that holds one file, as `file` */
  form?: true;
  answer: { schema: z.ZodType; example: unknown } | 'stream' | 'document' | 'bytes';
  query?: Readonly<Record<string, string>>;
  /** 'none': open to all; 'reads': needs the session; 'changes': the CSRF token too; 'once': and an Idempotency-Key */
  guard: 'none' | 'reads' | 'changes' | 'once';
  /** statuses beside 200 and those of the guard */
  refuses: readonly (400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503)[];
}

const base = '/desk/api';
const doneAnswer = { schema: shapes.done, example: { result: 'done' } };
const sessionAnswer = { schema: shapes.session, example: examples.session };
const outcomeBody = {
  schema: shapes.outcomeBody,
  example: { outcome: { result: 'device_failure_suspected', device: 'router' } },
};

export const operations = {
  signIn: {
    method: 'post',
    path: `${base}/session`,
    summary:
      'Sign in. The cookie `desk` opens the rest of the API for 12 hours; five wrong tries in a row pause the account for the address they come from.',
    body: { schema: shapes.signIn, example: { id: 'admin', password: 'correct horse battery' } },
    answer: sessionAnswer,
    guard: 'none',
    refuses: [400, 401, 429, 503],
  },
  session: {
    method: 'get',
    path: `${base}/session`,
    summary: 'Who is signed in, the CSRF token, and the outcomes that can be recorded.',
    answer: sessionAnswer,
    guard: 'reads',
    refuses: [],
  },
  signOut: {
    method: 'del',
    path: `${base}/session`,
    summary: 'Sign out. When this was the last page of the operator, the chats they hold wait again.',
    answer: doneAnswer,
    guard: 'changes',
    refuses: [],
  },
  board: {
    method: 'get',
    path: `${base}/board`,
    summary: 'Chats that wait, chats that are held, to-dos, the hours.',
    answer: { schema: shapes.board, example: examples.board },
    guard: 'reads',
    refuses: [],
  },
  chat: {
    method: 'get',
    path: `${base}/chats/:chat`,
    summary: 'One chat: contract, contacts, case, transcript after a place, and what may be done with it.',
    query: {
      after: 'the place in the transcript after which entries are wanted; left out: from the start',
      seen: 'the id of the entry seen at that place: where another one stands there, all entries are answered',
    },
    answer: { schema: shapes.chat, example: examples.chat },
    guard: 'reads',
    refuses: [400, 404],
  },
  ...fileOperations,
  take: {
    method: 'post',
    path: `${base}/chats/:chat/take`,
    summary: 'Take a waiting chat: one operator wins, and the contact is counted.',
    answer: doneAnswer,
    guard: 'once',
    refuses: [404, 409],
  },
  reply: {
    method: 'post',
    path: `${base}/chats/:chat/reply`,
    summary: 'Say something to the customer, in your name.',
    body: { schema: shapes.replyBody, example: { text: 'Which colour is the lamp of the router?' } },
    answer: doneAnswer,
    guard: 'once',
    refuses: [400, 404, 409],
  },
  return: {
    method: 'post',
    path: `${base}/chats/:chat/return`,
    summary: 'Give the chat back to the bot; nothing is recorded.',
    answer: doneAnswer,
    guard: 'once',
    refuses: [404, 409],
  },
  outcome: {
    method: 'post',
    path: `${base}/chats/:chat/outcome`,
    summary: 'Record the outcome and end the chat.',
    body: outcomeBody,
    answer: doneAnswer,
    guard: 'once',
    refuses: [400, 404, 409],
  },
  connectSession: {
    method: 'post',
    path: `${base}/sessions/:code/connect`,
    summary: 'The remote session is connected: it cannot become void any more.',
    answer: doneAnswer,
    guard: 'once',
    refuses: [404, 409],
  },
  sessionOutcome: {
    method: 'post',
    path: `${base}/sessions/:code/outcome`,
    summary: 'Record the outcome of a remote session and end it.',
    body: outcomeBody,
    answer: doneAnswer,
    guard: 'once',
    refuses: [400, 404, 409],
  },
  contract: {
    method: 'get',
    path: `${base}/contracts/:number`,
    summary: 'A contract, its contacts and open cases, and whether a new contact may be begun.',
    answer: { schema: shapes.contractFile, example: examples.contract },
    guard: 'reads',
    refuses: [404],
  },
  phone: {
    method: 'post',
    path: `${base}/phone`,
    summary:
      'Record a contact by phone with its outcome. It counts; when no contact is left it is refused unless a supervisor overrides it.',
    body: { schema: shapes.phoneBody, example: examples.phone },
    answer: doneAnswer,
    guard: 'once',
    refuses: [400, 404, 409],
  },
  todoDone: {
    method: 'post',
    path: `${base}/todos/:id/done`,
    summary:
      'A call-back that needs no contact is done, or a paid visit is arranged, and the customer is told; or a lost loan is done with, and nobody is.',
    answer: doneAnswer,
    guard: 'once',
    refuses: [404, 409],
  },
  todoUnreachable: {
    method: 'post',
    path: `${base}/todos/:id/unreachable`,
    summary: 'Nobody answered a call-back: it leaves the board, and the customer is told how to ask for another.',
    answer: doneAnswer,
    guard: 'once',
    refuses: [404, 409],
  },
  confirmVisit: {
    method: 'post',
    path: `${base}/visits/:id/confirm`,
    summary: 'Give a visit that waits to be confirmed the window of a day; the customer is told.',
    body: { schema: slotBody, example: { day: '2026-11-26', from: '13:00' } },
    answer: doneAnswer,
    guard: 'once',
    refuses: [400, 404, 409],
  },
  moveVisit: {
    method: 'post',
    path: `${base}/visits/:id/move`,
    summary: 'Give a booked visit that has not begun another window; the customer is told.',
    body: { schema: slotBody, example: { day: '2026-11-27', from: '09:00' } },
    answer: doneAnswer,
    guard: 'once',
    refuses: [400, 404, 409],
  },
  visitResult: {
    method: 'post',
    path: `${base}/visits/:id/result`,
    summary: 'Record the result of a visit that has begun: its case goes on or closes by it.',
    body: outcomeBody,
    answer: doneAnswer,
    guard: 'once',
    refuses: [400, 404, 409],
  },
  cancelVisit: {
    method: 'post',
    path: `${base}/visits/:id/cancel`,
    summary: 'Call off a visit that cannot be confirmed or has not begun; the customer is told.',
    answer: doneAnswer,
    guard: 'once',
    refuses: [404, 409],
  },
  loanStep: {
    method: 'post',
    path: `${base}/loans/:id/step`,
    summary:
      'A loan is sent (with its day of return), has arrived today, is given back, lost or called off; the customer is told.',
    body: { schema: loanBody, example: { to: 'sent', due: '2026-12-08' } },
    answer: doneAnswer,
    guard: 'once',
    refuses: [400, 404, 409],
  },
  ...confirmOperations,
  ...helpOperations,
  ...noticeOperations,
  ...outboxOperations,
  ...judgedOperations,
  ...presenceOperations,
  events: {
    method: 'get',
    path: `${base}/events`,
    summary:
      'Server-sent events. `event: board` (data {}) when a list has changed, once on connecting too; `event: chat` (data {"chat":"…"}) when a transcript has grown; `event: all` when some may have been missed: read everything anew; `event: store` (data {"takes":false}) when nothing can be kept just now, and {"takes":true} when it can again.',
    answer: 'stream',
    guard: 'reads',
    refuses: [],
  },
  openapi: {
    method: 'get',
    path: `${base}/openapi.json`,
    summary: 'This document.',
    answer: 'document',
    guard: 'reads',
    refuses: [],
  },
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;
