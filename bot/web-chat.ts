/** The web chat's side of the program: its messages become events, its stream reads the transcript. */
import type { TranscriptEntry } from '../adapters/channels/port.ts';
import type { WebChatCore } from '../adapters/web-chat/core.ts';
import type { Desk } from './desk.ts';
import type { Notifications } from './notices.ts';
import { talkTopic, transcriptLog } from './talk.ts';

/** Not `webchat`: that is Azure's own Web Chat channel, which comes in through the connector. */
const conversationOf = (id: string): string => `web/${id}`;

export const webChatCore = ({ turns, store }: Desk, notices: Notifications): WebChatCore => ({
  async hear({ conversationId, userId, eventId, text, attachments, clientId, join, address }) {
    await turns.run({
      kind: 'message',
      id: eventId,
      conversation: conversationOf(conversationId),
      user: `web/${userId}`,
      text,
      attachments,
      ...(clientId !== undefined && { clientId }),
      ...(join && { join }),
      ...(address !== undefined && { address }),
      delivery: { by: 'transcript' },
    });
  },
  async transcript(conversationId, after, limit) {
    const entries = await store.readLog(transcriptLog(conversationOf(conversationId)), after, limit);
    return entries.map(({ at, value }) => ({ at, entry: value as TranscriptEntry }));
  },
  watch: (conversationId, changed) => notices.on(talkTopic(conversationOf(conversationId)), changed),
});
