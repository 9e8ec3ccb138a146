/** To-dos that an operator ends without recording anything else: nothing is counted. */
import type { Todo } from '../../adapters/operator-desk/port.ts';
import type { NewsName, Turn } from '../form/turn.ts';
import { tell } from '../news/news.ts';
import { brief } from '../words/brief.ts';
import { type ActionResult, done, notSo, type Operator, type OperatorAction } from './operator.ts';

/** What the customer hears when a to-do of the kind is ended. */
const newsOf: Partial<Record<Todo['kind'], NewsName>> = { callback: 'callback-news', request: 'request-news' };

/** Ended without a word: what the back office left open, a call to who is not known, a complaint, and a lost device, of which the customer has heard as lost. */
const isQuiet = async ({ loans }: Turn, { kind, of }: Todo): Promise<boolean> =>
  kind === 'back-office' ||
  kind === 'unverified-call' ||
  kind === 'complaint' ||
  (kind === 'loan' && of !== undefined && (await loans.find(of))?.state === 'lost');

/**
 * Takes off the board: a call-back that needs no contact or reached nobody and a request that is arranged, of which
 * the customer hears; what the back office left open; a complaint that was read; and a lost loan, which may still be given back later.
 */
export const finishTodo = async (
  turn: Turn,
  _by: Operator,
  { todo: id, result }: Extract<OperatorAction, { do: 'done-todo' }>,
): Promise<ActionResult> => {
  const todo = await turn.desk.todo(id);
  if (todo?.state !== 'open') return notSo(brief.todoDone);
  if (todo.unconfirmed) return notSo(brief.numberUnconfirmed);
  const news = newsOf[todo.kind];
  if (!news && !(await isQuiet(turn, todo))) return notSo(brief.todoOfItself);
  if (todo.kind !== 'callback' && result === 'unreachable') return notSo(brief.noCallback);
  await turn.desk.keepTodo({ ...todo, state: 'done', ...(news && { result }) });
  if (todo.kind !== 'back-office') turn.note('handoff', `${todo.kind === 'request' ? todo.of : todo.kind} ${result}`);
  if (news) await tell(turn, news, id);
  return done;
};
