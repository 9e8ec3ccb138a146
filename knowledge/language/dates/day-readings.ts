/** The days a message can mean, coming and gone, each with the day after its last. */
import { type DayMeant, dayMeant, type View } from './resolve-day.ts';
import { periodMeant } from './resolve-period.ts';
import type { Counted, Period, When } from './said.ts';

type PlainDate = Temporal.PlainDate;

/** One day or stretch of days. */
export interface DayReading {
  timex: string;
  start: PlainDate;
  /** the day after the last */
  end: PlainDate;
  single: boolean;
}
/** A single day. */
export const one = (day: PlainDate, timex: string): DayReading => ({
  timex,
  start: day,
  end: day.add({ days: 1 }),
  single: true,
});
const days = ({ coming, gone, timex }: DayMeant): DayReading[] => [
  ...(gone ? [one(gone, timex)] : []),
  one(coming, timex),
];

/** The end of a year or month is its later half in the specification. */
const asSpecified = (period: Period): Period =>
  (period.is === 'year' || period.is === 'month') && period.part === 'end'
    ? { ...period, part: 'second-half' }
    : period;

/** Every day or stretch `when` can mean, the coming one last; none when it names none. */
export const dayReadings = (when: When, view: View): DayReading[] => {
  if (when.day) {
    const meant = dayMeant(when.day, view);
    return meant ? days(meant) : [];
  }
  const meant = when.period && periodMeant(asSpecified(when.period), view);
  if (!meant) return [];
  const ending = when.period?.is === 'length' && when.period.upTo ? 0 : 1;
  return [meant.gone, meant.coming].flatMap((stretch) =>
    stretch
      ? [{ timex: meant.timex, start: stretch.start, end: stretch.end.add({ days: ending }), single: false }]
      : [],
  );
};

/** Whether a day or period has its year, or is counted from the day it was said on. */
export const isFixed = (when: When): boolean =>
  isRelative(when) || [when.day, when.period].some((said) => said && 'year' in said && said.year !== undefined);

/** Whether a day or period is counted from the day it was said on, as 来週 and 来年の5月 are. */
const isRelative = ({ day, period }: When): boolean =>
  day?.is === 'shift' ||
  (day?.is === 'weekday' && day.week !== undefined) ||
  period?.is === 'week' ||
  [day, period].some(
    (said) =>
      said &&
      (['month', 'year'] as const).some((unit) => {
        const counted = (said as { [unit in 'month' | 'year']?: Counted })[unit];
        return counted !== undefined && 'offset' in counted;
      }),
  );

/** The day a range ends on: the first that is not before its start. */
export const endDay = (to: When, from: PlainDate, view: View): DayReading | undefined =>
  dayReadings(to, { ...view, today: isRelative(to) ? view.today : from }).at(-1);
