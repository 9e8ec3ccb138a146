/** When customers may be told something they did not ask for: by day, never at night. */
import { atJapan, inJapan } from './japan-time.ts';
import type { Promised } from './promised.ts';

/**
 * The first instant from `now` on (now included) at which news may be told, Japan time, on any day of the week. News of
 * what begins at `begins`, within the urgent minutes of the morning's first news, is told at once.
 */
export const tellableFrom = (
  now: Temporal.Instant,
  { news: { from, until, urgentMinutes } }: Promised,
  begins?: Temporal.Instant,
): Temporal.Instant => {
  const { compare } = Temporal.PlainTime;
  const japan = inJapan(now);
  const time = japan.toPlainTime();
  if (compare(time, from) >= 0 && compare(time, until) < 0) return now;
  const morning = atJapan(japan.toPlainDate().add({ days: compare(time, from) < 0 ? 0 : 1 }), from);
  const { compare: order } = Temporal.Instant;
  const isUrgent =
    begins !== undefined && order(begins, now) > 0 && order(begins, morning.add({ minutes: urgentMinutes })) < 0;
  return isUrgent ? now : morning;
};
