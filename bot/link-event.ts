/** What a turn makes of the page that links a chat of LINE to a contract: found there, kept under a nonce, linked when LINE says whose it is. */
import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import { keepNonce, takeNonce } from '../adapters/line/link-nonces.ts';
import type { Records } from '../adapters/store/records.ts';
import { customerGone } from '../dialogs/conversation/customer-gone.ts';
import { linkOnPage } from '../dialogs/conversation/linked-on-page.ts';
import type { Turn } from '../dialogs/form/turn.ts';
import { findOnPage, type GivenOnPage } from '../dialogs/services/contract/link-on-page.ts';
import type { Clock } from './clock.ts';
import type { Event, EventOutcome } from './event.ts';

interface TurnOfLink {
  records: Records;
  clock: Clock;
}

/** What came of what was given on the page; a contract that was found waits under a nonce. */
export const foundOnPage = async (
  turn: Turn,
  given: GivenOnPage,
  { records, clock }: TurnOfLink,
): Promise<NonNullable<EventOutcome['onPage']>> => {
  const found = await findOnPage(turn, given);
  if (found.came !== 'found') return found;
  const { contract } = found;
  return { ...found, nonce: keepNonce(records, { user: turn.user, contract }, clock.realNow()) };
};

/** What is said to what the channel tells beside messages. */
export const answerChannel = async (
  { what, of = '' }: Extract<Event, { kind: 'channel' }>,
  turn: Turn,
  context: TurnContext,
  state: StatePropertyAccessor<DialogState>,
  { records, clock }: TurnOfLink,
): Promise<void> => {
  if (what === 'grouped') await turn.speak(turn.say.notInGroups());
  if (what === 'ended') await customerGone(turn);
  if (what === 'linked')
    await linkOnPage(turn, context, state, await takeNonce(records, of, turn.user, clock.realNow()));
};
