/** Number, digits and code that a customer gives on the page of their channel: by the same rules as in the chat, and linked there alone. */

import type { Contract } from '../../../adapters/contracts/port.ts';
import { tryAllowed } from '../../../knowledge/rules/lock-out.ts';
import type { Turn } from '../../form/turn.ts';
import { contractBy } from './link-contract.ts';
import { checkCode, sendCode } from './one-time-code.ts';

/** What was given on the page. */
export type GivenOnPage = { number: string; lastFour: string } | { code: string };

/** What came of it: the number of the contract that was found, the code that is asked for besides, or why neither. */
export type FoundOnPage =
  | { came: 'found'; contract: string }
  | { came: 'code-asked' | 'wrong' | 'code-wrong' | 'code-late' | 'code-over' }
  | { came: 'locked'; minutes: number };

const found = ({ number }: Contract): FoundOnPage => ({ came: 'found', contract: number });

const lockedFor = ({ because }: ReturnType<typeof tryAllowed>): FoundOnPage => {
  const locked = because.find(({ code }) => code === 'locked');
  return { came: 'locked', minutes: locked?.code === 'locked' ? locked.minutes : 0 };
};

/** Looks for the contract. Nothing is linked yet: the channel has to confirm first that it was its user who gave it. */
export const findOnPage = async (turn: Turn, given: GivenOnPage): Promise<FoundOnPage> => {
  const { contracts, secondFactor, user, now, documents } = turn;
  if ('code' in given) {
    const asked = await secondFactor?.asked(user);
    if (!secondFactor || !asked) return { came: 'code-over' };
    const came = await checkCode(turn, secondFactor, asked.contract, given.code);
    return typeof came === 'string' ? { came: `code-${came}` } : found(came);
  }
  const { number, lastFour } = given;
  if (secondFactor) {
    const allowed = tryAllowed(await contracts.tries(number, user), now, documents.desk.lockOut);
    if (!allowed.allowed) return lockedFor(allowed);
    await sendCode(turn, secondFactor, number, lastFour);
    return { came: 'code-asked' };
  }
  const came = await contractBy(turn, number, lastFour);
  if (came === 'wrong') return { came };
  return 'allowed' in came ? lockedFor(came) : found(came);
};
