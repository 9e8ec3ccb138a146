/** A user comes to speak for a contract, once it is known to be theirs. */

import type { Contract } from '../../../adapters/contracts/port.ts';
import type { Decision } from '../../../knowledge/rules/decision.ts';
import { afterWrongTry, tryAllowed } from '../../../knowledge/rules/lock-out.ts';
import type { Heard, Turn } from '../../form/turn.ts';
import { turnTo } from '../../situation/customer.ts';
import { tellNotices } from '../../situation/notices.ts';
import type { Reply } from '../../words/reply.ts';

/** The user speaks for the contract from now on. `quietly`: another matter is told first. */
export const link = async (turn: Turn, { number, name }: Contract, quietly = false): Promise<void> => {
  await turn.contracts.link(turn.user, number);
  await turn.alertOthers('link-news', number, number);
  await turnTo(turn, number);
  if (quietly) return;
  await turn.speak(turn.say.identify.done(name));
  await tellNotices(turn);
};

/** The contract that both parts name, 'wrong', or the decision that refuses the try; a wrong one is noted. */
export const contractBy = async (
  { contracts, user, now, documents }: Turn,
  number: string,
  lastFour: string,
): Promise<Contract | 'wrong' | Decision> => {
  const { lockOut } = documents.desk;
  const tries = await contracts.tries(number, user);
  const allowed = tryAllowed(tries, now, lockOut);
  if (!allowed.allowed) return allowed;
  const contract = await contracts.find(number);
  if (contract?.lastFour === lastFour) return contract;
  contracts.keepTries(number, user, afterWrongTry(tries, now, lockOut), 'wrong');
  return 'wrong';
};

/** Links the user to the contract that both parts name, or says why not; a wrong try is noted. `quietly`: another matter is told first. */
export const linkBy = async (
  heard: Heard,
  number: string,
  lastFour: string,
  quietly = false,
): Promise<{ linked: boolean; say?: Reply; stop?: boolean }> => {
  const found = await contractBy(heard, number, lastFour);
  if (found === 'wrong') return { linked: false, say: heard.say.identify.wrong() };
  if ('allowed' in found) return { linked: false, say: heard.say.decision(found), stop: true };
  await link(heard, found, quietly);
  return { linked: true };
};
