/** Times as an operator reads them, in Japan, whatever the machine's zone. */
import { words } from './words.ts';

const zone = { timeZone: 'Asia/Tokyo' } as const;
const clock = new Intl.DateTimeFormat('ja-JP', { ...zone, hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat('ja-JP', { ...zone, month: 'numeric', day: 'numeric', weekday: 'short' });

/** 14:05 for an ISO time. */
export const timeOf = (iso: string): string => clock.format(new Date(iso));

/** 11/24(火) for an ISO time. */
export const dayOf = (iso: string): string => day.format(new Date(iso));

/** The time alone when it is on the day of `now` (epoch ms), else with its day. */
export const momentOf = (iso: string, now: number): string =>
  dayOf(iso) === day.format(now) ? timeOf(iso) : `${dayOf(iso)} ${timeOf(iso)}`;

const date = new Intl.DateTimeFormat('en-CA', { ...zone, year: 'numeric', month: '2-digit', day: '2-digit' });

/** The day of `now` (epoch ms) as a date field takes it, `YYYY-MM-DD`. */
export const dateOf = (now: number): string => date.format(now);

const two = (value: number) => String(value).padStart(2, '0');

/** How long since `iso`, ticking: 2:14, then 1時間05分, then days. Never negative. */
export const sinceText = (iso: string, now: number): string => {
  const seconds = Math.max(0, Math.floor((now - Date.parse(iso)) / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return words.minutes(minutes, two(seconds % 60));
  if (minutes < 24 * 60) return words.hours(Math.floor(minutes / 60), two(minutes % 60));
  return words.days(Math.floor(minutes / (24 * 60)));
};
