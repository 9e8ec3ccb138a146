/** How often a contract's digits may be tried: a few times a user, some more from anywhere, then a pause. */
import type { Decision } from './decision.ts';

export interface LockOut {
  perUser: number;
  perNumber: number;
  /** wrong tries count for as many minutes */
  minutes: number;
  /** how many minutes a lock lasts */
  lockedMinutes: number;
}

/** Wrong tries on one customer number, by one user or by anyone; times are epoch milliseconds. */
export interface Tries {
  wrong: number[];
  lockedUntil?: number;
}

/** `tries` after one more wrong one at `now`: locked from there when it was the last of `most`. */
export const afterWrongTry = (
  tries: Tries,
  most: number,
  now: Temporal.Instant,
  { minutes, lockedMinutes }: LockOut,
): Tries => {
  const at = now.epochMilliseconds;
  const span = minutes * 60_000;
  const wrong = [...tries.wrong.filter((then) => then > at - span), at];
  return wrong.length >= most ? { wrong: [], lockedUntil: at + lockedMinutes * 60_000 } : { ...tries, wrong };
};

/** Whether another try may be made at `now`. It does not look at the digits, so a lock tells nothing about them. */
export const tryAllowed = (
  tries: readonly Tries[],
  now: Temporal.Instant,
  { lockedMinutes: minutes }: LockOut,
): Decision => {
  const locked = tries.some(({ lockedUntil }) => lockedUntil !== undefined && lockedUntil > now.epochMilliseconds);
  return {
    allowed: !locked,
    because: locked ? [{ code: 'locked', minutes }] : [],
    clauses: ['お問い合わせ窓口'],
    missing: [],
  };
};
