/** Devices are lent only after a recorded failure, one of a kind at a time, for two weeks counted from arrival. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviceKinds } from '../../knowledge/rules/cases.ts';
import type { LoanState } from '../../knowledge/rules/decision.ts';
import { bindingDue, dueDate, isOut, type LoanFacts, loanAllowed, loanStep } from '../../knowledge/rules/loans.ts';
import { promisedBy } from '../../knowledge/rules/promised.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

const promised = promisedBy(loadDocuments());
const states = ['requested', 'sent', 'arrived', 'returned', 'lost', 'cancelled'] as const satisfies LoanState[];
const kinds = fc.constantFrom(...deviceKinds);
const facts: fc.Arbitrary<LoanFacts> = fc.record({
  outcomes: fc.option(
    fc.array(
      fc.record({
        result: fc.constantFrom('not_isolated', 'isolated', 'device_failure_suspected'),
        device: kinds,
      }),
      { maxLength: 3 },
    ),
    { nil: undefined },
  ),
  loans: fc.array(fc.record({ kind: kinds, state: fc.constantFrom(...states) }), { maxLength: 4 }),
});
const suspected = (...devices: string[]) => devices.map((device) => ({ result: 'device_failure_suspected', device }));

describe('a loan', () => {
  it('is allowed exactly for a kind that is suspected in the open case and not out, whatever other kinds are', () => {
    let allowed = 0;
    fc.assert(
      fc.property(facts, fc.oneof(kinds, fc.constantFrom('printer', 'phone', '')), (given, kind) => {
        const decision = loanAllowed(given, kind, promised);
        const isLent = ['pc', 'tablet', 'router', 'hub', 'fax'].includes(kind);
        const isSuspected = given.outcomes?.some(
          ({ result, device }) => result === 'device_failure_suspected' && device === kind,
        );
        const out = given.loans.some(
          (loan) => loan.kind === kind && ['requested', 'sent', 'arrived'].includes(loan.state),
        );
        expect(decision.allowed).toBe(isLent && isSuspected === true && !out);
        expect(decision.because.length).toBeGreaterThan(0);
        expect(decision.clauses).toEqual(['代替機器貸出し']);
        if (decision.allowed) allowed += 1;
      }),
      { numRuns: 4000 },
    );
    expect(allowed).toBeGreaterThan(20);
  });

  it('tells why it is refused', () => {
    const out = { loans: [{ kind: 'router', state: 'sent' as const }] };
    const because = (given: LoanFacts, kind: string) => loanAllowed(given, kind, promised).because;
    expect(because({ outcomes: suspected('router', 'pc'), ...out }, 'router')).toEqual([
      { code: 'kind-is-out', device: 'router', limit: 1 },
    ]);
    expect(because({ outcomes: suspected('router', 'pc'), ...out }, 'pc')).toEqual([
      { code: 'failure-recorded', device: 'pc' },
    ]);
    expect(because({ outcomes: suspected('router'), loans: [] }, 'pc')).toEqual([
      { code: 'no-failure-recorded', device: 'pc' },
    ]);
    expect(because({ outcomes: suspected('printer'), loans: [] }, 'printer')).toEqual([
      { code: 'not-lent', device: 'printer' },
    ]);
    expect(loanAllowed({ outcomes: undefined, loans: [] }, 'pc', promised).missing).toEqual(['case']);
  });

  it('is out until it is returned, lost or called off, and each of these frees the kind', () => {
    expect(states.filter(isOut)).toEqual(['requested', 'sent', 'arrived']);
    for (const state of states) {
      const { allowed } = loanAllowed({ outcomes: suspected('pc'), loans: [{ kind: 'pc', state }] }, 'pc', promised);
      expect(allowed).toBe(!isOut(state));
    }
  });

  it('goes only forward, and is called off only before it is sent', () => {
    const may = (from: LoanState) => states.filter((next) => loanStep(from, next).allowed);
    expect(Object.fromEntries(states.map((state) => [state, may(state)]))).toEqual({
      requested: ['sent', 'cancelled'],
      sent: ['arrived', 'returned', 'lost'],
      arrived: ['returned', 'lost'],
      returned: [],
      lost: ['returned'],
      cancelled: [],
    });
    expect(loanStep('sent', 'cancelled')).toMatchObject({
      because: [{ code: 'loan-is', state: 'sent' }],
      clauses: ['代替機器貸出し'],
    });
  });
});

describe('the day a loan is due', () => {
  it.each([
    ['2026-11-24', '2026-12-07'],
    ['2026-12-25', '2027-01-07'],
    ['2028-02-16', '2028-02-29'],
    ['2027-02-16', '2027-03-01'],
    ['2026-11-18', '2026-12-01'],
  ])('is the fourteenth when it arrived on %s: %s', (arrived, due) => {
    expect(dueDate(arrived, promised)).toBe(due);
  });

  it('makes fourteen days of arrival and return together, over every month and year end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1095 }), (days) => {
        const arrived = Temporal.PlainDate.from('2026-01-01').add({ days });
        const due = Temporal.PlainDate.from(dueDate(arrived.toString(), promised));
        const onLoan = Array.from({ length: 40 }, (_, n) => arrived.add({ days: n })).filter(
          (day) => Temporal.PlainDate.compare(day, due) <= 0,
        );
        expect(onLoan).toHaveLength(14);
      }),
    );
  });

  it('is the one given when it was sent, else told by the arrival; a request has none', () => {
    expect(bindingDue({}, promised)).toBeUndefined();
    expect(bindingDue({ arrivedOn: '2026-11-24' }, promised)).toBe('2026-12-07');
    expect(bindingDue({ due: '2026-12-05', arrivedOn: '2026-11-24' }, promised)).toBe('2026-12-05');
    expect(bindingDue({ due: '2026-12-05' }, promised)).toBe('2026-12-05');
  });
});
