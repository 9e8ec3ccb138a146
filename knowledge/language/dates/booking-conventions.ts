/** How a wish for a booking is read where Japanese leaves room: the conventions, in one place. */
import { hour, isOpen, noon, rangesOf, readingsOf } from './resolve-time.ts';
import type { PartOfDay, Time } from './said.ts';

type Clock = Time & { is: 'clock' };

/**
 * The hours of each part of the day, from and to. The other conventions: a week begins on Monday; a weekday's own name said on
 * that weekday means the one a week later; a bare hour from 1 to 6 is in the afternoon, from 7 to 12 it is as said; 以降 and まで
 * include what they are said of; a range of days includes its last day; a vague stretch of a week, month or year (上旬, 月末 …) means
 * the days resolve-period.ts gives it. What stays open is given as alternatives, and asked back.
 */
const hoursOf: Readonly<Record<PartOfDay, readonly [from: number, to: number]>> = {
  dawn: [6, 8],
  morning: [8, 10],
  'first-thing': [9, 10],
  'before-noon': [9, 12],
  'late-morning': [11, 12],
  midday: [12, 13],
  'past-noon': [13, 15],
  'after-lunch': [13, 14],
  afternoon: [13, 18],
  daytime: [9, 17],
  evening: [16, 18],
  night: [18, 21],
  tonight: [18, 21],
  'late-night': [22, 24],
};

/** A part of the day in seconds from midnight. */
export const partHours = (part: PartOfDay): [from: number, to: number] => {
  const [from, to] = hoursOf[part];
  return [from * hour, to * hour];
};

/** When a part of the day is over for someone who says まで: 昼まで means until noon. */
export const partDeadline = (part: PartOfDay): number => (part === 'midday' ? noon : partHours(part)[1]);

/** The one time of day a clock time means for a booking, in seconds from midnight. */
export const timeChosen = (clock: Clock): number => {
  const [asSaid = 0, later = asSaid] = readingsOf(clock);
  return isOpen(clock) && clock.hour >= 1 && clock.hour <= 6 ? later : asSaid;
};

/** The one range two clock times mean for a booking: its end is the first after its start. */
export const rangeChosen = (from: Clock, to: Clock): [start: number, end: number] => {
  const start = timeChosen(from);
  const ranges = rangesOf(from, to);
  const fitting = ranges.find(([one]) => one === start);
  if (fitting && fitting[1] > start) return fitting;
  const end = readingsOf(to).find((one) => one > start);
  return [start, end ?? timeChosen(to)];
};
