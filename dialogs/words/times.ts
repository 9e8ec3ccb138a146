/** Days and times of records as a customer reads them, always with the weekday: 12月7日（月）9:00. */
import { daySaid, timeSaid } from '../../knowledge/language/day-words.ts';

/** `day` is `YYYY-MM-DD…`, Japan time. */
export const dayWords = (day: string): string => daySaid(Temporal.PlainDate.from(day.slice(0, 10)), 'ja');

/** `minute` is `YYYY-MM-DDTHH:mm`, Japan time. */
export const clockWords = (minute: string): string => timeSaid(Temporal.PlainTime.from(minute.slice(11, 16)));

/** Day and time of `minute`, Japan time. */
export const whenWords = (minute: string): string => `${dayWords(minute)}${clockWords(minute)}`;

/** What was said of a day (`YYYY-MM-DD`), a time (`HH:mm`) or both (`YYYY-MM-DDTHH:mm`). */
export const saidWords = (said: string): string => {
  if (said.includes('T')) return whenWords(said);
  return said.includes('-') ? dayWords(said) : timeSaid(Temporal.PlainTime.from(said));
};

/** From one time of a day to another, both `HH:mm`: 9:00～11:00. */
export const spanWords = (from: string, to: string): string =>
  [from, to].map((time) => timeSaid(Temporal.PlainTime.from(time))).join('～');
