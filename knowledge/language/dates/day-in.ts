/** The one day, and time of day, that a question about opening hours names. */
import { timeChosen } from './booking-conventions.ts';
import { dayInEnglish } from './day-in-english.ts';
import { readMentions } from './read-mentions.ts';
import { dayMeant } from './resolve-day.ts';
import type { Mention } from './said.ts';

export interface DayNamed {
  /** undefined when a time, or a week or month to come, was named without one */
  day?: Temporal.PlainDate;
  time?: Temporal.PlainTime;
  /** now, or a time of today, is meant: nothing but 今, 今日 was said */
  today: boolean;
  /** it is of another week or month than this one: 来週, 再来月 */
  later?: true;
}

const readUpTo = 200;
/** お正月は4日から: days of January, though the month is not named. */
const newYear = /((?:正月|年始|年明け|新年)(?:休み|やすみ)?[はのもが]*)(\d{1,2})日/u;
/** Days that are spoken of as a kind, or that come again, are no one day. */
const several = /土日|日祝|祝日(?:に当た|と重な|に重な|の[月火水木金土]曜)/u;

type Said = Extract<Mention, { is: 'when' }>;

/** 15時, and 18時以降 by its start; of 18時まで and 9時から18時 nothing is asked about one instant. */
const timeOf = ({ when: { time }, edge, to }: Said): Temporal.PlainTime | undefined => {
  if (time?.is !== 'clock' || to || edge === 'until' || edge === 'before' || edge === 'or-earlier') return undefined;
  const minutes = Math.floor(timeChosen(time) / 60);
  return minutes < 24 * 60 ? new Temporal.PlainTime(Math.floor(minutes / 60), minutes % 60) : undefined;
};

/** 来週, 来月の3時: days to come, and none of them by itself. */
const isLater = ({ when: { period } }: Said): boolean =>
  (period?.is === 'week' && period.offset > 0) ||
  (period?.is === 'month' && 'offset' in period.month && period.month.offset > 0);

/** What `message` names, seen from the wall clock `now` in Japan; undefined when it names nothing of that, or several days. */
export const dayIn = (message: string, now: Temporal.PlainDateTime): DayNamed | undefined => {
  const text = message.slice(0, readUpTo).normalize('NFKC').replace(newYear, '$11月$2日');
  const today = now.toPlainDate();
  const english = dayInEnglish(text.toLowerCase(), today);
  if (english) return english;
  if (several.test(text)) return undefined;
  const { mentions } = readMentions(text);
  if (mentions.some(({ is }) => is === 'weekdays' || is === 'repeated')) return undefined;
  const said = mentions.filter((mention): mention is Said => mention.is === 'when');
  const [time] = said.flatMap((mention) => timeOf(mention) ?? []);
  const named = said.flatMap(({ when: { day } }) => day ?? []);
  const [first] = named;
  const later = said.some(isLater);
  // 来月の土曜 are several.
  if (first === undefined || (later && first.is === 'weekday' && first.week === undefined))
    return time || later ? { today: false, ...(time && { time }), ...(later && { later }) } : undefined;
  // 5月6日は連休明け names one day twice. 火曜やってますか, asked on a Tuesday, is of today.
  const meant = named.map((day) => dayMeant(day, { today, weekdayMayBeToday: true })?.coming);
  const [day] = meant;
  if (day === undefined || !meant.every((other) => other?.equals(day))) return undefined;
  if (Temporal.PlainDate.compare(day, today) < 0) return undefined;
  return { day, today: first.is !== 'calendar' && day.equals(today), ...(time && { time }) };
};
