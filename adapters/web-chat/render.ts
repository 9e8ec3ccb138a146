/** Transcript entries as the activities of a web chat. */
import type { Activity } from 'botbuilder';
import { toActivity } from '../channels/activity.ts';
import { inWords, type Said } from '../channels/port.ts';
import type { Placed, Speaker } from './core.ts';
import { words } from './page/words.ts';
import type { Ticket } from './tokens.ts';
import { type ReadUpTo, writeWatermark } from './watermark.ts';

/** What a client reads at once: activities, and the place to go on from. */
export interface ActivitySet {
  activities: Partial<Activity>[];
  watermark: string;
}

/** Who speaks on our side; the ids tell Web Chat whose messages belong together. */
export const senders = {
  bot: { id: 'assistant', name: words.ja.assistant, role: 'bot' },
  operator: { id: 'operator', name: words.ja.operator, role: 'bot' },
};

/** In place of a picture or file that is kept no more, or was not taken. */
const noMore = '📎';

const sender = ({ from, name }: Said, { userId }: Ticket): Activity['from'] => {
  if (from === 'customer') return { id: userId, name: '', role: 'user' };
  return { ...senders[from], ...(from === 'operator' && name ? { name } : {}) };
};

/**
 * One entry as an activity, undefined for a note. The place in the transcript is Web Chat's sequence number, so that
 * what is shown keeps the transcript's order whatever the clocks say.
 */
export const renderEntry = ({ at, entry, files = [] }: Placed, ticket: Ticket): Partial<Activity> | undefined => {
  if (entry.kind === 'note') return undefined;
  const { file: _, ...message } = entry.message;
  // Each file as its own attachment; what is there no more leaves its sign.
  const sent = files.flatMap((file) => toActivity({ text: '', file }, 'web').attachments ?? []);
  const isEmpty = message.text === '' && sent.length === 0;
  const activity = toActivity(isEmpty ? { ...message, text: inWords(entry.message) || noMore } : message, 'web');
  const attachments = [...sent, ...(activity.attachments ?? [])];
  return {
    ...activity,
    ...(attachments.length > 0 && { attachments, attachmentLayout: 'list' }),
    id: entry.id,
    channelId: 'webchat',
    conversation: { id: ticket.conversationId } as Activity['conversation'],
    // The wire carries ISO text, where the SDK's type says Date.
    timestamp: new Date(entry.at).toISOString() as unknown as Date,
    from: sender(entry, ticket),
    channelData: {
      'webchat:sequence-id': at,
      ...(entry.message.citations && {
        clauses: entry.message.citations.map(({ title, abstract }) => ({ title, words: abstract })),
      }),
      ...(entry.clientId === undefined ? {} : { clientActivityID: entry.clientId }),
    },
  };
};

/** Who answers now, as an event. */
const speaks = (speaker: Speaker): Partial<Activity> => ({
  type: 'event',
  name: 'webchat/speaks',
  channelId: 'webchat',
  from: senders.bot,
  value: speaker,
});

/** Whoever takes a conversation, or leaves it, does so with such a note. */
const changesSpeaker = ({ entry }: Placed): boolean =>
  entry.kind === 'note' && (entry.about === 'handoff' || entry.about === 'outcome');

/**
 * Entries that were read, as one set, before them who answers now where one of them tells that this has changed; its
 * watermark is the place they lead to, past notes too.
 */
export const renderSet = (
  { placed, upTo, speaker }: { placed: readonly Placed[]; upTo: ReadUpTo; speaker: Speaker },
  ticket: Ticket,
): ActivitySet => ({
  activities: [
    ...(placed.some(changesSpeaker) ? [speaks(speaker)] : []),
    ...placed.flatMap((one) => renderEntry(one, ticket) ?? []),
  ],
  watermark: writeWatermark(upTo),
});
