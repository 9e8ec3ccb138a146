/** A visit or a loan on the operators' board: one to-do for its whole life. */
import type { Todo } from '../../adapters/operator-desk/port.ts';
import { stamp } from '../../knowledge/rules/japan-time.ts';
import type { Turn } from '../form/turn.ts';

type Kind = 'visit' | 'loan';

/** The id of the to-do that a visit or a loan has. */
export const todoIdOf = (kind: Kind, id: string): string => `${kind}/${id}`;

/** Puts it on the board, or moves it there; customers hear of it in the conversation it was last spoken of. */
export const putOnBoard = async (
  { desk, conversation }: Turn,
  kind: Kind,
  { id, contract, case: of }: { id: string; contract: string; case: string },
  due: Temporal.Instant,
): Promise<void> =>
  desk.keepTodo({
    id: todoIdOf(kind, id),
    kind,
    contract,
    case: of,
    conversation,
    dueAt: stamp(due),
    of: id,
    state: 'open',
  });

/** Changes it where it stands; one that is done leaves the board, and operators see what else has changed. */
export const changeOnBoard = async (
  { desk }: Turn,
  kind: Kind,
  id: string,
  change: Pick<Todo, 'state'> & Partial<Todo>,
): Promise<void> => {
  const todo = await desk.todo(todoIdOf(kind, id));
  if (todo) await desk.keepTodo({ ...todo, ...change });
};
