/** What the rules let a customer ask for now, whatever the hour: a visit, where none is ahead, and devices on loan. */
import type { Case } from '../../adapters/cases/port.ts';
import type { Contract } from '../../adapters/contracts/port.ts';
import { deviceKinds } from '../../knowledge/rules/cases.ts';
import { loanAllowed } from '../../knowledge/rules/loans.ts';
import { visitAllowed } from '../../knowledge/rules/visits.ts';
import type { Turn } from '../form/turn.ts';
import { comingVisit, visitFacts } from './visit-slots.ts';

/** What can be asked for in `cases`, open ones of the contract: whether a visit, and which kinds of device. */
export const canDo = async (
  turn: Turn,
  contract: Contract,
  cases: readonly Case[],
): Promise<{ visit: boolean; lend: string[] }> => {
  const facts = await visitFacts(turn, contract);
  const loans = await turn.loans.of(contract.number);
  const isBooked = (await comingVisit(turn, contract.number)) !== undefined;
  return {
    visit:
      !isBooked && cases.some(({ outcomes }) => visitAllowed({ ...facts, outcomes }, turn.now, turn.promised).allowed),
    lend: deviceKinds.filter((kind) =>
      cases.some(({ outcomes }) => loanAllowed({ outcomes, loans }, kind, turn.promised).allowed),
    ),
  };
};
