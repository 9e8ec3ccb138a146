/** A user comes to speak for a contract, once it is known to be theirs. */

import type { Contract } from '../../../adapters/contracts/port.ts';
import { afterWrongTry, tryAllowed } from '../../../knowledge/rules/lock-out.ts';
import type { Heard } from '../../form/turn.ts';
import { turnTo } from '../../situation/customer.ts';
import { tellNotices } from '../../situation/notices.ts';
import type { Reply } from '../../words/reply.ts';

/** The user speaks for the contract from now on. `quietly`: another matter is told first. */
export const link = async (heard: Heard, { number, name }: Contract, quietly = false): Promise<void> => {
  await heard.contracts.link(heard.user, number);
  await heard.alertOthers('link-news', number, number);
  await turnTo(heard, number);
  if (quietly) return;
  await heard.speak(heard.say.identify.done(name));
  await tellNotices(heard);
};

/** Links the user to the contract that both parts name, or says why not; a wrong try is noted. `quietly`: another matter is told first. */
export const linkBy = async (
  heard: Heard,
  number: string,
  lastFour: string,
  quietly = false,
): Promise<{ linked: boolean; say?: Reply; stop?: boolean }> => {
  const { say, contracts, user, now, documents } = heard;
  const { lockOut } = documents.desk;
  const tries = await contracts.tries(number, user);
  const allowed = tryAllowed(tries, now, lockOut);
  if (!allowed.allowed) return { linked: false, say: say.decision(allowed), stop: true };
  const contract = await contracts.find(number);
  if (contract?.lastFour === lastFour) {
    await link(heard, contract, quietly);
    return { linked: true };
  }
  contracts.keepTries(number, user, afterWrongTry(tries, now, lockOut), 'wrong');
  return { linked: false, say: say.identify.wrong() };
};
