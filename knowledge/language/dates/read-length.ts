/** Lengths of time: 3日, 2週間, 1時間半, 数日. */
import type { Length } from './said.ts';
import { type PieceFound, type Sequence, tokenAt } from './sequence.ts';
import type { LengthUnit } from './token-kinds.ts';

const unitOf: Partial<Record<string, LengthUnit>> = {
  'unit-year': 'years',
  'unit-day': 'days',
  'unit-minute': 'minutes',
  'unit-second': 'seconds',
};

/** The length that begins at the token `at`; a bare 日 or 分 is taken as a length too, the caller knows by what follows. */
export const lengthAt = (sequence: Sequence, at: number): PieceFound<Length> | undefined => {
  const single = tokenAt(sequence, at, 'one-month');
  if (single) return { value: { unit: 'months', n: 1 }, next: at + 1 };
  const amount = tokenAt(sequence, at, 'number', 'some');
  if (!amount || amount.n > 9999) return undefined;
  const token = tokenAt(sequence, at + 1, 'lasting', 'unit-year', 'unit-day', 'unit-minute', 'unit-second', 'week');
  if (!token || (amount.is === 'some' && amount.text === '何')) return undefined;
  const unit = token.is === 'lasting' ? (token.name as LengthUnit) : token.is === 'week' ? undefined : unitOf[token.is];
  if (unit === undefined || (unit === 'years' && amount.n >= 1900)) return undefined;
  if (unit === 'hours' && tokenAt(sequence, at + 2, 'half'))
    return { value: { unit: 'minutes', n: amount.n * 60 + 30 }, next: at + 3 };
  return { value: { unit, n: amount.n }, next: at + 2 };
};

/** Whether a length is said in days or longer, so that it leads to a day and not to a time of day. */
export const inDays = ({ unit }: Length): boolean => !['hours', 'minutes', 'seconds'].includes(unit);
