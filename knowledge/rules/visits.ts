/** May a fault-isolation visit be booked, moved, cancelled (rows 8, 17 and 23), and when one can be had. */
import { all, type Decision, type Reason } from './decision.ts';
import { inJapan } from './japan-time.ts';
import type { Promised } from './promised.ts';
import {
  dayDecision,
  decided,
  freeWindows,
  instantOf,
  type KnownVisit,
  monthUsed,
  type Taken,
  type VisitFacts,
  type VisitWindow,
} from './visit-windows.ts';

/** What the gate looks at. */
export interface VisitGateFacts extends VisitFacts {
  /** what operators recorded in the open case; undefined: there is no open case */
  outcomes: readonly { result: string }[] | undefined;
}

const dayOf = (instant: Temporal.Instant) => inJapan(instant).toPlainDate();

/** The days from today to the last one that may be booked, in order, `YYYY-MM-DD`. */
const horizon = (now: Temporal.Instant, { visits }: Promised): string[] => {
  const today = dayOf(now);
  return Array.from({ length: visits.latestDays + 1 }, (_, n) => today.add({ days: n }).toString());
};

/** Why no day within reach can be had, if none can: the months that are used, each once, else what stands against today. */
const noDay = (facts: VisitFacts, now: Temporal.Instant, promised: Promised): Reason[] => {
  const days = horizon(now, promised);
  const decide = (day: string) => dayDecision(day, { ...facts, area: 'none' }, [], now, promised);
  if (days.some((day) => decide(day).allowed)) return [];
  const reasons = days.flatMap((day) => decide(day).because);
  const used = reasons.flatMap((reason) => (reason.code === 'month-used' ? [[reason.month, reason] as const] : []));
  return used.length > 0 ? [...new Map(used).values()] : reasons.slice(0, 1);
};

/** Whether the visit is booked and its window is not over yet. */
export const isComing = ({ state, slot }: KnownVisit, now: Temporal.Instant): boolean =>
  state === 'booked' && slot !== undefined && Temporal.Instant.compare(now, instantOf(slot.day, slot.to)) < 0;

/** Whether something about the visit is still to be confirmed: that it takes place, or that it is moved. */
const isPending = ({ state, wished }: KnownVisit): boolean =>
  state === 'requested' || (state === 'booked' && wished !== undefined);

/**
 * Whether a visit may be asked for: an operator recorded "not isolated" in the open case (row 17), a month within reach
 * has a visit left (row 8), and none waits to be confirmed. In an area of note (4) it may, and is to be confirmed (row 23).
 * An allowed decision also tells when this month's visit is used.
 */
export const visitAllowed = (facts: VisitGateFacts, now: Temporal.Instant, promised: Promised): Decision => {
  const { outcomes, visits, area } = facts;
  const against: Reason[] = [
    ...(outcomes?.some(({ result }) => result === 'not_isolated') ? [] : [{ code: 'no-failed-attempt' as const }]),
    ...(visits.some(isPending) ? [{ code: 'visit-requested' as const }] : []),
    ...noDay(facts, now, promised),
  ];
  const favour: Reason[] = [
    { code: 'attempt-failed' },
    ...monthUsed(dayOf(now).toString(), facts, promised),
    ...(area === 'to-be-confirmed' ? [{ code: area }] : []),
  ];
  return { ...decided(against, favour, area), missing: outcomes === undefined ? ['case'] : [] };
};

/** Whether a slot lies ahead: nobody is given one that has begun. */
export const isAhead = ({ day, from }: VisitWindow, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, instantOf(day, from)) < 0;

/** Whether a visit may still be cancelled: until it begins; one that waits to be confirmed, always (row 8). */
export const changeAllowed = ({ state, slot }: KnownVisit, now: Temporal.Instant): Decision => {
  const may = state === 'requested' || (state === 'booked' && slot !== undefined && isAhead(slot, now));
  return decided(may ? [] : [{ code: 'visit-over' }], [{ code: 'visit-ahead' }], 'none');
};

/** Whether a visit may still be moved: as long as it may be cancelled, and nothing about it waits to be confirmed. */
export const moveAllowed = (visit: KnownVisit, now: Temporal.Instant): Decision =>
  all(
    changeAllowed(visit, now),
    decided(isPending(visit) ? [{ code: 'visit-requested' }] : [], [{ code: 'visit-ahead' }], 'none'),
  );

/** What is looked for: as many as `count` free windows from the day `near` on. */
export interface Search {
  near: string;
  count: number;
  /** the places of each day that were read so far */
  taken: ReadonlyMap<string, Taken>;
  /** a further condition of the customer's: only Mondays, only afternoons */
  fits?(slot: VisitWindow): boolean;
}

/**
 * The first free windows from `near` on, in order; where the days that may be booked end before there are enough, those
 * nearest before it too. `unread`: a day whose places must be read before more can be told; ask again with them.
 */
export const nextFree = (
  { near, count, taken, fits = () => true }: Search,
  facts: VisitFacts,
  now: Temporal.Instant,
  promised: Promised,
): { slots: VisitWindow[]; unread?: string } => {
  const days = horizon(now, promised);
  const after = days.filter((day) => day >= near);
  const before = days.filter((day) => day < near).reverse();
  const slots: VisitWindow[] = [];
  const told = () => slots.toSorted((one, other) => (one.day + one.from < other.day + other.from ? -1 : 1));
  for (const day of [...after, ...before]) {
    const open = freeWindows(day, facts, [], now, promised).filter(fits);
    if (open.length === 0) continue;
    const places = taken.get(day);
    if (!places) return { slots: told(), unread: day };
    const free = freeWindows(day, facts, places, now, promised).filter(fits);
    const isBefore = day < near;
    slots.push(...(isBefore ? free.slice(slots.length - count) : free.slice(0, count - slots.length)));
    if (slots.length >= count) break;
  }
  return { slots: told() };
};
