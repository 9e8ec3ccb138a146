/** What the facts about visit calendars speak of: slots, visits, and turns with and without their answers. */
import type { NewVisit, Slot, VisitCalendar } from '../../adapters/visit-calendar/port.ts';

/** A calendar under test. */
export interface CalendarUnderTest {
  /** Runs `work` as one turn: all it did is kept, or, when another turn was faster, it is run again. */
  turn<T>(work: (calendar: VisitCalendar) => Promise<T>): Promise<T>;
  /** Lets in what is still to be answered: every wish is granted. */
  settle(): Promise<void>;
}

export const numberOf = (n: number): string => `ITS-20000${n}`;
/** Every contract these facts speak of. */
export const contractsOfTheFacts = Array.from({ length: 10 }, (_, n) => numberOf(n));

export const day = '2026-11-25';
export const morning: Slot = { day, from: '09:00', to: '11:00' };
export const noon: Slot = { day, from: '11:00', to: '13:00' };
export const tomorrow: Slot = { ...morning, day: '2026-11-26' };
export const asked = (id: string, contract = 'ITS-200001', more: Partial<NewVisit> = {}): NewVisit => ({
  id,
  contract,
  case: `case of ${id}`,
  at: '2026-11-24T10:00:00.000+09:00',
  ...more,
});
export const time = ({ from, to }: Slot) => ({ from, to });

/** `turn` ends when what it asked for is answered; `ask` leaves the answer to the next `turn`. */
export type CalendarCheck = (turn: CalendarUnderTest['turn'], ask: CalendarUnderTest['turn']) => Promise<void>;
/** One calendar says at once that the slot is had, another that it was asked for. */
export const had = (outcome: string) => (['booked', 'moved', 'requested'].includes(outcome) ? 'had' : outcome);
