/** The outbox in the hands of who runs the machine: looked at, and sent again as an event of its own, which is audited. */
import type { Store } from '../adapters/store/port.ts';
import type { Clock } from './clock.ts';
import { conversationOfSending, onItsWay } from './send-again.ts';
import type { TurnRunner } from './turn.ts';

/** So many of each state are shown. */
export const mostShown = 1_000;

/** By whom it is done: no account of the desk can have this id. */
const program = { id: 'program/outbox', name: '', role: 'supervisor' } as const;

/** Looking and sending again over `store`. */
export const outboxByHand = (tools: { store: Store; clock: Clock; turns: Pick<TurnRunner, 'run'> }) => ({
  look: () => onItsWay(tools, mostShown),
  /** 'gone' when there is nothing of that id. `once` makes it happen once. */
  async sendAgain(of: string, once: string): Promise<'done' | 'gone'> {
    const conversation = await conversationOfSending(tools.store, of);
    if (conversation === undefined) return 'gone';
    const id = `program/outbox/${once}`;
    const action = { do: 'send-again', of } as const;
    const outcome = await tools.turns.run({ kind: 'operator', id, conversation, by: program, action });
    return outcome.action?.result === 'done' ? 'done' : 'gone';
  },
});
