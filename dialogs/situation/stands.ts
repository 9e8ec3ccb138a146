/** What stands when a message comes in, as bare kinds: what the reader takes it in the light of. */
import { isOut } from '../../knowledge/rules/loans.ts';
import type { Turn } from '../form/turn.ts';
import { contractOf, openCases } from './customer.ts';
import { standingRequests } from './request.ts';
import { comingVisit } from './visit-slots.ts';
import { waitedFor } from './waiting.ts';

const waits = { line: 'line', session: 'session', call: 'call-back' } as const;

/** The kinds of what is waited for here, and of what this user's contract has booked, asked for or on loan. */
export const standing = async (turn: Turn): Promise<string[]> => {
  const waited = await waitedFor(turn);
  const contract = await contractOf(turn);
  const kinds: string[] = waited === undefined || waited === 'over' ? [] : [waits[waited]];
  if (!contract) return kinds;
  const { number } = contract;
  if (await comingVisit(turn, number)) kinds.push('visit');
  if ((await turn.loans.of(number)).some(({ state }) => state === 'requested' || isOut(state))) kinds.push('loan');
  kinds.push(...(await standingRequests(turn, number)).flatMap(({ of }) => of ?? []));
  if (kinds.length === 0 && (await openCases(turn, number)).length > 0) kinds.push('case');
  return kinds;
};
