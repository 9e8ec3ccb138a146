/** Every reading of one day, stretch of days or time of day, without bounds. */
import { dayReadings } from './day-readings.ts';
import { type DateReading, parts } from './reading.ts';
import type { View } from './resolve-day.ts';
import { hour, readingsOf } from './resolve-time.ts';
import type { Time, When } from './said.ts';
import { clockText, clockTimex, momentText } from './timex.ts';

/** The times of day a clock time can mean, in seconds from midnight. */
export const times = (time: Time | undefined): number[] => (time?.is === 'clock' ? readingsOf(time) : []);

/** Every reading of `when`, the coming one last. */
export const plain = (when: When, view: View): DateReading[] => {
  const { time } = when;
  const on = dayReadings(when, view);
  if (!when.day && !when.period) {
    if (time?.is !== 'part')
      return times(time).map((at) => ({ timex: clockTimex(at), type: 'time', value: clockText(at % (24 * hour)) }));
    const [timex, start, end] = parts[time.part];
    return [{ timex, type: 'timerange', start: clockText(start), end: clockText(end) }];
  }
  return on.flatMap(({ start, end, timex, single }): DateReading[] => {
    if (!single) return [{ timex, type: 'daterange', start: start.toString(), end: end.toString() }];
    if (!time) return [{ timex, type: 'date', value: start.toString() }];
    if (time.is === 'clock')
      return times(time).map((at) => ({
        timex: timex + clockTimex(at),
        type: 'datetime',
        value: momentText(start, at),
      }));
    const [part, from, to] = parts[time.part];
    return [{ timex: timex + part, type: 'datetimerange', start: momentText(start, from), end: momentText(start, to) }];
  });
};
