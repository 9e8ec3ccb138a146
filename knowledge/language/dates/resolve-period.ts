/** The stretch of days a message means, seen from the day it was said on; both its ends are included. */
import { dayMeant, mondayOf, moved, type View } from './resolve-day.ts';
import { between, type Stretch, seasonMeant, yearMeant } from './resolve-year.ts';
import type { MonthPart, Period, Season } from './said.ts';

type PlainDate = Temporal.PlainDate;

/** The stretch meant: the coming one, and, when it could as well lie before, the last one. */
export interface PeriodMeant {
  coming: Stretch;
  gone?: Stretch;
  timex: string;
}

const two = (n: number): string => String(n).padStart(2, '0');
const lastOf = (first: PlainDate): PlainDate => first.add({ months: 1 }).subtract({ days: 1 });
const iso = ({ yearOfWeek, weekOfYear }: PlainDate): string => `${yearOfWeek}-W${two(weekOfYear ?? 1)}`;

const weekParts = {
  weekend: [5, 6],
  workdays: [0, 4],
  'first-half': [0, 2],
  'second-half': [3, 6],
  middle: [2, 2],
  end: [3, 6],
} as const;

const monthParts = (first: PlainDate, part: MonthPart | undefined): Stretch => {
  const end = lastOf(first);
  const days: Record<MonthPart, readonly [number, number]> = {
    head: [1, 5],
    early: [1, 10],
    middle: [11, 20],
    late: [21, end.day],
    end: [25, end.day],
    'first-half': [1, 15],
    'second-half': [16, end.day],
  };
  const [from, to] = part ? days[part] : [1, end.day];
  return { start: first.with({ day: from }), end: first.with({ day: to }) };
};

/** XXXX-12, or of a part of it the days: (XXXX-12-11,XXXX-12-21,P10D). */
const monthTimex = (year: string, meant: Stretch, part: MonthPart | undefined): string => {
  const after = meant.end.add({ days: 1 });
  const month = `${year}-${two(meant.start.month)}`;
  if (!part) return month;
  const next =
    after.month === meant.start.month ? month : `${/^\d/.test(year) ? after.year : year}-${two(after.month)}`;
  return `(${month}-${two(meant.start.day)},${next}-${two(after.day)},P${meant.start.until(after).days}D)`;
};

const month = ({ month: said, year, part }: Period & { is: 'month' }, today: PlainDate): PeriodMeant | undefined => {
  const inYear = yearMeant(year, today);
  const first = today.with({ day: 1 });
  const named = (coming: Stretch): PeriodMeant => ({
    coming,
    timex: monthTimex(String(coming.start.year), coming, part),
  });
  if ('offset' in said) {
    const meant = monthParts(first.add({ months: said.offset }), part);
    // 月初 said late in the month is the next one's.
    const over = part && part !== 'end' && said.offset === 0 && Temporal.PlainDate.compare(meant.end, today) < 0;
    return named(over ? monthParts(first.add({ months: 1 }), part) : meant);
  }
  if (said.number < 1 || said.number > 12) return undefined;
  if (inYear !== undefined)
    return inYear < 1000 || inYear > 9998
      ? undefined
      : named(monthParts(new Temporal.PlainDate(inYear, said.number, 1), part));
  const here = first.with({ month: said.number });
  const over = Temporal.PlainDate.compare(monthParts(here, part).end, today) < 0;
  const on = over ? here.add({ years: 1 }) : here;
  const coming = monthParts(on, part);
  return { coming, gone: monthParts(on.subtract({ years: 1 }), part), timex: monthTimex('XXXX', coming, part) };
};

const year = ({ year: said, part }: Period & { is: 'year' }, today: PlainDate): PeriodMeant | undefined => {
  const n = yearMeant(said, today);
  if (n === undefined || n < 1 || n > 9998) return undefined;
  const spans = {
    'first-half': ['01-01', '06-30'],
    'second-half': ['07-01', '12-31'],
    end: ['12-21', '12-31'],
    head: ['01-01', '01-15'],
  } as const;
  const [from, to] = part ? spans[part] : (['01-01', '12-31'] as const);
  return { coming: between(n, from, n, to), timex: String(n).padStart(4, '0') };
};

