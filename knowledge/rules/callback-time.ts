/** From when a call-back can be made that is wished for at a time: inside the desk's hours, not before `earliest`, an opening (rows 6 and 24). */
import { isOpenDay, nextOpening } from './business-hours.ts';
import type { Decision } from './decision.ts';
import { holidaysKnown } from './holidays.ts';
import { atJapan, inJapan, minuteOf } from './japan-time.ts';
import type { Promised } from './promised.ts';

/** A wished day or days (`YYYY-MM-DD`, ISO weekdays), a time or a stretch of the day (`HH:mm`), Japan time; an open side is left out. */
export interface CallWish {
  day?: string;
  time?: string;
  first?: string;
  last?: string;
  from?: string;
  to?: string;
  weekdays?: number[];
}

const { PlainDate, PlainTime, Instant } = Temporal;

/** Days ahead that are looked at for a wish that names none. */
const daysAhead = 60;

const sooner = (one: Temporal.PlainTime, other: Temporal.PlainTime) =>
  PlainTime.compare(one, other) < 0 ? one : other;
const later = (one: Temporal.PlainTime, other: Temporal.PlainTime) => (PlainTime.compare(one, other) < 0 ? other : one);

/** The days the wish names; from `from` on, where it leaves them open. */
const daysOf = ({ day, first, last, weekdays }: CallWish, from: Temporal.PlainDate): Temporal.PlainDate[] => {
  if (day !== undefined) return [PlainDate.from(day)];
  const begin = first === undefined ? from : PlainDate.from(first);
  const end = last === undefined ? begin.add({ days: daysAhead }) : PlainDate.from(last);
  const days = Array.from({ length: Math.min(begin.until(end).days, daysAhead) + 1 }, (_, n) => begin.add({ days: n }));
  return days.filter(({ year, dayOfWeek }) => holidaysKnown(year) && (weekdays?.includes(dayOfWeek) ?? true));
};

/**
 * The first instant the wish allows, or why no call can be made then: because nobody works then, because it lies before `earliest`, or,
 * where this month's contacts are used up until `renews`, because of the limit. A part of the day (朝) begins with the desk's opening.
 */
export const callbackAt = (
  wish: CallWish,
  earliest: Temporal.Instant,
  promised: Promised,
  renews?: Temporal.Instant,
): { at: Temporal.Instant; decision: Decision } => {
  const { opens, closes } = promised.desk;
  const exact = wish.time === undefined ? undefined : PlainTime.from(wish.time);
  const begins = exact ?? later(wish.from === undefined ? opens : PlainTime.from(wish.from), opens);
  const until = wish.to === undefined || wish.to === '24:00' ? closes : PlainTime.from(wish.to);
  const ends = exact ? closes : sooner(until, closes);
  const inHours = PlainTime.compare(begins, opens) >= 0 && PlainTime.compare(begins, ends) < 0;
  const clauses = ['お問い合わせ窓口'];

  const today = inJapan(earliest).toPlainDate();
  const days = daysOf(wish, today);
  const isAhead = (day: Temporal.PlainDate) =>
    Instant.compare(atJapan(day, begins), earliest) >= 0 ||
    (exact === undefined && Instant.compare(atJapan(day, ends), earliest) > 0);
  const open = inHours ? days.find((day) => isOpenDay(day, promised) && isAhead(day)) : undefined;
  if (open) {
    const start = atJapan(open, begins);
    const at = Instant.compare(start, earliest) < 0 ? earliest : start;
    return { at, decision: { allowed: true, because: [{ code: 'callable', at: minuteOf(at) }], clauses, missing: [] } };
  }
  // 8:30, wished for by night, is of the morning that comes: its opening is still ahead.
  const opensAhead = (day: Temporal.PlainDate) => Instant.compare(atJapan(day, later(begins, opens)), earliest) >= 0;
  const named = days.find(opensAhead) ?? days.at(-1) ?? today;
  const at = atJapan(named, begins);
  const isEarly = Instant.compare(at, earliest) < 0;
  const from = isEarly ? earliest : at;
  // What was not said is not told as refused: neither an hour of a day alone, nor one of a part of the day.
  const isDayAlone = wish.time === undefined && wish.from === undefined && wish.to === undefined;
  const said = exact
    ? minuteOf(at).slice(wish.day === undefined ? 'YYYY-MM-DDT'.length : 0)
    : isDayAlone
      ? wish.day
      : undefined;
  const isUsedUp = renews !== undefined && Instant.compare(at, renews) < 0;
  const why = isUsedUp ? 'limit' : inHours && isEarly && isOpenDay(named, promised) ? 'past' : 'closed';
  const opening = minuteOf(nextOpening('desk', from, promised));
  const reason = { code: 'not-callable', why, opens: opening, ...(said !== undefined && { said }) } as const;
  const behind = why === 'limit' ? ['電話サポート、リモートサポート'] : clauses;
  return { at, decision: { allowed: false, because: [reason], clauses: behind, missing: [] } };
};
