/** What operators do about visits and loans: a visit confirmed, called off or done, a loan sent, there, given back or lost. */
import type { Todo } from '../../adapters/operator-desk/port.ts';
import type { Slot, Visit } from '../../adapters/visit-calendar/port.ts';
import { inJapan, stamp } from '../../knowledge/rules/japan-time.ts';
import { dueDate, isOut, loanStep } from '../../knowledge/rules/loans.ts';
import { instantOf, slotDecision, windowFor } from '../../knowledge/rules/visit-windows.ts';
import { changeAllowed } from '../../knowledge/rules/visits.ts';
import { plain } from '../../knowledge/terms/figures.ts';
import { announceVisit } from '../book-visit.ts';
import { openCases } from '../customer.ts';
import { tell } from '../news.ts';
import type { Turn } from '../turn.ts';
import { brief } from '../words/brief.ts';
import { type ActionResult, done, notSo, type Operator, type OperatorAction } from './operator.ts';
import { recordOutcome } from './outcome.ts';

type Action<D extends OperatorAction['do']> = Extract<OperatorAction, { do: D }>;
type Step = Action<'loan-step'>;

/** The id of the to-do that a visit or a loan has on the board: one for its whole life. */
export const todoIdOf = (kind: 'visit' | 'loan', id: string): string => `${kind}/${id}`;

/** Changes the to-do of a visit or a loan, when it has one. */
export const keepTodo = async (
  { desk }: Turn,
  kind: 'visit' | 'loan',
  id: string,
  change: Pick<Todo, 'state'> & Partial<Todo>,
): Promise<void> => {
  const todo = await desk.todo(todoIdOf(kind, id));
  if (todo) await desk.keepTodo({ ...todo, ...change });
};

/** The case has gone on; one that is closed or has lapsed stays so. */
export const goOn = async (turn: Turn, of: { contract: string; case: string }): Promise<void> => {
  const open = await openCases(turn, of.contract);
  if (open.some(({ id }) => id === of.case)) await turn.cases.change(of.case, { lastEventAt: stamp(turn.now) });
};

/** Books the visit for a slot: on the board, with its reminder, and the customer hears of it. */
export const giveSlot = async (turn: Turn, visit: Visit, slot: Slot): Promise<ActionResult> => {
  const { id } = visit;
  const given = await turn.visits.confirm(id, slot, turn.promised.visits.capacity);
  if (given !== 'confirmed') return notSo(given === 'taken' ? brief.slotTaken : brief.visitNotRequested);
  await announceVisit(turn, id, visit.contract, visit.case, slot);
  await goOn(turn, visit);
  await tell(turn, 'visit-news', id);
  return done;
};

/** Gives a requested visit its slot, when the rules allow it to the contract: the area is what the operator has confirmed (row 23). */
export const confirmVisit = async (
  turn: Turn,
  _by: Operator,
  { visit: id, day, from }: Action<'confirm-visit'>,
): Promise<ActionResult> => {
  const { visits, promised, now } = turn;
  const visit = await visits.find(id);
  if (!visit) return notSo(brief.noVisit);
  if (visit.state !== 'requested' && !visit.wished) return notSo(brief.visitNotRequested);
  const wish = { day, time: from };
  const facts = { visits: await visits.of(visit.contract), area: 'none' as const, moving: id };
  const decision = slotDecision(wish, facts, await visits.taken(day), now, promised);
  const slot = windowFor(wish, promised);
  if (!decision.allowed || !slot) return { result: 'refused', why: plain(turn.say.decision(decision).text) };
  return giveSlot(turn, visit, slot);
};

/** Records the result of a visit that has begun, in the words every outcome has. */
export const recordVisit = async (
  turn: Turn,
  by: Operator,
  { visit: id, outcome }: Action<'visit-result'>,
): Promise<ActionResult> => {
  const visit = await turn.visits.find(id);
  if (!visit) return notSo(brief.noVisit);
  if (visit.state !== 'booked' || !visit.slot) return notSo(brief.visitNotBooked);
  const { day, from } = visit.slot;
  if (Temporal.Instant.compare(turn.now, instantOf(day, from)) < 0) return notSo(brief.visitAhead);
  const of = await turn.cases.find(visit.case);
  if (!of) return notSo(brief.noCase);
  await turn.visits.end(id, 'done');
  await recordOutcome(turn, of, outcome, by, undefined);
  await keepTodo(turn, 'visit', id, { state: 'done' });
  await tell(turn, 'receipt', of.id);
  return done;
};

/** Calls a visit off: one that waits to be confirmed and cannot be, or one that has not begun. */
export const cancelVisit = async (
  turn: Turn,
  _by: Operator,
  { visit: id }: Action<'cancel-visit'>,
): Promise<ActionResult> => {
  const visit = await turn.visits.find(id);
  if (!visit) return notSo(brief.noVisit);
  if (!changeAllowed(visit, turn.now).allowed) return notSo(brief.visitOver);
  await turn.visits.end(id, 'cancelled');
  turn.stopTimer('visit-reminder', id);
  await keepTodo(turn, 'visit', id, { state: 'done' });
  await goOn(turn, visit);
  await tell(turn, 'visit-news', id);
  return done;
};

/** Reminds the customer before the day of return and after it, as long as the device is out; undefined: no more. */
const remindOfReturn = (turn: Turn, id: string, due: string | undefined): void => {
  const { remindDaysBefore, remindDaysAfter, remindAt } = turn.promised.loan;
  for (const [name, days] of [
    ['loan-due', -remindDaysBefore],
    ['loan-overdue', remindDaysAfter],
  ] as const) {
    const at = due && instantOf(Temporal.PlainDate.from(due).add({ days }).toString(), remindAt);
    if (at && Temporal.Instant.compare(at, turn.now) > 0) turn.setTimer(name, id, at);
    else turn.stopTimer(name, id);
  }
};

/** Takes a loan a step on. Sending it names the day of return, which binds (row 19); the day it arrives is today. */
export const stepLoan = async (
  turn: Turn,
  _by: Operator,
  { loan: id, to, due: named }: Step,
): Promise<ActionResult> => {
  const { loans, now, promised } = turn;
  const loan = await loans.find(id);
  if (!loan) return notSo(brief.noLoan);
  if (!loanStep(loan.state, to).allowed) return notSo(brief.loanIs(loan.state));
  const today = inJapan(now).toPlainDate().toString();
  if (to === 'sent' && named === undefined) return notSo(brief.dueMissing);
  if (to === 'sent' && named !== undefined && named < today) return notSo(brief.duePast);
  const due = (to === 'sent' ? named : loan.due) ?? dueDate(today, promised);
  const change = { ...(to === 'sent' && { due }), ...(to === 'arrived' && { due, arrivedOn: today }) };
  if ((await loans.change(id, loan.state, { state: to, ...change })) !== 'changed') {
    return notSo(brief.loanIs(loan.state));
  }
  // On its way it is looked after until it is there; there, when it is due back.
  const dueAt = to === 'arrived' ? stamp(instantOf(due, '00:00')) : stamp(now);
  await keepTodo(turn, 'loan', id, isOut(to) ? { dueAt, state: 'open' } : { state: 'done' });
  await goOn(turn, loan);
  remindOfReturn(turn, id, isOut(to) ? due : undefined);
  await tell(turn, 'loan-news', id);
  return done;
};
