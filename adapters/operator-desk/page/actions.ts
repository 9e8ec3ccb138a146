/** What the operator does: each goes to the server once, and the page is read again after it. */
import { change, giveUp, type PageAnswered } from './ask.ts';
import { readBoard, readChat } from './reading.ts';
import type { LoanStep, OutcomeChosen } from './shapes.ts';
import { changed, leave, type OutcomeOf, type Sending, state, toast } from './state.ts';
import { words } from './words.ts';
import { noticeWords } from './words-notices.ts';
import { outboxWords } from './words-outbox.ts';

/** Why it was not done, in words; undefined when it was. */
export const reason = (answered: PageAnswered<unknown>): string | undefined => {
  if (answered.is === 'done') return undefined;
  if (answered.is === 'unreachable') return words.done.unreachable;
  if (answered.is === 'refused') return answered.message || words.done.refused;
  leave(words.signIn.expired);
  return words.signIn.expired;
};

/** Sends `body` to `path`, not twice at a time; resolves to why it was not done, 'busy' while the first is under way. */
const act = async (path: string, body?: unknown): Promise<string | undefined> => {
  if (state.busy.has(path)) return 'busy';
  changed({ busy: new Set([...state.busy, path]) });
  const answered = await change('POST', path, body);
  await Promise.all([readBoard(), readChat()]);
  changed({ busy: new Set([...state.busy].filter((one) => one !== path)) });
  return reason(answered);
};

const pressed = async (path: string, done: string, body?: unknown) => {
  const why = await act(path, body);
  if (why === undefined) toast('good', done);
  else if (why !== 'busy') toast('bad', why);
};

/** Takes a waiting chat; the reply can be typed at once. */
export const take = async (chat: string): Promise<void> => {
  await pressed(`/chats/${chat}/take`, words.done.taken);
  if (state.chosen === chat && !state.dialog) document.getElementById(`reply-${chat}`)?.focus();
};

/** Gives a chat back to the bot. */
export const giveBack = (chat: string) => pressed(`/chats/${chat}/return`, words.done.returned);

/** Says that the remote session of this code is connected. */
export const connected = (code: string) =>
  pressed(`/sessions/${encodeURIComponent(code)}/connect`, words.done.connected);

/** Says that a call-back needs no contact any more, or that a paid visit is arranged. */
export const todoDone = (id: string) => pressed(`/todos/${id}/done`, words.done.closed);

/** Says that nobody answered a call-back. */
export const todoUnreachable = (id: string) => pressed(`/todos/${id}/unreachable`, words.done.unanswered);

/** Gives a visit the window of `day` (`YYYY-MM-DD`) that begins at `from` (`HH:mm`). */
export const confirmVisit = (id: string, day: string, from: string) =>
  pressed(`/visits/${id}/confirm`, words.done.confirmed, { day, from });

/** Gives a booked visit another window: that of `day` (`YYYY-MM-DD`) which begins at `from` (`HH:mm`). */
export const moveVisit = (id: string, day: string, from: string) =>
  pressed(`/visits/${id}/move`, words.done.moved, { day, from });

/** Says that a visit will not take place. */
export const cancelVisit = (id: string) => pressed(`/visits/${id}/cancel`, words.done.cancelled);

/** Takes a loan a step on; `due` (`YYYY-MM-DD`) is the day of return, given when it is sent. */
export const stepLoan = (id: string, to: LoanStep, due?: string) =>
  pressed(`/loans/${id}/step`, words.done.stepped, { to, ...(due !== undefined && { due }) });

/** Says whether a loan may go to the address the customer named. */
export const confirmAddress = (id: string, confirmed: boolean) =>
  pressed(`/loans/${id}/address`, words.done.addressDecided, { confirmed });

/** Says whether a call-back may go to the number the customer named. */
export const confirmNumber = (id: string, confirmed: boolean) =>
  pressed(`/todos/${id}/number`, words.done.numberDecided, { confirmed });

/** Where an outcome is recorded. */
export const outcomePath = (of: OutcomeOf, id: string): string =>
  ({
    chat: `/chats/${id}/outcome`,
    session: `/sessions/${encodeURIComponent(id)}/outcome`,
    visit: `/visits/${id}/result`,
  })[of];

/** Records the outcome of the dialog; what goes wrong is said in it. */
export const recordOutcome = async (of: OutcomeOf, id: string, outcome: OutcomeChosen): Promise<void> => {
  const problem = await act(outcomePath(of, id), { outcome });
  if (problem === 'busy') return;
  if (problem === undefined) {
    changed({ dialog: undefined });
    toast('good', words.done.ended);
  } else if (state.dialog?.kind === 'outcome') changed({ dialog: { ...state.dialog, problem } });
};

/** A contact by phone, as the API takes it. */
export interface PhoneContactNoted {
  contract: string;
  case?: string;
  what: string;
  outcome: OutcomeChosen;
  todo?: string;
  override?: { reason: string };
}

/** Records a contact by phone; what goes wrong is said in the dialog. */
export const recordPhone = async (contact: PhoneContactNoted): Promise<void> => {
  const problem = await act('/phone', contact);
  if (problem === 'busy') return;
  if (problem === undefined) {
    changed({ dialog: undefined });
    toast('good', words.phone.done);
  } else if (state.dialog?.kind === 'phone') changed({ dialog: { ...state.dialog, problem } });
};

/** Sends a notice to an area; the dialog goes back to its list, or says what goes wrong. `until` is an ISO time. */
export const setNotice = async (notice: { area: string; text: string; until: string }): Promise<void> => {
  const problem = await act('/notices', notice);
  if (problem === 'busy' || state.dialog?.kind !== 'notices') return;
  const { check: _, draft: __, round, ...dialog } = state.dialog;
  if (problem === undefined) {
    changed({ dialog: { ...dialog, round: round + 1, problem: undefined } });
    toast('good', noticeWords.done);
  } else changed({ dialog: { ...state.dialog, problem } });
};

/** Ends a notice before its time. */
export const endNotice = (id: string) => pressed(`/notices/${id}/end`, noticeWords.ended);

/** Tries at once what is late, or was given up. */
export const tryAgain = (id: string) => pressed(`/outbox/${id}/again`, outboxWords.again);

const without = (one: Sending) => state.sending.filter((other) => other !== one);

const deliver = async (one: Sending) => {
  const answered = await change('POST', `/chats/${one.chat}/reply`, { text: one.text });
  const why = answered.is === 'unreachable' ? words.chat.noAnswer : reason(answered);
  if (why === undefined) {
    await readChat();
    changed({ sending: without(one) });
    void readBoard();
    return;
  }
  changed({ sending: state.sending.map((other) => (other === one ? { ...one, failed: true, why } : other)) });
};

// One after the other: what the operator wrote first reaches the customer first.
let line = Promise.resolve();

/** Sends a reply; it stands in the chat at once, marked until the server has it. */
export const sendReply = (chat: string, text: string): void => {
  const one: Sending = { chat, text, failed: false };
  changed({ sending: [...state.sending, one] });
  line = line.then(() => deliver(one));
};

/** Sends a reply that did not get through again: the same one, should the server have it after all. */
export const sendAgain = (one: Sending): void => {
  const again = { chat: one.chat, text: one.text, failed: false };
  changed({ sending: state.sending.map((other) => (other === one ? again : other)) });
  line = line.then(() => deliver(again));
};

/** Gives a reply up that did not get through. */
export const discard = (one: Sending): void => {
  giveUp('POST', `/chats/${one.chat}/reply`, { text: one.text });
  changed({ sending: without(one) });
};
