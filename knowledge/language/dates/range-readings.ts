/** Every reading of a range: from one day or time to another, or so long from one. */
import { type DayReading, dayReadings, endDay, isFixed, one } from './day-readings.ts';
import { inDays } from './read-length.ts';
import { type DateReading, durationTimex, parts, secondsIn } from './reading.ts';
import { moved, type View } from './resolve-day.ts';
import { hour, rangesOf } from './resolve-time.ts';
import type { Length, When } from './said.ts';
import { plain, times } from './single-readings.ts';
import { clockText, clockTimex, lengthTimex, momentText } from './timex.ts';

/** Of two years a range can begin in, the one that is not over is meant; one that ends on a given day begins before it. */
const onlyOpen = (from: DayReading[], to: When, view: View): DayReading[] => {
  const [gone, coming] = from;
  if (!gone || !coming || !(to.day ?? to.period)) return from;
  const ending = endDay(to, gone.start, view);
  if (!ending) return from;
  if (isFixed(to)) return [Temporal.PlainDate.compare(coming.start, ending.start) <= 0 ? coming : gone];
  return Temporal.PlainDate.compare(ending.end, view.today) > 0 ? [gone] : from;
};

/** 明日から3日間: so long from a start. */
const lasting = (when: When, by: Length, view: View): DateReading[] => {
  const long = durationTimex(by);
  if (by.n > 9999) return [];
  if (inDays(by))
    return dayReadings(when, view).map(({ start, timex }) => {
      const end = moved(start, by);
      return { timex: `(${timex},${end},${long})`, type: 'daterange', start: start.toString(), end: end.toString() };
    });
  return plain(when, view).flatMap(({ timex, value }): DateReading[] => {
    if (value === undefined) return [];
    const [day, time = value] = value.includes(' ') ? value.split(' ') : [undefined, value];
    const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
    const ends = hours * hour + minutes * 60 + seconds + by.n * secondsIn[by.unit];
    const end = day === undefined ? clockText(ends % (24 * hour)) : momentText(Temporal.PlainDate.from(day), ends);
    return [
      {
        timex: `(${timex},${clockTimex(ends)},${long})`,
        type: day === undefined ? 'timerange' : 'datetimerange',
        start: value,
        end,
      },
    ];
  });
};

/** Every reading of the range from `when` to `to`. */
export const range = (when: When, to: When, view: View): DateReading[] => {
  if (to.lasting) return lasting(when, to.lasting, view);
  const from = dayReadings(when, view);
  const hours: [number, number][] =
    when.time?.is === 'clock' && to.time?.is === 'clock'
      ? rangesOf(when.time, to.time)
      : when.time && to.time
        ? [
            [
              when.time.is === 'part' ? parts[when.time.part][1] : (times(when.time)[0] ?? 0),
              to.time.is === 'part' ? parts[to.time.part][2] : (times(to.time).at(-1) ?? 0),
            ],
          ]
        : [];
  const hasEndDay = to.day ?? to.period;
  if (from.length === 0 && hours.length > 0 && !hasEndDay)
    return hours.map(([start, end]) => ({
      timex: `(${clockTimex(start)},${clockTimex(end)},${lengthTimex(end - start + (end < start ? 24 * hour : 0))})`,
      type: 'timerange',
      start: clockText(start % (24 * hour)),
      end: clockText(end % (24 * hour)),
    }));
  const readings: DateReading[] = [];
  for (const { start, timex, single } of onlyOpen(from, to, view)) {
    const ending = hasEndDay ? endDay(to, start, view) : single ? one(start, timex) : undefined;
    if (!ending) continue;
    if (hours.length === 0) {
      readings.push({
        timex: `(${timex},${ending.timex},P${start.until(ending.start).days}D)`,
        type: 'daterange',
        start: start.toString(),
        end: ending.start.toString(),
      });
      continue;
    }
    for (const [first, last] of hasEndDay ? hours.slice(0, 1) : hours)
      readings.push({
        timex: `(${timex}${clockTimex(first)},${ending.timex}${clockTimex(last)},${lengthTimex(last - first + 24 * hour * start.until(ending.start).days)})`,
        type: 'datetimerange',
        start: momentText(start, first),
        end: momentText(ending.start, last),
      });
  }
  return readings;
};
