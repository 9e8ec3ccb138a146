/** Examples of answers of the desk's API, shown in openapi.json; a test holds each to its schema. Real answers hold Japanese words. */

import { entries, saidAt } from './entry-examples.ts';

const operator = { id: 'admin', name: 'Suzuki' };
const line = { number: 'ITS-100009', name: 'Nihonbashi Estate', plan: 2 };
const contract = { ...line, address: 'Nihonbashi, Chuo-ku, Tokyo', phone: '03-5555-1009' };
const troubleCase = {
  id: 'case-3f1c9a2b4d5e',
  what: 'No internet since this morning',
  trouble: 'Internet, network',
};
const chat = 'd2ViY2hhdC8x';
/** What every to-do tells; most of it is told of one kind alone. */
const todo = {
  chat,
  contract: line,
  case: troubleCase,
  overdue: false,
  phone: null,
  registered: false,
  unconfirmed: false,
  wish: null,
  wanted: null,
  place: null,
  code: null,
  session: null,
  expiresAt: null,
  visit: null,
  loan: null,
  request: null,
  came: null,
};
const allowed = { allowed: true, why: null };
const contacts = {
  month: '2026-11',
  limit: 10,
  used: 2,
  left: 8,
  waiting: 0,
  list: [
    {
      at: '2026-11-24T10:05:00.000+09:00',
      kind: 'operator',
      label: 'Chat',
      case: troubleCase.id,
      what: troubleCase.what,
      override: null,
    },
    {
      at: '2026-11-20T14:00:00.000+09:00',
      kind: 'phone',
      label: 'Phone',
      case: 'case-1',
      what: 'Mail cannot be sent',
      override: null,
    },
  ],
};
const openCase = {
  ...troubleCase,
  state: 'open',
  openedAt: '2026-11-24T10:00:00.000+09:00',
  since: 'since this morning',
  device: 'router',
  tried: ['Switch the router off and on again.'],
  outcomes: [{ at: '2026-11-24T10:30:00.000+09:00', by: 'Suzuki', result: 'not_isolated', words: 'Not isolated' }],
  counted: true,
};
const last = { from: 'customer', at: saidAt, text: 'Yes, still no connection' };

export const examples = {
  session: {
    operator: { ...operator, role: 'supervisor' },
    csrf: '0GkVb0cJx8m4',
    outcomes: [{ result: 'resolved', label: 'Resolved', device: 'none' }],
    devices: [{ kind: 'router', label: 'router' }],
    replyLength: 2000,
    helps: true,
    fileBytes: 10_485_760,
    windows: [{ from: '09:00', to: '11:00' }],
  },
  board: {
    now: '2026-11-24T10:10:00.000+09:00',
    hours: { open: true, until: '2026-11-24T18:00:00.000+09:00', opens: null, words: 'Open until 18:00 today.' },
    operators: 1,
    notices: 1,
    givenUp: 0,
    modelSpent: false,
    waiting: [
      {
        chat: 'd2ViY2hhdC8y',
        state: 'queued',
        since: '2026-11-24T10:08:00.000+09:00',
        operator: null,
        contract: line,
        case: troubleCase,
        last,
        mine: false,
      },
    ],
    active: [
      {
        chat,
        state: 'connected',
        since: '2026-11-24T10:05:00.000+09:00',
        operator,
        contract: line,
        case: troubleCase,
        last,
        mine: true,
      },
    ],
    todos: [
      {
        id: 'Y2FsbGJhY2stMQ',
        kind: 'callback',
        ...todo,
        dueAt: '2026-11-24T09:00:00.000+09:00',
        overdue: true,
        phone: '03-5555-1009',
        registered: true,
        wish: 'in the morning',
      },
      {
        id: 'dmlzaXQvdmlzaXQtMQ',
        kind: 'visit',
        ...todo,
        dueAt: '2026-11-24T09:30:00.000+09:00',
        visit: {
          id: 'dmlzaXQtMQ',
          state: 'requested',
          words: 'To be confirmed',
          slot: null,
          wished: null,
          wish: 'Thursday afternoon',
          setUpWish: 'Set up the new printer',
        },
      },
      {
        id: 'bG9hbi9sb2FuLTE',
        kind: 'loan',
        ...todo,
        dueAt: '2026-11-24T09:40:00.000+09:00',
        loan: {
          id: 'bG9hbi0x',
          state: 'requested',
          words: 'To be sent',
          device: 'router',
          address: contract.address,
          named: false,
          unconfirmed: false,
          wish: 'in the afternoon',
          due: null,
          steps: ['sent', 'cancelled'],
        },
      },
      {
        id: 'cGFpZC12aXNpdC9JVFMtMTAwMDA5',
        kind: 'request',
        ...todo,
        dueAt: '2026-11-24T09:50:00.000+09:00',
        phone: '03-5555-1009',
        registered: true,
        wish: 'next Tuesday',
        wanted: 'Set up two new PCs',
        place: contract.address,
        request: {
          of: 'paid-visit',
          label: 'Paid visit',
          wanted: 'To be set up',
          when: 'Day and time',
          place: 'Place',
          done: 'Arranged',
          doneSure: 'The customer will be told. Is it arranged?',
        },
      },
    ],
    more: false,
  },
  chat: {
    chat,
    state: 'connected',
    since: '2026-11-24T10:05:00.000+09:00',
    operator,
    mine: true,
    contract,
    contacts,
    case: openCase,
    session: {
      code: '123456789',
      state: 'waiting',
      words: 'waiting',
      openedAt: '2026-11-24T10:06:00.000+09:00',
      expiresAt: '2026-11-24T10:36:00.000+09:00',
    },
    entries,
    from: 0,
    next: 3,
    more: false,
    channels: [{ chat: 'bGluZTpV', channel: 'line', here: true, last: true }],
    may: {
      take: { allowed: false, why: 'This chat is not waiting.' },
      reply: allowed,
      return: allowed,
      outcome: allowed,
      connect: allowed,
    },
  },
  contract: { contract, contacts, cases: [openCase], newContact: allowed, mayOverride: true },
  phone: {
    contract: 'ITS-100009',
    what: 'The printer does not print',
    outcome: { result: 'resolved' },
    todo: 'Y2FsbGJhY2stMQ',
  },
} as const;
