/** How times are written in TIMEX and in the recogniser's values. */
import { hour } from './resolve-time.ts';

type PlainDate = Temporal.PlainDate;

const two = (n: number): string => String(n).padStart(2, '0');

/** `HH:MM:SS` of a second of the day. */
export const clockText = (second: number): string =>
  `${two(Math.floor(second / hour))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;

/** `YYYY-MM-DD HH:MM:SS` of a second counted from the midnight that begins `day`; seconds past 24:00 lie on the next day. */
export const momentText = (day: PlainDate, second: number): string => {
  const days = Math.floor(second / (24 * hour));
  return `${days === 0 ? day : day.add({ days })} ${clockText(second - days * 24 * hour)}`;
};

/** T10, T10:30, T10:30:15. */
export const clockTimex = (second: number): string => {
  const [hours, minutes, seconds] = clockText(second % (24 * hour)).split(':');
  if (seconds !== '00') return `T${hours}:${minutes}:${seconds}`;
  return minutes === '00' ? `T${hours}` : `T${hours}:${minutes}`;
};

/** PT2H, PT1H30M: the length of so many seconds. */
export const lengthTimex = (seconds: number): string => {
  const hours = Math.floor(seconds / hour);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = seconds % 60;
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${rest || !(hours || minutes) ? `${rest}S` : ''}`;
};
