/** From when a call-back can be made that is wished for at a time: inside the desk's hours, not before `earliest`, an opening (rows 6 and 24). */
import { isOpenDay, nextOpening } from './business-hours.ts';
import type { Decision } from './decision.ts';
import { holidaysKnown } from './holidays.ts';
import { atJapan, inJapan, minuteOf } from './japan-time.ts';
import type { Promised } from './promised.ts';

/** A wished day (`YYYY-MM-DD`), time (`HH:mm`), or both, Japan time. */
export interface CallWish {
  day?: string;
  time?: string;
}

const { PlainDate, PlainTime, Instant } = Temporal;

/**
 * The instant the wish names (a day, a time or both), or why no call can be made then. A day alone means its opening, a time alone the first open
 * day on which it lies ahead of `earliest`.
 */
export const callbackAt = (
  { day, time }: CallWish,
  earliest: Temporal.Instant,
  promised: Promised,
): { at: Temporal.Instant; decision: Decision } => {
  const { opens, closes } = promised.desk;
  const wished = time === undefined ? opens : PlainTime.from(time);
  const first = inJapan(earliest);
  let date = day === undefined ? first.toPlainDate() : PlainDate.from(day);
  const isAhead = () => Instant.compare(atJapan(date, wished), earliest) >= 0;
  while (day === undefined && holidaysKnown(date.year) && !(isAhead() && isOpenDay(date, promised))) {
    date = date.add({ days: 1 });
  }
  // A day alone, the one of `earliest`: from there on.
  const at = time === undefined && date.equals(first.toPlainDate()) ? earliest : atJapan(date, wished);
  const inHours = PlainTime.compare(wished, opens) >= 0 && PlainTime.compare(wished, closes) < 0;
  const allowed = inHours && isOpenDay(date, promised) && Instant.compare(at, earliest) >= 0;
  const from = Instant.compare(at, earliest) > 0 ? at : earliest;
  const reason = allowed
    ? ({ code: 'callable', at: minuteOf(at) } as const)
    : ({ code: 'not-callable', at: minuteOf(at), opens: minuteOf(nextOpening('desk', from, promised)) } as const);
  return { at, decision: { allowed, because: [reason], clauses: ['お問い合わせ窓口'], missing: [] } };
};
