/** Visits in our own store: one record a visit, one a day with its places, one a contract with its visits. */
import { z } from 'zod';
import { type Records, recordKind } from '../store/records.ts';
import type { Slot, Visit } from './port.ts';

const time = z.string().regex(/^\d{2}:\d{2}$/);
const slotShape = z.object({ day: z.string(), from: time, to: time });
const visits = recordKind(
  'visit',
  z.object({
    id: z.string(),
    contract: z.string(),
    case: z.string(),
    state: z.enum(['requested', 'booked', 'done', 'cancelled']),
    slot: slotShape.optional(),
    wished: slotShape.optional(),
    awaits: z.string().optional(),
    refused: z.object({ slot: slotShape, because: z.enum(['full', 'not-possible']) }).optional(),
    wish: z.string().optional(),
    setUpWish: z.string().optional(),
    at: z.string(),
  }),
  // Shape 2 keeps what is held until a back office has answered.
  [(old) => old],
);
/** The places taken on a day. */
export const visitDays = recordKind(
  'visit-day',
  z.object({ places: z.array(z.object({ visit: z.string(), from: time, to: time })) }),
);
const files = recordKind('visits-of', z.object({ visits: z.array(z.string()) }));

type Places = Pick<Visit, 'id' | 'slot' | 'wished'>;

/** Whether two slots are the same. */
export const isSame = (one: Slot | undefined, other: Slot): boolean =>
  one?.day === other.day && one.from === other.from && one.to === other.to;

/** The visits as one turn sees and changes them: two turns after the last place conflict on the day's record. */
export const keptVisits = (records: Records) => {
  const placesOn = async (day: string) => (await visitDays.read(records, day))?.places ?? [];
  const listOf = async (contract: string) => (await files.read(records, contract))?.visits ?? [];
  const find = (id: string) => visits.read(records, id);

  return {
    find,
    async of(contract: string): Promise<Visit[]> {
      const found = await Promise.all((await listOf(contract)).map(find));
      return found.filter((visit) => visit !== undefined);
    },
    taken: async (day: string) => (await placesOn(day)).map(({ from, to }) => ({ from, to })),

    /** The visit while it is requested or booked. */
    async standing(id: string): Promise<Visit | undefined> {
      const visit = await find(id);
      return visit?.state === 'requested' || visit?.state === 'booked' ? visit : undefined;
    },

    async mustBeNew(id: string): Promise<void> {
      if (await find(id)) throw new Error(`there is a visit ${id} already`);
    },

    /** Gives the visit exactly the places `slots`; false, and nothing changes, when others take all that lie over a new one. */
    async place(visit: Places, slots: readonly Slot[], capacity: number): Promise<boolean> {
      const own = [visit.slot, visit.wished].filter((slot) => slot !== undefined);
      const changed: [day: string, places: Awaited<ReturnType<typeof placesOn>>][] = [];
      for (const day of new Set([...own, ...slots].map((slot) => slot.day))) {
        const others = (await placesOn(day)).filter((place) => place.visit !== visit.id);
        const wanted = slots.filter((slot) => slot.day === day);
        const isFull = ({ from, to }: Slot) =>
          others.filter((place) => place.from < to && from < place.to).length >= capacity;
        if (wanted.some((slot) => !own.some((held) => isSame(held, slot)) && isFull(slot))) return false;
        changed.push([day, [...others, ...wanted.map(({ from, to }) => ({ visit: visit.id, from, to }))]]);
      }
      for (const [day, places] of changed) visitDays.write(records, day, { places });
      return true;
    },

    /** A contract's record is written with every change of its visits: whoever decided on them decides again. */
    async keep(visit: Visit): Promise<void> {
      const ids = await listOf(visit.contract);
      visits.write(records, visit.id, visit);
      files.write(records, visit.contract, { visits: ids.includes(visit.id) ? ids : [...ids, visit.id] });
    },
  };
};
