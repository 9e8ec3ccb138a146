/** Days and times in English as the date model reads them, in Japanese: tomorrow at 10 is 明日 10時. */
import type { Span } from '../text/span.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekday =
  '(?:mon(?:days?)?|tue(?:s(?:days?)?)?|wed(?:nesdays?)?|thu(?:r(?:s(?:days?)?)?)?|fri(?:days?)?|sat(?:urdays?)?|sun(?:days?)?)\\b';
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b\\.?';
const number = '\\d{1,2}(?:st|nd|rd|th)?\\b';
const clock = "(?:noon|\\d{1,2}(?::\\d{2})?(?: ?[ap]\\.?m\\b\\.?| ?o['’]?clock\\b)|\\d{1,2}:\\d{2}\\b)";
/** What may follow a bare hour: before 2 updates names none. */
const goesOn = '(?:and|or|to|until|on|in|please|if|would|is|instead|tomorrow|today|next|this)\\b';
const hour = `(?:${clock}|\\d{1,2}(?![\\d:/.-]\\S|\\d|(?:st|nd|rd|th)\\b| (?!${goesOn}|${weekday})[a-z]))`;

const weekdayName = (said: string): string => `${'月火水木金土日'[weekdays.indexOf(said.slice(0, 3).toLowerCase())]}曜`;
const monthNumber = (said: string): number => months.indexOf(said.slice(0, 3).toLowerCase()) + 1;

const timeName = (said: string): string => {
  if (/noon/iu.test(said)) return '12時';
  const [, hours = '', minutes] = /(\d{1,2})(?::(\d{2}))?/u.exec(said) ?? [];
  const half = /[ap](?=\.?m)/iu.exec(said)?.[0]?.toLowerCase();
  const at = half === undefined ? Number(hours) : (Number(hours) % 12) + (half === 'p' ? 12 : 0);
  return `${at}時${minutes === undefined || minutes === '00' ? '' : `${minutes}分`}`;
};

/** Each way to name a day or a time, the longer ones first. */
const ways: readonly (readonly [pattern: string, japanese: (...said: string[]) => string])[] = [
  // I am in a meeting tells no morning.
  ['i am', () => "i'm"],
  ['(?:the )?day after tomorrow', () => '明後日'],
  ['tomorrow', () => '明日'],
  ['today', () => '今日'],
  ['tonight', () => '今夜'],
  [
    `(?:(?:on )?${weekday},? )?(?:on )?(${month}) (?:the )?(${number})`,
    (of = '', day = '') => `${monthNumber(of)}月${Number.parseInt(day, 10)}日`,
  ],
  [
    `(?:on )?(?:the )?(${number})(?: of)? (${month})`,
    (day = '', of = '') => `${monthNumber(of)}月${Number.parseInt(day, 10)}日`,
  ],
  [`(?:not|except|can(?:no|['’])t(?: do| make it)?)(?: on)? (${weekday})`, (day = '') => `${weekdayName(day)}は無理`],
  [
    `(${weekday}) (?:does ?n['’]?t|wo ?n['’]?t|is ?n['’]?t|no longer|is not) (?:works?|good|possible|ok(?:ay)?|suit)\\b`,
    (day = '') => `${weekdayName(day)}は無理`,
  ],
  [`next (${weekday})`, (day = '') => `来週の${weekdayName(day)}`],
  [`this (${weekday})`, (day = '') => `今週の${weekdayName(day)}`],
  [`(?:on )?(${weekday})`, (day = '') => weekdayName(day)],
  ['(?:on )?the (\\d{1,2})(?:st|nd|rd|th)\\b', (day = '') => `${day}日`],
  ['next week', () => '来週'],
  ['this week', () => '今週'],
  ['next month', () => '来月'],
  [
    `(?:between|from) (${hour}) (?:and|to|until) (${hour})`,
    (from = '', to = '') => `${timeName(from)}から${timeName(to)}まで`,
  ],
  [`not (?:before|until) (${hour})`, (from = '') => `${timeName(from)}以降`],
  [`(?:any ?time )?(?:after|from) (${hour})(?: on)?`, (from = '') => `${timeName(from)}以降`],
  [`(?:before|until|by) (${hour})`, (to = '') => `${timeName(to)}まで`],
  [`(?:at |around |about )+(${hour})`, (at = '') => timeName(at)],
  [`(${clock})`, (at = '') => timeName(at)],
  ['(?:at )?(?:the )?same time', () => '同じ時間'],
  ['(?:in the )?morning', () => '午前'],
  ['(?:in the )?afternoon', () => '午後'],
  ['(?:in the )?evening', () => '夕方'],
  ['as soon as possible|asap', () => 'できるだけ早く'],
  ['any ?time|any day|whenever', () => 'いつでも'],
];
const japanese = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u;
const any = new RegExp(`\\b(?:${ways.map(([pattern]) => pattern.replaceAll(/\((?!\?)/gu, '(?:')).join('|')})`, 'giu');
const each = ways.map(([pattern, name]) => [new RegExp(`^(?:${pattern})$`, 'iu'), name] as const);

const named = (said: string): string => {
  for (const [pattern, name] of each) {
    const match = pattern.exec(said);
    if (match) return name(...match.slice(1));
  }
  return said;
};

/** `source` with its English days and times in Japanese, and the way back to its places; a message in Japanese stays as it is. */
export const datesFromEnglish = (source: string): { text: string; original(span: Span): Span } => {
  if (japanese.test(source) || !/[a-z]/iu.test(source)) return { text: source, original: (span) => span };
  const pieces: { start: number; end: number; from: number; to: number }[] = [];
  let text = '';
  let done = 0;
  const take = (from: number, to: number, said: string) => {
    pieces.push({ start: text.length, end: text.length + said.length, from, to });
    text += said;
  };
  for (const match of source.matchAll(any)) {
    for (let at = done; at < match.index; at++) take(at, at + 1, source.charAt(at));
    done = match.index + match[0].length;
    take(match.index, done, named(match[0]));
  }
  for (let at = done; at < source.length; at++) take(at, at + 1, source.charAt(at));
  return {
    text,
    original: ({ start, end }) => ({
      start: pieces.find((piece) => piece.end > start)?.from ?? source.length,
      end: pieces.findLast((piece) => piece.start < end)?.to ?? 0,
    }),
  };
};
