/** Messages whose turns take longer than their channel waits: kept, so that the channel can be answered before they end. */
import { z } from 'zod';
import type { Event } from './event.ts';
import { type Inbox, openInbox } from './inbox.ts';
import type { TurnRunner } from './turn.ts';

/** Due items: one a conversation that such a message is kept for. Real time. */
export const lateQueue = 'inbox-late';

const kept = z.custom<Event>((value) => typeof value === 'object' && value !== null && 'kind' in value);

export interface LateEvents extends Pick<Inbox, 'sweep'> {
  /** Keeps the event, whose turn is under way: it happens, once, whatever becomes of this process. Throws when it could not be kept. */
  keep(event: Event): Promise<void>;
}

/** Whether an event can be kept as it is: one that brings a file's bytes with it cannot. */
export const canBeKept = (event: Event): boolean =>
  event.kind !== 'message' || !event.things?.some((thing) => thing.is === 'file' && 'bytes' in thing.got);

/** They happen by `turns`: the turn that is under way, or, where that has failed, another one. */
export const lateEvents = (
  turns: Pick<TurnRunner, 'run'>,
  tools: Omit<Parameters<typeof openInbox>[0], 'carryOut' | 'queue'>,
): LateEvents => {
  const inbox = openInbox({
    ...tools,
    queue: lateQueue,
    async carryOut({ event }) {
      await turns.run(kept.parse(event));
    },
  });
  return {
    sweep: inbox.sweep,
    keep: (event) =>
      inbox.keep([{ id: `late/${event.id}`, conversation: event.conversation, at: tools.clock.realNow(), event }]),
  };
};
