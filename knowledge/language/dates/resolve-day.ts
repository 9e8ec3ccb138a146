/** The calendar day a message means, seen from the day it was said on: the coming one, and the last one before. */
import { holidayNamed, holidayOn } from '../../rules/holidays.ts';
import { seasonMeant, yearMeant } from './resolve-year.ts';
import type { Day, Length } from './said.ts';

type PlainDate = Temporal.PlainDate;

/** What a reading starts from: the day it was said on, and whether a weekday's own name may mean that day. */
export interface View {
  today: PlainDate;
  weekdayMayBeToday: boolean;
}

/** The day meant: `coming` on or after the day it was said on; `gone`, when it could as well lie before. */
export interface DayMeant {
  coming: PlainDate;
  gone?: PlainDate;
  timex: string;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** The Monday of the week of `day`. */
export const mondayOf = (day: PlainDate): PlainDate => day.subtract({ days: day.dayOfWeek - 1 });

/** `day` moved by a length in days or longer; working days leave out Saturdays and Sundays. */
export const moved = (day: PlainDate, { unit, n }: Length): PlainDate => {
  if (unit !== 'workdays') return day.add({ [unit]: n });
  let on = day;
  const step = Math.sign(n);
  for (let left = Math.min(Math.abs(n), 400); left > 0; ) {
    on = on.add({ days: step });
    if (on.dayOfWeek < 6) left--;
  }
  return on;
};

const dateIn = (year: number, month: number, day: number): PlainDate | undefined => {
  if (year < 1 || year > 9998) return undefined;
  const date = new Temporal.PlainDate(year, month, 1).with({ day });
  return date.day === day ? date : undefined;
};

const yearly = (month: number, day: number, today: PlainDate): DayMeant | undefined => {
  const near = (step: number, first: number): PlainDate | undefined => {
    for (let year = first, left = 9; left > 0; year += step, left--) {
      const date = dateIn(year, month, day);
      const order = date && Temporal.PlainDate.compare(date, today);
      if (date && order !== undefined && (step > 0 ? order >= 0 : order < 0)) return date;
    }
    return undefined;
  };
  const coming = near(1, today.year);
  const gone = near(-1, today.year);
  return coming && { coming, ...(gone && { gone }), timex: `XXXX-${two(month)}-${two(day)}` };
};

const monthly = (day: number, weekday: number | undefined, today: PlainDate): DayMeant | undefined => {
  const near = (step: number): PlainDate | undefined => {
    const first = today.with({ day: 1 });
    for (let months = 0; Math.abs(months) < 100; months += step) {
      const in_ = first.add({ months });
      const date = dateIn(in_.year, in_.month, day);
      const order = date && Temporal.PlainDate.compare(date, today);
      if (
        date &&
        order !== undefined &&
        (step > 0 ? order >= 0 : order < 0) &&
        (weekday === undefined || date.dayOfWeek === weekday)
      )
        return date;
    }
    return undefined;
  };
  const coming = near(1);
  const gone = near(-1);
  return coming && { coming, ...(gone && { gone }), timex: `XXXX-XX-${two(day)}` };
};

const exactly = (date: PlainDate | undefined): DayMeant | undefined => date && { coming: date, timex: date.toString() };

const calendar = ({ day, month, year, weekday }: Day & { is: 'calendar' }, today: PlainDate): DayMeant | undefined => {
  const inYear = yearMeant(year, today);
  if (month && 'offset' in month) {
    const first = today.with({ day: 1 }).add({ months: month.offset });
    return exactly(dateIn(first.year, first.month, day));
  }
  if (!month) return monthly(day, weekday, today);
  return inYear === undefined ? yearly(month.number, day, today) : exactly(dateIn(inYear, month.number, day));
};

/** The nth such weekday of a month, −1 the last; undefined when the month has no fifth. */
const nthIn = (first: PlainDate, nth: number, weekday: number): PlainDate | undefined => {
  const earliest = first.add({ days: (weekday - first.dayOfWeek + 7) % 7 });
  if (nth > 0) {
    const date = earliest.add({ weeks: nth - 1 });
    return date.month === first.month ? date : undefined;
  }
  const last = first.add({ months: 1 }).subtract({ days: 1 });
  return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 });
};

