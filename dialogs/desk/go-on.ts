/** The case of a visit or a loan goes on with what an operator does about it. */
import { stamp } from '../../knowledge/rules/japan-time.ts';
import type { Turn } from '../form/turn.ts';
import { openCases } from '../situation/customer.ts';

/** The case has gone on; one that is closed or has lapsed stays so. */
export const goOn = async (turn: Turn, of: { contract: string; case: string }): Promise<void> => {
  const open = await openCases(turn, of.contract);
  if (open.some(({ id }) => id === of.case)) await turn.cases.change(of.case, { lastEventAt: stamp(turn.now) });
};
