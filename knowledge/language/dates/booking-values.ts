/** The one value each wished day or time has for a booking: a day, a time, both, or a range with its ends included. */
import { partDeadline, partHours, rangeChosen, timeChosen } from './booking-conventions.ts';
import { inDays } from './read-length.ts';
import { dayMeant, moved, type View } from './resolve-day.ts';
import { periodMeant } from './resolve-period.ts';
import { hour } from './resolve-time.ts';
import type { Day, Length, Mention, Time, When } from './said.ts';

type PlainDate = Temporal.PlainDate;

/** A range; null is an open side. Days are `YYYY-MM-DD`, times `HH:MM`, both `YYYY-MM-DDTHH:MM`. */
export interface BookingRange {
  start: string | null;
  end: string | null;
  /** of each of these days only the hours from and to */
  from?: string;
  to?: string;
}
/** On these weekdays (ISO 1–7), between these times and days when they are said. */
export interface BookingWeekdays extends Partial<BookingRange> {
  weekdays: number[];
}
export type BookingValue = string | BookingRange | BookingWeekdays;

/** The first and last day of what is said; undefined when there is no such day or it is over. */
interface Days {
  first: PlainDate;
  last: PlainDate;
  single: boolean;
}

const two = (n: number): string => String(n).padStart(2, '0');
const clock = (second: number): string => `${two(Math.floor(second / hour))}:${two(Math.floor(second / 60) % 60)}`;
const at = (day: PlainDate | undefined, second: number): string => {
  const days = Math.floor(second / (24 * hour));
  const time = clock(second - days * 24 * hour);
  return day ? `${days ? day.add({ days }) : day}T${time}` : days === 1 && time === '00:00' ? '24:00' : time;
};

const daysOf = ({ day, period }: When, view: View): Days | undefined => {
  if (day) {
    const meant = dayMeant(day, view);
    return meant && { first: meant.coming, last: meant.coming, single: true };
  }
  const meant = period && periodMeant(period, view);
  return meant && { first: meant.coming.start, last: meant.coming.end, single: false };
};

const startOf = (time: Time): number => (time.is === 'clock' ? timeChosen(time) : partHours(time.part)[0]);
const endOf = (time: Time): number => (time.is === 'clock' ? timeChosen(time) : partDeadline(time.part));

/** The seconds a range of times begins and ends at. */
const timesOf = (from: Time | undefined, to: Time | undefined): [number | undefined, number | undefined] => {
  if (from?.is === 'clock' && to?.is === 'clock') return rangeChosen(from, to);
  return [from && startOf(from), to && endOf(to)];
};

/** The day a range ends on is the first such day from its start on, unless it is counted from today. */
const endDays = (to: When, from: PlainDate | undefined, view: View): Days | undefined => {
  const counted =
    to.day?.is === 'shift' || (to.day?.is === 'weekday' && to.day.week !== undefined) || to.period?.is === 'week';
  const relative = to.day?.is === 'calendar' && to.day.month && 'offset' in to.day.month;
  return daysOf(to, from && !counted && !relative ? { ...view, today: from } : view);
};

/** A range that has begun: 12/20 to 1/10, said on the 25th of December, began this year. */
const begun = (day: Day | undefined, to: When, view: View): BookingRange | undefined => {
  const meant = day?.is === 'calendar' ? dayMeant(day, view) : undefined;
  const ending = meant?.gone && endDays(to, meant.gone, view)?.last;
  if (!meant?.gone || !ending || Temporal.PlainDate.compare(ending, view.today) < 0) return undefined;
  // 30日から1/2, said on the 29th, has yet to begin.
  if (Temporal.PlainDate.compare(meant.coming, ending) <= 0 || meant.gone.until(ending).days >= 60) return undefined;
  return { start: meant.gone.toString(), end: ending.toString() };
};

/** 明日から3日間 ends on the third day, 10時から2時間 at twelve. */
const lastingValue = (when: When, lasting: Length, view: View): BookingValue | undefined => {
  const from = daysOf(when, view)?.first;
  const start = when.time && startOf(when.time);
  if (inDays(lasting))
    return from && { start: from.toString(), end: moved(from, lasting).subtract({ days: 1 }).toString() };
  if (start === undefined || lasting.n > 9999) return undefined;
  const seconds = lasting.n * { hours: hour, minutes: 60, seconds: 1 }[lasting.unit as 'hours' | 'minutes' | 'seconds'];
  return { start: at(from, start), end: at(from, start + seconds) };
};

const rangeValue = (when: When, to: When, view: View): BookingValue | undefined => {
  if (to.lasting) return lastingValue(when, to.lasting, view);
  const from = daysOf(when, view);
  const ends = to.day || to.period ? endDays(to, from?.first, view) : from;
  const [start, end] = timesOf(when.time, to.time);
  if (!from && !ends)
    return start !== undefined && end !== undefined ? { start: clock(start), end: at(undefined, end) } : undefined;
  if (!from || !ends) return undefined;
  if (start === undefined && end === undefined)
    return begun(when.day, to, view) ?? { start: from.first.toString(), end: ends.last.toString() };
  return {
    start: start === undefined ? from.first.toString() : at(from.first, start),
    end: end === undefined ? ends.last.toString() : at(ends.last, end),
  };
};

