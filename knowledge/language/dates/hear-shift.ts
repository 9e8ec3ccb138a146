/** Times told by what stands or was spoken of: 1時間遅らせて, 1週間後にずらして, その前の日, 元の日に戻して; and days that are past. */
import { inJapan } from '../../rules/japan-time.ts';
import { normalise } from '../text/normalise.ts';
import { hearSlots } from './hear-slots.ts';
import { farFrom, type Shift } from './slot-wish.ts';

const units = { 半日: { hours: 4 }, 時間: { hours: 1 }, 分: { hours: 1 / 60 }, 日: { days: 1 }, 週間: { days: 7 } };
const number = '(?<number>\\d{1,2}|[一二三四五六七八九])';
const amount = `(?:(?<half>半日)|${number}(?<unit>時間|分|日|週間))(?:ほど|くらい|ぐらい|だけ|分|ばかり)?`;
const earlier = '早め|早く|前倒|繰り?上げ|前に?(?:し|ずら|移|変)';
const later = '遅ら|遅く|遅め|ずら|延ば|延期|先延ばし|後ろ|繰り?下げ|(?:後|あと)に?(?:し|ずら|移|変|延)';
/** 1月4日にずらして names a day, 4日ずらして so many days. */
const shift = new RegExp(`(?<![\\d月/])${amount}(?:、|を)?(?:(?<earlier>${earlier})|(?:${later}))`, 'u');
const digits = '一二三四五六七八九';

/** How far `text` moves what stands; undefined when it does not say. */
export const hearShift = (text: string): Shift | undefined => {
  const said = shift.exec(normalise(text).text)?.groups;
  if (!said) return undefined;
  const many = said.number === undefined ? 1 : digits.indexOf(said.number) + 1 || Number(said.number);
  const by = said.earlier === undefined ? many : -many;
  const unit = units[(said.half ?? said.unit) as keyof typeof units];
  return 'days' in unit ? { days: unit.days * by } : { hours: unit.hours * by };
};

const dayBefore = /(?<!日の?|曜の?)(?:(?:その|この)(?:1つ)?前の?日|前日|前の日)/u;

/** The text with the day before the one spoken of by its name: その前の日で, of 12月15日, is 12月14日で. */
export const withDayBefore = (text: string, day: string): string => {
  const { month, day: date } = Temporal.PlainDate.from(day).subtract({ days: 1 });
  return text.replace(dayBefore, `${month}月${date}日`);
};

const weekdays = '月火水木金土日';

/** The text with the weekday of the day spoken of by its name: 来週の同じ曜日に, of a Friday, is 来週の金曜日に. */
export const withSameWeekday = (text: string, day: string): string =>
  text.replace(/同じ曜日/u, `${weekdays[Temporal.PlainDate.from(day).dayOfWeek - 1]}曜日`);

const sameDay = /(?:その|同じ)日(?=の(?:午前|午後|朝|昼|夕|早|遅|一番|いちばん|\d))/u;

/** The text with the day spoken of by its name: その日の午後で, of 11月26日, is 11月26日の午後で. */
export const withSameDay = (text: string, day: string): string => {
  const { month, day: date } = Temporal.PlainDate.from(day);
  return text.replace(sameDay, `${month}月${date}日`);
};

const toEarlierDay =
  /(?:日程|日にち|日|予定|訪問|予約)[をはも]?(?:もっと|もう少し|なるべく|できるだけ)?(?:早め|早く|前倒)|も(?:っと|う少し|うちょっと)早く(?:来|き|訪問|伺|見)/u;

/** Whether `text` wants an earlier day, without naming it: 日程を早めたい. */
export const wantsEarlierDay = (text: string): boolean => toEarlierDay.test(text);

const putBack = /(?:元|もと|最初|前)の?(?:日|日時|時間|日程|予定|予約|とおり|通り)?(?:に|へ)(?:戻|もど)/u;

/** Whether `text` wants what was moved back where it was. */
export const putsBack = (text: string): boolean => putBack.test(text);

const past: readonly (readonly [words: RegExp, daysAgo: number])[] = [
  [/一昨日|おととい/u, 2],
  [/昨日|きのう/u, 1],
];
const wished =
  '(?:の?(?:朝|昼|午前中?|午後|夕方|\\d{1,2}時(?:半|\\d+分)?(?:から)?))*(?:で(?!は|も|し)|に(?!も|は)|がい|を?希望)';

/** The day that is over and wished for all the same, `YYYY-MM-DD`: 昨日の10時で; 昨日の訪問 only speaks of it. */
export const wishesPast = (text: string, now: Temporal.Instant): string | undefined => {
  const today = inJapan(now).toPlainDate();
  const found = past.find(([words]) => new RegExp(`(?:${words.source})${wished}`, 'u').test(normalise(text).text));
  if (found) return today.subtract({ days: found[1] }).toString();
  const far = farFrom(now);
  const rolled = text.includes('年')
    ? undefined
    : hearSlots(text, now).find(({ day }) => day !== undefined && day > far);
  return rolled?.day && Temporal.PlainDate.from(rolled.day).subtract({ years: 1 }).toString();
};