const nthWeekday = (
  { nth, weekday, month, year }: Day & { is: 'nth-weekday' },
  today: PlainDate,
): DayMeant | undefined => {
  const inYear = yearMeant(year, today);
  const first = today.with({ day: 1 });
  if (month && 'offset' in month) return exactly(nthIn(first.add({ months: month.offset }), nth, weekday));
  if (month && inYear !== undefined)
    return exactly(nthIn(new Temporal.PlainDate(inYear, month.number, 1), nth, weekday));
  for (let months = 0; months < 15; months++) {
    const on = month ? first.with({ month: month.number }).add({ years: months }) : first.add({ months });
    const date = nthIn(on, nth, weekday);
    if (date && Temporal.PlainDate.compare(date, today) >= 0) return exactly(date);
  }
  return undefined;
};

const lastOfMonth = ({ month, year }: Day & { is: 'last-of-month' }, today: PlainDate): DayMeant | undefined => {
  const first = today.with({ day: 1 });
  const inYear = yearMeant(year, today);
  if (inYear !== undefined && (inYear < 1 || inYear > 9998)) return undefined;
  const on =
    'offset' in month
      ? first.add({ months: month.offset })
      : first.with({ month: month.number, year: inYear ?? today.year });
  const last = on.with({ day: on.daysInMonth });
  const over = inYear === undefined && 'number' in month && Temporal.PlainDate.compare(last, today) < 0;
  const next = on.add({ years: 1 });
  return exactly(over ? next.with({ day: next.daysInMonth }) : last);
};

const weekday = (
  { weekday: on, week, past, next }: Day & { is: 'weekday' },
  { today, weekdayMayBeToday }: View,
): DayMeant => {
  if (week !== undefined) {
    const coming = mondayOf(today).add({ days: 7 * week + on - 1 });
    return { coming, timex: coming.toString() };
  }
  const ahead = (on - today.dayOfWeek + 7) % 7;
  const coming = today.add({ days: ahead === 0 && (next || !weekdayMayBeToday) ? 7 : ahead });
  const gone = today.subtract({ days: (today.dayOfWeek - on + 7) % 7 || 7 });
  return past
    ? { coming: mondayOf(today).add({ days: on - 8 }), timex: `XXXX-WXX-${on}` }
    : { coming, gone, timex: `XXXX-WXX-${on}` };
};

const holiday = ({ name, year }: Day & { is: 'holiday' }, today: PlainDate): DayMeant | undefined => {
  const inYear = yearMeant(year, today);
  const fixed = /^(\d\d)-(\d\d)$/.exec(name);
  if (fixed) {
    const [, month, day] = fixed.map(Number);
    return inYear === undefined ? yearly(month ?? 1, day ?? 1, today) : exactly(dateIn(inYear, month ?? 1, day ?? 1));
  }
  const coming = holidayNamed(name, inYear === undefined ? today : new Temporal.PlainDate(inYear, 1, 1));
  return coming && (inYear === undefined || coming.year === inYear) ? { coming, timex: coming.toString() } : undefined;
};

const isOff = (day: PlainDate): boolean => day.dayOfWeek > 5 || holidayOn(day) !== undefined;

const workingDayAfter = (day: PlainDate): PlainDate => {
  let on = day.add({ days: 1 });
  for (let left = 30; left > 0 && isOff(on); left--) on = on.add({ days: 1 });
  return on;
};

const breakEnd = (today: PlainDate): DayMeant | undefined => {
  let run = isOff(today) ? 3 : 0;
  for (let on = today, left = 400; left > 0; on = on.add({ days: 1 }), left--) {
    if (isOff(on)) run++;
    else if (run >= 3) return exactly(on);
    else run = 0;
  }
  return undefined;
};

const nextHoliday = (today: PlainDate): DayMeant | undefined => {
  for (let days = 1; days < 400; days++) {
    const on = today.add({ days });
    if (holidayOn(on) !== undefined) return exactly(on);
  }
  return undefined;
};

/** The day that is meant; undefined when there is no such day (30/2, a fifth Monday that is none). */
export const dayMeant = (day: Day, view: View): DayMeant | undefined => {
  const { today } = view;
  switch (day.is) {
    case 'shift': {
      const base = day.base ? dayMeant(day.base, view)?.coming : today;
      if (!base || Math.abs(day.by.n) > 9999) return undefined;
      return exactly(moved(base, day.by));
    }
    case 'weekday':
      return weekday(day, view);
    case 'calendar':
      return calendar(day, today);
    case 'nth-weekday':
      return nthWeekday(day, today);
    case 'holiday':
      return holiday(day, today);
    case 'last-of-month':
      return lastOfMonth(day, today);
    case 'next-holiday':
      return nextHoliday(today);
    case 'after-season': {
      const season = seasonMeant(day.season, today);
      return season && exactly(workingDayAfter(season.end));
    }
    case 'break-end':
      return breakEnd(today);
  }
};
