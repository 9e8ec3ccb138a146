/** Every decision of every rule names its reasons and stands on a clause of the sheet, at every instant and in every state. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openNow } from '../../knowledge/rules/business-hours.ts';
import { deviceKinds } from '../../knowledge/rules/cases.ts';
import { contactAllowed } from '../../knowledge/rules/contacts.ts';
import { all, type Decision } from '../../knowledge/rules/decision.ts';
import { loanAllowed, loanChangeAllowed, loanStep } from '../../knowledge/rules/loans.ts';
import { tryAllowed } from '../../knowledge/rules/lock-out.ts';
import { dayDecision, slotDecision } from '../../knowledge/rules/visit-windows.ts';
import { changeAllowed, moveAllowed, visitAllowed } from '../../knowledge/rules/visits.ts';
import { documents, instants, promised, situations } from '../helpers/visit-situations.ts';

const folder = join(import.meta.dirname, '../../knowledge/rules');
const clauses = new Set(documents.terms.clauses.map(({ id }) => id));
const states = fc.constantFrom('requested', 'sent', 'arrived', 'returned', 'lost', 'cancelled' as const);
const kinds = fc.constantFrom(...deviceKinds, 'printer', '');
const outcomes = fc.option(
  fc.array(fc.record({ result: fc.constantFrom('not_isolated', 'device_failure_suspected'), device: kinds })),
  { nil: undefined },
);
const tries = fc.record(
  {
    wrong: fc.array(fc.integer()),
    lockedUntil: fc.integer({ min: Date.UTC(2026), max: Date.UTC(2029) }),
  },
  { requiredKeys: ['wrong'] },
);

/** Each rule by its name, asked anything it may be asked. */
const asked: Record<string, fc.Arbitrary<Decision>> = {
  openNow: fc
    .tuple(fc.constantFrom('desk' as const, 'visit' as const), instants)
    .map(([service, now]) => openNow(service, now, promised)),
  contactAllowed: fc
    .tuple(
      fc.record({
        plan: fc.constantFrom(1 as const, 2 as const),
        used: fc.nat({ max: 12 }),
        waiting: fc.nat({ max: 12 }),
        caseCounted: fc.boolean(),
      }),
      instants,
    )
    .map(([facts, now]) => contactAllowed(facts, now, promised)),
  visitAllowed: situations.map(({ facts, outcomes, now }) => visitAllowed({ ...facts, outcomes }, now, promised)),
  slotDecision: situations.map(({ wish, facts, taken, now }) => slotDecision(wish, facts, taken, now, promised)),
  dayDecision: situations.map(({ wish, facts, taken, now }) => dayDecision(wish.day, facts, taken, now, promised)),
  changeAllowed: situations.map(({ facts, now }) =>
    changeAllowed(facts.visits[0] ?? { id: 'visit', state: 'requested' }, now),
  ),
  moveAllowed: situations.map(({ facts, now }) =>
    moveAllowed(facts.visits[0] ?? { id: 'visit', state: 'requested' }, now),
  ),
  loanAllowed: fc
    .tuple(outcomes, fc.array(fc.record({ kind: kinds, state: states })), kinds)
    .map(([recorded, loans, kind]) => loanAllowed({ outcomes: recorded, loans }, kind, promised)),
  loanStep: fc.tuple(states, states).map(([state, next]) => loanStep(state, next)),
  loanChangeAllowed: states.map((state) => loanChangeAllowed(state)),
  tryAllowed: fc
    .tuple(fc.record({ byUser: tries, byUserOnAny: tries, byAnyone: tries, byNewcomers: tries }), instants)
    .map(([before, now]) => tryAllowed(before, now, documents.desk.lockOut)),
};
const together = fc
  .array(fc.oneof(...Object.values(asked)), { minLength: 1, maxLength: 4 })
  .map((decisions) => all(...decisions));

/** The functions of a file that others may call and that decide. */
const rulesIn = (source: string): string[] =>
  source.split(/^export const /m).flatMap((text) => {
    const found = /^(\w+) = \([\s\S]*?\)(?:: ([^=]+?))? =>/.exec(text);
    return found?.[1] !== undefined && found[2] === 'Decision' ? [found[1]] : [];
  });

describe('every rule', () => {
  it('is asked here', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.ts'));
    const rules = files.flatMap((file) => rulesIn(readFileSync(join(folder, file), 'utf8')));
    // `decided` writes a decision of visits down, `all` puts several together.
    expect(rules.toSorted()).toEqual([...Object.keys(asked), 'all', 'decided'].toSorted());
  });

  it.each([...Object.entries(asked), ['all', together] as const])(
    '%s decides by a clause, and says why',
    (_, decisions) => {
      fc.assert(
        fc.property(decisions, (decision) => {
          expect(decision.clauses.length).toBeGreaterThan(0);
          for (const id of decision.clauses) expect(clauses).toContain(id);
          if (!decision.allowed) expect(decision.because.length).toBeGreaterThan(0);
        }),
        { numRuns: 400 },
      );
    },
  );
});
