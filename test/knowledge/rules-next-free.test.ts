/** Alternatives to a wish are free, allowed and in order; settings that would break the visit hours are refused at the start. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promisedBy } from '../../knowledge/rules/promised.ts';
import {
  freeWindows,
  slotDecision,
  type Taken,
  type VisitFacts,
  type VisitWindow,
} from '../../knowledge/rules/visit-windows.ts';
import { nextFree, type Search } from '../../knowledge/rules/visits.ts';
import { DocumentError } from '../../knowledge/terms/documents.ts';
import {
  at,
  dayAfter,
  documents,
  mustBeLawful,
  promised,
  situations,
  takenOnADay,
} from '../helpers/visit-situations.ts';

type Calendar = (day: string) => Taken;

/** Searches as a dialog does: reads a day's places only when they are asked for. */
const search = (wish: Omit<Search, 'taken'>, facts: VisitFacts, calendar: Calendar, now: Temporal.Instant) => {
  const taken = new Map<string, Taken>();
  for (;;) {
    const { slots, unread } = nextFree({ ...wish, taken }, facts, now, promised);
    if (unread === undefined) return { slots, read: [...taken.keys()] };
    if (taken.has(unread)) throw new Error(`${unread} was read before`);
    taken.set(unread, calendar(unread));
  }
};
const inOrder = (slots: readonly VisitWindow[]) => slots.map(({ day, from }) => `${day}T${from}`);

describe('the next free windows', () => {
  const conditions = fc.constantFrom<Search['fits'][]>(
    undefined,
    ({ from }) => from >= '13:00',
    ({ day }) => Temporal.PlainDate.from(day).dayOfWeek === 3,
  );
  const calendars = fc.array(takenOnADay, { minLength: 1, maxLength: 7 }).map((pattern): Calendar => {
    return (day) => pattern[Number(day.slice(8)) % pattern.length] ?? [];
  });

  it('are the first ones from the wish on, then the last ones before it, each free and allowed, in order', () => {
    let found = 0;
    fc.assert(
      fc.property(
        situations,
        calendars,
        conditions,
        fc.integer({ min: 1, max: 6 }),
        ({ now, facts, wish: { day: near } }, calendar, fits, count) => {
          const { slots } = search({ near, count, ...(fits && { fits }) }, facts, calendar, now);
          for (const slot of slots) {
            mustBeLawful(slot, facts, now);
            const wish = { day: slot.day, time: slot.from };
            expect(slotDecision(wish, facts, calendar(slot.day), now, promised).allowed).toBe(true);
          }
          const free = Array.from({ length: 62 }, (_, n) => dayAfter(now, n))
            .flatMap((day) => freeWindows(day, facts, calendar(day), now, promised))
            .filter(fits ?? (() => true));
          const after = free.filter(({ day }) => day >= near).slice(0, count);
          const before = free.filter(({ day }) => day < near).slice(-(count - after.length) || free.length);
          expect(inOrder(slots)).toEqual(inOrder([...before, ...after]));
          found += slots.length;
        },
      ),
      { numRuns: 150 },
    );
    expect(found).toBeGreaterThan(100);
  });

  const open: VisitFacts = { visits: [], area: 'none' };
  const now = at('2026-11-24T10:00');

  it('begin with the wished day and read no more days than they need', () => {
    const found = search({ near: '2026-11-25', count: 3 }, open, () => [], now);
    expect(inOrder(found.slots)).toEqual(['2026-11-25T09:00', '2026-11-25T11:00', '2026-11-25T13:00']);
    expect(found.read).toEqual(['2026-11-25']);
  });

  it('pass over closed days and months that are used', () => {
    const slot = { day: '2026-11-10', from: '09:00', to: '11:00' };
    const facts: VisitFacts = { visits: [{ id: 'v', state: 'done', slot }], area: 'none' };
    expect(inOrder(search({ near: '2026-11-24', count: 1 }, facts, () => [], now).slots)).toEqual(['2026-12-01T09:00']);
    expect(inOrder(search({ near: '2026-12-29', count: 1 }, open, () => [], now).slots)).toEqual(['2027-01-04T09:00']);
  });

  it('lie before the wish when it is too far ahead', () => {
    const { slots } = search({ near: '2027-03-01', count: 2 }, open, () => [], now);
    expect(inOrder(slots)).toEqual(['2027-01-22T15:00', '2027-01-23T09:00']);
  });

  it('are none where a visit is to be confirmed first', () => {
    expect(search({ near: '2026-11-25', count: 3 }, { ...open, area: 'to-be-confirmed' }, () => [], now)).toEqual({
      slots: [],
      read: [],
    });
  });
});

describe('windows set outside the visit hours, or over each other', () => {
  const set = (windows: [number, number][]) => () =>
    promisedBy({ ...documents, desk: { ...documents.desk, visits: { ...documents.desk.visits, windows } } });

  it.each([
    [[[17, 19]]],
    [[[8, 10]]],
    [[[15, 18]]],
    [[[16, 24]]],
    [
      [
        [9, 12],
        [11, 13],
      ],
    ],
    [
      [
        [13, 15],
        [9, 11],
      ],
    ],
  ] as [[number, number][]][])('%j are refused at the start, with the cure', (windows) => {
    expect(set(windows)).toThrow(DocumentError);
    expect(set(windows)).toThrow(/^desk\.yaml: visits\.windows: .*inside the visit hours 09:00–17:00/);
  });

  it('are no windows that only touch', () => {
    expect(
      set([
        [9, 13],
        [13, 17],
      ])().visits.windows,
    ).toHaveLength(2);
  });
});
