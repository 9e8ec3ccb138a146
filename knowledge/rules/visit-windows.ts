/** The windows of a fault-isolation visit: on open days, inside 9:00–17:00, neither too soon nor too far, one visit a calendar month (rows 8–11 and 14). */
import { type Area, noteOn } from './areas.ts';
import { closedBecause } from './business-hours.ts';
import type { Decision, Reason, VisitReason } from './decision.ts';
import { holidayOn } from './holidays.ts';
import { atJapan, inJapan } from './japan-time.ts';
import type { Promised } from './promised.ts';

/** From one time to another on a day in Japan: `YYYY-MM-DD`, `HH:mm`. */
export interface VisitWindow {
  day: string;
  from: string;
  to: string;
}
/** The places taken on one day. */
export type Taken = readonly Omit<VisitWindow, 'day'>[];

/** A visit of this contract. One that waits to be confirmed has a slot when one is held for it. */
export interface KnownVisit {
  id: string;
  state: 'requested' | 'booked' | 'done' | 'cancelled';
  slot?: VisitWindow;
  /** held for it beside its own, until it is confirmed that it is moved there */
  wished?: VisitWindow;
}

/** What is known of the contract when a window is wished for. An operator who has confirmed a visit asks with area 'none'. */
export interface VisitFacts {
  /** past and coming visits of the contract */
  visits: readonly KnownVisit[];
  area: Area;
  /** the id of the visit that is to be moved: its own month and place do not stand in its way */
  moving?: string;
}

/** The clause every decision on visits stands on. */
export const visitClause = '訪問故障切り分けサポート';

/** A decision on visits: refused by `against`, or allowed by `favour` when nothing is against it. */
export const decided = (against: readonly Reason[], favour: readonly Reason[], area: Area): Decision => {
  const because = against.length > 0 ? against : favour;
  const note = because.some(({ code }) => code === 'to-be-confirmed' || code === 'outside-hours') && noteOn(area);
  return {
    allowed: against.length === 0,
    because: [...because],
    clauses: note ? [visitClause, note] : [visitClause],
    missing: [],
  };
};

const { PlainDate, PlainTime, Instant } = Temporal;

/** The instant at which it is `time` (`HH:mm`) on `day` in Japan. */
export const instantOf = (day: string, time: string): Temporal.Instant =>
  atJapan(PlainDate.from(day), PlainTime.from(time));

const earliest = (now: Temporal.Instant, { visits }: Promised) => now.add({ hours: visits.earliestHours });
const latest = (now: Temporal.Instant, { visits }: Promised) => now.add({ hours: visits.latestDays * 24 });

/** Every window of `day`, in order; none on a day on which nobody works. */
export const windowsOn = (day: string, promised: Promised): VisitWindow[] =>
  closedBecause(PlainDate.from(day), promised) === undefined
    ? promised.visits.windows.map((window) => ({ day, ...window }))
    : [];

/** The window a wish for `time` on `day` means: the one that contains it. Undefined outside the visit hours. */
export const windowFor = (
  { day, time }: { day: string; time: string },
  { visits }: Promised,
): VisitWindow | undefined => {
  const window = visits.windows.find(({ from, to }) => from <= time && time < to);
  return window && { day, ...window };
};

/** The slots a visit has or that are held for it. */
const slotsOf = ({ state, slot, wished }: KnownVisit): VisitWindow[] =>
  state === 'cancelled' ? [] : [slot, wished].filter((one) => one !== undefined);

/**
 * When the visits are, or were, that use up `month` (`YYYY-MM`), the first one first: by the day of the visit, a held one too; cancelled ones
 * and those without a slot not (row 8).
 */
export const windowsUsedIn = (month: string, { visits, moving }: VisitFacts): VisitWindow[] =>
  visits
    .flatMap((visit) => (visit.id === moving ? [] : (slotsOf(visit).find(({ day }) => day.startsWith(month)) ?? [])))
    .toSorted((one, other) => (one.day + one.from).localeCompare(other.day + other.from));

/** The reason why the month of `day` has no visit left, none when it has. */
export const monthUsed = (
  day: string,
  facts: VisitFacts,
  { visits }: Promised,
): Extract<VisitReason, { code: 'month-used' }>[] => {
  const month = day.slice(0, 7);
  if (windowsUsedIn(month, facts).length < visits.perMonth) return [];
  const renews = PlainDate.from(`${month}-01`).add({ months: 1 }).toString();
  return [{ code: 'month-used', month, limit: visits.perMonth, renews }];
};