/** 午後から is the afternoon; 10時から is from ten on. */
const partFrom = new Set([
  'afternoon',
  'before-noon',
  'morning',
  'past-noon',
  'after-lunch',
  'first-thing',
  'late-morning',
]);

const bounded = (mention: Mention & { is: 'when' }, view: View): BookingValue | undefined => {
  const { when, edge } = mention;
  const days = daysOf(when, view);
  if ((when.day || when.period) && !days) return undefined;
  const { time } = when;
  const upTo = edge === 'until' || edge === 'or-earlier' || edge === 'before' || edge === 'by-end';
  if (!time) {
    if (!days) return undefined;
    // 以降 includes the day, 後 begins after it.
    if (!upTo) return { start: (edge === 'after' ? days.last.add({ days: 1 }) : days.first).toString(), end: null };
    return { start: null, end: (edge === 'before' ? days.first.subtract({ days: 1 }) : days.last).toString() };
  }
  if (upTo) return { start: null, end: at(days?.first, edge === 'before' ? startOf(time) : endOf(time)) };
  if (edge === 'since' && time.is === 'part' && partFrom.has(time.part)) return plainValue(when, view);
  return { start: at(days?.first, startOf(time)), end: null };
};

const plainValue = (when: When, view: View): BookingValue | undefined => {
  const { time } = when;
  const days = daysOf(when, view);
  if ((when.day || when.period) && !days) return undefined;
  if (days && !days.single)
    return { start: days.first.toString(), end: days.last.toString(), ...(time && hoursSaid(time)) };
  if (!time) return days?.first.toString();
  if (time.is === 'clock') return at(days?.first, timeChosen(time));
  const [from, to] = partHours(time.part);
  return { start: at(days?.first, from), end: at(days?.first, to) };
};

/** What is left of a stretch that has begun: 今週中 begins today. */
const within = (when: When, view: View): BookingValue | undefined => {
  const days = daysOf(when, view);
  if (!days) return undefined;
  const first = Temporal.PlainDate.compare(days.first, view.today) < 0 ? view.today : days.first;
  return { start: first.toString(), end: days.last.toString() };
};

/** 28日（金） said of a 28th that is no Friday: a slip, not a day many months ahead. */
const nearest = (when: When, view: View): When => {
  const { day } = when;
  if (day?.is !== 'calendar' || day.weekday === undefined || day.month) return when;
  const found = dayMeant(day, view)?.coming;
  if (found && view.today.until(found).days <= 62) return when;
  const plain = dayMeant({ is: 'calendar', day: day.day }, view)?.coming;
  return plain ? { ...when, day: { ...day, month: { number: plain.month }, year: { number: plain.year } } } : when;
};

/** A weekday that does not go with its date leaves two days open. */
const otherDay = ({ day, time }: When, view: View): When | undefined => {
  if (day?.is !== 'calendar' || day.weekday === undefined || !day.month) return undefined;
  const said = dayMeant(day, view)?.coming;
  if (!said || said.dayOfWeek === day.weekday) return undefined;
  const off = ((day.weekday - said.dayOfWeek + 10) % 7) - 3;
  const date = said.add({ days: off });
  const other: Day = { is: 'calendar', day: date.day, month: { number: date.month }, year: { number: date.year } };
  return { day: other, ...(time && { time }) };
};

/** Whether a value lies before today altogether. */
const isOver = (value: BookingValue, today: string): boolean => {
  const end = typeof value === 'string' ? value : (value.end ?? null);
  return end !== null && /^\d{4}-/.test(end) && end.slice(0, 10) < today;
};

/** The values of a wished day or time for a booking, said on `view.today`: none when it is over, two when it is open which is meant. */
export const bookingValues = (mention: Mention & { is: 'when' }, view: View): BookingValue[] => {
  const valueIn = (when: When): BookingValue | undefined => {
    if (mention.to) return rangeValue(when, mention.to, view);
    if (mention.within) return within(when, view);
    return mention.edge ? bounded({ ...mention, when }, view) : plainValue(when, view);
  };
  const said = nearest(mention.when, view);
  const other = mention.to ? undefined : otherDay(said, view);
  const today = view.today.toString();
  return [said, ...(other ? [other] : [])]
    .map(valueIn)
    .filter((value): value is BookingValue => value !== undefined && !isOver(value, today));
};

/** `HH:MM` of the part of the day or times said with weekdays. */
export const hoursSaid = (time: Time, until?: Time): { from: string; to?: string } => {
  const [from = 0, to = time.is === 'part' ? partHours(time.part)[1] : undefined] = timesOf(time, until);
  return { from: clock(from), ...(to !== undefined && { to: clock(to) }) };
};
