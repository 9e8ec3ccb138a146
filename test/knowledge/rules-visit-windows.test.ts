/** The windows of a visit keep the contract's conditions at every instant of 2026–2028, for every state of a contract. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpenDay } from '../../knowledge/rules/business-hours.ts';
import {
  dayDecision,
  freeWindows,
  instantOf,
  slotDecision,
  type Taken,
  type VisitFacts,
  windowFor,
  windowsOn,
} from '../../knowledge/rules/visit-windows.ts';
import { changeAllowed, visitAllowed } from '../../knowledge/rules/visits.ts';
import {
  at,
  clause,
  codes,
  documents,
  minute,
  monthsOf,
  mustBeLawful,
  promised,
  situations,
} from '../helpers/visit-situations.ts';

describe('a visit', () => {
  it('is never allowed outside 9:00–17:00, on a closed day, too soon, too far, twice a month or in a full window', () => {
    let allowed = 0;
    fc.assert(
      fc.property(situations, ({ now, facts, taken, wish }) => {
        if (!slotDecision(wish, facts, taken, now, promised).allowed) return;
        allowed += 1;
        const slot = windowFor(wish, promised);
        if (!slot) throw new Error('a visit outside the windows was allowed');
        expect(slot.from <= wish.time && wish.time < slot.to).toBe(true);
        mustBeLawful(slot, facts, now);
        // What the visit that is moved holds itself, where it is and where it is to go, is taken by nobody else.
        const moved = facts.visits.filter(
          ({ id, state }) => id === facts.moving && !['done', 'cancelled'].includes(state),
        );
        const own = moved
          .flatMap((visit) => [visit.slot, visit.wished])
          .filter((place) => place?.day === slot.day && place.from === slot.from);
        const places = taken.filter((place) => place.from === slot.from);
        expect(places.length - own.length).toBeLessThan(2);
      }),
      { numRuns: 1500 },
    );
    expect(allowed).toBeGreaterThan(50);
  });

  it('is refused only for a reason that is true', () => {
    fc.assert(
      fc.property(situations, ({ now, facts, taken, wish }) => {
        const decision = slotDecision(wish, facts, taken, now, promised);
        const start = instantOf(wish.day, windowFor(wish, promised)?.from ?? wish.time);
        const wait = (start.epochMilliseconds - now.epochMilliseconds) / (60 * minute);
        const expected: string[] = [];
        if (!isOpenDay(Temporal.PlainDate.from(wish.day), promised)) expected.push('closed-day');
        if (wish.time < '09:00' || wish.time >= '17:00') expected.push('outside-hours');
        else {
          if (wait < 2) expected.push('too-soon');
          if (wait > 60 * 24) expected.push('too-far');
        }
        if (monthsOf(facts).includes(wish.day.slice(0, 7))) expected.push('month-used');
        if (facts.area === 'to-be-confirmed') expected.push('to-be-confirmed');
        const told = codes(decision).filter((code) => code !== 'window-full' && code !== 'window-free');
        expect(told).toEqual(expected);
        expect(decision.allowed).toBe(codes(decision)[0] === 'window-free');
      }),
      { numRuns: 1500 },
    );
  });

  it('is decided with reasons and a clause of the sheet, always', () => {
    const clauses = new Set(documents.terms.clauses.map(({ id }) => id));
    fc.assert(
      fc.property(situations, ({ now, facts, outcomes, taken, wish }) => {
        const decisions = [
          slotDecision(wish, facts, taken, now, promised),
          dayDecision(wish.day, facts, taken, now, promised),
          visitAllowed({ ...facts, outcomes }, now, promised),
          ...facts.visits.map((visit) => changeAllowed(visit, now)),
        ];
        for (const { because, clauses: cited } of decisions) {
          expect(because.length).toBeGreaterThan(0);
          expect(cited).toContain(clause);
          expect(cited.every((id) => clauses.has(id))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('may be on a day exactly when a window of it is free', () => {
    fc.assert(
      fc.property(situations, ({ now, facts, taken, wish: { day } }) => {
        const free = freeWindows(day, facts, taken, now, promised);
        expect(dayDecision(day, facts, taken, now, promised).allowed).toBe(free.length > 0);
        expect(windowsOn(day, promised)).toEqual(expect.arrayContaining(free));
      }),
      { numRuns: 600 },
    );
  });
});

describe('the window of a wish', () => {
  it.each([
    ['08:59', undefined],
    ['09:00', '09:00'],
    ['10:59', '09:00'],
    ['11:00', '11:00'],
    ['13:30', '13:00'],
    ['15:00', '15:00'],
    ['16:59', '15:00'],
    ['17:00', undefined],
    ['19:00', undefined],
  ])('for %s begins at %s', (time, begins) => {
    expect(windowFor({ day: '2026-11-25', time }, promised)?.from).toBe(begins);
  });

  it('after five is refused on an island that note (6) names too, with the note', () => {
    for (const area of ['island-named', 'island-other', 'none'] as const) {
      const wish = { day: '2026-12-01', time: '18:00' };
      const decision = slotDecision(wish, { visits: [], area }, [], at('2026-11-24T10:00'), promised);
      expect(decision.because).toEqual([{ code: 'outside-hours', opens: '09:00', closes: '17:00' }]);
      expect(decision.clauses).toEqual(area === 'none' ? [clause] : [clause, 'ご利用にかかわる注意事項(6)']);
    }
  });
});

describe('a window', () => {
  const plain: VisitFacts = { visits: [], area: 'none' };
  const decide = (day: string, time: string, now: string, facts = plain, taken: Taken = []) =>
    slotDecision({ day, time }, facts, taken, at(now), promised);

  it.each([
    ['2026-11-25', '09:00', '2026-11-25T07:00', ['window-free']],
    ['2026-11-25', '09:00', '2026-11-25T07:00:00.001', ['too-soon']],
    ['2026-11-25', '16:00', '2026-11-25T13:01', ['too-soon']],
    ['2027-01-23', '09:00', '2026-11-24T09:00', ['window-free']],
    ['2027-01-23', '09:00', '2026-11-24T08:59:59.999', ['too-far']],
    ['2027-01-23', '11:00', '2026-11-24T09:00', ['too-far']],
  ])('on %s for %s, asked for at %s, is %j', (day, time, now, expected) => {
    expect(codes(decide(day, time, now))).toEqual(expected);
  });

  it.each([
    ['2026-11-29', { why: 'weekday' }],
    ['2026-11-23', { why: 'holiday', holiday: '勤労感謝の日' }],
    ['2026-11-26', { why: 'extra' }],
    ['2026-12-29', { why: 'year-end' }],
  ])('on %s is closed: %j', (day, why) => {
    expect(decide(day, '10:00', '2026-11-20T10:00').because).toEqual([{ code: 'closed-day', day, ...why }]);
  });

  it('stands on open days only, each in its order', () => {
    expect(windowsOn('2026-11-29', promised)).toEqual([]);
    expect(windowsOn('2026-11-28', promised).map(({ from, to }) => [from, to])).toEqual([
      ['09:00', '11:00'],
      ['11:00', '13:00'],
      ['13:00', '15:00'],
      ['15:00', '17:00'],
    ]);
  });

  it('is full when places booked in other windows lie over it', () => {
    const taken = Array.from({ length: 2 }, () => ({ from: '10:00', to: '13:00' }));
    const told = ['09:00', '11:00', '13:00'].map(
      (time) => codes(decide('2026-11-25', time, '2026-11-24T10:00', plain, taken))[0],
    );
    expect(told).toEqual(['window-full', 'window-full', 'window-free']);
  });

  it('in a year whose holidays are not known is closed', () => {
    expect(decide('2060-06-02', '10:00', '2060-06-01T10:00').because).toMatchObject([
      { code: 'closed-day', why: 'unknown' },
    ]);
  });

  it('is full at its capacity, but not for the visit that is moved inside it', () => {
    const slot = { day: '2026-11-25', from: '09:00', to: '11:00' };
    const taken = [slot, slot];
    const facts: VisitFacts = { visits: [{ id: 'v', state: 'booked', slot }], area: 'none', moving: 'v' };
    expect(codes(decide(slot.day, '09:00', '2026-11-24T10:00', plain, taken))).toEqual(['window-full']);
    expect(codes(decide(slot.day, '09:00', '2026-11-24T10:00', plain, [slot]))).toEqual(['window-free']);
    expect(codes(decide(slot.day, '09:00', '2026-11-24T10:00', facts, taken))).toEqual(['window-free']);
    expect(codes(decide('2026-11-27', '09:00', '2026-11-24T10:00', facts, taken))).toEqual(['window-full']);
  });
});
