/** What the contract sheet and the desk's settings promise, as values rules can compute with; each is read from the documents. */
import type { Documents } from '../terms/documents.ts';

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
}

export type Plan = 1 | 2;

/** The promises of `documents`. Call it once at the start: a fact that is missing or not of its kind throws. */
export const promisedBy = ({ terms, desk }: Documents): Promised => {
  const text = (id: string) => String(terms.fact(id).value);
  const time = (id: string) => Temporal.PlainTime.from(text(id).padStart(5, '0'));
  const day = (id: string) => Temporal.PlainMonthDay.from(text(id));
  const number = (id: string) => Number(terms.fact(id).value);
  return {
    desk: { opens: time('desk.opens'), closes: time('desk.closes') },
    visit: { opens: time('visit.opens'), closes: time('visit.closes') },
    closedWeekday: number('closed.weekday'),
    closedFrom: day('closed.from'),
    closedTo: day('closed.to'),
    extraClosed: new Set(desk.extraClosedDays),
    contacts: { 1: number('plan1.contacts'), 2: number('plan2.contacts') },
  };
};
