/** What every rule answers: allowed or not, why, by which clauses, and what would have to be known first. */
import type { ClauseId } from '../terms/figures.ts';
import type { Closing } from './business-hours.ts';

/** Why a rule decided as it did. Times are Japan time, `YYYY-MM-DDTHH:mm`; days `YYYY-MM-DD`; hours of a day `HH:mm`. */
export type Reason =
  | { code: 'open'; service: Hours; closes: string }
  | { code: 'closed'; service: Hours; opens: string }
  | { code: 'will-count'; left: number; leftAfter: number }
  | { code: 'already-counted' }
  | { code: 'limit-reached'; limit: number; renews: string }
  | { code: 'last-is-waiting'; left: number; waiting: number }
  | { code: 'locked'; minutes: number }
  /** a call-back can be made at that time, or not: then from `opens` on. `said` is the day or the time that was wished, where one was */
  | { code: 'callable'; at: string }
  | { code: 'not-callable'; why: 'closed' | 'past' | 'limit'; said?: string; opens: string }
  | VisitReason
  | LoanReason;

/** Why a fault-isolation visit may be booked, moved or cancelled, or not. */
export type VisitReason =
  | { code: 'attempt-failed' }
  | { code: 'no-failed-attempt' }
  /** an operator has to confirm it first: no window may be promised */
  | { code: 'to-be-confirmed' }
  /** one that was asked for still waits to be confirmed */
  | { code: 'visit-requested' }
  /** the visits of `month` (`YYYY-MM`) are used; `renews` is the first day of the next */
  | { code: 'month-used'; month: string; limit: number; renews: string }
  /** `holiday` is its name */
  | { code: 'closed-day'; day: string; why: Closing; holiday?: string }
  | { code: 'outside-hours'; opens: string; closes: string }
  | { code: 'too-soon'; hours: number }
  | { code: 'too-far'; days: number; until: string }
  | { code: 'window-full'; day: string; from: string; to: string }
  | { code: 'day-full'; day: string }
  | { code: 'window-free'; day: string; from: string; to: string }
  | { code: 'day-free'; day: string }
  /** it has not begun: it can be moved or cancelled */
  | { code: 'visit-ahead' }
  /** it has begun, is done or was cancelled */
  | { code: 'visit-over' };

/** Why a device may be lent, or a loan become something else, or not. */
export type LoanReason =
  | { code: 'failure-recorded'; device: string }
  | { code: 'no-failure-recorded'; device: string }
  | { code: 'not-lent'; device: string }
  /** as many of the kind as may be are asked for or out already */
  | { code: 'kind-is-out'; device: string; limit: number }
  /** the state the loan is in, which allows the step or not */
  | { code: 'loan-is'; state: LoanState }
  /** an operator has yet to say whether it may go to an address that is not the registered one */
  | { code: 'address-unconfirmed' };

/** Where a loan stands: asked for, on its way, there; then given back, lost, or called off before it was sent. */
export type LoanState = 'requested' | 'sent' | 'arrived' | 'returned' | 'lost' | 'cancelled';

/** The two kinds of hours the contract knows: the desk (phone, remote, operators) and visits. */
export type Hours = 'desk' | 'visit';

/** A fact a rule would need and was not given. */
export type MissingFact = 'contract' | 'case';

/** `clauses` is never empty: every decision stands on the contract sheet. */
export interface Decision {
  allowed: boolean;
  because: Reason[];
  clauses: ClauseId[];
  missing: MissingFact[];
}

/** Allowed only when every part is; reasons of the parts that refuse, or of all when none does. */
export const all = (...decisions: Decision[]): Decision => {
  const refusing = decisions.filter(({ allowed }) => !allowed);
  const telling = refusing.length > 0 ? refusing : decisions;
  return {
    allowed: refusing.length === 0,
    because: telling.flatMap(({ because }) => because),
    clauses: [...new Set(telling.flatMap(({ clauses }) => clauses))],
    missing: [...new Set(decisions.flatMap(({ missing }) => missing))],
  };
};
