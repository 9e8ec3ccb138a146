/** When people are there: desk and visits, open days, the next opening (お問い合わせ窓口, 訪問故障切り分けサポート). */
import type { Decision, Hours } from './decision.ts';
import { holidayOn, holidaysKnown } from './holidays.ts';
import { atJapan, inJapan, minuteOf } from './japan-time.ts';
import type { Promised } from './promised.ts';

const clauseOf = { desk: 'お問い合わせ窓口', visit: '訪問故障切り分けサポート' } as const;

/** Whether `day` is in the year-end closing, which runs over New Year. */
const inYearEnd = (day: Temporal.PlainDate, { closedFrom, closedTo }: Promised): boolean => {
  const date = day.toString();
  return (
    date >= closedFrom.toPlainDate({ year: day.year }).toString() ||
    date <= closedTo.toPlainDate({ year: day.year }).toString()
  );
};

/** Why nobody works on a day; 'unknown': the holidays of its year are not known. */
export type Closing = 'year-end' | 'holiday' | 'weekday' | 'extra' | 'unknown';

/** Why people do not work on `day`, undefined when they do: Sundays, holidays, the year's end, extra closed days (rows 9 and 10). */
export const closedBecause = (day: Temporal.PlainDate, promised: Promised): Closing | undefined => {
  if (inYearEnd(day, promised)) return 'year-end';
  if (!holidaysKnown(day.year)) return 'unknown';
  if (holidayOn(day) !== undefined) return 'holiday';
  if (day.dayOfWeek === promised.closedWeekday) return 'weekday';
  return promised.extraClosed.has(day.toString()) ? 'extra' : undefined;
};

/** Whether people work on `day`. */
export const isOpenDay = (day: Temporal.PlainDate, promised: Promised): boolean =>
  closedBecause(day, promised) === undefined;

/** The first instant from `now` on (now included) at which `service` is open. */
export const nextOpening = (service: Hours, now: Temporal.Instant, promised: Promised): Temporal.Instant => {
  const { opens, closes } = promised[service];
  const { PlainTime } = Temporal;
  const japan = inJapan(now);
  let day = japan.toPlainDate();
  const time = japan.toPlainTime();
  if (isOpenDay(day, promised)) {
    if (PlainTime.compare(time, opens) < 0) return atJapan(day, opens);
    if (PlainTime.compare(time, closes) < 0) return now;
  }
  do day = day.add({ days: 1 });
  while (!isOpenDay(day, promised) && holidaysKnown(day.year));
  if (!holidaysKnown(day.year))
    throw new RangeError(`no holidays known for ${day.year}: update @holiday-jp/holiday_jp`);
  return atJapan(day, opens);
};

/** When `service` closes on the day of `now`, Japan time, open day or not. */
export const closingTime = (service: Hours, now: Temporal.Instant, promised: Promised): Temporal.Instant =>
  atJapan(inJapan(now).toPlainDate(), promised[service].closes);

const decideOpen = (service: Hours, now: Temporal.Instant, promised: Promised): Decision => {
  const opens = nextOpening(service, now, promised);
  const allowed = Temporal.Instant.compare(opens, now) === 0;
  return {
    allowed,
    because: [
      allowed
        ? { code: 'open', service, closes: minuteOf(closingTime(service, now, promised)) }
        : { code: 'closed', service, opens: minuteOf(opens) },
    ],
    clauses: [clauseOf[service]],
    missing: [],
  };
};

/** What was decided last: hours begin and end with a minute, and within one every message asks the same. */
const decidedLast = new WeakMap<Promised, Partial<Record<Hours, { minute: number; decision: Decision }>>>();
const msOfMinute = 60_000;

/** Whether `service` is open at `now`: from the opening minute up to, not including, the closing one (row 11). */
export const openNow = (service: Hours, now: Temporal.Instant, promised: Promised): Decision => {
  const minute = Math.floor(now.epochMilliseconds / msOfMinute);
  const before = decidedLast.get(promised);
  if (before?.[service]?.minute === minute) return before[service].decision;
  const decision = decideOpen(service, now, promised);
  decidedLast.set(promised, { ...before, [service]: { minute, decision } });
  return decision;
};
