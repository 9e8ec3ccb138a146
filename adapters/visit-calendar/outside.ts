/** The calendar of a company whose own back office makes the visits: places are held here, and it is asked for each. */
import type { Records } from '../store/records.ts';
import { builtInVisitCalendar } from './built-in.ts';
import { isSame, keptVisits } from './kept-visits.ts';
import type { Slot, Visit, VisitCalendar } from './port.ts';

/** From one time to another, ISO with +09:00. */
interface Span {
  from: string;
  to: string;
}
/** What the back office is asked for or told. */
export type VisitIntent =
  | { kind: 'visit.book'; details: { slot: Span; setUpWish?: string } }
  | { kind: 'visit.move'; details: { from: Span; to: Span } }
  | { kind: 'visit.set-up'; details: { wish?: string } }
  | { kind: 'visit.cancel'; details: { slot: Span } };

/** Keeps an intent with the turn; its id. */
export type IntendVisit = (about: Pick<Visit, 'id' | 'contract' | 'case'>, intent: VisitIntent) => Promise<string>;

const spanOf = ({ day, from, to }: Slot): Span => ({ from: `${day}T${from}:00+09:00`, to: `${day}T${to}:00+09:00` });
const booking = (slot: Slot, setUpWish: string | undefined): VisitIntent => ({
  kind: 'visit.book',
  details: { slot: spanOf(slot), ...(setUpWish !== undefined && { setUpWish }) },
});
const moving = (from: Slot, to: Slot): VisitIntent => ({
  kind: 'visit.move',
  details: { from: spanOf(from), to: spanOf(to) },
});

/** The calendar as one turn sees and changes it; the back office hears of it once the turn is committed. */
export const outsideVisitCalendar = (records: Records, intend: IntendVisit): VisitCalendar => {
  const kept = builtInVisitCalendar(records);
  const { standing, mustBeNew, place, keep } = keptVisits(records);

  return {
    ...kept,
    async book(visit, slot, capacity) {
      await mustBeNew(visit.id);
      if (!(await place(visit, [slot], capacity))) return 'taken';
      const awaits = await intend(visit, booking(slot, visit.setUpWish));
      await keep({ ...visit, state: 'requested', slot, awaits });
      return 'requested';
    },
    async move(id, slot, capacity) {
      const visit = await standing(id);
      if (!visit) return 'gone';
      if (visit.awaits !== undefined) return 'waiting';
      const { slot: old, refused: _, ...known } = visit;
      if (!(await place(visit, old ? [old, slot] : [slot], capacity))) return 'taken';
      const awaits = await intend(visit, old ? moving(old, slot) : booking(slot, visit.setUpWish));
      await keep(old ? { ...known, slot: old, wished: slot, awaits } : { ...known, slot, awaits });
      return 'requested';
    },
    /** An operator's word counts at once; the back office is told when it was asked for something else, or for nothing. */
    async confirm(id, slot, capacity) {
      const visit = await standing(id);
      const outcome = await kept.confirm(id, slot, capacity);
      const asked = visit?.wished ?? visit?.slot;
      if (!visit || outcome !== 'confirmed' || isSame(asked, slot)) return outcome;
      await intend(visit, asked ? moving(asked, slot) : booking(slot, visit.setUpWish));
      return outcome;
    },
    async rewish(id, wishes) {
      const visit = await standing(id);
      const outcome = await kept.rewish(id, wishes);
      const { setUpWish: wish } = wishes;
      // A visit that has no slot yet is not spoken of outside: its wish is told with its slot.
      if (visit?.slot && visit.setUpWish !== wish) {
        await intend(visit, { kind: 'visit.set-up', details: { ...(wish !== undefined && { wish }) } });
      }
      return outcome;
    },
    async end(id, how) {
      const visit = await standing(id);
      const outcome = await kept.end(id, how);
      // A visit that never had a slot was never spoken of outside.
      if (visit?.slot && outcome === 'ended' && how === 'cancelled') {
        await intend(visit, { kind: 'visit.cancel', details: { slot: spanOf(visit.slot) } });
      }
      return outcome;
    },
  };
};
