/** The rules hold at every instant of 2026–2028, for every contract state, whatever zone the machine is in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpenDay, nextOpening, openNow } from '../../knowledge/rules/business-hours.ts';
import { caseFor, causesAfter, lapsed, staysOpen } from '../../knowledge/rules/cases.ts';
import { contactAllowed, contactsLeft } from '../../knowledge/rules/contacts.ts';
import { all } from '../../knowledge/rules/decision.ts';
import { inJapan, monthOf, nextMonth } from '../../knowledge/rules/japan-time.ts';
import { afterWrongTry, tryAllowed, type WrongTries } from '../../knowledge/rules/lock-out.ts';
import { promisedBy } from '../../knowledge/rules/promised.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

const promised = promisedBy(loadDocuments());
const at = (text: string) => Temporal.Instant.from(`${text}+09:00`);
const from = at('2026-01-01T00:00').epochMilliseconds;
const to = at('2028-12-31T23:59').epochMilliseconds;
const instants = fc.integer({ min: from, max: to }).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
const services = fc.constantFrom('desk' as const, 'visit' as const);
const facts = fc.record({
  plan: fc.constantFrom(1 as const, 2 as const),
  used: fc.nat({ max: 12 }),
  waiting: fc.nat({ max: 4 }),
  caseCounted: fc.boolean(),
});

describe('support hours', () => {
  it.each([
    ['2026-12-10T08:59', false],
    ['2026-12-10T09:00', true],
    ['2026-12-10T17:59', true],
    ['2026-12-10T18:00', false],
    ['2026-12-12T10:00', true], // Saturday
    ['2026-12-13T10:00', false], // Sunday
    ['2026-11-23T10:00', false], // 勤労感謝の日
    ['2026-05-06T10:00', false], // 振替休日
    ['2026-09-22T10:00', false], // 国民の休日
    ['2026-12-28T10:00', true],
    ['2026-12-29T10:00', false],
    ['2027-01-03T10:00', false],
    ['2027-01-04T10:00', true],
  ])('the desk at %s is open: %s', (time, open) => {
    expect(openNow('desk', at(time), promised).allowed).toBe(open);
  });

  it('at half past five the desk is open and visits are over', () => {
    const now = at('2026-12-14T17:30');
    expect([openNow('desk', now, promised).allowed, openNow('visit', now, promised).allowed]).toEqual([true, false]);
  });

  it('the next opening is open, not before now, and nothing between is open', () => {
    fc.assert(
      fc.property(instants, services, fc.double({ min: 0, max: 1, noNaN: true }), (now, service, part) => {
        const next = nextOpening(service, now, promised);
        expect(Temporal.Instant.compare(next, now)).toBeGreaterThanOrEqual(0);
        expect(openNow(service, next, promised).allowed).toBe(true);
        const wait = next.epochMilliseconds - now.epochMilliseconds;
        const between = now.add({ milliseconds: Math.floor(wait * part * 0.999) });
        if (wait > 0) expect(openNow(service, between, promised).allowed).toBe(false);
      }),
    );
  });

  it('is never open outside the hours of an open day', () => {
    fc.assert(
      fc.property(instants, services, (now, service) => {
        if (!openNow(service, now, promised).allowed) return;
        const japan = inJapan(now);
        expect(isOpenDay(japan.toPlainDate(), promised)).toBe(true);
        expect(japan.hour).toBeGreaterThanOrEqual(9);
        expect(japan.hour).toBeLessThan(service === 'desk' ? 18 : 17);
        expect(japan.dayOfWeek).not.toBe(7);
      }),
    );
  });

  it('a year whose holidays are not known is closed', () => {
    expect(isOpenDay(Temporal.PlainDate.from('2060-06-02'), promised)).toBe(false);
  });
});

describe('contacts', () => {
  it('a new case never gets more contacts than the plan has, waiting hand-offs included', () => {
    fc.assert(
      fc.property(facts, instants, (given, now) => {
        const { allowed } = contactAllowed(given, now, promised);
        const limit = promised.contacts[given.plan];
        expect(allowed).toBe(given.caseCounted || given.used + given.waiting < limit);
        expect(contactsLeft(given, promised)).toBe(Math.max(0, limit - given.used));
      }),
    );
  });

  it('every decision names its reasons and its clauses, refused ones the reasons that refuse', () => {
    fc.assert(
      fc.property(facts, instants, services, (given, now, service) => {
        const parts = [contactAllowed(given, now, promised), openNow(service, now, promised)];
        const whole = all(...parts);
        for (const decision of [...parts, whole]) {
          expect(decision.because.length).toBeGreaterThan(0);
          expect(decision.clauses.length).toBeGreaterThan(0);
        }
        expect(whole.allowed).toBe(parts.every(({ allowed }) => allowed));
        const refusing = parts.filter(({ allowed }) => !allowed).flatMap(({ because }) => because);
        if (!whole.allowed) expect(whole.because).toEqual(refusing);
      }),
    );
  });

  it('a used-up month begins anew at 00:00 in Japan on the 1st', () => {
    fc.assert(
      fc.property(instants, (now) => {
        const renewed = nextMonth(now);
        expect(monthOf(renewed)).not.toBe(monthOf(now));
        expect(monthOf(renewed.subtract({ milliseconds: 1 }))).toBe(monthOf(now));
        expect(inJapan(renewed).toPlainTime().toString()).toBe('00:00:00');
      }),
    );
    expect(monthOf(Temporal.Instant.from('2027-01-31T15:00:00Z'))).toBe('2027-02');
  });
});

describe('cases', () => {
  const open = [{ trouble: 'mail' }, { trouble: 'network' }, {}];

  it.each([
    ['the same trouble belongs to its open case', { trouble: 'network' }, open[1]],
    ['a message that does not tell belongs to the case opened last', {}, open[0]],
    ['another trouble belongs to a case that has none yet', { trouble: 'printer' }, open[2]],
    ['another trouble is another case', { trouble: 'printer', among: [{ trouble: 'mail' }] }, undefined],
    ['words for another one make it another case', { trouble: 'mail', case: 'other' as const }, undefined],
    ['words for the same one keep it', { trouble: 'printer', case: 'same' as const }, open[0]],
  ])(
    '%s',
    (_, { among, ...hint }: { trouble?: string; case?: 'same' | 'other'; among?: { trouble: string }[] }, expected) => {
      expect(caseFor(hint, among ?? open)).toBe(expected);
    },
  );

  it('only "not isolated" and "device failure suspected" keep a case open', () => {
    const kept = (['resolved', 'not_isolated', 'contract', 'other'] as const).filter((result) => staysOpen({ result }));
    expect(kept).toEqual(['not_isolated']);
    expect(staysOpen({ result: 'device_failure_suspected', device: 'pc' })).toBe(true);
    expect(staysOpen({ result: 'isolated', device: 'pc' })).toBe(false);
  });

  it('a contract matter takes back what the chat counted, and nothing else', () => {
    const chat = { kind: 'operator', of: 'h1' } as const;
    const session = { kind: 'remote', of: '1' } as const;
    expect(causesAfter([chat], { result: 'contract' }, 'h1')).toEqual([]);
    expect(causesAfter([session, chat], { result: 'contract' }, 'h1')).toEqual([session]);
    expect(causesAfter([chat], { result: 'resolved' }, 'h1')).toEqual([chat]);
  });

  it('closes by itself 30 days after its last event', () => {
    const last = at('2026-11-01T10:00');
    expect([lapsed(last, at('2026-12-01T09:59'), 30), lapsed(last, at('2026-12-01T10:00'), 30)]).toEqual([false, true]);
  });
});

describe('the lock on wrong digits', () => {
  const lock = { ...loadDocuments().desk.lockOut, lockedMinutes: 45 };
  const none: WrongTries = {
    byUser: { wrong: [] },
    byUserOnAny: { wrong: [] },
    byAnyone: { wrong: [] },
    byNewcomers: { wrong: [] },
  };

  it('closes at the fifth wrong try within 30 minutes, for as long as the setting says', () => {
    const start = at('2026-11-24T10:00');
    const gaps = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(gaps, (minutes) => {
        let tries: WrongTries = none;
        let now = start;
        const recent: number[] = [];
        for (const gap of minutes) {
          now = now.add({ minutes: gap });
          if (!tryAllowed(tries, now, lock).allowed) continue;
          tries = { ...none, byUser: afterWrongTry(tries, now, lock).byUser };
          recent.push(now.epochMilliseconds);
          const within = recent.filter((then) => then > now.epochMilliseconds - 30 * 60_000);
          expect(tryAllowed(tries, now, lock).allowed).toBe(within.length < 5);
          if (within.length >= 5) {
            recent.length = 0;
            expect(tryAllowed(tries, now.add({ minutes: 44 }), lock).allowed).toBe(false);
            expect(tryAllowed(tries, now.add({ minutes: 45 }), lock).allowed).toBe(true);
          }
        }
      }),
    );
  });
});
