/** How often a contract's digits may be tried, so that nobody can guess them, and nobody can keep the owner from them. */
import type { Decision } from './decision.ts';

/** The settings of desk.yaml; times in minutes. */
export interface LockOut {
  /** wrong tries of one user on one number, then that number is locked for that user */
  triesPerUser: number;
  /** wrong tries of one user on any numbers, then that user is locked */
  triesPerUserOnAny: number;
  /** wrong tries from one address on any numbers, then that address is locked */
  triesPerAddress: number;
  /** wrong tries on one number from anywhere, then it takes one more only after each pause */
  triesInAll: number;
  /** wrong tries on any numbers from anywhere, then it is a flood: far more than honest people make */
  triesOfAll: number;
  /** wrong tries count for so long */
  withinMinutes: number;
  lockedMinutes: number;
  pauseMinutes: number;
}

/** Wrong tries of one kind; times are epoch milliseconds. */
export interface Tries {
  wrong: number[];
  lockedUntil?: number;
}

/** All wrong tries that count for one more try. */
export interface WrongTries {
  /** of this user on this number */
  byUser: Tries;
  /** of this user on any number */
  byUserOnAny: Tries;
  /** from this user's address on any number; undefined where the channel tells none */
  fromAddress?: Tries | undefined;
  /** on this number, by anyone */
  byAnyone: Tries;
  /** on this number, by those who had tried nothing wrongly before */
  byNewcomers: Tries;
  /** a flood of wrong tries comes from everywhere */
  isFlood?: boolean;
}

const isEmpty = (tries: Tries | undefined): boolean => !tries || (tries.wrong.length === 0 && !tries.lockedUntil);
/** Who has tried nothing wrongly does not wait for those who have: strangers cannot keep the owner out. */
const isNewcomer = ({ byUserOnAny, fromAddress }: WrongTries): boolean => isEmpty(byUserOnAny) && isEmpty(fromAddress);

const recent = ({ wrong }: { wrong: readonly number[] }, at: number, minutes: number) =>
  wrong.filter((then) => then > at - minutes * 60_000);

/** One more at `at`; the last of `most` locks, and what led there is forgotten. */
const locking = (tries: Tries, most: number, at: number, rule: LockOut): Tries => {
  const wrong = [...recent(tries, at, rule.withinMinutes), at];
  return wrong.length >= most ? { wrong: [], lockedUntil: at + rule.lockedMinutes * 60_000 } : { ...tries, wrong };
};

/** One more at `at`; from `most` on each is followed by a pause. */
const slowing = (tries: Tries, most: number, at: number, rule: LockOut): Tries => {
  const wrong = [...recent(tries, at, rule.withinMinutes), at];
  return wrong.length >= most ? { wrong, lockedUntil: at + rule.pauseMinutes * 60_000 } : { ...tries, wrong };
};

/** `tries` after one more wrong one at `now`. */
export const afterWrongTry = (tries: WrongTries, now: Temporal.Instant, rule: LockOut): WrongTries => {
  const at = now.epochMilliseconds;
  return {
    ...tries,
    byUser: locking(tries.byUser, rule.triesPerUser, at, rule),
    byUserOnAny: locking(tries.byUserOnAny, rule.triesPerUserOnAny, at, rule),
    ...(tries.fromAddress && { fromAddress: locking(tries.fromAddress, rule.triesPerAddress, at, rule) }),
    byAnyone: slowing(tries.byAnyone, rule.triesInAll, at, rule),
    byNewcomers: isNewcomer(tries) ? slowing(tries.byNewcomers, rule.triesInAll, at, rule) : tries.byNewcomers,
  };
};

/** The wrong tries of everybody that are to be remembered after one more at `now`: more than make a flood say nothing more. */
export const flooding = (wrong: readonly number[], now: Temporal.Instant, rule: LockOut): number[] =>
  [...wrong, now.epochMilliseconds].slice(-rule.triesOfAll);

/** Whether far more wrong tries, `wrong` of everybody, came shortly before `now` than honest people make. */
export const isFlood = (wrong: readonly number[], now: Temporal.Instant, rule: LockOut): boolean =>
  recent({ wrong }, now.epochMilliseconds, rule.withinMinutes).length >= rule.triesOfAll;

/**
 * Whether another try may be made at `now`. It does not look at the digits, so a refusal tells nothing about them. How
 * long to wait is told: shorter where only others have tried.
 */
export const tryAllowed = (tries: WrongTries, now: Temporal.Instant, rule: LockOut): Decision => {
  const isLocked = (one: Tries | undefined) =>
    one?.lockedUntil !== undefined && one.lockedUntil > now.epochMilliseconds;
  const own = [tries.byUser, tries.byUserOnAny, tries.fromAddress].some(isLocked);
  const others = isNewcomer(tries) ? isLocked(tries.byNewcomers) : isLocked(tries.byAnyone) || tries.isFlood === true;
  const minutes = own ? rule.lockedMinutes : rule.pauseMinutes;
  return {
    allowed: !own && !others,
    because: own || others ? [{ code: 'locked', minutes }] : [],
    clauses: ['お問い合わせ窓口'],
    missing: [],
  };
};

/** `tries` without the one at `at`, epoch ms, that was counted and turned out to be right. What it locked stays locked. */
export const withoutTry = (tries: WrongTries, at: number): WrongTries => {
  // One alone: others may have tried in the same instant.
  const without = ({ wrong, ...one }: Tries): Tries => {
    const place = wrong.indexOf(at);
    return { ...one, wrong: wrong.filter((_, n) => n !== place) };
  };
  return {
    ...tries,
    byUser: without(tries.byUser),
    byUserOnAny: without(tries.byUserOnAny),
    ...(tries.fromAddress && { fromAddress: without(tries.fromAddress) }),
    byAnyone: without(tries.byAnyone),
    byNewcomers: without(tries.byNewcomers),
  };
};
