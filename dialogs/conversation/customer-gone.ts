/** What is done when a customer ends their chat for good: they wait in no line any more, and operators see that they left. */
import type { Turn } from '../form/turn.ts';
import { leaveLine } from '../situation/waiting-line.ts';

export const customerGone = async (turn: Turn): Promise<void> => {
  await leaveLine(turn);
  turn.note('handoff', 'customer gone');
};
