/** The to-do a loan has on the operators' board: one for its whole life. */
import type { Loan } from '../adapters/device-loans/port.ts';
import { stamp } from '../knowledge/rules/japan-time.ts';
import type { Turn } from './turn.ts';

const todoOf = (id: string): string => `loan/${id}`;

/** Puts a loan that was asked for on the board. */
export const putOnBoard = async (
  { desk, conversation, now }: Turn,
  { id, contract, case: of }: Pick<Loan, 'id' | 'contract' | 'case'>,
): Promise<void> =>
  desk.keepTodo({
    id: todoOf(id),
    kind: 'loan',
    contract,
    case: of,
    conversation,
    dueAt: stamp(now),
    of: id,
    state: 'open',
  });

/** Tells the board that the customer changed a loan that was asked for, or called it off. */
export const tellBoard = async ({ desk }: Turn, id: string, state: 'open' | 'done'): Promise<void> => {
  const todo = await desk.todo(todoOf(id));
  if (todo) await desk.keepTodo({ ...todo, state });
};
