/** What customers hear without having asked just then: worded from the records when it is told, never at night, dropped when it no longer holds. */
import type { Slot, Visit } from '../../adapters/visit-calendar/port.ts';
import { windowsShown } from '../../knowledge/language/reading.ts';
import { inJapan } from '../../knowledge/rules/japan-time.ts';
import { bindingDue, isOut } from '../../knowledge/rules/loans.ts';
import { tellableFrom } from '../../knowledge/rules/news-hours.ts';
import { instantOf } from '../../knowledge/rules/visit-windows.ts';
import type { NewsName, Turn } from '../form/turn.ts';
import { ownContracts, today } from '../situation/customer.ts';
import { noticeNews } from '../situation/notices.ts';
import { comingVisit, freeNear, slotText, visitFacts } from '../situation/visit-slots.ts';
import type { Reply } from '../words/reply.ts';
import { deliveryNews, linkNews, orderNews } from './alerts.ts';
import { receiptOf } from './receipt.ts';

/** The words for what is true now; undefined: there is nothing to tell any more. */
type Word = (turn: Turn, of: string) => Promise<Reply | undefined>;

const tomorrow = ({ now }: Turn): string => inJapan(now).toPlainDate().add({ days: 1 }).toString();

/** A reminder that comes late tells of today's visit, until it begins; one that was set before the visit was moved tells nothing. */
const visitReminder: Word = async (turn, id) => {
  const visit = await turn.visits.find(id);
  if (visit?.state !== 'booked' || !visit.slot) return undefined;
  const { day, from } = visit.slot;
  if (Temporal.Instant.compare(instantOf(day, from), turn.now) <= 0 || day > tomorrow(turn)) return undefined;
  return turn.say.visit.reminder(visit.slot, day === today(turn), visit.setUpWish);
};

/** Windows that may be had instead of `slot`; none while another visit stands in the place of a refused one. */
const insteadOf = async (turn: Turn, visit: Visit, slot: Slot): Promise<Slot[]> => {
  const contract = await turn.contracts.find(visit.contract);
  const coming = await comingVisit(turn, visit.contract);
  if (!contract || (coming && coming.id !== visit.id)) return [];
  const facts = await visitFacts(turn, contract, visit.id);
  const passed = [slot, visit.state === 'booked' ? visit.slot : undefined];
  const isPassed = (free: Slot) => passed.some((one) => one && slotText(one) === slotText(free));
  const free = await freeNear(turn, facts, slot.day, windowsShown + passed.length);
  return free.filter((one) => !isPassed(one)).slice(0, windowsShown);
};

const visitNews: Word = async (turn, id) => {
  const visit = await turn.visits.find(id);
  // What is asked for anew is told when it is answered.
  if (!visit || visit.awaits !== undefined) return undefined;
  const { pending, after } = turn.say;
  const { state, slot, refused } = visit;
  const free = refused?.because === 'full' ? await insteadOf(turn, visit, refused.slot) : [];
  if (state === 'booked' && slot) {
    return refused ? pending.moveRefused(slot, refused.slot, refused.because, free) : after.visitConfirmed(slot);
  }
  if (state !== 'cancelled') return undefined;
  return refused ? pending.bookingRefused(refused.slot, refused.because, free) : after.visitCancelled();
};

const loanNews: Word = async ({ loans, promised, say: { after } }, id) => {
  const loan = await loans.find(id);
  if (!loan || loan.state === 'requested') return undefined;
  const due = bindingDue(loan, promised) ?? '';
  return {
    sent: () => after.loanSent(loan.kind, due),
    arrived: () => after.loanArrived(loan.kind, due),
    returned: () => after.loanReturned(loan.kind),
    lost: () => after.loanLost(loan.kind),
    cancelled: () => after.loanCancelled(loan.kind),
  }[loan.state]();
};

/** Whether a loan may go to the address that was named for it; one that is named anew waits for its own answer. */
const addressNews: Word = async ({ loans, say: { after } }, id) => {
  const loan = await loans.find(id);
  if (loan?.state !== 'requested' || loan.unconfirmed) return undefined;
  if (loan.refused !== undefined) return after.addressRefused(loan.kind, loan.refused);
  return loan.address === undefined ? undefined : after.addressConfirmed(loan.kind, loan.address);
};

