/** A visit that is booked is told to the operators' board and to the clock that reminds of it. */
import { instantOf, type VisitWindow } from '../../knowledge/rules/visit-windows.ts';
import type { Turn } from '../form/turn.ts';
import { putOnBoard } from './on-board.ts';
import { remindedAt } from './visit-slots.ts';

/** Puts the visit on the operators' board and reminds the customer of it the day before; false when that hour is past. */
export const announceVisit = async (
  turn: Turn,
  id: string,
  contract: string,
  of: string,
  slot: VisitWindow,
): Promise<boolean> => {
  await putOnBoard(turn, 'visit', { id, contract, case: of }, instantOf(slot.day, slot.from));
  const reminder = remindedAt(slot, turn.promised);
  const isAhead = Temporal.Instant.compare(reminder, turn.now) > 0;
  if (isAhead) turn.setTimer('visit-reminder', id, reminder);
  else turn.stopTimer('visit-reminder', id);
  return isAhead;
};
