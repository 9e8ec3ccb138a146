/** A day with its time: 来週の火曜日の午後2時; and what it is said with: から, まで, 以降, 以外. */
import { dayAt } from './read-day.ts';
import { lengthAt } from './read-length.ts';
import { periodAt } from './read-period.ts';
import { timeAt } from './read-time.ts';
import type { Edge, PartOfDay, Time, When } from './said.ts';
import { type PieceFound, past, type Sequence, textAfter, tokenAt } from './sequence.ts';

/** 今夜 and the like: a day and a part of it in one word. */
const dayPartAt = (sequence: Sequence, at: number): PieceFound<When> | undefined => {
  const token = tokenAt(sequence, at, 'day-part');
  if (!token) return undefined;
  const [offset, part] = token.name.split(' ');
  const name = part as PartOfDay;
  const clock = timeAt(sequence, past(sequence, at + 1, 'of', 'comma'));
  const said: Time =
    clock?.value.is === 'clock'
      ? { part: name === 'tonight' ? 'night' : name, ...clock.value }
      : { is: 'part', part: name };
  return {
    value: { day: { is: 'shift', by: { unit: 'days', n: Number(offset) } }, time: said },
    next: clock?.value.is === 'clock' ? clock.next : at + 1,
  };
};

/** 明日（25日）の says the same day twice. */
const afterBrackets = (sequence: Sequence, at: number): number => {
  const again = tokenAt(sequence, at, 'open') && dayAt(sequence, at + 1);
  return again && tokenAt(sequence, again.next, 'close') ? again.next + 1 : at;
};

/** 一日中, 終日, 一日 after a day: the whole of it. */
const allDayAt = (sequence: Sequence, at: number): number | undefined => {
  const on = past(sequence, at, 'of', 'particle', 'comma');
  if (tokenAt(sequence, on, 'all-day')) return on + 1;
  const whole = tokenAt(sequence, on, 'number')?.n === 1 && tokenAt(sequence, on + 1, 'unit-day', 'part');
  return whole && /^日/u.test(whole.text) ? on + 2 : undefined;
};

/** The time after a day, with at most two small words between. */
const timeAfter = (sequence: Sequence, at: number): PieceFound<Time> | undefined => {
  for (let on = at; on <= at + 2; on++) {
    const time = timeAt(sequence, on);
    if (time) return time;
    if (!tokenAt(sequence, on, 'of', 'comma', 'particle', 'about')) return undefined;
  }
  return undefined;
};

/** The day, stretch of days or time that begins at the token `at`; the longest reading of it. */
export const whenAt = (sequence: Sequence, at: number): PieceFound<When> | undefined => {
  const inOneWord = dayPartAt(sequence, at);
  if (inOneWord) return inOneWord;
  const day = dayAt(sequence, at);
  const period = periodAt(sequence, at);
  if (day && (!period || day.next >= period.next)) {
    const next = afterBrackets(sequence, day.next);
    const whole = allDayAt(sequence, next);
    if (whole) return { value: { day: day.value }, next: whole };
    const time = timeAfter(sequence, next);
    return { value: { day: day.value, ...(time && { time: time.value }) }, next: time?.next ?? next };
  }
  if (period?.value.is === 'season' && tokenAt(sequence, period.next, 'over')) {
    const time = timeAfter(sequence, period.next + 1);
    return {
      value: { day: { is: 'after-season', season: period.value }, ...(time && { time: time.value }) },
      next: time?.next ?? period.next + 1,
    };
  }
  if (period) {
    const time = timeAfter(sequence, period.next);
    return { value: { period: period.value, ...(time && { time: time.value }) }, next: time?.next ?? period.next };
  }
  const time = timeAt(sequence, at);
  return time && { value: { time: time.value }, next: time.next };
};

/** The end of a range: what follows から or 〜. A bare number after a date is a day, after a time an hour. */
export const rangeEndAt = (sequence: Sequence, at: number, from: When): PieceFound<When> | undefined => {
  // 13時から、25日は… begins something else after the comma.
  const on = past(sequence, at, 'of');
  const length = tokenAt(sequence, on + 1, 'lasting', 'unit-minute') && lengthAt(sequence, on);
  const goesOn = length && !tokenAt(sequence, length.next, 'after', 'before', 'within', 'following');
  if (goesOn) return { value: { lasting: length.value }, next: length.next };
  const when = whenAt(sequence, on);
  if (when) return when;
  const number = tokenAt(sequence, on, 'number');
  if (!number || tokenAt(sequence, on + 1, 'other')?.name === 'word') return undefined;
  if (!/^(?:$|[\s、。,()（）]|に|の|で|は|が|を|ま|な|く)/u.test(textAfter(sequence, on, 1))) return undefined;
  if (from.day?.is === 'calendar' && !from.time && number.n >= 1 && number.n <= 31)
    return { value: { day: { is: 'calendar', day: number.n } }, next: on + 1 };
  if (from.time?.is === 'clock' && number.n <= 24)
    return { value: { time: { is: 'clock', hour: number.n, minute: 0, exact: number.n > 12 } }, next: on + 1 };
  return undefined;
};

export interface Bounds {
  edge?: Edge;
  within?: true;
  about?: true;
  except?: true;
}

const edgeOf = (sequence: Sequence, at: number): PieceFound<Edge> | undefined => {
  const on = past(sequence, at, 'of');
  const token = tokenAt(sequence, on, 'since', 'until', 'before', 'after', 'or-earlier', 'or-later');
  // 後 and 前の also begin a stretch of time (後5分, 前の3時間).
  const beside = tokenAt(sequence, on, 'following');
  if (beside?.text === '後') return { value: 'after', next: past(sequence, on + 1, 'from') };
  if (beside?.text === '前の') return { value: 'before', next: on + 1 };
  if (token) {
    const { is, text } = token;
    if (is === 'since') return { value: 'onward', next: on + 1 };
    if (is === 'or-later') return { value: 'since', next: on + 1 };
    if (is === 'or-earlier') return { value: 'or-earlier', next: on + 1 };
    if (is === 'until') return { value: 'until', next: past(sequence, on + 1, 'between') };
    if (is === 'after') return { value: 'after', next: past(sequence, on + 1, 'from') };
    return { value: /^前$|^まえ$|より前/u.test(text) ? 'before' : 'until', next: on + 1 };
  }
  return undefined;
};

/** What bounds the day or time before the token `at`. */
export const boundsAt = (sequence: Sequence, at: number, when: When): PieceFound<Bounds> => {
  let next = at;
  const about = past(sequence, next, 'about', 'just-past');
  const value: Bounds = about > next ? { about: true } : {};
  next = about;
  const end = past(sequence, next, 'of');
  if (when.day && !when.time && tokenAt(sequence, end, 'end-of'))
    return { value: { ...value, edge: 'by-end' }, next: end + 1 };
  const except = tokenAt(sequence, next, 'except');
  if (except) return { value: { ...value, except: true }, next: next + 1 };
  const edge = edgeOf(sequence, next);
  if (edge) return { value: { ...value, edge: edge.value }, next: edge.next };
  const within = tokenAt(sequence, next, 'within');
  if (within && !when.time) {
    const whole = /^(?:中|内|うちに|末|いっぱい)/u.test(within.text) || (when.period && /うち/u.test(within.text));
    return { value: { ...value, ...(whole && { within: true as const }) }, next: next + 1 };
  }
  if (within && /^中/u.test(within.text)) return { value, next: next + 1 };
  return { value, next };
};