/** (2026-12-29,2027-01-04,P6D): the end is exclusive in a TIMEX. */
export const rangeTimex = ({ start, end }: Stretch): string => {
  const after = end.add({ days: 1 });
  return `(${start},${after},P${start.until(after).days}D)`;
};

const nthWeek = (
  { nth, month: inMonth, year: said }: Period & { is: 'nth-week' },
  today: PlainDate,
): PeriodMeant | undefined => {
  const n = yearMeant(said, today) ?? today.year;
  if (n < 1 || n > 9997) return undefined;
  const whole = inMonth && month({ is: 'month', month: inMonth, ...(said && { year: said }) }, today)?.coming;
  // The first week of a month or year is the one that holds its first Thursday.
  const base = whole ? whole.start : new Temporal.PlainDate(n, 1, 1);
  const firstMonday = mondayOf(base.add({ days: (4 - base.dayOfWeek + 7) % 7 }));
  const last = whole ? whole.end : new Temporal.PlainDate(n, 12, 31);
  const start = nth === -1 ? mondayOf(last) : firstMonday.add({ weeks: nth - 1 });
  const meant = { start, end: start.add({ days: 6 }) };
  if (!inMonth && !said && Temporal.PlainDate.compare(meant.end, today) < 0)
    return nthWeek({ is: 'nth-week', nth, year: { number: n + 1 } }, today);
  return { coming: meant, timex: iso(start) };
};

const seasonReading = (season: Season, today: PlainDate): PeriodMeant | undefined => {
  const coming = seasonMeant(season, today);
  return coming && { coming, timex: rangeTimex(coming) };
};

/** The stretch of days that is meant; undefined when there is none. */
export const periodMeant = (period: Period, view: View): PeriodMeant | undefined => {
  const { today } = view;
  switch (period.is) {
    case 'week': {
      const [from, to] = period.part ? weekParts[period.part] : [0, 6];
      let start = mondayOf(today).add({ days: 7 * period.offset + from });
      // 週末 said on a Sunday evening is still this one; its Saturday is over.
      if (period.part === 'weekend' && period.offset === 0 && today.dayOfWeek === 7)
        start = mondayOf(today).add({ days: from });
      const end = mondayOf(start).add({ days: to });
      const week = iso(start);
      return {
        coming: { start, end },
        timex: period.part === 'weekend' ? `${week}-WE` : period.part ? rangeTimex({ start, end }) : week,
      };
    }
    case 'week-of': {
      const day = dayMeant(period.day, view)?.coming;
      const start = day && mondayOf(day);
      return start && { coming: { start, end: start.add({ days: 6 }) }, timex: iso(start) };
    }
    case 'nth-week':
      return nthWeek(period, today);
    case 'month':
      return month(period, today);
    case 'year':
      return year(period, today);
    case 'quarter': {
      const n = yearMeant(period.year, today);
      if (n === undefined || n < 1 || n > 9998) return undefined;
      const start = new Temporal.PlainDate(n, 3 * period.nth - 2, 1);
      const meant = { start, end: start.add({ months: 3 }).subtract({ days: 1 }) };
      return { coming: meant, timex: rangeTimex(meant) };
    }
    case 'decade':
      return {
        coming: between(period.year, '01-01', period.year + 9, '12-31'),
        timex: `${String(period.year).slice(0, 3)}X`,
      };
    case 'length': {
      if (Math.abs(period.by.n) > 9999) return undefined;
      const edge = moved(today, { ...period.by, n: period.back ? -period.by.n : period.by.n });
      const meant = period.back
        ? { start: edge, end: today.subtract({ days: 1 }) }
        : { start: period.upTo && period.by.unit !== 'workdays' ? today : today.add({ days: 1 }), end: edge };
      return { coming: meant, timex: rangeTimex(meant) };
    }
    case 'season':
      return seasonReading(period, today);
  }
};
