/** The web chat's side of the program: its messages become events, its stream reads the transcript. */
import type { TranscriptEntry } from '../adapters/channels/port.ts';
import { builtInOperatorDesk, handoffKey } from '../adapters/operator-desk/built-in.ts';
import { openRecords } from '../adapters/store/records.ts';
import type { Speaker, WebChatCore, WebChatFile } from '../adapters/web-chat/core.ts';
import type { Desk } from './desk.ts';
import type { GivenThing } from './event.ts';
import { linkedFiles } from './file-links.ts';
import type { Notifications } from './notices.ts';
import { endedTalks, talkTopic, transcriptLog, writingTopic } from './talk.ts';

/** Not `webchat`: that is Azure's own Web Chat channel, which comes in through the connector. */
const conversationOf = (id: string): string => `web/${id}`;

/** What is given as bytes is looked at when it is kept; until then it is a file. */
const thingOf = ({ name, bytes }: WebChatFile): GivenThing => ({ is: 'file', kind: 'file', name, got: { bytes } });

/** The files that an entry names. */
const filesIn = (entry: TranscriptEntry): string[] => {
  if (entry.kind === 'note') return [];
  const { file } = entry.message;
  const own = (entry.things ?? []).flatMap((one) => (one.is === 'file' ? [one.id] : []));
  return file ? [...own, file.id] : own;
};

export const webChatCore = ({ turns, store, clock, company, links }: Desk, notices: Notifications): WebChatCore => {
  const standingOf = async (conversation: string) => {
    const records = openRecords(store);
    await records.readAhead([handoffKey(conversation), endedTalks.key(conversation)]);
    const handoff = await builtInOperatorDesk(records, clock.realNow).handoffOf(conversation);
    return { handoff, over: (await endedTalks.read(records, conversation)) !== undefined };
  };
  return {
    async hear({ conversationId, userId, eventId, text, files, clientId, join, address }) {
      await turns.run({
        kind: 'message',
        id: eventId,
        conversation: conversationOf(conversationId),
        user: `web/${userId}`,
        text,
        ...(files.length > 0 && { things: files.map(thingOf) }),
        ...(clientId !== undefined && { clientId }),
        ...(join && { join }),
        ...(address !== undefined && { address }),
        delivery: { by: 'transcript' },
      });
    },
    async end(conversationId) {
      const id = `webchat:${conversationId}:end`;
      const conversation = conversationOf(conversationId);
      await turns.run({ kind: 'channel', id, conversation, what: 'ended', delivery: { by: 'transcript' } });
    },
    async standing(conversationId) {
      const { handoff, over } = await standingOf(conversationOf(conversationId));
      const speaker: Speaker =
        handoff?.state === 'connected'
          ? { who: 'operator', name: handoff.operator?.name ?? '' }
          : { who: 'bot', waits: handoff?.state === 'queued' };
      return { over, speaker };
    },
    async writing(conversationId) {
      const conversation = conversationOf(conversationId);
      const { handoff } = await standingOf(conversation);
      if (handoff?.state === 'connected') await store.commit({ notices: [writingTopic('customer', conversation)] });
    },
    async transcript(conversationId, after, limit) {
      const entries = await store.readLog(transcriptLog(conversationOf(conversationId)), after, limit);
      const placed = entries.map(({ at, value }) => ({ at, entry: value as TranscriptEntry }));
      const until = clock.realNow() + company.documents.desk.files.linkDays * 24 * 3_600_000;
      const known = await linkedFiles(store, links, [...new Set(placed.flatMap(({ entry }) => filesIn(entry)))], until);
      if (known.size === 0) return placed;
      return placed.map((one) => ({ ...one, files: filesIn(one.entry).flatMap((id) => known.get(id) ?? []) }));
    },
    watch: (conversationId, changed) => notices.on(talkTopic(conversationOf(conversationId)), () => changed()),
    watchWriting: (conversationId, writes) =>
      notices.on(writingTopic('operator', conversationOf(conversationId)), (surely) => void (surely && writes())),
  };
};
