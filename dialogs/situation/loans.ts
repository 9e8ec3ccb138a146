/** The loans that stand, and what may still be changed of them. */
import type { Loan } from '../../adapters/device-loans/port.ts';
import { isOut, loanChangeAllowed } from '../../knowledge/rules/loans.ts';
import type { Heard } from '../form/turn.ts';

/** The loans of the contract that the customer may still change or call off. */
export const changeableLoans = async ({ loans }: Heard, contract: string): Promise<Loan[]> =>
  (await loans.of(contract)).filter(({ state }) => loanChangeAllowed(state).allowed);

/** Why nothing can be changed any more: what has become of the loan that is meant, or that there is none. */
export const nothingToChange = async ({ loans, say }: Heard, contract: string, kind?: string) => {
  const out = (await loans.of(contract)).findLast(
    (loan) => isOut(loan.state) && (kind === undefined || loan.kind === kind),
  );
  return out ? say.loan.notAnyMore(loanChangeAllowed(out.state)) : say.loan.none();
};
