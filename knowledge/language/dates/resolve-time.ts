/** The time of day a message means, in seconds from the midnight that begins its day (24:00 and later belong to the next). */
import type { PartOfDay, Time } from './said.ts';

type Clock = Time & { is: 'clock' };

export const hour = 3600;
export const noon = 12 * hour;

const secondsOf = ({ minute, second = 0 }: Clock): number => minute * 60 + second;

/** What a part of the day makes of an hour of the twelve-hour clock: whether it is meant before or after noon. */
const afterNoon: Readonly<Record<PartOfDay, (said: number) => number>> = {
  dawn: (said) => said,
  morning: (said) => said,
  'first-thing': (said) => said,
  'before-noon': (said) => said,
  'late-morning': (said) => said,
  midday: (said) => (said < 7 ? said + 12 : said),
  'past-noon': (said) => (said < 12 ? said + 12 : said),
  'after-lunch': (said) => (said < 12 ? said + 12 : said),
  afternoon: (said) => (said < 12 ? said + 12 : said),
  daytime: (said) => (said < 7 ? said + 12 : said),
  evening: (said) => (said < 12 ? said + 12 : said),
  // 夜の1時 is an hour after midnight.
  night: (said) => (said === 12 ? 24 : said < 5 ? said : said < 12 ? said + 12 : said),
  tonight: (said) => (said === 12 ? 24 : said < 5 ? said + 24 : said < 12 ? said + 12 : said),
  'late-night': (said) => (said === 12 ? 24 : said > 6 && said < 12 ? said + 12 : said),
};

/** Whether a time could be meant before or after noon: a bare hour up to 12. */
export const isOpen = (clock: Clock): boolean => !clock.exact && clock.part === undefined && clock.hour <= 12;

/** Every time of day `clock` can mean, the hours as said first. */
export const readingsOf = (clock: Clock): number[] => {
  const rest = secondsOf(clock);
  if (clock.part && clock.hour <= 12 && clock.hour >= 0) {
    const meant = clock.hour === 0 && clock.part === 'afternoon' ? 12 : afterNoon[clock.part](clock.hour);
    return [meant * hour + rest];
  }
  const said = clock.hour * hour + rest;
  if (!isOpen(clock)) return [said];
  return [said, clock.hour === 12 ? rest : said + noon];
};

/** Every pair of times a range can mean: the end carries the half of the day the start was said with. */
export const rangesOf = (from: Clock, to: Clock): [number, number][] => {
  const [start = 0, lateStart] = readingsOf(from);
  const [end = 0, lateEnd] = readingsOf(to);
  if (lateStart === undefined) {
    const ends = [end, ...(lateEnd === undefined ? [] : [lateEnd])].sort((one, other) => one - other);
    return [[start, ends.find((one) => one > start) ?? end]];
  }
  if (lateEnd === undefined) return [[start < end ? start : lateStart, end]];
  if (end <= start) return [[start, lateEnd > start ? lateEnd : end]];
  return [
    [start, end],
    [lateStart, from.hour === 12 || to.hour === 12 ? end : lateEnd],
  ];
};