/** Before and after the day of return, while the device is out. */
const loanReminder: Word = async (turn, id) => {
  const { promised, say } = turn;
  const loan = await turn.loans.find(id);
  const due = loan && bindingDue(loan, promised);
  if (!loan || due === undefined || !isOut(loan.state)) return undefined;
  return due < today(turn) ? say.after.loanOverdue(loan.kind, due) : say.after.loanDue(loan.kind, due);
};

const callbackNews: Word = async ({ desk, say }, id) => {
  const todo = await desk.todo(id);
  if (todo?.result === undefined) return undefined;
  return todo.result === 'unreachable' ? say.callback.unreachable() : say.callback.made();
};

/** Whether a call-back may go to the number that was named for it. */
const numberNews: Word = async ({ desk, say }, id) => {
  const todo = await desk.todo(id);
  if (todo?.state !== 'open' || todo.unconfirmed) return undefined;
  if (todo.refused !== undefined) return say.number.refused(todo.refused);
  return todo.phone === undefined ? undefined : say.number.confirmed(todo.phone);
};

const requestNews: Word = async ({ desk, say }, id) => {
  const todo = await desk.todo(id);
  return todo?.result === 'done' ? say.request(todo.of ?? '').arranged(todo) : undefined;
};

/** Whose it is, and when what it speaks of begins; the words of a notice look to that themselves. */
type About = (turn: Turn, of: string) => Promise<{ contract: string; begins?: Temporal.Instant } | undefined>;

const ofVisit: About = async ({ visits }, id) => {
  const visit = await visits.find(id);
  return (
    visit && { contract: visit.contract, ...(visit.slot && { begins: instantOf(visit.slot.day, visit.slot.from) }) }
  );
};
const ofLoan: About = ({ loans }, id) => loans.find(id);
const ofTodo: About = ({ desk }, id) => desk.todo(id);
const ofLink: About = async (_, number) => ({ contract: number });
const ofCase: About = ({ cases }, id) => cases.find(id);

const news: Record<NewsName, { words: Word; about?: About }> = {
  'visit-reminder': { words: visitReminder, about: ofVisit },
  'visit-news': { words: visitNews, about: ofVisit },
  'loan-news': { words: loanNews, about: ofLoan },
  'loan-due': { words: loanReminder, about: ofLoan },
  'loan-overdue': { words: loanReminder, about: ofLoan },
  'address-news': { words: addressNews, about: ofLoan },
  'number-news': { words: numberNews, about: ofTodo },
  'callback-news': { words: callbackNews, about: ofTodo },
  'request-news': { words: requestNews, about: ofTodo },
  receipt: { words: receiptOf, about: ofCase },
  notice: { words: noticeNews },
  'link-news': { words: linkNews, about: ofLink },
  'order-news': { words: orderNews, about: ofTodo },
  'delivery-news': { words: deliveryNews, about: ofTodo },
};

/** While an operator holds the chat, it is tried again after so many minutes. */
const triedAgainMinutes = 5;

/**
 * Tells it now, by night in the morning. What waited since the night is told with it, as it stands by then. Nothing is told
 * to who does not speak for the contract any more; who talks with an operator hears it afterwards.
 */
export const tell = async (turn: Turn, name: NewsName, of: string): Promise<void> => {
  const { words, about } = news[name];
  const subject = await about?.(turn, of);
  if (about && !(await ownContracts(turn)).some(({ number }) => number === subject?.contract)) return;
  const at = tellableFrom(turn.now, turn.promised, subject?.begins);
  if (Temporal.Instant.compare(at, turn.now) > 0) return turn.setTimer(name, of, at);
  if (about && turn.held) return turn.setTimer(name, of, turn.now.add({ minutes: triedAgainMinutes }));
  turn.stopTimer(name, of);
  const reply = await words(turn, of);
  if (reply) await turn.speak(reply);
};
