/** An operator's words to the customer: theirs alone, so no figure of them is checked. */
import { quoted } from '../../knowledge/terms/figures.ts';
import type { Turn } from '../form/turn.ts';
import { mayHold } from './may.ts';
import { type ActionResult, done, notSo, type Operator, type OperatorAction } from './operator.ts';

/** Says `text`, or sends a file, in the operator's name; only who holds the chat may. */
export const reply = async (
  turn: Turn,
  by: Operator,
  { text, file }: Extract<OperatorAction, { do: 'reply' }>,
): Promise<ActionResult> => {
  const may = await mayHold(turn, by);
  if ('no' in may) return notSo(may.no);
  await turn.speak({ text: [quoted(text)], ...(file && { file }) });
  return done;
};
