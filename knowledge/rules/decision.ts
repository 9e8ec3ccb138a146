/** What every rule answers: allowed or not, why, by which clauses, and what would have to be known first. */
import type { ClauseId } from '../terms/figures.ts';

/** Why a rule decided as it did. Times are Japan time, `YYYY-MM-DDTHH:mm`; days `YYYY-MM-DD`. */
export type Reason =
  | { code: 'open'; service: Hours; closes: string }
  | { code: 'closed'; service: Hours; opens: string }
  | { code: 'will-count'; left: number; leftAfter: number }
  | { code: 'already-counted' }
  | { code: 'limit-reached'; limit: number; renews: string }
  | { code: 'last-is-waiting'; left: number; waiting: number }
  | { code: 'locked'; minutes: number };

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
