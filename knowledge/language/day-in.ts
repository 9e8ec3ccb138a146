/** The one day, and time of day, that a question about opening hours names. */
import { holidayOn } from '../rules/holidays.ts';
import { normalise } from './normalise.ts';

export interface DayNamed {
  day: Temporal.PlainDate;
  time?: Temporal.PlainTime;
  /** now, or a time of today, is meant: nothing but 今, 今日 was said */
  today: boolean;
}

const weekdays = '月火水木金土日';
const englishDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const englishMonths = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const near: readonly [RegExp, number][] = [
  [/しあさって|明々後日/u, 3],
  [/明後日|あさって|dayaftertomorrow|day after tomorrow/u, 2],
  [/明日|あした|あす(?!か)|tomorrow/u, 1],
  [/今日|本日|きょう|today|今晩|今夜|tonight/u, 0],
];
const named: readonly [RegExp, month: number, day: number][] = [
  [/元日|元旦|new year'?s day/u, 1, 1],
  [/大晦日|大みそか|new year'?s eve/u, 12, 31],
  [/クリスマスイブ|christmas eve/u, 12, 24],
  [/クリスマス|christmas/u, 12, 25],
];
const monthDay = /(\d{1,2})(?:月|\/)(\d{1,2})(?:日|(?!\d|\/))/u;
const weekday =
  /(再来週|来週|今週|今度|次|この)?の?([月火水木金土日])曜(?!.{0,3}[月火水木金土日]曜)|(再来週|来週|今週|今度|次)の([月火水木金土日])(?![曜一-龠])|(?<![月火水木金土日])土(?=の|は|も|って|$|[?。])/u;
const several =
  /[月火水木金土日]曜.*[月火水木金土日]曜|土日|(?<![今本])日祝|平日|[月火水木金土日][・、][月火水木金土日]|毎週|毎日/u;
const clock =
  /(午前|午後|朝|昼|夕方|夜|晩|am|pm)?の?(\d{1,2})(?:時(半|(\d{1,2})分)?|:(\d{2}))(?!間|～|~)|(\d{1,2})(?::(\d{2}))? ?([ap])\.?m/u;

/** The next `month`/`day` from `today` on; undefined when there is no such day within four years. */
const next = (today: Temporal.PlainDate, month: number, day: number): Temporal.PlainDate | undefined => {
  if (month < 1 || month > 12 || day < 1) return undefined;
  for (let year = today.year; year <= today.year + 4; year++) {
    const first = Temporal.PlainDate.from({ year, month, day: 1 });
    const found = day <= first.daysInMonth ? first.with({ day }) : undefined;
    if (found && Temporal.PlainDate.compare(found, today) >= 0) return found;
  }
  return undefined;
};

/** The next day with this holiday's name. */
const nextHoliday = (text: string, today: Temporal.PlainDate): Temporal.PlainDate | undefined => {
  if (!/の日|記念日|振替休日|[春秋]分/u.test(text)) return undefined;
  for (let n = 0; n <= 366; n++) {
    const day = today.add({ days: n });
    const name = holidayOn(day);
    if (name !== undefined && text.includes(name)) return day;
  }
  return undefined;
};

/** A weekday's next one, today's own name being today; 今週 and 来週 count weeks from Monday, 今度 and 次 come after today. */
const onWeekday = (today: Temporal.PlainDate, which: number, week: string | undefined): Temporal.PlainDate => {
  if (which === today.dayOfWeek && (week === undefined || week === 'この')) return today;
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const weeks = { 今週: 0, 来週: 1, 再来週: 2 }[week ?? ''];
  if (weeks !== undefined) return monday.add({ days: 7 * weeks + which - 1 });
  return today.add({ days: ((which - today.dayOfWeek + 6) % 7) + 1 });
};

const timeIn = (text: string): Temporal.PlainTime | undefined => {
  const match = clock.exec(text);
  if (!match) return undefined;
  const [, part = '', bare, half, minutes, past, english, after, meridiem] = match;
  const said = Number(bare ?? english);
  const minute = half === '半' ? 30 : Number(minutes ?? past ?? after ?? 0);
  const late =
    /午後|夕方|夜|晩|pm/u.test(part) || meridiem === 'p' || (part === '' && meridiem === undefined && said < 7);
  const hour = late && said < 12 ? said + 12 : said;
  return hour < 24 && minute < 60 ? new Temporal.PlainTime(hour, minute) : undefined;
};

/** The day `message` names, seen from the wall clock `now` in Japan; undefined when it names none, or several. */
export const dayIn = (message: string, now: Temporal.PlainDateTime): DayNamed | undefined => {
  const { text } = normalise(message.slice(0, 200));
  if (several.test(text)) return undefined;
  const today = now.toPlainDate();
  const time = timeIn(text.replace(monthDay, ''));
  const on = (day: Temporal.PlainDate | undefined, isToday = false): DayNamed | undefined =>
    day && { day, today: isToday, ...(time && { time }) };

  const onDay = (which: number, week: string | undefined): DayNamed | undefined => {
    const day = onWeekday(today, which, week);
    return on(day, day.equals(today));
  };

  const date = monthDay.exec(text);
  if (date) return on(next(today, Number(date[1]), Number(date[2])));
  const english = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? ?(\d{1,2})/u.exec(text);
  if (english) return on(next(today, englishMonths.indexOf(english[1] ?? '') + 1, Number(english[2])));
  const relative = near.find(([pattern]) => pattern.test(text));
  if (relative) return on(today.add({ days: relative[1] }), relative[1] === 0);
  const later = /(\d{1,2})日後/u.exec(text);
  if (later) return on(today.add({ days: Number(later[1]) }));
  const holiday = nextHoliday(text, today);
  if (holiday) return on(holiday);
  const feast = named.find(([pattern]) => pattern.test(text));
  if (feast) return on(next(today, feast[1], feast[2]));
  const inEnglish = englishDays.findIndex((name) => new RegExp(`(?<![a-z])${name}s?(?![a-z])`).test(text));
  if (inEnglish >= 0) return onDay(inEnglish + 1, undefined);
  const match = weekday.exec(text);
  if (!match) return undefined;
  const which = weekdays.indexOf(match[2] ?? match[4] ?? '土') + 1;
  return onDay(which, match[1] ?? match[3]);
};
