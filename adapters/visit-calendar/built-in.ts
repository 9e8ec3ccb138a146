/** The calendar of a company that keeps its visits here: what is booked is booked at once. */
import type { Records } from '../store/records.ts';
import { keptVisits } from './kept-visits.ts';
import type { VisitCalendar } from './port.ts';

/** The calendar as one turn sees and changes it. */
export const builtInVisitCalendar = (records: Records): VisitCalendar => {
  const { find, of, taken, standing, mustBeNew, place, keep } = keptVisits(records);

  const confirm: VisitCalendar['confirm'] = async (id, slot, capacity) => {
    const visit = await standing(id);
    if (!visit) return 'gone';
    if (!(await place(visit, [slot], capacity))) return 'taken';
    const { wished: _, awaits: __, refused: ___, ...known } = visit;
    await keep({ ...known, state: 'booked', slot });
    return 'confirmed';
  };

  return {
    find,
    of,
    taken,
    confirm,

    async request(visit) {
      await mustBeNew(visit.id);
      await keep({ ...visit, state: 'requested' });
    },
    async book(visit, slot, capacity) {
      await mustBeNew(visit.id);
      if (!(await place(visit, [slot], capacity))) return 'taken';
      await keep({ ...visit, state: 'booked', slot });
      return 'booked';
    },
    async move(id, slot, capacity) {
      const outcome = await confirm(id, slot, capacity);
      return outcome === 'confirmed' ? 'moved' : outcome;
    },
    async refuse(id, because) {
      const visit = await standing(id);
      const slot = visit?.wished ?? visit?.slot;
      if (!visit || visit.awaits === undefined || !slot) return 'gone';
      const { wished: _, awaits: __, ...known } = visit;
      const stays = visit.state === 'booked' && visit.slot;
      await place(visit, stays ? [stays] : [], 0);
      await keep({ ...known, state: stays ? 'booked' : 'cancelled', refused: { slot, because } });
      return 'refused';
    },
    async rewish(id, { wish, setUpWish }) {
      const visit = await standing(id);
      if (!visit) return 'gone';
      const { wish: _, setUpWish: __, ...without } = visit;
      await keep({ ...without, ...(wish !== undefined && { wish }), ...(setUpWish !== undefined && { setUpWish }) });
      return 'kept';
    },
    async end(id, how) {
      const visit = await standing(id);
      if (!visit) return 'gone';
      const { wished: _, awaits: __, refused: ___, ...known } = visit;
      await place(visit, how === 'done' && visit.slot ? [visit.slot] : [], 0);
      await keep({ ...known, state: how });
      return 'ended';
    },
  };
};
