/** Stretches of days: 来週, 今月中旬, 12月, 来年, 月末, 年末年始, 3日以内. */
import { dayAt } from './read-day.ts';
import { inDays, lengthAt } from './read-length.ts';
import { monthAt, yearAt } from './read-month-and-year.ts';
import type { Counted, MonthPart, Period, Season } from './said.ts';
import { type PieceFound, past, type Sequence, textAfter, textBefore, tokenAt } from './sequence.ts';
import { begins } from './token-kinds.ts';

const kanji = /[一-鿿]/u;

const weekPart = (
  sequence: Sequence,
  at: number,
): PieceFound<NonNullable<(Period & { is: 'week' })['part']>> | undefined => {
  const token = tokenAt(sequence, at, 'weekend', 'working-days', 'half-of', 'end-of', 'month-part');
  if (!token) return tokenAt(sequence, at, 'last') ? { value: 'end', next: at + 1 } : undefined;
  if (token.is === 'weekend') return { value: 'weekend', next: at + 1 };
  if (token.is === 'working-days') return { value: 'workdays', next: at + 1 };
  if (token.is === 'half-of') return { value: token.n === 1 ? 'first-half' : 'second-half', next: at + 1 };
  if (token.is === 'month-part')
    return token.name === 'end'
      ? { value: 'weekend', next: at + 1 }
      : token.name === 'middle'
        ? { value: 'middle', next: at + 1 }
        : undefined;
  return { value: 'end', next: at + 1 };
};

const week = (sequence: Sequence, at: number): PieceFound<Period> | undefined => {
  const weekend = tokenAt(sequence, at, 'weekend');
  if (weekend) return { value: { is: 'week', offset: 0, part: 'weekend' }, next: at + 1 };
  const token = tokenAt(sequence, at, 'week-of', 'following');
  if (!token) return undefined;
  // 今週末 is 今週 and 末.
  const part = weekPart(sequence, past(sequence, at + 1, 'of'));
  if (token.is === 'following')
    return part?.value === 'weekend' && token.n < 2
      ? { value: { is: 'week', offset: Math.min(0, token.n), part: 'weekend' }, next: part.next }
      : undefined;
  if (/^[のに]?(?:入っ|は[い])/u.test(textAfter(sequence, at)))
    return { value: { is: 'week', offset: token.n }, next: at + 1 };
  return { value: { is: 'week', offset: token.n, ...(part && { part: part.value }) }, next: part?.next ?? at + 1 };
};

const monthPart = (sequence: Sequence, at: number): PieceFound<MonthPart> | undefined => {
  const token = tokenAt(sequence, at, 'month-part', 'half-of', 'end-of');
  if (!token) return undefined;
  const name =
    token.is === 'half-of'
      ? token.n === 1
        ? 'first-half'
        : 'second-half'
      : token.is === 'end-of'
        ? 'end'
        : token.name === 'head-of'
          ? 'head'
          : token.name;
  return { value: name as MonthPart, next: at + 1 };
};

const nthWeek = (sequence: Sequence, at: number, month?: Counted, year?: Counted): PieceFound<Period> | undefined => {
  const placed = { ...(month && { month }), ...(year && { year }) };
  const edge = tokenAt(sequence, at, 'first', 'last');
  if (edge && (month || year) && tokenAt(sequence, at + 1, 'lasting')?.text === '週')
    return { value: { is: 'nth-week', nth: edge.n, ...placed }, next: at + 2 };
  const n = tokenAt(sequence, at, 'nth') ? tokenAt(sequence, at + 1, 'number') : undefined;
  if (!n) return undefined;
  const unit = tokenAt(sequence, at + 2, 'lasting', 'week', 'quarter');
  if (unit?.is === 'quarter' && n.n <= 4)
    return { value: { is: 'quarter', nth: n.n, year: year ?? { offset: 0 } }, next: at + 3 };
  return unit && (unit.is === 'week' || unit.text === '週') && n.n >= 1 && n.n <= 53
    ? { value: { is: 'nth-week', nth: n.n, ...placed }, next: at + 3 }
    : undefined;
};

const monthOrYear = (sequence: Sequence, at: number): PieceFound<Period> | undefined => {
  const year = yearAt(sequence, at);
  const first = year ? past(sequence, year.next, 'of', 'comma') : at;
  const month = monthAt(sequence, first);
  if (month) {
    const on = past(sequence, month.next, 'of');
    const inMonth = nthWeek(sequence, on, month.value, year?.value);
    if (inMonth) return inMonth;
    const part = monthPart(sequence, on);
    return {
      value: { is: 'month', month: month.value, ...(year && { year: year.value }), ...(part && { part: part.value }) },
      next: part?.next ?? month.next,
    };
  }
  if (!year) return nthWeek(sequence, at);
  const on = past(sequence, year.next, 'of');
  const season = tokenAt(sequence, on, 'season');
  if (season) return { value: seasonOf(season.name, year.value), next: on + 1 };
  const inYear = nthWeek(sequence, on, undefined, year.value);
  if (inYear) return inYear;
  const part = tokenAt(sequence, on, 'half-of', 'end-of', 'month-part');
  const name =
    part?.is === 'half-of'
      ? part.n === 1
        ? 'first-half'
        : 'second-half'
      : part?.is === 'end-of' || part?.name === 'end'
        ? 'end'
        : part?.name === 'head-of'
          ? 'head'
          : undefined;
  return { value: { is: 'year', year: year.value, ...(name && { part: name }) }, next: name ? on + 1 : year.next };
};

