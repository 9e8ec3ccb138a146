/** Years as they are counted from today, and the stretches of days that come round every year. */
import type { Counted, Season } from './said.ts';

type PlainDate = Temporal.PlainDate;

/** A stretch of days, its last one included. */
export interface Stretch {
  start: PlainDate;
  end: PlainDate;
}

/** The year a message counts to from `today`. */
export const yearMeant = (year: Counted | undefined, today: PlainDate): number | undefined =>
  year && ('number' in year ? year.number : today.year + year.offset);

const dateOf = (year: number, monthDay: string): PlainDate =>
  Temporal.PlainDate.from(`${String(year).padStart(4, '0')}-${monthDay}`);

/** From MM-DD of one year to MM-DD of another, years 0–9999. */
export const between = (year: number, from: string, toYear: number, to: string): Stretch => ({
  start: dateOf(year, from),
  end: dateOf(toYear, to),
});

/** The season of the year that is said, else the one that is not over yet. */
export const seasonMeant = ({ from, to, year: said }: Season, today: PlainDate): Stretch | undefined => {
  const over = to < from ? 1 : 0;
  const wanted = yearMeant(said, today);
  if (wanted !== undefined && (wanted < 1 || wanted > 9997)) return undefined;
  const first = wanted ?? today.year - over;
  const meant = between(first, from, first + over, to);
  return wanted === undefined && Temporal.PlainDate.compare(meant.end, today) < 0
    ? between(first + 1, from, first + 1 + over, to)
    : meant;
};
