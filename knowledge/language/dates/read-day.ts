/** Single days: 明日, 12月10日（木）, 来週の火曜日, 第1土曜日, 3日後, 成人の日. */
import { calendar, dated, insideWord } from './read-calendar.ts';
import { inDays, lengthAt } from './read-length.ts';
import { monthAt, yearAt } from './read-month-and-year.ts';
import type { Day } from './said.ts';
import { type PieceFound, past, type Sequence, textAfter, textBefore, tokenAt } from './sequence.ts';
import { begins } from './token-kinds.ts';

const nthWeekday = (sequence: Sequence, at: number, left = 4): PieceFound<Day> | undefined => {
  const year = yearAt(sequence, at);
  const first = year ? past(sequence, year.next, 'of') : at;
  const month = monthAt(sequence, first);
  const from = month ? past(sequence, month.next, 'of') : first;
  const end = tokenAt(sequence, from, 'last', 'first');
  const ordinal = tokenAt(sequence, from, 'nth') ? tokenAt(sequence, from + 1, 'number') : undefined;
  const n = end?.n ?? ordinal?.n;
  if (n === undefined || n === 0 || n > 5) return undefined;
  const to = from + (end ? 1 : 2);
  const weekday = tokenAt(sequence, past(sequence, to, 'of'), 'weekday');
  if (!weekday) {
    // The first of 第1、第3土曜 takes its weekday from the second.
    const more = left > 0 && tokenAt(sequence, to, 'comma', 'or', 'and') && tokenAt(sequence, to + 1, 'nth');
    const row = more ? nthWeekday(sequence, to + 1, left - 1) : undefined;
    if (row?.value.is !== 'nth-weekday') return undefined;
    return {
      value: { ...row.value, nth: n, ...(month && { month: month.value }), ...(year && { year: year.value }) },
      next: to,
    };
  }
  return {
    value: {
      is: 'nth-weekday',
      nth: n,
      weekday: weekday.n,
      ...(month && { month: month.value }),
      ...(year && { year: year.value }),
    },
    next: past(sequence, to, 'of') + 1,
  };
};

/** 来月の末日, 12月最終日; 月末の金曜. */
const endOfMonth = (sequence: Sequence, at: number): PieceFound<Day> | undefined => {
  const year = yearAt(sequence, at);
  const first = year ? past(sequence, year.next, 'of') : at;
  const named = monthAt(sequence, first);
  // 12月末 is 12 and 月末, 来月末 is 来月 and 末, 月末 alone is this month's.
  const number = named ? undefined : tokenAt(sequence, first, 'number');
  const month = named?.value ?? (number ? { number: number.n } : { offset: 0 });
  const on = named ? past(sequence, named.next, 'of') : number ? first + 1 : first;
  const part = tokenAt(sequence, on, 'end-of', 'month-part');
  if (!part || ('number' in month && (month.number < 1 || month.number > 12))) return undefined;
  const placed = { month, ...(year && { year: year.value }) };
  if (/(?:最終日|末日)$/u.test(part.text) && (named || part.text.startsWith('月')))
    return { value: { is: 'last-of-month', ...placed }, next: on + 1 };
  const weekday = tokenAt(sequence, past(sequence, on + 1, 'of'), 'weekday');
  return weekday && part.name === 'end' && (named || part.text.startsWith('月'))
    ? { value: { is: 'nth-weekday', nth: -1, weekday: weekday.n, ...placed }, next: past(sequence, on + 1, 'of') + 1 }
    : undefined;
};

const weekdayOfWeek = (sequence: Sequence, at: number): PieceFound<Day> | undefined => {
  const week = tokenAt(sequence, at, 'week-of', 'following');
  const on = week ? past(sequence, at + 1, 'of', 'comma') : at;
  const weekday = tokenAt(sequence, on, 'weekday');
  if (week?.is === 'week-of' && tokenAt(sequence, on, 'day')?.n === 0)
    return { value: { is: 'shift', by: { unit: 'weeks', n: week.n } }, next: on + 1 };
  if (week?.is === 'week-of' && tokenAt(sequence, on, 'same'))
    return { value: { is: 'shift', by: { unit: 'weeks', n: week.n } }, next: on + 1 };
  if (
    week?.is === 'week-of' &&
    (tokenAt(sequence, on, 'week-turn') ||
      /^(?:頭|あたま|はじめ|初め|始め)/u.test(tokenAt(sequence, on, 'month-part')?.text ?? ''))
  ) {
    const named = tokenAt(sequence, past(sequence, on + 1, 'of'), 'weekday');
    return {
      value: { is: 'weekday', weekday: named?.n ?? 1, week: week.n },
      next: named ? past(sequence, on + 1, 'of') + 1 : on + 1,
    };
  }
  if (week?.n === 3 && weekday && week.is === 'following')
    return {
      value: { is: 'shift', by: { unit: 'weeks', n: 1 }, base: { is: 'weekday', weekday: weekday.n, next: true } },
      next: on + 1,
    };
  if (week?.is === 'following' && week.n === 1 && tokenAt(sequence, on, 'holidays'))
    return { value: { is: 'next-holiday' }, next: on + 1 };
  if (!weekday) {
    return tokenAt(sequence, at, 'week-turn')
      ? { value: { is: 'weekday', weekday: 1, week: 1 }, next: at + 1 }
      : undefined;
  }
  if (
    !week &&
    /[一-鿿]$/u.test(textBefore(sequence, at, 1)) &&
    !/[日週月年回次祝度朝晩、第]$/u.test(textBefore(sequence, at, 1))
  )
    return undefined;
  if (weekday.text.endsWith('曜') && insideWord.test(textAfter(sequence, on))) return undefined;
  const where =
    week?.is === 'week-of'
      ? { week: week.n }
      : week?.n === -1
        ? { past: true as const }
        : week?.n === 1
          ? { next: true as const }
          : {};
  return { value: { is: 'weekday', weekday: weekday.n, ...where }, next: past(sequence, on + 1, 'same') };
};

