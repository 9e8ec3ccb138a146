/** What a run of digits and signs is: numbers, dates with slashes, times with colons, ranges of them; else none of these. */
import type { TokenKind } from './token-kinds.ts';

interface Piece {
  is: TokenKind;
  start: number;
  end: number;
  /** a month-day as 1224, a year-month-day as 20261224, a clock as seconds since midnight */
  n: number;
}

const isDate = (month: number, day: number): boolean => month >= 1 && month <= 12 && day >= 1 && day <= 31;

const read = (written: string): { is: TokenKind; n: number } | undefined => {
  const numbers = written.split(/[/:.-]/).map(Number);
  const [first = 0, second = 0, third = 0] = numbers;
  if (/^\d+$/.test(written)) {
    if (/^20[2-9]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(written)) return { is: 'year-month-day', n: first };
    return written.length <= 4 ? { is: 'number', n: first } : undefined;
  }
  if (/^\d{1,2}:\d\d(?::\d\d)?$/.test(written))
    return first <= 29 && second < 60 && third < 60
      ? { is: 'clock', n: first * 3600 + second * 60 + third }
      : undefined;
  if (/^\d{4}([/.-])\d{1,2}\1\d{1,2}$/.test(written))
    return first >= 1900 && isDate(second, third)
      ? { is: 'year-month-day', n: first * 10_000 + second * 100 + third }
      : undefined;
  if (/^\d{1,2}\/\d{1,2}\/\d{4}$/.test(written))
    return isDate(second, first) ? { is: 'year-month-day', n: third * 10_000 + second * 100 + first } : undefined;
  if (/^\d{1,2}\/\d{1,2}$/.test(written)) {
    if (isDate(first, second)) return { is: 'month-day', n: first * 100 + second };
    // Day first is read only where month first cannot be meant.
    return isDate(second, first) && first > 12 && second <= 12
      ? { is: 'month-day', n: second * 100 + first }
      : undefined;
  }
  return undefined;
};

/** A dash parts two ends of a range, but not the parts of 2026-12-24. */
const partsOf = (whole: string): string[] =>
  whole.split(/([~,])/).flatMap((part) => (read(part) ? [part] : part.split(/(-)/)));

const unitFollows = /^(?:\s?(?:[%#_@&=+*¥$a-z]|円|\/|-\d)|\.[a-z])/u;
const signBefore = /(?:[a-z#./\-¥$%_@&=+*√]|[\da-z]:)$/u;

/**
 * The pieces of the run `text[start, end)`. A phone number, a version, a price, an address or a number glued to letters comes
 * back as one piece of kind 'other'.
 */
export const digitGroup = (text: string, start: number, end: number): Piece[] => {
  const none: Piece[] = [{ is: 'other', start, end, n: 0 }];
  if (end - start > 40) return none;
  const after = text.slice(end, end + 4);
  if (unitFollows.test(after) && !/^\s?(?:am|pm)/.test(after)) return none;
  if (
    signBefore.test(text.slice(Math.max(0, start - 2), start)) &&
    !/[ap]\.?m\.?$/.test(text.slice(Math.max(0, start - 4), start))
  )
    return none;
  const whole = text.slice(start, end);
  const single = read(whole);
  if (single) return [{ ...single, start, end }];
  const pieces: Piece[] = [];
  let at = start;
  for (const part of partsOf(whole)) {
    const is: TokenKind = part === '~' ? 'wave' : part === '-' ? 'dash' : 'comma';
    const piece = /^[~,-]$/.test(part) ? { is, n: 0 } : read(part);
    if (!piece || (piece.is === 'number' && part.length > 2)) return none;
    pieces.push({ ...piece, start: at, end: at + part.length });
    at += part.length;
  }
  return pieces.filter(({ is }) => is === 'dash' || is === 'wave').length > 1 ? none : pieces;
};
