/** The kinds of tokens a message is cut into, and the units lengths of time come in. */

/** What a token is; the grammar in the read-*.ts files is written in these. */
export type TokenKind =
  | 'number'
  | 'month-day'
  | 'year-month-day'
  | 'clock'
  | 'day'
  | 'that-day'
  | 'weekday'
  | 'weekday-letter'
  | 'week-of'
  | 'month-of'
  | 'year-of'
  | 'following'
  | 'same'
  | 'unit-year'
  | 'unit-month'
  | 'unit-day'
  | 'unit-hour'
  | 'unit-minute'
  | 'unit-second'
  | 'half'
  | 'lasting'
  | 'some'
  | 'one-month'
  | 'next-day'
  | 'day-before'
  | 'week'
  | 'quarter'
  | 'decade'
  | 'fiscal-year'
  | 'part'
  | 'day-part'
  | 'noon'
  | 'all-day'
  | 'meridiem'
  | 'holiday'
  | 'season'
  | 'break-end'
  | 'era'
  | 'holidays'
  | 'weekend'
  | 'working-days'
  | 'month-part'
  | 'half-of'
  | 'end-of'
  | 'week-turn'
  | 'year-turn'
  | 'over'
  | 'nth'
  | 'first'
  | 'last'
  | 'of'
  | 'from'
  | 'until'
  | 'since'
  | 'before'
  | 'after'
  | 'within'
  | 'between'
  | 'about'
  | 'just-past'
  | 'or'
  | 'and'
  | 'or-earlier'
  | 'or-later'
  | 'wave'
  | 'dash'
  | 'comma'
  | 'open'
  | 'close'
  | 'particle'
  | 'each'
  | 'except'
  | 'every'
  | 'soon'
  | 'any'
  | 'stop'
  | 'other';

/** Units of a length of time, by the name the resolver knows them by. */
export type LengthUnit = 'years' | 'months' | 'weeks' | 'days' | 'workdays' | 'hours' | 'minutes' | 'seconds';

const days: readonly TokenKind[] = [
  'number',
  'month-day',
  'year-month-day',
  'day',
  'weekday',
  'week-of',
  'month-of',
  'year-of',
  'following',
  'some',
  'one-month',
  'next-day',
  'that-day',
  'day-before',
  'holiday',
  'season',
  'year-turn',
  'break-end',
  'era',
  'month-part',
  'end-of',
  'week-turn',
  'nth',
  'first',
  'last',
];
const periods: readonly TokenKind[] = [
  'number',
  'month-day',
  'year-month-day',
  'week-of',
  'month-of',
  'year-of',
  'following',
  'after',
  'era',
  'weekend',
  'month-part',
  'season',
  'year-turn',
  'unit-year',
  'unit-month',
  'some',
  'one-month',
  'nth',
  'first',
  'last',
];
const times: readonly TokenKind[] = ['number', 'clock', 'part', 'noon', 'meridiem'];
const rows: readonly TokenKind[] = ['number', 'week-of', 'following', 'weekday-letter', 'unit-month', 'unit-day'];
const others: readonly TokenKind[] = ['day-part', 'working-days', 'every'];

const beginnings = {
  day: new Set(days),
  period: new Set(periods),
  time: new Set(times),
  row: new Set(rows),
  mention: new Set([...days, ...periods, ...times, ...rows, ...others]),
} as const;

/** Whether a token of this kind can begin a piece of grammar; asked first, it keeps reading fast. */
export const begins = (what: keyof typeof beginnings, kind: TokenKind): boolean => beginnings[what].has(kind);
