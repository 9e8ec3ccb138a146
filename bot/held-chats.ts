/** The chats an operator holds, found over the board of active chats, and how they are given back. */
import { boards, builtInOperatorDesk } from '../adapters/operator-desk/built-in.ts';
import type { ListEntry, Store } from '../adapters/store/port.ts';
import { openRecords } from '../adapters/store/records.ts';
import type { Operator } from '../dialogs/desk/operator.ts';
import type { TurnRunner } from './turn.ts';

/** Conversations that `operator` holds now, page by page. */
export const heldChats = async (
  store: Store,
  operator: string,
): Promise<{ conversation: string; handoff: string; by: Operator }[]> => {
  const found: { conversation: string; handoff: string; by: Operator }[] = [];
  const desk = builtInOperatorDesk(openRecords(store), Date.now);
  let after: ListEntry | undefined;
  for (;;) {
    const page = await store.readList(boards.active, after, 100);
    for (const { member } of page) {
      const handoff = await desk.handoffOf(member);
      if (handoff?.state === 'connected' && handoff.operator?.id === operator) {
        found.push({ conversation: member, handoff: handoff.id, by: handoff.operator });
      }
    }
    after = page.at(-1);
    if (page.length < 100) return found;
  }
};

/** Gives back every chat the operator holds; `once` makes it happen once. Answers the conversations it gave back. */
export const giveBack = async (
  { store, turns }: { store: Store; turns: TurnRunner },
  operator: string,
  once: string,
): Promise<string[]> => {
  const held = await heldChats(store, operator);
  for (const { conversation, by, handoff } of held) {
    const id = `gone/${operator}/${handoff}/${once}`;
    await turns.run({ kind: 'operator', id, conversation, by, action: { do: 'gone' } });
  }
  return held.map(({ conversation }) => conversation);
};
