/** An operator says whether a call-back may go to a number that is not the registered one. */
import type { Turn } from '../form/turn.ts';
import { tell } from '../news/news.ts';
import { brief } from '../words/brief.ts';
import { type ActionResult, done, notSo, type Operator, type OperatorAction } from './operator.ts';

/** Where it may not, the registered number is called. The customer is told. */
export const confirmNumber = async (
  turn: Turn,
  _by: Operator,
  { todo: id, confirmed }: Extract<OperatorAction, { do: 'confirm-number' }>,
): Promise<ActionResult> => {
  const todo = await turn.desk.todo(id);
  if (todo?.state !== 'open') return notSo(brief.todoDone);
  const { unconfirmed, phone, ...others } = todo;
  if (!unconfirmed || phone === undefined) return notSo(brief.numberDecided);
  await turn.desk.keepTodo({ ...others, ...(confirmed ? { phone } : { refused: phone }) });
  await tell(turn, 'number-news', id);
  return done;
};
