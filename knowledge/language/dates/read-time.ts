/** Times of day: 午後2時半, 10:30, 3pm, 正午, 夕方, 朝イチ. */
import type { PartOfDay, Time } from './said.ts';
import { type PieceFound, past, type Sequence, textAfter, textBefore, tokenAt } from './sequence.ts';
import { begins } from './token-kinds.ts';

/** After 一時 or 1時 these make another word of it. */
const otherWord = /^(?:間|点|代|的|停|保|休|期|刻|差|計|報|解除)/u;

const minutes = (sequence: Sequence, at: number): PieceFound<{ minute: number; second?: number }> => {
  const seconds = (next: number): PieceFound<number> | undefined => {
    const number = tokenAt(sequence, next, 'number');
    return number && number.n < 60 && tokenAt(sequence, next + 1, 'unit-second')
      ? { value: number.n, next: next + 2 }
      : undefined;
  };
  const half = tokenAt(sequence, at, 'half');
  const number = tokenAt(sequence, at, 'number');
  const said = half ? 30 : number && number.n < 60 && tokenAt(sequence, at + 1, 'unit-minute') ? number.n : undefined;
  const next = said === undefined ? at : at + (half ? 1 : 2);
  const second = seconds(next);
  return {
    value: { minute: said ?? 0, ...(second && { second: second.value }) },
    next: second?.next ?? next,
  };
};

/** A number with 時 after it, or in a row that ends in 時: 13-15時, 10時か11時. */
const hourNumberAt = (sequence: Sequence, at: number): PieceFound<number> | undefined => {
  const token = tokenAt(sequence, at, 'number');
  if (!token || token.n > 29) return undefined;
  if (tokenAt(sequence, at + 1, 'unit-hour')) {
    const after = textAfter(sequence, at + 1);
    return otherWord.test(after) ? undefined : { value: token.n, next: at + 2 };
  }
  for (let next = at + 1; next < at + 10; next += 2) {
    if (!tokenAt(sequence, next, 'dash', 'wave', 'comma', 'or', 'and', 'from')) return undefined;
    const number = tokenAt(sequence, next + 1, 'number');
    if (!number || number.n > 29) return undefined;
    if (tokenAt(sequence, next + 2, 'unit-hour'))
      return hourNumberAt(sequence, next + 1) && { value: token.n, next: at + 1 };
  }
  return undefined;
};

const clockAt = (sequence: Sequence, at: number, part: PartOfDay | undefined): PieceFound<Time> | undefined => {
  const signs = tokenAt(sequence, at, 'clock');
  if (signs) {
    const hour = Math.floor(signs.n / 3600);
    const second = signs.n % 60;
    const value: Time = {
      is: 'clock',
      hour,
      minute: Math.floor(signs.n / 60) % 60,
      ...(second && { second }),
      ...(part && { part }),
      exact: signs.text.length - signs.text.indexOf(':') > 3 || hour > 12 || signs.text.startsWith('0'),
    };
    return afterClock(sequence, { value, next: at + 1 });
  }
  const noon = tokenAt(sequence, at, 'noon');
  if (noon) return { value: { is: 'clock', hour: noon.n, minute: 0, exact: true }, next: at + 1 };
  const hour = hourNumberAt(sequence, at);
  if (!hour) return undefined;
  const rest = hour.next > at + 1 ? minutes(sequence, hour.next) : { value: { minute: 0 }, next: hour.next };
  const value: Time = {
    is: 'clock',
    hour: hour.value,
    ...rest.value,
    ...(part && { part }),
    exact: hour.value > 12 || hour.value === 0,
  };
  return { value, next: rest.next };
};

/** am or pm after a time: 3:30pm. */
const afterClock = (sequence: Sequence, found: PieceFound<Time & { is: 'clock' }>): PieceFound<Time> => {
  const half = tokenAt(sequence, found.next, 'meridiem');
  if (!half) return found;
  return { value: { ...found.value, part: half.n ? 'afternoon' : 'before-noon' }, next: found.next + 1 };
};

const kanji = /[一-鿿々]/u;
/** A part of the day of one letter stands alone only outside other words: 夕 of 夕立, 昼 of 昼夜. */
const standsAlone = (sequence: Sequence, at: number): boolean => {
  const token = sequence.tokens[at];
  const before = sequence.tokens[at - 1];
  // 1日中 is 1 and 日中.
  if (token?.text === '日中' && before?.is === 'number' && before.end === token.start) return false;
  if (!token || token.text.length > 1) return true;
  const after = textAfter(sequence, at, 1);
  const glued = before?.is === 'other' && before.end === token.start && kanji.test(textBefore(sequence, at, 1));
  return (
    !glued && (!kanji.test(after) || /^[以前後頃中又希可無以対不都出来大頂毎]/u.test(after)) && token.text !== '夕'
  );
};

/** The time of day that begins at the token `at`, with the part of the day said with it. */
export const timeAt = (sequence: Sequence, at: number): PieceFound<Time> | undefined => {
  const first = sequence.tokens[at];
  if (!first || !begins('time', first.is)) return undefined;
  const meridiem = tokenAt(sequence, at, 'meridiem');
  if (meridiem) {
    const part = meridiem.n ? 'afternoon' : 'before-noon';
    const bare = tokenAt(sequence, at + 1, 'number');
    const clock = clockAt(sequence, at + 1, part);
    if (clock) return clock;
    return bare && bare.n <= 12
      ? { value: { is: 'clock', hour: bare.n, minute: 0, part, exact: false }, next: at + 2 }
      : { value: { is: 'part', part }, next: at + 1 };
  }
  const bare = tokenAt(sequence, at, 'number');
  const half = bare && bare.n <= 12 ? tokenAt(sequence, at + 1, 'meridiem') : undefined;
  if (bare && half)
    return {
      value: { is: 'clock', hour: bare.n, minute: 0, part: half.n ? 'afternoon' : 'before-noon', exact: false },
      next: at + 2,
    };
  const token = tokenAt(sequence, at, 'part');
  if (!token) return clockAt(sequence, at, undefined);
  const part = token.name as PartOfDay;
  const clock = clockAt(sequence, past(sequence, at + 1, 'of', 'comma'), part);
  if (clock) return clock;
  return standsAlone(sequence, at) ? { value: { is: 'part', part }, next: at + 1 } : undefined;
};
