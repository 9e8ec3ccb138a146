/** An operator's words to the customer: theirs alone, so no figure of them is checked. */
import type { Turn } from '../turn.ts';
import { quoted } from '../../knowledge/terms/figures.ts';
import { brief } from '../words/brief.ts';
import { type ActionResult, done, type Operator, type OperatorAction } from './operator.ts';

/** Says `text` in the operator's name; only who holds the chat may. */
export const reply = async (
  turn: Turn,
  by: Operator,
  { text }: Extract<OperatorAction, { do: 'reply' }>,
): Promise<ActionResult> => {
  const handoff = await turn.desk.handoffOf(turn.conversation);
  if (handoff?.state !== 'connected' || handoff.operator?.id !== by.id) return { result: 'not so', why: brief.notYours };
  await turn.speak({ text: [quoted(text)] });
  return done;
};
