/** One reading of a day or time, in the shape of Microsoft's recognisers; how long and when its words are by their specification. */
import { hour } from './resolve-time.ts';
import type { Length, PartOfDay } from './said.ts';
import type { LengthUnit } from './token-kinds.ts';

export type ReadingType =
  | 'date'
  | 'time'
  | 'datetime'
  | 'daterange'
  | 'timerange'
  | 'datetimerange'
  | 'duration'
  | 'set';

/** One reading: `value`, or `start` and `end` (exclusive for days) of which one may be open. */
export interface DateReading {
  timex: string;
  type: ReadingType;
  value?: string;
  start?: string;
  end?: string;
  Mod?: 'before' | 'after' | 'since' | 'until' | 'end';
}

/** The parts of the day as Microsoft's Japanese specification has them, in seconds, and their TIMEX. */
export const parts: Readonly<Record<PartOfDay, readonly [timex: string, start: number, end: number]>> = {
  dawn: ['TMO', 4 * hour, 8 * hour],
  morning: ['TMO', 8 * hour, 12 * hour],
  'first-thing': ['TMO', 8 * hour, 10 * hour],
  'before-noon': ['TMO', 8 * hour, 12 * hour],
  'late-morning': ['TMO', 10 * hour, 12 * hour],
  midday: ['TMI', 11 * hour, 13 * hour],
  'past-noon': ['TAF', 12 * hour, 15 * hour],
  'after-lunch': ['TAF', 12 * hour, 14 * hour],
  afternoon: ['TAF', 12 * hour, 16 * hour],
  daytime: ['TDT', 8 * hour, 18 * hour],
  evening: ['TEV', 16 * hour, 20 * hour],
  night: ['TNI', 20 * hour, 24 * hour - 1],
  tonight: ['TEV', 16 * hour, 20 * hour],
  'late-night': ['TNI', 20 * hour, 24 * hour - 1],
};

/** How many seconds a unit has; a month has 30 days, a year 365. */
export const secondsIn: Readonly<Record<LengthUnit, number>> = {
  years: 31_536_000,
  months: 2_592_000,
  weeks: 604_800,
  days: 86_400,
  workdays: 86_400,
  hours: hour,
  minutes: 60,
  seconds: 1,
};
const letterOf: Readonly<Record<LengthUnit, string>> = {
  years: 'Y',
  months: 'M',
  weeks: 'W',
  days: 'D',
  workdays: 'BD',
  hours: 'H',
  minutes: 'M',
  seconds: 'S',
};
/** P3D, PT2H: a length in TIMEX. */
export const durationTimex = ({ unit, n }: Length): string =>
  `P${['hours', 'minutes', 'seconds'].includes(unit) ? 'T' : ''}${n}${letterOf[unit]}`;
