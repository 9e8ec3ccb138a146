/** What the desk's API takes and answers, as schemas: openapi.json is made from them, every body and answer is checked by them. */
import { z } from 'zod';
import { deviceKinds } from '../../knowledge/rules/cases.ts';
import { channelMark } from './channels-of.ts';
import { entry, from } from './entry-shape.ts';
import { may, name, part, time } from './named.ts';
import { loanRow, requestWords, visitRow, window } from './visit-shapes.ts';

export const failure = name(
  'Failure',
  z.strictObject({ error: z.strictObject({ code: z.string(), message: z.string() }) }),
);
export const done = name('Done', z.strictObject({ result: z.literal('done') }));

export const outcome = name(
  'Outcome',
  z.discriminatedUnion('result', [
    z.strictObject({ result: z.literal('resolved') }),
    z.strictObject({ result: z.literal('isolated'), device: z.string().trim().min(1).max(50) }),
    z.strictObject({ result: z.literal('not_isolated') }),
    z.strictObject({ result: z.literal('device_failure_suspected'), device: z.enum(deviceKinds) }),
    z.strictObject({ result: z.literal('contract') }),
    z.strictObject({ result: z.literal('other') }),
  ]),
);

const role = z.enum(['operator', 'supervisor']);
const person = z.strictObject({ id: z.string(), name: z.string() });

export const signIn = name(
  'SignIn',
  z.strictObject({ id: z.string().min(1).max(64), password: z.string().min(1).max(200) }),
);
export const session = name(
  'Session',
  z.strictObject({
    operator: z.strictObject({ id: z.string(), name: z.string(), role }),
    csrf: z.string().describe('send it as header x-csrf-token with everything that changes something'),
    outcomes: z
      .array(z.strictObject({ result: z.string(), label: z.string(), device: z.enum(['none', 'text', 'kind']) }))
      .describe('the outcomes that can be recorded, and what kind of device each needs'),
    devices: z.array(z.strictObject({ kind: z.enum(deviceKinds), label: z.string() })),
    replyLength: z.number().int().describe('the most characters a reply may have'),
    helps: z.boolean().describe('whether a language model words drafts'),
    fileBytes: z.number().int().describe('the most bytes a file that is sent may have'),
    windows: z.array(window).describe('the windows a visit can be in'),
  }),
);

const contractLine = z.strictObject({
  number: z.string(),
  name: z.string(),
  plan: z.union([z.literal(1), z.literal(2)]),
});
const contract = name('Contract', z.strictObject({ ...contractLine.shape, address: z.string(), phone: z.string() }));
const caseLine = z.strictObject({
  id: z.string(),
  what: z.string().nullable(),
  trouble: z.string().nullable().describe('the kind of trouble, in words'),
});

const chatRow = name(
  'ChatRow',
  z.strictObject({
    chat: part.describe('the chat as one part of an address'),
    state: z.enum(['queued', 'connected']),
    since: time.describe('since when it waits, or since when an operator has had it'),
    operator: person.nullable(),
    contract: contractLine,
    case: caseLine,
    last: z.strictObject({ from, at: time, text: z.string() }).nullable().describe('the last words said'),
    mine: z.boolean(),
  }),
);
const sessionState = z.enum(['waiting', 'connected', 'ended', 'void']);
const todoRow = name(
  'TodoRow',
  z.strictObject({
    id: part.describe('the to-do as one part of an address'),
    kind: z.enum(['callback', 'unverified-call', 'remote', 'visit', 'loan', 'request', 'complaint', 'back-office']),
    chat: part,
    contract: contractLine,
    case: caseLine,
    dueAt: time,
    overdue: z.boolean(),
    phone: z.string().nullable().describe('for a call-back or a request: the number to call'),
    registered: z.boolean().describe('the number is the registered one: none was given'),
    unconfirmed: z.boolean().describe('for a call-back: somebody has yet to say whether that number may be called'),
    wish: z
      .string()
      .nullable()
      .describe('for a call-back or a request: when the customer would like it, in their words'),
    wanted: z.string().nullable().describe('for a request: what is wished for, a wish a line, in their words'),
    place: z.string().nullable().describe('for a request: where; the registered address unless another was named'),
    code: z.string().nullable(),
    session: sessionState.nullable(),
    expiresAt: time.nullable().describe('for a session: not connected by then, it is void'),
    visit: visitRow.nullable().describe('for a visit'),
    loan: loanRow.nullable().describe('for a loan'),
    request: requestWords.nullable().describe('for a request: what is asked for, in the words of the desk'),
    came: z.string().nullable().describe('for a back office: what has to be cleared up with it, in words'),
  }),
);
export const board = name(
  'Board',
  z.strictObject({
    now: time,
    hours: z.strictObject({ open: z.boolean(), until: time.nullable(), opens: time.nullable(), words: z.string() }),
    operators: z.number().int().describe('operators who are there'),
    notices: z.number().int().describe('notices in force'),
    givenUp: z.number().int().describe('what was given up on its way out in the last seven days; 100 at most'),
    modelSpent: z.boolean().describe('the budget of today for the language model is used up'),
    waiting: z.array(chatRow).describe('longest first'),
    active: z.array(chatRow),
    todos: z.array(todoRow).describe('due first'),
    more: z.boolean().describe('a list was cut: there is more than is shown'),
  }),
);

