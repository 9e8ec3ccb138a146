/** Every reading of a mention, with its TIMEX and values in the shape of Microsoft's recognisers and by their conventions. */
import { dayReadings } from './day-readings.ts';
import { range } from './range-readings.ts';
import { inDays as isInDays } from './read-length.ts';
import { type DateReading, durationTimex, secondsIn } from './reading.ts';
import type { View } from './resolve-day.ts';
import { hour } from './resolve-time.ts';
import type { Edge, Mention, When } from './said.ts';
import { plain } from './single-readings.ts';
import { momentText } from './timex.ts';

const rangeOf = { date: 'daterange', time: 'timerange', datetime: 'datetimerange' } as const;
const endOfDay = 24 * hour - 1;

/** What `edge` makes of a reading: from its start or end on, or up to it. */
const bounded = (edge: Edge, when: When, reading: DateReading): DateReading => {
  const { timex, value, start = value, end = value } = reading;
  const type = rangeOf[reading.type as keyof typeof rangeOf] ?? reading.type;
  const made = (
    side: { start?: string | undefined } | { end?: string | undefined },
    Mod: NonNullable<DateReading['Mod']>,
  ): DateReading => ({ timex, type, ...(side as object), Mod });
  switch (edge) {
    case 'since':
      return made({ start }, 'since');
    case 'onward':
    case 'after':
      return made({ start: when.period && !when.time ? end : start }, 'after');
    case 'or-earlier':
      return made({ end: when.period ? end : start }, 'until');
    default:
      return made({ end: reading.type === 'timerange' || reading.type === 'datetimerange' ? end : start }, 'before');
  }
};

const whenReadings = (mention: Mention & { is: 'when' }, view: View): DateReading[] => {
  const { when, to, edge } = mention;
  if (to) return range(when, to, view);
  if (edge === 'by-end' || (mention.within && when.day && !when.time))
    return dayReadings(when, view).map(({ start, timex }) => ({
      timex: `${timex}T23:59:59`,
      type: 'datetime',
      value: momentText(start, endOfDay),
    }));
  const readings = plain(when, view);
  return edge ? readings.map((reading) => bounded(edge, when, reading)) : readings;
};

const text = (at: Temporal.PlainDateTime): string =>
  `${at.toPlainDate()} ${at.toPlainTime().toString({ smallestUnit: 'second' })}`;

/** Every reading of `mention`, said at `now` on the wall clock, the coming one last; none when there is no such day. */
export const everyReading = (mention: Mention, now: Temporal.PlainDateTime): DateReading[] => {
  const view: View = { today: now.toPlainDate(), weekdayMayBeToday: true };
  switch (mention.is) {
    case 'when':
      return whenReadings(mention, view);
    case 'except':
      return plain(mention.when, view);
    case 'moment':
    case 'moments': {
      const { unit, n } = mention.by;
      const signed = mention.back ? -n : n;
      if (n > 9999) return [];
      if (unit === 'workdays') return [];
      const at = now.add({ [unit]: signed });
      const timex = durationTimex(mention.by);
      const [start, end] = mention.back ? [at, now] : [now, at];
      if (mention.is === 'moments')
        return [{ timex: `(${start},${end},${timex})`, type: 'datetimerange', start: text(start), end: text(end) }];
      const inDays = isInDays(mention.by);
      return [
        inDays
          ? { timex: String(at.toPlainDate()), type: 'date', value: String(at.toPlainDate()) }
          : { timex: at.toString(), type: 'datetime', value: text(at) },
      ];
    }
    case 'length':
      return [
        {
          timex: durationTimex(mention.by),
          type: 'duration',
          value: String(mention.by.n * secondsIn[mention.by.unit]),
        },
      ];
    case 'repeated':
      return [
        {
          timex: mention.weekday ? `XXXX-WXX-${mention.weekday}` : durationTimex({ unit: mention.every, n: 1 }),
          type: 'set',
          value: 'not resolved',
        },
      ];
    case 'weekdays':
      return mention.weekdays.map((weekday) => ({ timex: `XXXX-WXX-${weekday}`, type: 'set', value: 'not resolved' }));
    default:
      return [];
  }
};
