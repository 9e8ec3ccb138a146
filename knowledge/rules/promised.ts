/** What the contract sheet and the desk's settings promise, as values rules can compute with; each is read from the documents. */

import { DocumentError, type Documents } from '../terms/documents.ts';
import type { Places, Spellings } from './areas.ts';

export interface OpeningHours {
  opens: Temporal.PlainTime;
  closes: Temporal.PlainTime;
}

export interface Promised {
  desk: OpeningHours;
  visit: OpeningHours;
  /** ISO day of the week, 7 = Sunday */
  closedWeekday: number;
  closedFrom: Temporal.PlainMonthDay;
  closedTo: Temporal.PlainMonthDay;
  extraClosed: ReadonlySet<string>;
  /** contacts a calendar month, by plan */
  contacts: Readonly<Record<Plan, number>>;
  visits: VisitSettings;
  /** parts of addresses, by area */
  areas: Places & Spellings;
  /** between which times of a day customers are told what they did not ask for; what begins within so many minutes of it is not kept for the morning */
  news: { from: Temporal.PlainTime; until: Temporal.PlainTime; urgentMinutes: number };
  /** days a loan lasts at most, the day of arrival included, units of one kind at a time, and when a customer is reminded */
  loan: LoanSettings;
}

export interface VisitSettings {
  /** in the order of the day, inside the visit hours, none over another; `HH:mm` */
  windows: readonly { from: string; to: string }[];
  /** visits in one window */
  capacity: number;
  /** a window may be booked when it begins so many hours to so many days ahead, both included */
  earliestHours: number;
  latestDays: number;
  /** when a customer is reminded the day before, `HH:mm` */
  remindAt: string;
  perMonth: number;
}

export interface LoanSettings {
  days: number;
  perKind: number;
  /** a customer is reminded so many days before the day of return, and so many after it, at a time of the day, `HH:mm` */
  remindDaysBefore: number;
  remindDaysAfter: number;
  remindAt: string;
}

export type Plan = 1 | 2;

const daysAWeek = 7;
const minuteOfDay = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' });
const clockOf = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** The windows of a day as they are set. Throws DocumentError when one is outside the visit hours or begins in another. */
const windowsIn = (hours: OpeningHours, set: Documents['desk']['visits']['windows']) => {
  const [opens, closes] = [minuteOfDay(hours.opens), minuteOfDay(hours.closes)];
  const windows = set.map(([from, to]) => ({ from: clockOf(from), to: clockOf(to) }));
  const wrong = windows.find(({ from, to }, n) => from < (windows[n - 1]?.to ?? opens) || to > closes);
  if (!wrong) return windows;
  const cure = `Write windows in the order of the day, inside the visit hours ${opens}–${closes}.`;
  throw new DocumentError([`desk.yaml: visits.windows: ${wrong.from}–${wrong.to} does not fit. ${cure}`]);
};

/** The promises of `documents`. Call it once at the start: a fact or setting that is missing or not of its kind throws. */
export const promisedBy = ({ terms, desk }: Documents): Promised => {
  const text = (id: string) => String(terms.fact(id).value);
  const { PlainTime } = Temporal;
  const time = (id: string) => PlainTime.from(text(id).padStart(5, '0'));
  const day = (id: string) => Temporal.PlainMonthDay.from(text(id));
  const number = (id: string) => Number(terms.fact(id).value);
  const visit = { opens: time('visit.opens'), closes: time('visit.closes') };
  const { windows, ...horizon } = desk.visits;
  return {
    desk: { opens: time('desk.opens'), closes: time('desk.closes') },
    visit,
    closedWeekday: number('closed.weekday'),
    closedFrom: day('closed.from'),
    closedTo: day('closed.to'),
    extraClosed: new Set(desk.extraClosedDays),
    contacts: { 1: number('plan1.contacts'), 2: number('plan2.contacts') },
    visits: { ...horizon, windows: windowsIn(visit, windows), perMonth: number('visit.perMonth') },
    areas: desk.areas,
    news: { ...desk.news, from: PlainTime.from(desk.news.from), until: PlainTime.from(desk.news.until) },
    loan: { ...desk.loans, days: number('loan.weeks') * daysAWeek, perKind: number('loan.perKind') },
  };
};