/** 12月末: the part begins with the month's own letter. */
const monthWithPart = (sequence: Sequence, at: number): PieceFound<Period> | undefined => {
  const year = yearAt(sequence, at);
  const on = year ? past(sequence, year.next, 'of') : at;
  const number = tokenAt(sequence, on, 'number');
  const part = tokenAt(sequence, on + 1, 'month-part');
  if (!number || number.n < 1 || number.n > 12 || !part?.text.startsWith('月')) return undefined;
  const value: Period = {
    is: 'month',
    month: { number: number.n },
    part: part.name as MonthPart,
    ...(year && { year: year.value }),
  };
  return { value, next: on + 2 };
};

const seasonOf = (name: string, year?: Counted): Season => {
  const [from = '', to = ''] = name.split('/');
  return { is: 'season', from, to, ...(year && { year }) };
};

const bareUnit = (sequence: Sequence, at: number): PieceFound<Period> | undefined => {
  const token = tokenAt(sequence, at, 'month-part', 'season', 'year-turn', 'unit-year', 'unit-month');
  if (!token) return undefined;
  const glued = kanji.test(textBefore(sequence, at, 1)) || /\d/.test(textBefore(sequence, at, 1));
  if (token.is === 'season') return { value: seasonOf(token.name), next: at + 1 };
  if (token.is === 'year-turn') {
    const early = past(sequence, at + 1, 'month-part');
    return { value: seasonOf('01-01/01-10'), next: early };
  }
  if (glued) return undefined;
  if (token.is === 'month-part')
    return token.text.startsWith('月') || /旬$/u.test(token.text)
      ? { value: { is: 'month', month: { offset: 0 }, part: token.name as MonthPart }, next: at + 1 }
      : undefined;
  const part = tokenAt(sequence, past(sequence, at + 1, 'of'), 'half-of');
  if (part) {
    const half = part.n === 1 ? 'first-half' : 'second-half';
    const value: Period =
      token.is === 'unit-year'
        ? { is: 'year', year: { offset: 0 }, part: half }
        : { is: 'month', month: { offset: 0 }, part: half };
    return { value, next: past(sequence, at + 1, 'of') + 1 };
  }
  const inside = tokenAt(sequence, at + 1, 'within');
  if (!inside || !/^内/u.test(inside.text)) return undefined;
  return {
    value: token.is === 'unit-year' ? { is: 'year', year: { offset: 0 } } : { is: 'month', month: { offset: 0 } },
    next: at + 1,
  };
};

/** 3日以内, 今後2週間, 過去5年間. */
const lengthFrom = (sequence: Sequence, at: number): PieceFound<Period> | undefined => {
  const way = tokenAt(sequence, at, 'following', 'after');
  const length = lengthAt(sequence, way ? past(sequence, at + 1, 'of') : at);
  if (!length || !inDays(length.value)) return undefined;
  // 次の10日 is a day of the month.
  if (way?.n === 1 && tokenAt(sequence, length.next - 1, 'unit-day')) return undefined;
  if (way) {
    const back = way.is === 'following' && (way.n === -1 || way.n === 0);
    return { value: { is: 'length', by: length.value, back }, next: past(sequence, length.next, 'between') };
  }
  // 16日のうち is a day.
  const bareDay = tokenAt(sequence, length.next - 1, 'unit-day') !== undefined;
  const within = tokenAt(sequence, length.next, 'within');
  return within && (bareDay ? /^(?:以内|いない)/u : /^(?:以内|いない|のうち|うち|中に)/u).test(within.text)
    ? { value: { is: 'length', by: length.value, back: false, upTo: true }, next: length.next + 1 }
    : undefined;
};

/** How many tokens after its beginning 18日の週 can end at the latest. */
const reach = 9;

const weekOfDay = (sequence: Sequence, at: number): PieceFound<Period> | undefined => {
  const named = sequence.tokens.slice(at + 1, at + reach).some(({ is, text }) => is === 'lasting' && text === '週');
  if (!named) return undefined;
  const day = dayAt(sequence, at);
  if (day?.value.is !== 'calendar' || !tokenAt(sequence, day.next, 'of')) return undefined;
  const unit = tokenAt(sequence, day.next + 1, 'lasting');
  return unit?.text === '週' ? { value: { is: 'week-of', day: day.value }, next: day.next + 2 } : undefined;
};

const decade = (sequence: Sequence, at: number): PieceFound<Period> | undefined => {
  const number = tokenAt(sequence, at, 'number');
  return number && number.n >= 1900 && number.n < 2200 && tokenAt(sequence, at + 1, 'decade')
    ? { value: { is: 'decade', year: number.n }, next: at + 2 }
    : undefined;
};

/** The stretch of days that begins at the token `at`. */
export const periodAt = (sequence: Sequence, at: number): PieceFound<Period> | undefined => {
  const token = sequence.tokens[at];
  if (!token || !begins('period', token.is)) return undefined;
  return (
    weekOfDay(sequence, at) ??
    decade(sequence, at) ??
    week(sequence, at) ??
    lengthFrom(sequence, at) ??
    monthWithPart(sequence, at) ??
    monthOrYear(sequence, at) ??
    bareUnit(sequence, at)
  );
};
