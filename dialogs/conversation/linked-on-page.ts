/** The channel confirms a contract that its user gave on the page: the chat speaks for it, and what had asked for it goes on. */
import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import { forms } from '../form/form-names.ts';
import type { Turn } from '../form/turn.ts';
import { link } from '../services/contract/link-contract.ts';
import { tellNotices } from '../situation/notices.ts';
import { converse } from './conversation.ts';
import { openFloor } from './open-dialogs.ts';

/** Links the chat to the contract `number`; undefined: what was confirmed is none of ours, and nothing is linked. */
export const linkOnPage = async (
  turn: Turn,
  context: TurnContext,
  state: StatePropertyAccessor<DialogState>,
  number: string | undefined,
): Promise<void> => {
  const contract = number === undefined ? undefined : await turn.contracts.find(number);
  if (!contract) return turn.speak(turn.say.identify.notLinkedOnPage());
  await link(turn, contract, true);
  await turn.speak(turn.say.identify.linkedOnPage(contract.name));
  const { dc } = await openFloor(turn, context, state);
  const asksForIt = !turn.held && dc.activeDialog?.id === forms.identification;
  if (asksForIt) await converse(turn, context, state, { text: contract.number, came: [] });
  else await tellNotices(turn);
};
