/** Rules of weekdays: 平日なら, 水曜以外, 月曜から金曜, 毎週水曜なら. */
import { type BookingRange, type BookingValue, bookingValues, hoursSaid } from './booking-values.ts';
import type { View } from './resolve-day.ts';
import type { Mention } from './said.ts';

/** Days from one to another, or from one on; not a single day. */
export const isStretch = (mention: Mention): mention is Mention & { is: 'when' } =>
  mention.is === 'when' &&
  !mention.when.time &&
  (mention.when.period !== undefined || (mention.when.day !== undefined && !!(mention.edge || mention.to)));

const everyDay = [1, 2, 3, 4, 5, 6, 7];

/** 水曜以外 and 月〜金 as one rule of weekdays; a stretch of days said beside it bounds it. */
export const constraintOf = (mentions: readonly Mention[], view: View): BookingValue | undefined => {
  const allowed = mentions.filter((mention) => mention.is === 'weekdays');
  const refused = mentions
    .filter((mention) => mention.is === 'except')
    .flatMap(({ when }) => (when.day?.is === 'weekday' ? [when.day.weekday] : []));
  const isWeekend = mentions.some(
    (mention) =>
      mention.is === 'except' && mention.when.period?.is === 'week' && mention.when.period.part === 'weekend',
  );
  const closed = new Set(isWeekend ? [...refused, 6, 7] : refused);
  if (allowed.length === 0 && closed.size === 0) return undefined;
  const base = allowed.length > 0 ? allowed.flatMap(({ weekdays }) => [...weekdays]) : everyDay;
  const weekdays = [...new Set(base)].filter((day) => !closed.has(day)).sort((one, other) => one - other);
  const stretch = mentions.flatMap((mention) => (isStretch(mention) ? bookingValues(mention, view) : []))[0];
  const bounds: Partial<BookingRange> = typeof stretch === 'object' && !('weekdays' in stretch) ? stretch : {};
  const timed = allowed.find((mention) => mention.time);
  const apart = mentions.find((mention) => mention.is === 'when' && !mention.when.day && !mention.when.period);
  const time = timed?.time ?? (apart?.is === 'when' ? apart.when.time : undefined);
  const until = timed ? timed.until : apart?.is === 'when' ? apart.to?.time : undefined;
  return { weekdays, ...bounds, ...(time && hoursSaid(time, until)) };
};

/** 水曜と木曜以外 refuses both: a day linked to a refused one is refused with it. */
export const refusedTogether = (mentions: readonly Mention[]): Mention[] =>
  mentions.map((mention, n) => {
    if (mention.is !== 'when' || mention.when.day?.is !== 'weekday' || mention.when.time) return mention;
    for (let next = n + 1; mentions[next]?.link; next++) {
      if (mentions[next]?.is === 'except')
        return { is: 'except', when: mention.when, start: mention.start, end: mention.end };
    }
    return mention;
  });

/** Any day but the one `mention` names (水曜は, 毎週水曜は); none when it names no day. */
export const exceptFor = (mention: Mention): Mention[] => {
  const { start, end } = mention;
  if (mention.is === 'when') return [{ is: 'except', when: mention.when, start, end }];
  if (mention.is !== 'repeated' || mention.weekday === undefined) return [];
  return [{ is: 'except', when: { day: { is: 'weekday', weekday: mention.weekday } }, start, end }];
};

/** 午前以外 is the afternoon. */
const otherHalf = (mention: Mention): Mention => {
  const time = mention.is === 'except' ? mention.when.time : undefined;
  if (mention.is !== 'except' || time?.is !== 'part' || (time.part !== 'before-noon' && time.part !== 'afternoon'))
    return mention;
  const part = time.part === 'afternoon' ? 'before-noon' : 'afternoon';
  return { ...mention, is: 'when', when: { ...mention.when, time: { is: 'part', part } } };
};

/** 月曜から金曜, of no week in particular, is every week's. */
const allWeek = (mention: Mention): Mention => {
  if (mention.is !== 'when' || !mention.to) return mention;
  const { when, to, start, end } = mention;
  if (when.day?.is !== 'weekday' || to.day?.is !== 'weekday' || when.time) return mention;
  const bare = when.day.week === undefined && to.day.week === undefined && !when.day.next;
  if (!bare || when.day.weekday !== 1 || to.day.weekday < 5) return mention;
  const weekdays = everyDay.slice(0, to.day.weekday);
  return { is: 'weekdays', weekdays, ...(to.time && { time: to.time }), start, end };
};

/** `mention` as the rule it is: 毎週水曜なら空いています is one when it is wished, 毎週水曜に落ちます is none. */
export const asRule = (mention: Mention, isWished: boolean): Mention =>
  mention.is === 'repeated' && mention.weekday !== undefined && isWished
    ? { is: 'weekdays', weekdays: [mention.weekday], start: mention.start, end: mention.end }
    : allWeek(otherHalf(mention));
