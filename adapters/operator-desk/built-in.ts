/** Hand-offs and to-dos kept in our own store, with the boards the desk pages through. */
import { z } from 'zod';
import { type Records, recordKind } from '../store/records.ts';
import type { OperatorDesk } from './port.ts';

const person = z.object({ id: z.string(), name: z.string() });
const handoffs = recordKind(
  'handoff',
  z.object({
    id: z.string(),
    conversation: z.string(),
    contract: z.string(),
    case: z.string(),
    state: z.enum(['queued', 'connected', 'returned', 'ended']),
    queuedAt: z.string(),
    operator: person.optional(),
    takenAt: z.string().optional(),
  }),
);
/** A paid visit had a kind of its own. */
const asRequest = (old: unknown): unknown =>
  (old as { kind: string }).kind === 'paid-visit' ? { ...(old as object), kind: 'request', of: 'paid-visit' } : old;

/** Where the hand-off of `conversation` is kept. */
export const handoffKey = (conversation: string): string => handoffs.key(conversation);
const todos = recordKind(
  'todo',
  z.object({
    id: z.string(),
    kind: z.enum(['callback', 'unverified-call', 'remote', 'visit', 'loan', 'request', 'complaint', 'back-office']),
    contract: z.string(),
    case: z.string(),
    conversation: z.string(),
    dueAt: z.string(),
    phone: z.string().optional(),
    unconfirmed: z.literal(true).optional(),
    refused: z.string().optional(),
    what: z.string().optional(),
    wish: z.string().optional(),
    wanted: z.string().optional(),
    place: z.string().optional(),
    of: z.string().optional(),
    came: z.string().optional(),
    awaits: z.string().optional(),
    code: z.string().optional(),
    state: z.enum(['open', 'done']),
    result: z.enum(['done', 'unreachable']).optional(),
  }),
  // Shape 2 keeps how a call-back came out; shape 3 knows paid visits: a program that does not must not lose what is wished;
  // shape 4 keeps what came of an intent; shape 5 which intent decides on a paid visit; shape 6 knows unverified calls; shape 7
  // knows requests of any kind, of which a paid visit is one; shape 8 knows complaints; shape 9 numbers that are not confirmed.
  [(old) => old, (old) => old, (old) => old, (old) => old, (old) => old, asRequest, (old) => old, (old) => old],
);
const phones = recordKind(
  'phone',
  z.object({
    id: z.string(),
    contract: z.string(),
    case: z.string(),
    at: z.string(),
    by: person,
    what: z.string(),
    override: z.object({ reason: z.string() }).optional(),
  }),
);
const callbacks = recordKind('callback-of', z.object({ todo: z.string() }));
/** Where the call-back that was asked for in `conversation` is named. */
export const callbackKey = (conversation: string): string => callbacks.key(conversation);
const requests = recordKind('request-of', z.object({ todo: z.string() }));
/** Where requests for paid visits, the first ones there were, are found that were made before the others. */
const paidVisits = recordKind('paid-visit-of', z.object({ todo: z.string() }));

/** The boards: lists by time, oldest first. Chats are listed by conversation, to-dos by id, operators by who they are. */
export const boards = {
  waiting: 'desk/waiting',
  active: 'desk/active',
  todo: 'desk/todo',
  /** operators at the desk, with the epoch ms until which they are taken to be there */
  there: 'desk/there',
} as const;
/** The topic told whenever a board or a chat on it changed. */
export const deskTopic = 'desk';

const epoch = (time: string) => Temporal.Instant.from(time).epochMilliseconds;

/** Under what the call-back of a case is found; conversations have names of their own. */
const inCase = (id: string): string => `case/${id}`;

/** Under what the request for something is found. */
const requestAt = (what: string, contract: string): string => `${what}/${contract}`;

const callbackAt = async (records: Records, id: string) => {
  const found = await callbacks.read(records, id);
  const todo = found && (await todos.read(records, found.todo));
  return todo?.state === 'open' ? todo : undefined;
};

/** The desk as one turn sees and changes it. `realNow`: epoch ms, on which an operator's presence is judged. */
export const builtInOperatorDesk = (records: Records, realNow: () => number): OperatorDesk => ({
  handoffOf: (conversation) => handoffs.read(records, conversation),

  async keepHandoff(handoff) {
    await handoffs.read(records, handoff.conversation);
    handoffs.write(records, handoff.conversation, handoff);
    for (const [board, state] of [
      [boards.waiting, 'queued'],
      [boards.active, 'connected'],
    ] as const) {
      if (handoff.state === state) records.list(board, handoff.conversation, epoch(handoff.queuedAt));
      else records.unlist(board, handoff.conversation);
    }
    records.notify(deskTopic);
  },

  todo: (id) => todos.read(records, id),

  async keepTodo(todo) {
    await todos.read(records, todo.id);
    todos.write(records, todo.id, todo);
    if (todo.state === 'open') records.list(boards.todo, todo.id, epoch(todo.dueAt));
    else records.unlist(boards.todo, todo.id);
    // One that is done leaves the pointer alone: it may stand for a newer one by then.
    const isCall = todo.kind === 'callback' || todo.kind === 'unverified-call';
    if (isCall && todo.state === 'open') {
      for (const id of [todo.conversation, ...(todo.case === '' ? [] : [inCase(todo.case)])]) {
        await callbacks.read(records, id);
        callbacks.write(records, id, { todo: todo.id });
      }
    }
    if (todo.kind === 'request' && todo.of !== undefined && todo.state === 'open') {
      const at = requestAt(todo.of, todo.contract);
      await requests.read(records, at);
      requests.write(records, at, { todo: todo.id });
    }
    records.notify(deskTopic);
  },

  callbackOf: (conversation) => callbackAt(records, conversation),
  callbackIn: (forCase) => callbackAt(records, inCase(forCase)),
  async requestOf(what, contract) {
    const found = await requests.read(records, requestAt(what, contract));
    const before = !found && what === 'paid-visit' ? await paidVisits.read(records, contract) : undefined;
    // One that was kept before there was a pointer is named by its contract.
    const todo = await todos.read(records, (found ?? before)?.todo ?? requestAt(what, contract));
    return todo?.state === 'open' ? todo : undefined;
  },

  async keepPhone(contact) {
    await phones.read(records, contact.id);
    phones.write(records, contact.id, contact);
  },
  phone: (id) => phones.read(records, id),

  async someoneThere() {
    // Whole milliseconds: from the next one on.
    const [first] = await records.page(boards.there, { member: '', score: realNow() + 1 }, 1);
    return first !== undefined;
  },
});
