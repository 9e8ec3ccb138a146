/** The calendar kept in our own store: one record a visit, one a day with its places, one a contract with its visits. */
import { z } from 'zod';
import { type Records, recordKind } from '../store/records.ts';
import type { Slot, Visit, VisitCalendar } from './port.ts';

const time = z.string().regex(/^\d{2}:\d{2}$/);
const visits = recordKind(
  'visit',
  z.object({
    id: z.string(),
    contract: z.string(),
    case: z.string(),
    state: z.enum(['requested', 'booked', 'done', 'cancelled']),
    slot: z.object({ day: z.string(), from: time, to: time }).optional(),
    wish: z.string().optional(),
    setUpWish: z.string().optional(),
    at: z.string(),
  }),
);
const days = recordKind(
  'visit-day',
  z.object({ places: z.array(z.object({ visit: z.string(), from: time, to: time })) }),
);
const files = recordKind('visits-of', z.object({ visits: z.array(z.string()) }));

/** The calendar as one turn sees and changes it: two turns after the last place conflict on the day's record. */
export const builtInVisitCalendar = (records: Records): VisitCalendar => {
  const placesOn = async (day: string) => (await days.read(records, day))?.places ?? [];
  const listOf = async (contract: string) => (await files.read(records, contract))?.visits ?? [];

  const free = async ({ id, slot }: Visit) => {
    if (!slot) return;
    const places = await placesOn(slot.day);
    days.write(records, slot.day, { places: places.filter(({ visit }) => visit !== id) });
  };
  /** Takes a place for the visit, in exchange for its own on that day; false when others take all that lie over the slot. */
  const take = async (visit: string, { day, from, to }: Slot, capacity: number): Promise<boolean> => {
    const places = await placesOn(day);
    const others = places.filter((place) => place.visit !== visit);
    if (others.filter((place) => place.from < to && from < place.to).length >= capacity) return false;
    days.write(records, day, { places: [...others, { visit, from, to }] });
    return true;
  };
  /** A contract's record is written with every change of its visits: whoever decided on them decides again. */
  const keep = async (visit: Visit) => {
    const ids = await listOf(visit.contract);
    visits.write(records, visit.id, visit);
    files.write(records, visit.contract, { visits: ids.includes(visit.id) ? ids : [...ids, visit.id] });
  };
  const standing = async (id: string) => {
    const visit = await visits.read(records, id);
    return visit?.state === 'requested' || visit?.state === 'booked' ? visit : undefined;
  };
  const mustBeNew = async (id: string) => {
    if (await visits.read(records, id)) throw new Error(`there is a visit ${id} already`);
  };

  return {
    find: (id) => visits.read(records, id),
    async of(contract) {
      const found = await Promise.all((await listOf(contract)).map((id) => visits.read(records, id)));
      return found.filter((visit) => visit !== undefined);
    },
    taken: async (day) => (await placesOn(day)).map(({ from, to }) => ({ from, to })),

    async request(visit) {
      await mustBeNew(visit.id);
      await keep({ ...visit, state: 'requested' });
    },
    async book(visit, slot, capacity) {
      await mustBeNew(visit.id);
      if (!(await take(visit.id, slot, capacity))) return 'taken';
      await keep({ ...visit, state: 'booked', slot });
      return 'booked';
    },
    async move(id, slot, capacity) {
      const visit = await standing(id);
      if (!visit) return 'gone';
      if (!(await take(id, slot, capacity))) return 'taken';
      if (visit.slot?.day !== slot.day) await free(visit);
      await keep({ ...visit, state: 'booked', slot });
      return 'moved';
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
      if (how === 'cancelled') await free(visit);
      await keep({ ...visit, state: how });
      return 'ended';
    },
  };
};
