/** What a customer's message, or an event of their channel, changes in the conversation before anything is said. */
import type { Message, Note, Said, TranscriptEntry } from '../adapters/channels/port.ts';
import type { Store } from '../adapters/store/port.ts';
import type { Records } from '../adapters/store/records.ts';
import type { Event, MessageDelivery } from './event.ts';
import { outboxList, outboxQueue } from './outgoing.ts';
import { type Talk, talkTopic, transcriptLog } from './talk.ts';

type Written = Omit<Said, 'id' | 'at'> | Omit<Note, 'id' | 'at'>;

/** What is at hand of the turn. `write` gives an entry its id and its time. */
export interface Hearing {
  talk: Talk;
  records: Records;
  realNow: number;
  write: (entry: Written) => void;
}

/** So many ways to answer are remembered; older ones are over by then. */
const mostOpenings = 5;

/** Where the customer is reached from now on. Whether something waited for them that may leave now. */
const reachAt = async (delivery: MessageDelivery, conversation: string, hearing: Hearing): Promise<boolean> => {
  const { talk, realNow } = hearing;
  if (delivery.by !== 'channel') return false;
  talk.address = delivery.address;
  const { opening } = delivery;
  if (!opening) return false;
  const open = (talk.openings ?? []).filter(({ until, key }) => until > realNow && key !== opening.key);
  talk.openings = [...open, opening].slice(-mostOpenings);
  return sendWhatWaits(conversation, hearing);
};

/** What waits for the customer is looked at once more, at once; false: nothing does. */
const sendWhatWaits = async (conversation: string, { talk, records, realNow }: Hearing): Promise<boolean> => {
  if (talk.sent === 0 || (await records.page(outboxList(conversation), undefined, 1)).length === 0) return false;
  records.schedule(outboxQueue, conversation, realNow);
  return true;
};

type Offered = NonNullable<Talk['offered']>[number];

/** The buttons of `message`, which is the `place`th that is sent. */
export const offeredBy = ({ choices = [], confirmation = false }: Message, place: number): Offered => ({
  place,
  says: choices.map(({ say }) => say),
  tapped: [],
  once: confirmation,
});

/** Whether a tapped button still stands; from then on it does not. What is said ends whatever waits for a yes or no; a stale tap says nothing. */
const isMeant = (talk: Talk, tapped: number | undefined, say: string): boolean => {
  const { offered } = talk;
  const offer = offered?.find(({ place }) => place === tapped);
  if (tapped !== undefined && (!offer?.says.includes(say) || offer.tapped.includes(say))) return false;
  offer?.tapped.push(say);
  if (offered) talk.offered = offered.filter(({ once }) => !once);
  return true;
};

/** Keeps a message, with `kept` as its words. `isStale`: it is the tap on a button that no longer stands; `sends`: something waited for the customer that leaves now. */
export const hearMessage = async (
  event: Extract<Event, { kind: 'message' }>,
  kept: string,
  hearing: Hearing,
): Promise<{ isStale: boolean; sends: boolean }> => {
  const { talk, write } = hearing;
  const { text, attachments, clientId } = event;
  talk.user = event.user;
  delete talk.left;
  const sends = await reachAt(event.delivery, event.conversation, hearing);
  if (event.join) return { isStale: false, sends };
  write({ kind: 'said', from: 'customer', message: { text: kept }, ...(clientId && { clientId }) });
  if (attachments > 0) write({ kind: 'note', about: 'attachments', text: String(attachments) });
  return { isStale: !isMeant(talk, event.tapped, text), sends };
};

const pageSize = 500;

/** Every entry of the transcript, in its order. */
const wholeTranscript = async (store: Pick<Store, 'readLog'>, conversation: string): Promise<TranscriptEntry[]> => {
  const all: TranscriptEntry[] = [];
  for (;;) {
    const page = await store.readLog(transcriptLog(conversation), all.length, pageSize);
    all.push(...page.map(({ value }) => value as TranscriptEntry));
    if (page.length < pageSize) return all;
  }
};

/** Forgets the words of the message that the channel calls `of`, and notes that they were taken back. */
const takeBack = async (
  store: Pick<Store, 'readLog'>,
  conversation: string,
  of: string | undefined,
  { records, write }: Hearing,
): Promise<void> => {
  const entries = await wholeTranscript(store, conversation);
  const found = entries.find((entry) => entry.kind === 'said' && entry.clientId === of && entry.from === 'customer');
  if (!found || of === undefined) return;
  const forgotten = entries.map((entry) => (entry.id === found.id ? { ...found, message: { text: '' } } : entry));
  records.rewrite(transcriptLog(conversation), forgotten);
  records.notify(talkTopic(conversation));
  write({ kind: 'note', about: 'taken-back', text: '', of: found.id });
};

/** Keeps what the channel tells beside messages. `sends`: what waits for the customer is looked at now. */
export const hearChannel = async (
  { what, of, conversation, delivery }: Extract<Event, { kind: 'channel' }>,
  store: Pick<Store, 'readLog'>,
  hearing: Hearing,
): Promise<{ sends: boolean }> => {
  if (what === 'taken-back') await takeBack(store, conversation, of, hearing);
  if (what === 'grouped') await reachAt(delivery, conversation, hearing);
  if (what !== 'left') return { sends: false };
  hearing.talk.left = true;
  // What waits is given up now, visibly.
  return { sends: await sendWhatWaits(conversation, hearing) };
};
