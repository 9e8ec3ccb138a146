/** Who may ask for a visit, and when: after a failed attempt, once a month, confirmed first where note (4) holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type KnownVisit, slotDecision, type VisitFacts } from '../../knowledge/rules/visit-windows.ts';
import { changeAllowed, moveAllowed, visitAllowed } from '../../knowledge/rules/visits.ts';
import { at, clause, codes, dayAfter, instants, promised, situations, windows } from '../helpers/visit-situations.ts';

describe('one visit a month', () => {
  const visit = (day: string, state: KnownVisit['state']): KnownVisit => ({
    id: 'v',
    state,
    slot: { day, from: '09:00', to: '11:00' },
  });
  const decide = (day: string, visits: KnownVisit[], moving?: string) =>
    slotDecision({ day, time: '10:00' }, { visits, area: 'none', moving }, [], at('2026-11-24T10:00'), promised);

  it('is told by the day of the visit: the last of a month and the first of the next are two months', () => {
    expect(decide('2026-12-01', [visit('2026-11-30', 'booked')]).allowed).toBe(true);
    expect(decide('2026-11-30', [visit('2026-12-01', 'booked')]).allowed).toBe(true);
    expect(decide('2026-11-30', [visit('2026-11-02', 'done')]).because).toEqual([
      { code: 'month-used', month: '2026-11', limit: 1, renews: '2026-12-01' },
    ]);
    expect(decide('2026-12-28', [visit('2026-12-01', 'booked')]).because).toMatchObject([{ renews: '2027-01-01' }]);
  });

  it('a moved visit counts in its new month and no longer in its old one', () => {
    const moved = visit('2026-12-10', 'booked');
    expect(decide('2026-11-30', [moved]).allowed).toBe(true);
    expect(codes(decide('2026-12-11', [moved]))).toEqual(['month-used']);
    expect(decide('2026-12-11', [moved], 'v').allowed).toBe(true);
  });

  it('a visit cancelled beforehand, or not yet confirmed, is not used', () => {
    expect(decide('2026-11-30', [visit('2026-11-25', 'cancelled')]).allowed).toBe(true);
    expect(decide('2026-11-30', [{ id: 'v', state: 'requested' }]).allowed).toBe(true);
  });

  it('a customer who books whatever is free never has two visits in a month', () => {
    const tries = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 70 }), windows, fc.boolean()),
      {
        maxLength: 25,
      },
    );
    fc.assert(
      fc.property(instants, tries, (start, wishes) => {
        let now = start;
        let visits: KnownVisit[] = [];
        for (const [hours, days, window, isMove] of wishes) {
          now = now.add({ hours });
          const moving = isMove ? visits.find((one) => changeAllowed(one, now).allowed)?.id : undefined;
          const slot = { day: dayAfter(now, days), ...window };
          const wish = { day: slot.day, time: window.from };
          if (!slotDecision(wish, { visits, area: 'none', moving }, [], now, promised).allowed) continue;
          if (moving === undefined) visits = [...visits, { id: `v${visits.length}`, state: 'booked', slot }];
          else visits = visits.map((one) => (one.id === moving ? { ...one, slot } : one));
        }
        const months = visits.map(({ slot }) => slot?.day.slice(0, 7));
        expect(new Set(months).size).toBe(months.length);
      }),
    );
  });
});

describe('a visit that is first asked for elsewhere', () => {
  const held = (day: string) => ({ day, from: '09:00', to: '11:00' });
  const now = at('2026-11-24T10:00');
  const booked: KnownVisit = { id: 'v', state: 'booked', slot: held('2026-11-26') };
  const requested: KnownVisit = { id: 'v', state: 'requested', slot: held('2026-11-26') };
  const moving: KnownVisit = { ...booked, wished: held('2026-12-01') };

  it('uses its month from when its slot is held, and both months while it is to be moved', () => {
    const decide = (day: string, visit: KnownVisit) =>
      codes(slotDecision({ day, time: '13:00' }, { visits: [visit], area: 'none' }, [], now, promised));
    expect(decide('2026-11-30', requested)).toEqual(['month-used']);
    expect(decide('2026-11-30', moving)).toEqual(['month-used']);
    expect(decide('2026-12-11', moving)).toEqual(['month-used']);
    expect(decide('2026-12-11', requested)).toEqual(['window-free']);
  });

  it('stands in the way of another one, and is not moved until it is answered; it may be cancelled', () => {
    const outcomes = [{ result: 'not_isolated' }];
    for (const visit of [requested, moving]) {
      expect(codes(visitAllowed({ outcomes, visits: [visit], area: 'none' }, now, promised))).toContain(
        'visit-requested',
      );
      expect(codes(moveAllowed(visit, now))).toEqual(['visit-requested']);
      expect(changeAllowed(visit, now).allowed).toBe(true);
    }
    expect(moveAllowed(booked, now).allowed).toBe(true);
    expect(codes(moveAllowed(booked, at('2026-11-26T09:00')))).toEqual(['visit-over']);
  });

  it('does not stand in its own way where it is held', () => {
    const facts: VisitFacts = { visits: [moving], area: 'none', moving: 'v' };
    const places = [held('2026-12-01'), held('2026-12-01')];
    expect(codes(slotDecision({ day: '2026-12-01', time: '09:00' }, facts, places, now, promised))).toEqual([
      'window-free',
    ]);
  });

  it('never makes two visits in a month, whatever is asked for and answered, and when', () => {
    const steps = fc.array(
      fc.tuple(
        fc.constantFrom('book', 'move', 'granted', 'refused'),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 70 }),
        windows,
      ),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(instants, steps, (start, wishes) => {
        let time = start;
        let visits: KnownVisit[] = [];
        const change = (to: (visit: KnownVisit) => KnownVisit) => {
          visits = visits.map((visit) => (visit.state === 'requested' || visit.wished ? to(visit) : visit));
        };
        for (const [step, hours, days, window] of wishes) {
          time = time.add({ hours });
          if (step === 'granted') {
            change(({ id, slot, wished }) => ({ id, state: 'booked', slot: wished ?? slot }) as KnownVisit);
          } else if (step === 'refused') {
            change(
              ({ id, state, slot }) => ({ id, state: state === 'requested' ? 'cancelled' : state, slot }) as KnownVisit,
            );
          } else {
            const slot = { day: dayAfter(time, days), ...window };
            const isFree = (facts: VisitFacts) =>
              slotDecision({ day: slot.day, time: window.from }, facts, [], time, promised).allowed;
            const own = step === 'move' ? visits.find((one) => moveAllowed(one, time).allowed) : undefined;
            const waits = visits.some((one) => one.state === 'requested' || one.wished);
            if (own && isFree({ visits, area: 'none', moving: own.id })) {
              visits = visits.map((one) => (one === own ? { ...one, wished: slot } : one));
            } else if (step === 'book' && !waits && isFree({ visits, area: 'none' })) {
              visits = [...visits, { id: `v${visits.length}`, state: 'requested', slot }];
            }
          }
          const months = visits
            .filter(({ state }) => state !== 'cancelled')
            .flatMap(({ slot, wished }) => [...new Set([slot, wished].flatMap((one) => one?.day.slice(0, 7) ?? []))]);
          expect(new Set(months).size).toBe(months.length);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('who may ask for a visit', () => {
  const gate = (facts: Partial<Parameters<typeof visitAllowed>[0]>, now = '2026-11-24T10:00') =>
    visitAllowed({ outcomes: [{ result: 'not_isolated' }], visits: [], area: 'none', ...facts }, at(now), promised);

  it('is who has an open case in which an operator recorded "not isolated"', () => {
    expect(gate({})).toMatchObject({ allowed: true, because: [{ code: 'attempt-failed' }], missing: [] });
    for (const outcomes of [[], [{ result: 'device_failure_suspected' }], [{ result: 'resolved' }]])
      expect(gate({ outcomes })).toMatchObject({
        allowed: false,
        because: [{ code: 'no-failed-attempt' }],
        missing: [],
      });
    expect(gate({ outcomes: undefined })).toMatchObject({ allowed: false, missing: ['case'] });
  });

  it('is nobody without a recorded failed attempt, whatever else holds', () => {
    fc.assert(
      fc.property(situations, ({ now, facts, outcomes }) => {
        const { allowed } = visitAllowed({ ...facts, outcomes }, now, promised);
        if (allowed) expect(outcomes?.some(({ result }) => result === 'not_isolated')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('hears that this month is used, and may ask for another month while one is within reach', () => {
    const visits: KnownVisit[] = [{ id: 'v', state: 'done', slot: { day: '2026-11-04', from: '09:00', to: '11:00' } }];
    const used = { code: 'month-used', month: '2026-11', limit: 1, renews: '2026-12-01' };
    expect(gate({ visits })).toMatchObject({ allowed: true, because: [{ code: 'attempt-failed' }, used] });
    const everyMonth = ['2026-11-04', '2026-12-03', '2027-01-07'].map(
      (day, n): KnownVisit => ({ id: `v${n}`, state: 'booked', slot: { day, from: '09:00', to: '11:00' } }),
    );
    const none = gate({ visits: everyMonth });
    expect(none.allowed).toBe(false);
    expect(none.because).toMatchObject([used, { month: '2026-12' }, { month: '2027-01' }]);
  });

  it('begins a new month at 00:00 in Japan', () => {
    const visits: KnownVisit[] = [{ id: 'v', state: 'done', slot: { day: '2026-11-04', from: '09:00', to: '11:00' } }];
    expect(codes(gate({ visits }, '2026-11-30T23:59:59.999'))).toContain('month-used');
    expect(codes(gate({ visits }, '2026-12-01T00:00'))).toEqual(['attempt-failed']);
  });

  it('in an area of note (4) may ask, to be confirmed, and is promised no window', () => {
    const note = 'ご利用にかかわる注意事項(4)';
    const decision = gate({ area: 'to-be-confirmed' });
    expect(decision).toMatchObject({ allowed: true, clauses: [clause, note] });
    expect(codes(decision)).toContain('to-be-confirmed');
    const facts: VisitFacts = { visits: [], area: 'to-be-confirmed' };
    const slot = slotDecision({ day: '2026-12-01', time: '10:00' }, facts, [], at('2026-11-24T10:00'), promised);
    expect(slot).toMatchObject({ allowed: false, because: [{ code: 'to-be-confirmed' }], clauses: [clause, note] });
  });

  it('waits when a visit of theirs is to be confirmed', () => {
    expect(codes(gate({ visits: [{ id: 'v', state: 'requested' }] }))).toEqual(['visit-requested']);
  });

  it('may move or cancel a visit until it begins', () => {
    const visit: KnownVisit = { id: 'v', state: 'booked', slot: { day: '2026-11-25', from: '09:00', to: '11:00' } };
    expect(changeAllowed(visit, at('2026-11-25T08:59:59')).allowed).toBe(true);
    expect(codes(changeAllowed(visit, at('2026-11-25T09:00')))).toEqual(['visit-over']);
    expect(changeAllowed({ ...visit, state: 'done' }, at('2026-11-24T10:00')).allowed).toBe(false);
    expect(changeAllowed({ ...visit, state: 'cancelled' }, at('2026-11-24T10:00')).allowed).toBe(false);
    expect(changeAllowed({ id: 'v', state: 'requested' }, at('2026-11-24T10:00')).allowed).toBe(true);
  });
});
