/** Months and years as they are named: 12月, 来月, 2027年, 令和8年, 来年. */
import type { Counted } from './said.ts';
import { type PieceFound, past, type Sequence, textAfter, tokenAt } from './sequence.ts';

/** The year before the first of each era. */
const before: Readonly<Record<string, number>> = { meiji: 1867, taisho: 1911, showa: 1925, heisei: 1988, reiwa: 2018 };

/** 8年後, 5年間, 3年目 are lengths. */
const lengthAfterYear = /^\s?(?:間|目|ほど|くらい|ぐらい|以内|以上|契約|使|経|たっ|縛り|ローン|保証|も|前から)/u;

/** A kanji right after 五月 that makes another word of it: 五月雨. */
const insideWord = /^(?![〇一二三四五六七八九十上中下末初頭半前後以分内第最又迄頃希元始早間])[一-鿿]/u;

/** The year that begins at the token `at`: a calendar year, a year of an era, or this, next, last year. */
export const yearAt = (sequence: Sequence, at: number): PieceFound<Counted> | undefined => {
  const relative = tokenAt(sequence, at, 'year-of');
  if (relative) return { value: { offset: relative.n }, next: at + 1 };
  const era = tokenAt(sequence, at, 'era');
  const start = era ? at + 1 : at;
  const first = era && tokenAt(sequence, start, 'unit-year');
  if (era && first?.n === 1) return { value: { number: (before[era.name] ?? 0) + 1 }, next: start + 1 };
  const number = tokenAt(sequence, start, 'number');
  if (!number || tokenAt(sequence, start + 1, 'unit-year')?.n !== 0) return undefined;
  if (era) return { value: { number: (before[era.name] ?? 0) + number.n }, next: start + 2 };
  if (number.n < 1900 || number.n > 2199 || lengthAfterYear.test(textAfter(sequence, start + 1))) return undefined;
  return { value: { number: number.n }, next: start + 2 };
};

/** The month that begins at the token `at`: 12月, or this, next, last month. */
export const monthAt = (sequence: Sequence, at: number): PieceFound<Counted> | undefined => {
  const relative = tokenAt(sequence, at, 'month-of');
  if (relative) {
    // 来月の12月 names the same month twice.
    const again = namedMonth(sequence, past(sequence, at + 1, 'of'));
    return again ?? { value: { offset: relative.n }, next: at + 1 };
  }
  return namedMonth(sequence, at);
};

const namedMonth = (sequence: Sequence, at: number): PieceFound<Counted> | undefined => {
  const number = tokenAt(sequence, at, 'number');
  if (!number || number.n < 1 || number.n > 12 || !tokenAt(sequence, at + 1, 'unit-month')) return undefined;
  if (/^\s?(?:\d+|[一二三四五六七八九十])[回円]|^号|^分の|^額|^々/u.test(textAfter(sequence, at + 1))) return undefined;
  if (number.name === 'kanji' && insideWord.test(textAfter(sequence, at + 1))) return undefined;
  return { value: { number: number.n }, next: at + 2 };
};