const closedDay = (day: string, promised: Promised): VisitReason[] => {
  const date = PlainDate.from(day);
  const why = closedBecause(date, promised);
  const holiday = why === 'holiday' ? holidayOn(date) : undefined;
  return why === undefined ? [] : [{ code: 'closed-day', day, why, ...(holiday !== undefined && { holiday }) }];
};

/** Why nothing that begins in [first, last] of `day` is near enough, or far enough, ahead. */
const outOfReach = (day: string, first: string, last: string, now: Temporal.Instant, promised: Promised) => {
  const { earliestHours: hours, latestDays: days } = promised.visits;
  const reasons: VisitReason[] = [];
  if (Instant.compare(instantOf(day, last), earliest(now, promised)) < 0) reasons.push({ code: 'too-soon', hours });
  const end = latest(now, promised);
  if (Instant.compare(instantOf(day, first), end) > 0) {
    reasons.push({ code: 'too-far', days, until: inJapan(end).toPlainDate().toString() });
  }
  return reasons;
};

const unconfirmed = ({ area }: VisitFacts): VisitReason[] =>
  area === 'to-be-confirmed' ? [{ code: 'to-be-confirmed' }] : [];

/** Whether `slot` has a place left; places that lie over it count, whatever windows they were booked in. */
const isFull = (
  { day, from, to }: VisitWindow,
  taken: Taken,
  { visits, moving }: VisitFacts,
  { capacity }: Promised['visits'],
) => {
  const over = (place: Omit<VisitWindow, 'day'>) => place.from < to && from < place.to;
  const moved = visits.find(({ id, state }) => id === moving && state !== 'done');
  const own = (moved ? slotsOf(moved) : []).filter((place) => place.day === day && over(place));
  return taken.filter(over).length - own.length >= capacity;
};

/** Whether the visit may be at `time` (`HH:mm`) of `day`, in the window that contains it; `taken` are the places of that day. */
export const slotDecision = (
  wish: { day: string; time: string },
  facts: VisitFacts,
  taken: Taken,
  now: Temporal.Instant,
  promised: Promised,
): Decision => {
  const { day } = wish;
  const slot = windowFor(wish, promised);
  const hours = promised.visit;
  const [opens, closes] = [hours.opens, hours.closes].map((time) => time.toString({ smallestUnit: 'minute' }));
  const time: VisitReason[] = slot
    ? [
        ...outOfReach(day, slot.from, slot.from, now, promised),
        ...(isFull(slot, taken, facts, promised.visits) ? [{ code: 'window-full' as const, ...slot }] : []),
      ]
    : [{ code: 'outside-hours', opens: String(opens), closes: String(closes) }];
  const against = [...closedDay(day, promised), ...time, ...monthUsed(day, facts, promised), ...unconfirmed(facts)];
  return decided(against, slot ? [{ code: 'window-free', ...slot }] : [], facts.area);
};

/** The windows of `day` in which the visit may be, in order; `taken` are the places of that day. */
export const freeWindows = (
  day: string,
  facts: VisitFacts,
  taken: Taken,
  now: Temporal.Instant,
  promised: Promised,
): VisitWindow[] =>
  windowsOn(day, promised).filter(({ from }) => slotDecision({ day, time: from }, facts, taken, now, promised).allowed);

/** Whether the visit may be on `day` at all: for a wish that names no time. */
export const dayDecision = (
  day: string,
  facts: VisitFacts,
  taken: Taken,
  now: Temporal.Instant,
  promised: Promised,
): Decision => {
  const { windows } = promised.visits;
  const against = [
    ...closedDay(day, promised),
    ...outOfReach(day, windows[0]?.from ?? '', windows.at(-1)?.from ?? '', now, promised),
    ...monthUsed(day, facts, promised),
    ...unconfirmed(facts),
  ];
  const full = against.length === 0 && freeWindows(day, facts, taken, now, promised).length === 0;
  return decided(full ? [{ code: 'day-full', day }] : against, [{ code: 'day-free', day }], facts.area);
};
