/** The conversations whose user speaks for a contract, listed with each of their messages: whom a notice may concern. */
import type { Records } from '../adapters/store/records.ts';
import type { Turn } from '../dialogs/form/turn.ts';
import { ownContracts } from '../dialogs/situation/customer.ts';
import type { Talk } from './talk.ts';

/** The list, heard of last first: scores are real time, epoch ms, below zero. */
export const knownTalks = 'talks/known';

/** Lists the conversation of a customer's message, or takes it out when its user speaks for no contract any more. */
export const keepKnown = async (records: Records, turn: Turn, talk: Talk, realNow: number): Promise<void> => {
  const known = (await ownContracts(turn)).length > 0;
  if (known) records.list(knownTalks, turn.conversation, -realNow);
  else if (talk.known) records.unlist(knownTalks, turn.conversation);
  talk.known = known;
};
