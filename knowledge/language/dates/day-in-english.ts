/** The one day, and time of day, that an English question about opening hours names. */
import type { DayNamed } from './day-in.ts';

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const near: readonly [RegExp, number][] = [
  [/day after tomorrow/u, 2],
  [/tomorrow/u, 1],
  [/today|tonight/u, 0],
];
const named: readonly [RegExp, month: number, day: number][] = [
  [/new year'?s day/u, 1, 1],
  [/new year'?s eve/u, 12, 31],
  [/christmas eve/u, 12, 24],
  [/christmas/u, 12, 25],
];
const dayThenMonth = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${months.join('|')})[a-z]*\\b`, 'u');
const monthThenDay = new RegExp(`\\b(${months.join('|')})[a-z]*\\.? ?(\\d{1,2})(?:st|nd|rd|th)?\\b`, 'u');
const clock = /\b(\d{1,2})(?::(\d{2}))? ?([ap])\.?m\b|\b(\d{1,2}):(\d{2})\b/u;

/** The next `month`/`day` from `today` on; undefined when there is no such day within four years. */
const next = (today: Temporal.PlainDate, month: number, day: number): Temporal.PlainDate | undefined => {
  if (month < 1 || day < 1) return undefined;
  for (let year = today.year; year <= today.year + 4; year++) {
    const first = Temporal.PlainDate.from({ year, month, day: 1 });
    const found = day <= first.daysInMonth ? first.with({ day }) : undefined;
    if (found && Temporal.PlainDate.compare(found, today) >= 0) return found;
  }
  return undefined;
};

const timeIn = (text: string): Temporal.PlainTime | undefined => {
  const match = clock.exec(text);
  if (!match) return undefined;
  const [, said, past, meridiem, bare, after] = match;
  const hour = bare === undefined ? (Number(said) % 12) + (meridiem === 'p' ? 12 : 0) : Number(bare);
  const minute = Number(past ?? after ?? 0);
  return hour < 24 && minute < 60 ? new Temporal.PlainTime(hour, minute) : undefined;
};

const dayOf = (text: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined => {
  const date = monthThenDay.exec(text);
  if (date) return next(today, months.indexOf(date[1] ?? '') + 1, Number(date[2]));
  const turned = dayThenMonth.exec(text);
  if (turned) return next(today, months.indexOf(turned[2] ?? '') + 1, Number(turned[1]));
  const relative = near.find(([pattern]) => pattern.test(text));
  if (relative) return today.add({ days: relative[1] });
  const feast = named.find(([pattern]) => pattern.test(text));
  if (feast) return next(today, feast[1], feast[2]);
  const which = weekdays.findIndex((name) => new RegExp(`\\b${name}s?\\b`, 'u').test(text));
  return which < 0 ? undefined : today.add({ days: ((which + 1 - today.dayOfWeek + 6) % 7) + 1 });
};

/** What `text` (lower case) names, seen from `today`; undefined when it names nothing in English. */
export const dayInEnglish = (text: string, today: Temporal.PlainDate): DayNamed | undefined => {
  if (!/[a-z]{3}/u.test(text)) return undefined;
  const day = dayOf(text, today);
  const time = timeIn(text);
  if (!day && !(time && /^[ -~]*$/u.test(text))) return undefined;
  return { today: /today|tonight/u.test(text), ...(day && { day }), ...(time && { time }) };
};
