/** What operators do about visits: confirm them, move them, call them off, record what came of them. */
import type { Slot, Visit } from '../../adapters/visit-calendar/port.ts';
import { slotDecision, windowFor } from '../../knowledge/rules/visit-windows.ts';
import { changeAllowed, isAhead } from '../../knowledge/rules/visits.ts';
import { plain } from '../../knowledge/terms/figures.ts';
import type { Turn } from '../form/turn.ts';
import { tell } from '../news/news.ts';
import { announceVisit } from '../situation/announce-visit.ts';
import { changeOnBoard } from '../situation/on-board.ts';
import { brief } from '../words/brief.ts';
import { goOn } from './go-on.ts';
import { type ActionResult, done, notSo, type Operator, type OperatorAction } from './operator.ts';
import { recordOutcome } from './outcome.ts';

type Action<D extends OperatorAction['do']> = Extract<OperatorAction, { do: D }>;

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

/** Gives the visit the window of `day` that contains `from`, when the rules allow it to the contract: the area is what the operator has confirmed (row 23). */
const giveWindow = async (turn: Turn, visit: Visit, day: string, from: string): Promise<ActionResult> => {
  const { visits, promised, now } = turn;
  const wish = { day, time: from };
  const facts = { visits: await visits.of(visit.contract), area: 'none' as const, moving: visit.id };
  const decision = slotDecision(wish, facts, await visits.taken(day), now, promised);
  const slot = windowFor(wish, promised);
  if (!decision.allowed || !slot) return { result: 'refused', why: plain(turn.sayings.ja.decision(decision).text) };
  return giveSlot(turn, visit, slot);
};

/** Gives a visit that waits to be confirmed, or to be moved, its slot. */
export const confirmVisit = async (
  turn: Turn,
  _by: Operator,
  { visit: id, day, from }: Action<'confirm-visit'>,
): Promise<ActionResult> => {
  const visit = await turn.visits.find(id);
  if (!visit) return notSo(brief.noVisit);
  if (visit.state !== 'requested' && !visit.wished) return notSo(brief.visitNotRequested);
  // It was asked for in time, and its place is held: no notice is needed any more.
  const held = visit.wished ?? visit.slot;
  const isHeld = held?.day === day && held.from <= from && from < held.to && isAhead(held, turn.now);
  return isHeld ? giveSlot(turn, visit, held) : giveWindow(turn, visit, day, from);
};

/** Gives a booked visit that has not begun another slot. */
export const moveVisit = async (
  turn: Turn,
  _by: Operator,
  { visit: id, day, from }: Action<'move-visit'>,
): Promise<ActionResult> => {
  const visit = await turn.visits.find(id);
  if (!visit) return notSo(brief.noVisit);
  const { state, slot, wished } = visit;
  if (state !== 'booked' || !changeAllowed(visit, turn.now).allowed) return notSo(brief.visitNotAhead);
  const isThere = !wished && slot?.day === day && slot.from <= from && from < slot.to;
  return isThere ? notSo(brief.sameSlot) : giveWindow(turn, visit, day, from);
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
  if (isAhead(visit.slot, turn.now)) return notSo(brief.visitAhead);
  const of = await turn.cases.find(visit.case);
  if (!of) return notSo(brief.noCase);
  await turn.visits.end(id, 'done');
  await recordOutcome(turn, of, outcome, by, undefined);
  await changeOnBoard(turn, 'visit', id, { state: 'done' });
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
  await changeOnBoard(turn, 'visit', id, { state: 'done' });
  await goOn(turn, visit);
  await tell(turn, 'visit-news', id);
  return done;
};
