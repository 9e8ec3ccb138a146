/** Days by the calendar: 12月10日（木）, 来月の5日, 28日, 12/24, 2027年1月8日. */
import { monthAt, yearAt } from './read-month-and-year.ts';
import type { Counted, Day } from './said.ts';
import { type PieceFound, past, type Sequence, textAfter, textBefore, tokenAt } from './sequence.ts';

/** After 3日 these make it a length or a count: 3日間, 1日に2回, 2日かかる, 1日中. */
const lengthAfterDay =
  /^\s?(?:間|目|ほど|様子|おき|ごと|連続|続けて|(?:くらい|ぐらい)?(?:かか|待|経|たっ|続|あれば|で(?:終|済|直|届|切|壊|治|解約))|あたり(?:何|\d)|につき|[にで]?(?:約|平均)?(?:何|\d+|[一二三四五六七八九十数])(?:回|件|台|時間|度|人|通|円|枚|本|分(?!前|後))|もかか|以上|使い切|ごと|限り|早め|早く|遅|延ば|延期|ずら|後ろ|前倒|繰り|体験|無料|券|パス|分の|付け|本社)/u;
const lengthAfterOne = /^\s?(?:中(?:[^にはで]|$)|でも早|も早|たり|がかり|使え|に(?:数|何|多)|ずつ)/u;

/** A kanji right after 三日 or 金曜 that makes another word of it: 三日月, 日曜大工. */
export const insideWord =
  /^(?![午朝昼夕夜晩中間以前後頃迄希予訪来伺可不無対都空行電他等着必出休外定祝正終深早日始開会打一二三四五六七八九十目程連要在抜除外避])[一-鿿]/u;

/** A weekday said with a date: （木）, の木曜日. */
const weekdayAfter = (sequence: Sequence, at: number): PieceFound<number> | undefined => {
  const open = past(sequence, at, 'open');
  if (open > at) {
    const token = tokenAt(sequence, open, 'weekday', 'weekday-letter', 'unit-month', 'unit-day');
    if (!token) return undefined;
    const next = past(sequence, past(sequence, past(sequence, open + 1, 'comma', 'and'), 'holidays'), 'close');
    const weekday = { 'unit-month': 1, 'unit-day': 7 }[token.is as string] ?? token.n;
    return { value: weekday, next };
  }
  const token = tokenAt(sequence, past(sequence, at, 'of'), 'weekday');
  return token && { value: token.n, next: past(sequence, at, 'of') + 1 };
};

const withWeekday = (sequence: Sequence, found: PieceFound<Day & { is: 'calendar' }>): PieceFound<Day> => {
  const weekday = weekdayAfter(sequence, found.next);
  return weekday ? { value: { ...found.value, weekday: weekday.value }, next: weekday.next } : found;
};

/** A date written with signs: 12/24, 2026-12-24. */
export const dated = (sequence: Sequence, at: number): PieceFound<Day> | undefined => {
  const token = tokenAt(sequence, at, 'month-day', 'year-month-day');
  if (!token) return undefined;
  const year: { year?: Counted } =
    token.is === 'year-month-day' ? { year: { number: Math.floor(token.n / 10_000) } } : {};
  const day = token.n % 100;
  const month = { number: Math.floor(token.n / 100) % 100 };
  if (
    /^\s?(?:の確率|くらい|ほど|の(?:割合|確率|人|台|評価)|以上|を?占|カット|サイズ|ページ|個)/u.test(
      textAfter(sequence, at),
    )
  )
    return undefined;
  return withWeekday(sequence, { value: { is: 'calendar', day, month, ...year }, next: at + 1 });
};

const partOfDay = /^の?(?:午前|午後|朝|昼|夕|夜|\d{1,2}(?:時|:))/u;

/** A number with 日 after it (a length unless a month is said with it and nothing like 間 follows), or in a row that ends in 日: 24、25日. */
const dayNumberAt = (sequence: Sequence, at: number, inMonth: boolean): PieceFound<number> | undefined => {
  const token = tokenAt(sequence, at, 'number');
  if (!token || token.n < 1 || token.n > 31) return undefined;
  if (tokenAt(sequence, at + 1, 'unit-day')) {
    const after = textAfter(sequence, at + 1);
    // あと5日 counts days; あと、5日の午後です names one beside what was said.
    if (/(?:あと|残り|のこり)$/u.test(textBefore(sequence, at)) && !partOfDay.test(after)) return undefined;
    if (token.name === 'kanji' && insideWord.test(after)) return undefined;
    if (inMonth) return { value: token.n, next: at + 2 };
    const counts = lengthAfterDay.test(after) || (token.n === 1 && lengthAfterOne.test(after));
    const beside = tokenAt(sequence, at + 2, 'after', 'within', 'before', 'following');
    const from = beside && !/^(?:以前|前まで|前までに|今後|これから|この|次|今度|の?うち)/u.test(beside.text);
    return counts || from ? undefined : { value: token.n, next: at + 2 };
  }
  // 27(金) needs no 日.
  const named =
    tokenAt(sequence, at + 1, 'open') &&
    tokenAt(sequence, at + 2, 'weekday', 'weekday-letter', 'unit-month', 'unit-day');
  if (named && tokenAt(sequence, at + 3, 'close')) return { value: token.n, next: at + 1 };
  for (let next = at + 1; next < at + 10; next += 2) {
    if (!tokenAt(sequence, next, 'dash', 'wave', 'comma', 'or', 'and', 'from')) return undefined;
    const number = tokenAt(sequence, next + 1, 'number');
    if (!number || number.n > 31) return undefined;
    if (tokenAt(sequence, next + 2, 'unit-day'))
      return dayNumberAt(sequence, next + 1, inMonth) && { value: token.n, next: at + 1 };
  }
  return undefined;
};

/** A date written with its units, as much of it as is said: 28日, 来月の5日, 2027年1月8日. */
export const calendar = (sequence: Sequence, at: number): PieceFound<Day> | undefined => {
  const year = yearAt(sequence, at);
  const first = year ? past(sequence, year.next, 'of', 'comma') : at;
  const month = monthAt(sequence, first) ?? newYearsMonth(sequence, first);
  if (year && !month) return undefined;
  const day = dayNumberAt(sequence, month ? past(sequence, month.next, 'of') : at, month !== undefined);
  if (!day) return undefined;
  const value: Day & { is: 'calendar' } = {
    is: 'calendar',
    day: day.value,
    ...(month && { month: month.value }),
    ...(year && { year: year.value }),
  };
  return withWeekday(sequence, { value, next: day.next });
};
/** 正月の3日 is in January, 年末の30日 in December. */
const newYearsMonth = (sequence: Sequence, at: number): PieceFound<Counted> | undefined => {
  const token = tokenAt(sequence, at, 'season', 'year-turn');
  if (!token || !tokenAt(sequence, at + 1, 'of')) return undefined;
  const month =
    token.is === 'year-turn' || token.name.startsWith('01-') ? 1 : token.name === '12-26/12-31' ? 12 : undefined;
  return month && { value: { number: month }, next: at + 1 };
};
