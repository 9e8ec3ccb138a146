/** A device on loan goes back: the day that binds this customer, and how; or it is on its way already (row 19). */

import type { Loan } from '../../../adapters/device-loans/port.ts';
import { bindingDue, isOut } from '../../../knowledge/rules/loans.ts';
import { forms } from '../../form/form-names.ts';
import type { Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { knownContract } from '../../situation/customer.ts';

/** The loans on their way or there that the message means: of the kind it names, else all; each with the day it is due (`YYYY-MM-DD`). */
export const dueLoans = async (
  { loans, promised, reading }: Heard,
  contract: string,
): Promise<(Loan & { due: string })[]> => {
  const { kind } = reading.says;
  return (await loans.of(contract)).flatMap((loan) => {
    const due = bindingDue(loan, promised);
    const isMeant = isOut(loan.state) && (kind === undefined || loan.kind === kind);
    return isMeant && due !== undefined ? [{ ...loan, due }] : [];
  });
};

/** The form that tells it. `next`: the kind of another device that the same message asks for. */
export const returnDevice = (heard: Heard): Form => ({
  id: forms.loanReturned,
  isBrief: true,
  forContract: true,
  asks: {},
  async done({ next }) {
    const { number } = await knownContract(heard);
    const { say, reading } = heard;
    await heard.speak(reading.says.sentBack ? say.loan.sentBack() : say.loan.dueBack(await dueLoans(heard, number)));
    return next === undefined ? 'end' : { start: forms.loan, answers: { kind: next, beside: 'return' } };
  },
});
