/** The conversations whose user speaks for a contract, listed with each of their messages: whom a notice may concern, and who hears of what others do. */
import type { ListEntry } from '../adapters/store/port.ts';
import type { Records } from '../adapters/store/records.ts';
import type { Turn } from '../dialogs/form/turn.ts';
import { ownContracts } from '../dialogs/situation/customer.ts';
import type { Clock } from './clock.ts';
import { timerId, timerQueue } from './queues.ts';
import { type Talk, talks } from './talk.ts';

/** The list, heard of last first: scores are real time, epoch ms, below zero. */
export const knownTalks = 'talks/known';
/** The same of one contract. Who speaks for it no longer may still stand there. */
export const talksOf = (contract: string): string => `talks/of/${contract}`;

/** A chat that nobody pushes messages to is reached as long as its page is open; after a day it is taken for closed. */
const closedAfterMs = 24 * 3_600_000;

/** Whether nobody reads a listed conversation any more. `realNow`: epoch ms. */
export const isClosed = (talk: Talk | undefined, { score }: ListEntry, realNow: number): boolean =>
  !talk?.address && -score < realNow - closedAfterMs;

/** Lists the conversation of a customer's message, or takes it out when its user speaks for no contract any more. */
export const keepKnown = async (records: Records, turn: Turn, talk: Talk, realNow: number): Promise<void> => {
  const own = await ownContracts(turn);
  const known = own.length > 0;
  if (known) records.list(knownTalks, turn.conversation, -realNow);
  else if (talk.known) records.unlist(knownTalks, turn.conversation);
  for (const { number } of own) records.list(talksOf(number), turn.conversation, -realNow);
  talk.known = known;
};

/** So many conversations of a contract hear of what was done in another, those heard of last. */
const mostAlerted = 20;

/** Tells the conversations of other users of a contract, once the turn is committed; who speaks for it no longer hears nothing. */
export const alertOthers =
  (records: Records, { conversation, user, clock }: { conversation: string; user: string; clock: Clock }) =>
  async (...[name, of, contract]: Parameters<Turn['alertOthers']>): Promise<void> => {
    const listed = await records.page(talksOf(contract), undefined, mostAlerted);
    for (const entry of listed.filter(({ member }) => member !== conversation)) {
      const talk = await talks.read(records, entry.member);
      if (talk?.user === user || isClosed(talk, entry, clock.realNow())) continue;
      records.schedule(timerQueue, timerId(name, of, entry.member), clock.now().epochMilliseconds);
    }
  };