const contacts = name(
  'Contacts',
  z.strictObject({
    month: z.string(),
    limit: z.number().int(),
    used: z.number().int(),
    left: z.number().int(),
    waiting: z.number().int().describe('hand-offs that wait on a case not yet counted'),
    list: z.array(
      z.strictObject({
        at: time,
        kind: z.enum(['operator', 'remote', 'phone']),
        label: z.string(),
        case: z.string(),
        what: z.string().nullable(),
        override: z.strictObject({ by: z.string(), reason: z.string() }).nullable(),
      }),
    ),
  }),
);
const caseFile = name(
  'Case',
  z.strictObject({
    ...caseLine.shape,
    state: z.enum(['open', 'closed']),
    openedAt: time,
    since: z.string().nullable().describe("since when, in the customer's words"),
    device: z.string().nullable(),
    tried: z.array(z.string()).describe('first-aid steps the customer was shown'),
    outcomes: z.array(z.strictObject({ at: time, by: z.string(), result: z.string(), words: z.string() })),
    counted: z.boolean(),
  }),
);
const remoteSession = z.strictObject({
  code: z.string(),
  state: sessionState,
  words: z.string(),
  openedAt: time,
  expiresAt: time,
});

export const chat = name(
  'Chat',
  z.strictObject({
    chat: part,
    state: z.enum(['bot', 'queued', 'connected', 'returned', 'ended']).describe('bot: no person was ever asked for'),
    since: time.nullable(),
    operator: person.nullable(),
    mine: z.boolean(),
    contract: contract.nullable().describe('null: the customer is not known yet'),
    contacts: contacts.nullable(),
    channels: z.array(channelMark).describe('where the customers of the contract write, written in last first'),
    case: caseFile.nullable(),
    session: remoteSession.nullable().describe('the remote session opened last in this chat'),
    entries: z.array(entry).describe('after the place asked for, oldest first'),
    from: z.number().int().describe('the place the entries follow on: 0 where all is to be shown anew'),
    next: z.number().int().describe('ask for entries after this place next'),
    more: z.boolean(),
    may: z.strictObject({ take: may, reply: may, return: may, outcome: may, connect: may }),
  }),
);

export const replyLength = 2000;
export const replyBody = name('Reply', z.strictObject({ text: z.string().trim().min(1).max(replyLength) }));
export const outcomeBody = name('OutcomeBody', z.strictObject({ outcome }));
export const contractFile = name(
  'ContractFile',
  z.strictObject({
    contract,
    contacts,
    cases: z.array(caseFile).describe('open ones, opened last first'),
    newContact: may,
    mayOverride: z.boolean(),
  }),
);
export const phoneBody = name(
  'PhoneContact',
  z.strictObject({
    contract: z.string().regex(/^ITS-\d{6}$/),
    case: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .describe('an open case; left out: the to-do’s case while it is open, else a new case'),
    what: z.string().trim().min(1).max(500),
    outcome,
    todo: part.max(300).optional().describe('the call-back it answers'),
    override: z
      .strictObject({ reason: z.string().trim().min(1).max(200) })
      .optional()
      .describe('a supervisor counts it although no contact is left'),
  }),
);
export const presence = name(
  'Presence',
  z.strictObject({ until: z.string().describe('ISO time: say again that you are there well before it') }),
);
