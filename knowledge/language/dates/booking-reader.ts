/** The days and times a customer wishes for a booking, chosen by our conventions from what the Japanese model reads. */
import { carried } from './booking-carry.ts';
import { wishesIn } from './booking-choose.ts';
import { type BookingValue, bookingValues } from './booking-values.ts';
import { constraintOf, isStretch, refusedTogether } from './booking-weekdays.ts';
import { anytime, soon } from './booking-words.ts';
import { datesFromEnglish } from './english-dates.ts';
import type { Folded } from './fold.ts';
import { readMentions } from './read-mentions.ts';
import type { View } from './resolve-day.ts';
import type { Mention } from './said.ts';

export type BookingKind = 'date' | 'time' | 'datetime' | 'range' | 'alternatives' | 'asap' | 'anytime' | 'constraint';

/** One wish: the customer's own words, where they stand, and what they come to. */
export interface BookingResult {
  text: string;
  start: number;
  end: number;
  kind: BookingKind;
  values: BookingValue[];
}

/** No customer names more days and times in a message; the rest are not read. */
const mentionsRead = 40;

const kindOf = (value: BookingValue): BookingKind => {
  if (typeof value !== 'string') return 'weekdays' in value ? 'constraint' : 'range';
  if (!value.startsWith('2') || value.length < 8) return 'time';
  return value.includes('T') ? 'datetime' : 'date';
};

const momentValue = (mention: Mention, now: Temporal.PlainDateTime): BookingValue | undefined => {
  if (
    (mention.is !== 'moment' && mention.is !== 'moments') ||
    mention.back ||
    mention.by.unit === 'workdays' ||
    mention.by.n > 9999
  )
    return undefined;
  const at = now.add({ [mention.by.unit]: mention.by.n }).toString({ smallestUnit: 'minute' });
  return mention.is === 'moment' ? at : { start: now.toString({ smallestUnit: 'minute' }), end: at };
};

/**
 * What `source`, said at `now` on the wall clock in Japan, wishes for, in its order: nothing when it names no wished day or time.
 * Values are days, times, ranges with their ends included, or weekdays; several results are alternatives. Linear in its length.
 */
export const readBooking = (source: string, now: Temporal.PlainDateTime): BookingResult[] => {
  const { text, original } = datesFromEnglish(source);
  const { folded, mentions } = readMentions(text);
  const said = refusedTogether(mentions.slice(0, mentionsRead));
  const view: View = { today: now.toPlainDate(), weekdayMayBeToday: false };
  const wished = carried(wishesIn(folded.text, said));
  const result = (span: { start: number; end: number }, kind: BookingKind, values: BookingValue[]): BookingResult => {
    const place = original(folded.original(span));
    return { text: source.slice(place.start, place.end), ...place, kind, values };
  };
  const constraint = constraintOf(wished, view);
  const rule = wished.find(({ is }) => is === 'weekdays' || is === 'except');
  if (constraint && rule && !wished.some((mention) => mention.is === 'when' && mention.when.day && !isStretch(mention)))
    return [result(rule, 'constraint', [constraint])];
  const results = wished.flatMap((mention): BookingResult[] => {
    const rule = mention.is === 'weekdays' ? constraintOf([mention], view) : undefined;
    const moment = rule ?? momentValue(mention, now);
    const values = mention.is === 'when' ? bookingValues(mention, view) : moment ? [moment] : [];
    const [first] = values;
    return first === undefined ? [] : [result(mention, values.length > 1 ? 'alternatives' : kindOf(first), values)];
  });
  if (results.length > 0)
    return results.length > 1 ? results.map((one) => ({ ...one, kind: 'alternatives' })) : results;
  return inNoDay(folded, result);
};

const inNoDay = (
  folded: Folded,
  result: (span: { start: number; end: number }, kind: BookingKind, values: BookingValue[]) => BookingResult,
): BookingResult[] => {
  for (const [pattern, kind] of [
    [soon, 'asap'],
    [anytime, 'anytime'],
  ] as const) {
    const match = pattern.exec(folded.text);
    if (match) return [result({ start: match.index, end: match.index + match[0].length }, kind, [])];
  }
  return [];
};
