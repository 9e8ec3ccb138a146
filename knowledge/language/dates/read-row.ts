/** Weekdays by their letters: 木金, 土日, 月・水・金, 火か水; days by bare numbers: 27か28で. */

import { timeAt } from './read-time.ts';
import type { When } from './said.ts';
import { type PieceFound, past, type Sequence, textAfter, textBefore, tokenAt } from './sequence.ts';
import { begins } from './token-kinds.ts';

type Row = { whens: When[]; to?: When } | { weekdays: number[] };

const letter = (sequence: Sequence, at: number): number | undefined => {
  const token = tokenAt(sequence, at, 'weekday-letter', 'unit-month', 'unit-day');
  if (!token || token.text.length > 1) return undefined;
  return token.is === 'unit-month' ? 1 : token.is === 'unit-day' ? 7 : token.n;
};
const standsBefore = /(?:^|[\s、。,.!?()（）「」・~ぁ-ん曜週祝日])$/u;
const standsAfter =
  /^\s?(?:$|[、。,.!?()（）\s~・]|曜|の(?!話)|で|が(?!かり)|に(?!強)|は|なら|か(?!け)|も(?!の)|と|を|以|午|朝|昼|夕|夜|ど[ちれっ]|いず|限|希|あた|のみ|しか|だ|です|祝|両|共|とも|可|いつ|\d|どの|いける|行け|空|都|大丈|ok|いい|良|よ|やっ|じゃ|→)/u;

const weekdayLetters = (sequence: Sequence, at: number): PieceFound<Row> | undefined => {
  const week = tokenAt(sequence, at, 'week-of', 'following');
  const first = week ? past(sequence, at + 1, 'of') : at;
  const days: number[] = [];
  let next = first;
  let range = false;
  for (let on = first; days.length < 7; ) {
    const day = letter(sequence, on);
    const whole = day === undefined && days.length > 0 ? tokenAt(sequence, on, 'weekday')?.n : undefined;
    const found = day ?? whole;
    if (found === undefined || found <= (days.at(-1) ?? 0)) break;
    days.push(found);
    next = on + 1;
    if (whole !== undefined) break;
    const joint = tokenAt(sequence, next, 'comma', 'or', 'and', 'wave', 'dash', 'from');
    if (joint && ['wave', 'dash', 'from'].includes(joint.is)) range = true;
    on = joint ? next + 1 : next;
  }
  const least = week ? 1 : 2;
  if (days.length < least) return undefined;
  next =
    past(sequence, next, 'comma') > next && tokenAt(sequence, next + 1, 'holidays')
      ? next + 2
      : past(sequence, next, 'holidays');
  const before = textBefore(sequence, first, 1);
  if (!week && !standsBefore.test(before)) return undefined;
  if (!standsAfter.test(textAfter(sequence, next - 1, 3))) return undefined;
  const place = week?.is === 'week-of' ? { week: week.n } : {};
  const whens = days.map((weekday): When => ({ day: { is: 'weekday', weekday, ...place } }));
  if (range && days.length === 2) {
    const [from = 1, to = 7] = days;
    const all = Array.from({ length: to - from + 1 }, (_, n) => from + n);
    const after = past(sequence, next, 'until', 'between');
    if (!week) return { value: { weekdays: all }, next: after };
    // 来週月〜水の午前中 is each day's morning.
    const each = all.map((weekday): When => ({ day: { is: 'weekday', weekday, ...place } }));
    const [first = {}, ...others] = each;
    return timeAt(sequence, past(sequence, next, 'of'))
      ? { value: { whens: each }, next }
      : { value: { whens: [first], to: others.at(-1) ?? {} }, next: after };
  }
  return { value: { whens }, next };
};

/** Bare numbers that can only be days: the later is past 12, and they begin what is said. */
const bareDays = (sequence: Sequence, at: number): PieceFound<Row> | undefined => {
  const days: number[] = [];
  let next = at;
  for (let on = at; on < at + 12; on += 2) {
    const number = tokenAt(sequence, on, 'number');
    if (!number || number.name === 'kanji' || number.n < 1 || number.n > 31) break;
    days.push(number.n);
    next = on + 1;
    if (!tokenAt(sequence, next, 'or')) break;
  }
  if (days.length < 2 || Math.max(...days) <= 12) return undefined;
  if (!/(?:^|[\s、。!?]|では|じゃあ|なら|月の?|ですね|ですが|だと)$/u.test(textBefore(sequence, at))) return undefined;
  if (
    !/^\s?(?:で(?!きる|も使)|が(?:いい|良|よ|都|空|希)|なら|に(?:お願|し|来)|の(?:どち|ど[れっ]|いず|午|夕|朝)|を希|はど|、|。|$|です)/u.test(
      textAfter(sequence, next - 1),
    )
  )
    return undefined;
  return { value: { whens: days.map((day): When => ({ day: { is: 'calendar', day } })) }, next };
};

/** The row of days that begins at the token `at`: days by name, or `weekdays` in any week (月〜金). */
export const rowAt = (sequence: Sequence, at: number): PieceFound<Row> | undefined => {
  const token = sequence.tokens[at];
  if (!token || !begins('row', token.is)) return undefined;
  return weekdayLetters(sequence, at) ?? bareDays(sequence, at);
};
