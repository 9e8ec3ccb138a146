/** May another contact be begun: five or ten a calendar month, phone and remote together (rows 3, 4 and 6). */
import type { Decision } from './decision.ts';
import { minuteOf, nextMonth } from './japan-time.ts';
import type { Plan, Promised } from './promised.ts';

/** What the rule looks at; the month is the calendar month of `now` in Japan. */
export interface ContactFacts {
  plan: Plan;
  /** counts that stand in this month */
  used: number;
  /** hand-offs of this contract that wait for an operator on a case not yet counted */
  waiting: number;
  /** the case it is for has a count that stands, in whatever month */
  caseCounted: boolean;
}

const limitClause = '電話サポート、リモートサポート';
const countClause = 'ご利用にかかわる注意事項(3)';

/** Contacts left this month: what the customer is told. */
export const contactsLeft = ({ plan, used }: Pick<ContactFacts, 'plan' | 'used'>, promised: Promised): number =>
  Math.max(0, promised.contacts[plan] - used);

/** Whether a contact may be begun for the case. A case already counted goes on, whatever is left. */
export const contactAllowed = (facts: ContactFacts, now: Temporal.Instant, promised: Promised): Decision => {
  const left = contactsLeft(facts, promised);
  const decided = (allowed: boolean, reason: Decision['because'][number]): Decision => ({
    allowed,
    because: [reason],
    clauses: [limitClause, countClause],
    missing: [],
  });
  if (facts.caseCounted) return decided(true, { code: 'already-counted' });
  if (left === 0) {
    const renews = minuteOf(nextMonth(now)).slice(0, 10);
    return decided(false, { code: 'limit-reached', limit: promised.contacts[facts.plan], renews });
  }
  if (left <= facts.waiting) return decided(false, { code: 'last-is-waiting', left, waiting: facts.waiting });
  return decided(true, { code: 'will-count', left, leftAfter: left - 1 });
};

/** Whether it is refused because no contact is left for another case. */
export const hasNoneLeft = ({ because }: Decision): boolean =>
  because.some(({ code }) => code === 'limit-reached' || code === 'last-is-waiting');
