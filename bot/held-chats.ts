/** The chats an operator holds, found over the board of active chats. */
import { boards, builtInOperatorDesk } from '../adapters/operator-desk/built-in.ts';
import type { ListEntry, Store } from '../adapters/store/port.ts';
import { openRecords } from '../adapters/store/records.ts';
import type { Operator } from '../dialogs/desk/operator.ts';

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
