/** Sending again, by hand, what a channel or the back office did not take. */
import type { Turn } from '../form/turn.ts';
import { brief } from '../words/brief.ts';
import { maySendAgain } from './may.ts';
import { type ActionResult, done, notSo, type Operator, type OperatorAction } from './operator.ts';

/** Tries at once what waits or was given up. The same gates stand before it as before: a bot's words stay unsent once an operator holds the chat. */
export const sendAgain = async (
  turn: Turn,
  by: Operator,
  { of }: Extract<OperatorAction, { do: 'send-again' }>,
): Promise<ActionResult> => {
  const may = maySendAgain(by);
  if ('no' in may) return { result: 'refused', why: may.no };
  return (await turn.sendAgain(of)) === 'done' ? done : notSo(brief.nothingToSend);
};
