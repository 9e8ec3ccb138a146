/** A wished day or time, as it is once it is known which day it was said on; and how far what stands is to be moved. */
import type { CallWish } from '../../rules/callback-time.ts';
import { inJapan } from '../../rules/japan-time.ts';

/** One wish of a visit, said as one of a call is; ends are included. */
export interface SlotWish extends CallWish {
  /** the first or the last time of the day that can be had, or the last of all the days */
  edge?: 'first' | 'last' | 'last-of-all';
}

/** By so many days or hours; a negative number is earlier. */
export type Shift = { days: number } | { hours: number };

/** Whether a wish names a day, or some of them. */
export const namesDay = ({ day, first, last, weekdays }: SlotWish): boolean =>
  (day ?? first ?? last ?? weekdays) !== undefined;

/** Whether a wish names a time of the day, or a stretch of it. */
export const namesTime = ({ time, from, to }: SlotWish): boolean => (time ?? from ?? to) !== undefined;

/** Whether a wish names nothing: いつでも. */
export const namesNothing = (wish: SlotWish): boolean => Object.keys(wish).length === 0;

const sameDay = (one: SlotWish, other: SlotWish): boolean =>
  one.day === other.day && one.first === other.first && one.last === other.last && !one.weekdays && !other.weekdays;

/** Whether `wish` names a stretch of the day in which `other`, on the same day, names a time: 昼から, and 2時ごろ beside it. */
const holds = (wish: SlotWish, other: SlotWish): boolean =>
  (wish.from ?? wish.to) !== undefined &&
  wish.time === undefined &&
  other.time !== undefined &&
  sameDay(wish, other) &&
  (wish.from ?? '') <= other.time &&
  other.time <= (wish.to ?? '24:00');

/** Whether `wish` names a stretch of the day from within which `other`, of the same day, is wished for: 午前, and 11時以降 beside it. */
const reaches = (wish: SlotWish, other: SlotWish): boolean =>
  wish.time === undefined &&
  other.time === undefined &&
  other.to === undefined &&
  (wish.day ?? wish.first) === (other.day ?? other.first) &&
  (wish.from ?? '') < (other.from ?? '') &&
  (other.from ?? '') < (wish.to ?? '');

/** `wishes` without those that another one says more exactly: 昼からがええな、2時ごろ is for two o'clock. */
export const mostExact = (wishes: readonly SlotWish[]): SlotWish[] =>
  wishes.filter((wish) => !wishes.some((other) => holds(wish, other) || reaches(wish, other)));

/** A day that lies so far ahead was said without its year, and is over: 12月9日, said the day after. */
const tooFarAhead = { months: 9 };

/** The day from which on a day that is named may be one that is over, `YYYY-MM-DD`. */
export const farFrom = (now: Temporal.Instant): string => inJapan(now).toPlainDate().add(tooFarAhead).toString();

/** Whether what is taken for a wish tells since when: 12月8日から動かない, said two days after. */
export const tellsSince = ({ first, last }: SlotWish, now: Temporal.Instant): boolean =>
  first !== undefined && last === undefined && first > farFrom(now);
