/** May a device be lent (rows 18 and 20), what a loan may become, and when it is due back (row 19). */
import { deviceKinds } from './cases.ts';
import type { Decision, LoanReason, LoanState } from './decision.ts';
import type { Promised } from './promised.ts';

/** What the rule looks at. */
export interface LoanFacts {
  /** what operators recorded in the open case; undefined: there is no open case */
  outcomes: readonly { result: string; device?: string }[] | undefined;
  /** every loan of the contract */
  loans: readonly { kind: string; state: LoanState }[];
}

const loanClause = '代替機器貸出し';

const decided = (against: LoanReason[], favour: LoanReason[], missing: Decision['missing'] = []): Decision => ({
  allowed: against.length === 0,
  because: against.length > 0 ? against : favour,
  clauses: [loanClause],
  missing,
});

/** Whether a loan in this state keeps a unit for the customer: asked for, on its way or there. */
export const isOut = (state: LoanState): boolean => state === 'requested' || state === 'sent' || state === 'arrived';

/**
 * Whether a device of `kind` may be lent: the kind is one that is lent, an operator recorded "device failure suspected"
 * of it in the open case (row 18), and no unit of the kind is asked for or out. Other kinds may be out.
 */
export const loanAllowed = ({ outcomes, loans }: LoanFacts, kind: string, { loan }: Promised): Decision => {
  if (!deviceKinds.some((lent) => lent === kind)) return decided([{ code: 'not-lent', device: kind }], []);
  const isSuspected = outcomes?.some(({ result, device }) => result === 'device_failure_suspected' && device === kind);
  const out = loans.filter((one) => one.kind === kind && isOut(one.state)).length;
  return decided(
    [
      ...(isSuspected ? [] : [{ code: 'no-failure-recorded' as const, device: kind }]),
      ...(out >= loan.perKind ? [{ code: 'kind-is-out' as const, device: kind, limit: loan.perKind }] : []),
    ],
    [{ code: 'failure-recorded', device: kind }],
    outcomes === undefined ? ['case'] : [],
  );
};

const steps: Readonly<Record<LoanState, readonly LoanState[]>> = {
  requested: ['sent', 'cancelled'],
  sent: ['arrived', 'returned', 'lost'],
  arrived: ['returned', 'lost'],
  returned: [],
  lost: ['returned'],
  cancelled: [],
};

/**
 * Whether a loan in `state` may become `next`: called off only before it is sent; what was lost may still come back. To an
 * address that is not the registered one it is sent once an operator has confirmed that.
 */
export const loanStep = (state: LoanState, next: LoanState, isUnconfirmed = false): Decision =>
  decided(
    [
      ...(steps[state].includes(next) ? [] : [{ code: 'loan-is' as const, state }]),
      ...(isUnconfirmed && state === 'requested' && next === 'sent' ? [{ code: 'address-unconfirmed' as const }] : []),
    ],
    [{ code: 'loan-is', state }],
  );

/** Whether the customer may still say where and when a loan is to be delivered, or call it off: until it is sent (row 22). */
export const loanChangeAllowed = (state: LoanState): Decision =>
  decided(state === 'requested' ? [] : [{ code: 'loan-is', state }], [{ code: 'loan-is', state }]);

/** The last day of a loan that arrived on `arrived` (`YYYY-MM-DD`): the day of arrival is the first of the two weeks (row 19). */
export const dueDate = (arrived: string, { loan }: Promised): string =>
  Temporal.PlainDate.from(arrived)
    .add({ days: loan.days - 1 })
    .toString();

/**
 * The day a loan is due back: the one given when the device was sent binds, without one the last of the two weeks.
 * Undefined while neither is known: a request names no day (row 19).
 */
export const bindingDue = (loan: { due?: string; arrivedOn?: string }, promised: Promised): string | undefined =>
  loan.due ?? (loan.arrivedOn === undefined ? undefined : dueDate(loan.arrivedOn, promised));
