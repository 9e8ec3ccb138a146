/** Every day of 2026–2028 is open or closed as the calendars of these years say, minute by minute at the edges. */
import { expect, it } from 'vitest';
import { isOpenDay, openNow } from '../../knowledge/rules/business-hours.ts';
import { promisedBy } from '../../knowledge/rules/promised.ts';
import { freeWindows, windowsOn } from '../../knowledge/rules/visit-windows.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

const promised = promisedBy(loadDocuments());
/** Public holidays as the law and the almanac give them, substitute holidays and 国民の休日 included. */
const holidays: Record<number, string> = {
  2026: '01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23',
  2027: '01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23',
  2028: '01-01 01-10 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-22 10-09 11-03 11-23',
};
const yearEnd = '12-29 12-30 12-31 01-01 01-02 01-03';
const first = Temporal.PlainDate.from('2026-01-01');
const days = Array.from({ length: 1096 }, (_, n) => first.add({ days: n }));
const isOpen = (day: Temporal.PlainDate): boolean => {
  const date = day.toString().slice(5);
  return day.dayOfWeek !== 7 && !`${holidays[day.year]} ${yearEnd}`.split(' ').includes(date);
};

it('each of 1,096 days is open or closed as the calendar says', () => {
  expect(days.at(-1)?.toString()).toBe('2028-12-31');
  expect(days.filter((day) => isOpenDay(day, promised) !== isOpen(day)).map(String)).toEqual([]);
});

it('the desk opens and closes to the minute on each of them, and visits with their own hours', () => {
  const edges = ['00:00', '08:59:59.999', '09:00', '16:59:59.999', '17:00', '17:59:59.999', '18:00', '23:59'];
  const wrong = days.flatMap((day) =>
    edges.flatMap((time) => {
      const now = Temporal.Instant.from(`${day}T${time}+09:00`);
      const open = isOpen(day) && time >= '09:00';
      const [desk, visit] = [openNow('desk', now, promised).allowed, openNow('visit', now, promised).allowed];
      const right = desk === (open && time < '18:00') && visit === (open && time < '17:00');
      return right ? [] : [`${day} ${time}: desk ${desk}, visit ${visit}`];
    }),
  );
  expect(wrong).toEqual([]);
});

it('each open day has its windows inside 9:00–17:00 to book, and no closed one has any', () => {
  for (const day of days) {
    const now = Temporal.Instant.from(`${day.subtract({ days: 7 })}T12:00+09:00`);
    const free = freeWindows(day.toString(), { visits: [], area: 'none' }, [], now, promised);
    expect(free).toEqual(windowsOn(day.toString(), promised));
    expect(free.length > 0, day.toString()).toBe(isOpen(day));
    for (const { from, to } of free) expect('09:00' <= from && from < to && to <= '17:00').toBe(true);
  }
});