/** The first of 2、3日後 and 2〜3週間後 takes its unit from the second. */
const shiftedInRow = (sequence: Sequence, at: number): PieceFound<Day> | undefined => {
  const number = tokenAt(sequence, at, 'number');
  if (!number || !tokenAt(sequence, at + 1, 'comma', 'wave', 'dash', 'or')) return undefined;
  const next = shifted(sequence, at + 2);
  if (next?.value.is !== 'shift' || next.value.by.n <= number.n) return undefined;
  return { value: { is: 'shift', by: { ...next.value.by, n: number.n } }, next: at + 1 };
};

const shifted = (sequence: Sequence, at: number, base?: Day): PieceFound<Day> | undefined => {
  const length = lengthAt(sequence, at);
  if (!length || !inDays(length.value)) return undefined;
  // 3日くらい後
  const on = past(sequence, length.next, 'about');
  const way = tokenAt(sequence, on, 'after', 'before', 'following', 'day-before');
  if (!way || (way.is === 'following' && !/^(?:後|前の)$/u.test(way.text)) || /^以前|まで/u.test(way.text))
    return undefined;
  const back = way.is === 'before' || way.text.startsWith('前');
  const by = { ...length.value, n: back ? -length.value.n : length.value.n };
  const next = past(sequence, on + 1, way.text === '前の' ? 'same' : 'of');
  const weekday = tokenAt(sequence, next, 'weekday');
  if (weekday && by.unit === 'weeks')
    return { value: { is: 'weekday', weekday: weekday.n, week: by.n }, next: next + 1 };
  const same = past(sequence, next, 'same');
  return {
    value: { is: 'shift', by, ...(base && { base }) },
    next: same > next ? same : pastItsWeekday(sequence, on + 1),
  };
};

/** 明日の水曜 names the day twice; 来週の… and the like do not come here. */
const pastItsWeekday = (sequence: Sequence, at: number): number => {
  const on = past(sequence, past(sequence, at, 'of'), 'open');
  const weekday = tokenAt(sequence, on, 'weekday', 'weekday-letter');
  if (!weekday || on === at || (weekday.is === 'weekday-letter' && !tokenAt(sequence, on + 1, 'close'))) return at;
  return past(sequence, on + 1, 'close');
};

const named = (sequence: Sequence, at: number): PieceFound<Day> | undefined => {
  const token = tokenAt(sequence, at, 'day', 'that-day', 'next-day', 'day-before', 'break-end');
  if (token?.is === 'break-end') return { value: { is: 'break-end' }, next: at + 1 };
  if (token) {
    const beside = token.is !== 'day' && ({ beside: true } as const);
    const today: Day = { is: 'shift', by: { unit: 'days', n: token.n }, ...beside };
    const from = tokenAt(sequence, at + 1, 'from') && shifted(sequence, at + 2, today);
    return from ?? { value: today, next: pastItsWeekday(sequence, at + 1) };
  }
  const year = yearAt(sequence, at);
  const on = year ? past(sequence, year.next, 'of') : at;
  const holiday = tokenAt(sequence, on, 'holiday');
  return holiday && { value: { is: 'holiday', name: holiday.name, ...(year && { year: year.value }) }, next: on + 1 };
};

/** The day that begins at the token `at`, with the day after or before it when that is said. */
export const dayAt = (sequence: Sequence, at: number): PieceFound<Day> | undefined => {
  const first = sequence.tokens[at];
  if (!first || !begins('day', first.is)) return undefined;
  const coming =
    tokenAt(sequence, at, 'following')?.n === 1 && tokenAt(sequence, at + 1, 'number', 'month-day', 'holiday')
      ? dayAt(sequence, at + 1)
      : undefined;
  if (coming && coming.value.is !== 'shift') return coming;
  const day =
    dated(sequence, at) ??
    endOfMonth(sequence, at) ??
    nthWeekday(sequence, at) ??
    calendar(sequence, at) ??
    weekdayOfWeek(sequence, at) ??
    shiftedInRow(sequence, at) ??
    shifted(sequence, at) ??
    named(sequence, at);
  if (!day) return undefined;
  const beside = past(sequence, day.next, 'of');
  const token =
    beside > day.next || day.value.is !== 'shift' ? tokenAt(sequence, beside, 'next-day', 'day-before') : undefined;
  return token ? { value: { is: 'shift', by: { unit: 'days', n: token.n }, base: day.value }, next: beside + 1 } : day;
};
