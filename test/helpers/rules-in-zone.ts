/** A program: what the rules and the reader of days make of instants of 2026–2028, a line each, in the zone this machine is set to. */
import { hearSlots } from '../../knowledge/language/dates/hear-slots.ts';
import { closedBecause, nextOpening, openNow } from '../../knowledge/rules/business-hours.ts';
import { contactAllowed } from '../../knowledge/rules/contacts.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import { inJapan, minuteOf, monthOf, nextMonth, stamp } from '../../knowledge/rules/japan-time.ts';
import { dueDate } from '../../knowledge/rules/loans.ts';
import { promisedBy } from '../../knowledge/rules/promised.ts';
import { dayDecision } from '../../knowledge/rules/visit-windows.ts';
import { visitAllowed } from '../../knowledge/rules/visits.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

const promised = promisedBy(loadDocuments());
const begins = Temporal.Instant.from('2026-01-01T00:00:00+09:00');
const hours = 3 * 365 * 24;

/** Every twenty-third hour, which meets each hour of the day, and both sides of each month's beginning in Japan. */
const instants = Array.from({ length: hours / 23 }, (_, n) => begins.add({ hours: 23 * n }));
for (let month = begins; Temporal.Instant.compare(month, begins.add({ hours })) < 0; month = nextMonth(month)) {
  instants.push(month.subtract({ milliseconds: 1 }), month);
}

const told = ({ allowed, because }: Decision) => `${allowed} ${JSON.stringify(because)}`;

const lines = instants.map((now, n) => {
  const day = inJapan(now).toPlainDate();
  const slot = { day: day.with({ day: 1 }).toString(), from: '09:00', to: '11:00' };
  const visits = [{ id: 'visit', state: 'done' as const, slot }];
  const used = { plan: 1, used: 5, waiting: 0, caseCounted: false } as const;
  return [
    now.toString(),
    stamp(now),
    monthOf(now),
    stamp(nextMonth(now)),
    closedBecause(day, promised) ?? 'open',
    minuteOf(nextOpening('desk', now, promised)),
    told(openNow('visit', now, promised)),
    told(contactAllowed(used, now, promised)),
    told(dayDecision(day.add({ days: 1 }).toString(), { visits, area: 'none' }, [], now, promised)),
    dueDate(day.toString(), promised),
    // Slower than the rules: now and then.
    ...(n % 20 === 0
      ? [
          told(visitAllowed({ outcomes: [{ result: 'not_isolated' }], visits, area: 'none' }, now, promised)),
          JSON.stringify(hearSlots('明日の午前2時半か来週の水曜の10時、だめなら月末の午後', now)),
        ]
      : []),
  ].join('\t');
});
console.log(JSON.stringify({ offsets: [0, 6].map((month) => new Date(2026, month, 1).getTimezoneOffset()), lines }));
