/** Every situation a visit can be asked for in: any instant of 2026–2028, any past of a contract, any calendar, any wish. */
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Decision } from '../../knowledge/rules/decision.ts';
import { holidayOn } from '../../knowledge/rules/holidays.ts';
import { inJapan } from '../../knowledge/rules/japan-time.ts';
import { promisedBy } from '../../knowledge/rules/promised.ts';
import type { KnownVisit, Taken, VisitFacts, VisitWindow } from '../../knowledge/rules/visit-windows.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

export const documents = loadDocuments();
export const promised = promisedBy({
  ...documents,
  desk: { ...documents.desk, extraClosedDays: ['2026-11-26', '2027-06-15', '2028-02-29'] },
});
export const at = (text: string) => Temporal.Instant.from(`${text}+09:00`);
export const codes = ({ because }: Decision) => because.map(({ code }) => code);
export const clause = '訪問故障切り分けサポート';

const from = at('2026-01-01T00:00').epochMilliseconds;
const to = at('2028-12-31T23:59').epochMilliseconds;
export const minute = 60_000;
/** Any instant, and as often one near an edge of a window, the horizon or a month. */
export const instants = fc
  .oneof(
    fc.integer({ min: from, max: to }),
    fc
      .tuple(fc.integer({ min: 0, max: 1095 * 24 }), fc.constantFrom(-minute, -1, 0, 1, minute))
      .map(([hours, by]) => from + hours * 60 * minute + by),
  )
  .map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
export const dayAfter = (now: Temporal.Instant, days: number) => inJapan(now).toPlainDate().add({ days }).toString();
export const windows = fc.constantFrom(...promised.visits.windows);
const slotNear = (now: Temporal.Instant) =>
  fc
    .tuple(fc.integer({ min: -40, max: 70 }), windows)
    .map(([days, window]) => ({ day: dayAfter(now, days), ...window }));
const visitsNear = (now: Temporal.Instant): fc.Arbitrary<KnownVisit[]> =>
  fc
    .array(
      fc.record({
        state: fc.constantFrom('requested' as const, 'booked' as const, 'done' as const, 'cancelled' as const),
        slot: slotNear(now),
        wished: slotNear(now),
        isHeld: fc.boolean(),
      }),
      { maxLength: 4 },
    )
    .map((visits) =>
      visits.map(({ state, slot, wished, isHeld }, n) => ({
        id: `v${n}`,
        state,
        ...((state !== 'requested' || isHeld) && { slot }),
        ...(state === 'booked' && isHeld && { wished }),
      })),
    );
const areas = fc.constantFrom('none', 'none', 'to-be-confirmed', 'island-named', 'island-other' as const);
/** Some places taken on a day, in any of its windows. */
export const takenOnADay: fc.Arbitrary<Taken> = fc.array(windows, { maxLength: 9 });
const minutes = fc
  .integer({ min: 0, max: 24 * 60 - 1 })
  .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`);

/** Any time, any past of a contract, any calendar, any wish. */
export const situations = instants.chain((now) =>
  fc.record({
    now: fc.constant(now),
    facts: fc.record({
      visits: visitsNear(now),
      area: areas,
      moving: fc.constantFrom(undefined, 'v0', 'v1'),
    }) as fc.Arbitrary<VisitFacts>,
    outcomes: fc.option(
      fc.array(fc.record({ result: fc.constantFrom('not_isolated', 'device_failure_suspected') }), { maxLength: 2 }),
      { nil: undefined },
    ),
    taken: takenOnADay,
    wish: fc.record({ day: fc.integer({ min: -3, max: 70 }).map((days) => dayAfter(now, days)), time: minutes }),
  }),
);

export const monthsOf = ({ visits, moving }: VisitFacts) =>
  visits
    .filter(({ id, state }) => id !== moving && state !== 'cancelled')
    .flatMap(({ slot, wished }) => [slot, wished].flatMap((one) => one?.day.slice(0, 7) ?? []));

/** What must hold of any window a customer may be promised, told without the rules' own words. */
export const mustBeLawful = ({ day, from, to }: VisitWindow, facts: VisitFacts, now: Temporal.Instant) => {
  const date = Temporal.PlainDate.from(day);
  expect(from >= '09:00' && to <= '17:00' && from < to).toBe(true);
  expect(date.dayOfWeek).not.toBe(7);
  expect(holidayOn(date)).toBeUndefined();
  expect(['12-29', '12-30', '12-31', '01-01', '01-02', '01-03']).not.toContain(day.slice(5));
  expect(['2026-11-26', '2027-06-15', '2028-02-29']).not.toContain(day);
  const wait = at(`${day}T${from}`).epochMilliseconds - now.epochMilliseconds;
  expect(wait).toBeGreaterThanOrEqual(2 * 60 * minute);
  expect(wait).toBeLessThanOrEqual(60 * 24 * 60 * minute);
  expect(monthsOf(facts)).not.toContain(day.slice(0, 7));
  expect(facts.area).not.toBe('to-be-confirmed');
};
