/** When customers may be told something they did not ask for: by day, never at night. */
import { atJapan, inJapan } from './japan-time.ts';
import type { Promised } from './promised.ts';

/** The first instant from `now` on (now included) at which news may be told, Japan time, on any day of the week. */
export const tellableFrom = (now: Temporal.Instant, { news: { from, until } }: Promised): Temporal.Instant => {
  const { compare } = Temporal.PlainTime;
  const japan = inJapan(now);
  const time = japan.toPlainTime();
  if (compare(time, from) >= 0 && compare(time, until) < 0) return now;
  return atJapan(japan.toPlainDate().add({ days: compare(time, from) < 0 ? 0 : 1 }), from);
};
