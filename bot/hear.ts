/** What a customer's message, or an event of their channel, changes in the conversation before anything is said. */
import type { Message, Note, Said, TranscriptEntry } from '../adapters/channels/port.ts';
import { forgetFile } from '../adapters/files/kept.ts';
import type { Store } from '../adapters/store/port.ts';
import type { Records } from '../adapters/store/records.ts';
import type { CameBeside } from '../dialogs/conversation/things.ts';
import type { OperatorAction } from '../dialogs/desk/operator.ts';
import type { DeskSettings } from '../knowledge/terms/schema.ts';
import type { Event, EventOutcome, MessageDelivery } from './event.ts';
import { keepJudged } from './judged.ts';
import { keepThings, thingsOf } from './keep-things.ts';
import { hasArrived, outboxList, outboxQueue } from './outgoing.ts';
import { endedTalks, rememberEndedMs, type Talk, talkTopic, transcriptLog } from './talk.ts';

type Written = Omit<Said, 'id' | 'at'> | Omit<Note, 'id' | 'at'>;

/** What is at hand of the turn. `write` gives an entry its time and its id, which it returns. */
export interface Hearing {
  talk: Talk;
  records: Records;
  realNow: number;
  /** gives the entry's id */
  write: (entry: Written) => string;
  /** what is kept of files */
  files: DeskSettings['files'];
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
export const offeredBy = ({ choices = [], confirmation = false, card }: Message, place: number): Offered => ({
  place,
  says: choices.map(({ say }) => say),
  tapped: [],
  once: confirmation,
  labels: choices.map(({ label }) => label),
  ...(card && { card: { title: card.title, fields: card.fields } }),
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

/** Whether what is said is told in the answer to the event's request, and leaves no other way. */
export const isToldInAnswer = (event: Event, isStale: boolean): boolean =>
  event.kind === 'message' &&
  event.delivery.by === 'channel' &&
  (event.delivery.inResponse || (event.onCard === true && isStale));

/** What a button that was tapped reads, and the facts it stands under. */
const chosenOf = ({ offered }: Talk, tapped: number | undefined, say: string): EventOutcome['chosen'] => {
  const offer = tapped === undefined ? undefined : offered?.find(({ place }) => place === tapped);
  const label = offer?.labels?.[offer.says.indexOf(say)];
  return label === undefined ? undefined : { label, ...(offer?.card && { card: offer.card }) };
};

interface HeardMessage {
  /** it is the tap on a button that no longer stands */
  isStale: boolean;
  /** something waited for the customer that leaves now */
  sends: boolean;
  /** the customer is here for the first time, or again after having left */
  arrives: boolean;
  chosen: EventOutcome['chosen'];
  /** what is no words */
  came: CameBeside[];
  /** files that are to be fetched */
  toFetch: string[];
}

/** Keeps a message, with `kept` as its words. */
export const hearMessage = async (
  event: Extract<Event, { kind: 'message' }>,
  kept: string,
  hearing: Hearing,
): Promise<HeardMessage> => {
  const { talk, write, records, files, realNow } = hearing;
  const { text, things: given = [], clientId, quote, tapped, id, conversation, readToken } = event;
  const arrives = talk.user === '' || talk.left === true;
  delete talk.gone;
  talk.user = event.user;
  delete talk.left;
  const sends = await reachAt(event.delivery, conversation, hearing);
  if (event.join) return { isStale: false, sends, arrives, chosen: undefined, came: [], toFetch: [] };
  if (readToken !== undefined) talk.readToken = readToken;
  const things = thingsOf(id, given);
  const entry = write({
    kind: 'said',
    from: 'customer',
    message: { text: kept },
    ...(things.length > 0 && { things }),
    ...(clientId && { clientId }),
    ...(quote !== undefined && { quotes: quote }),
  });
  const brought = await keepThings(records, { event: id, conversation, entry }, given, files, realNow);
  const pressed = chosenOf(talk, tapped, text);
  // A button can be pressed only where it stands.
  if (pressed && tapped !== undefined) await hasArrived(records, conversation, tapped);
  const isStale = !isMeant(talk, tapped, text);
  return { isStale, sends, arrives, chosen: isStale ? undefined : pressed, ...brought };
};

const pageSize = 500;

/** Every entry of the transcript, in its order. */
export const wholeTranscript = async (
  store: Pick<Store, 'readLog'>,
  conversation: string,
): Promise<TranscriptEntry[]> => {
  const all: TranscriptEntry[] = [];
  for (;;) {
    const page = await store.readLog(transcriptLog(conversation), all.length, pageSize);
    all.push(...page.map(({ value }) => value as TranscriptEntry));
    if (page.length < pageSize) return all;
  }
};

/**
 * Gives the message that the channel calls `of` other words, or none, and notes that. What it said before is forgotten. Words
 * of a message that never came in are kept as one that has.
 */
const reword = async (
  store: Pick<Store, 'readLog'>,
  { conversation, of }: Extract<Event, { kind: 'channel' }>,
  { about, text }: { about: 'taken-back' | 'edited' | 'restored'; text: string },
  { records, write }: Hearing,
): Promise<void> => {
  if (of === undefined) return;
  const entries = await wholeTranscript(store, conversation);
  const found = entries.find(
    (entry): entry is Said => entry.kind === 'said' && entry.clientId === of && entry.from === 'customer',
  );
  if (!found) {
    if (about === 'taken-back') return;
    const entry = write({ kind: 'said', from: 'customer', message: { text }, clientId: of });
    write({ kind: 'note', about, text, of: entry });
    return;
  }
  if (about === 'edited' && found.message.text === text) return;
  const { quotes: _, things = [], ...bare } = found;
  const isTakenBack = about === 'taken-back';
  const kept = isTakenBack ? bare : found;
  for (const thing of isTakenBack ? things : []) if (thing.is === 'file') await forgetFile(records, thing.id);
  const isOld = (entry: TranscriptEntry) => entry.kind === 'note' && entry.of === found.id && entry.about in rewordings;
  const rewritten = entries.map((entry) => {
    if (entry.id === found.id) return { ...kept, message: { text } };
    return isOld(entry) ? { ...entry, text: '' } : entry;
  });
  records.rewrite(transcriptLog(conversation), rewritten);
  records.notify(talkTopic(conversation));
  write({ kind: 'note', about, text, of: found.id });
};

/** Notes that hold what a message says from then on. */
const rewordings = { edited: true, restored: true };

/** Keeps what the channel tells beside messages, with `text` as its words. `sends`: what waits for the customer is looked at now; `links`: their contract was found. */
export const hearChannel = async (
  event: Extract<Event, { kind: 'channel' }>,
  text: string,
  store: Pick<Store, 'readLog'>,
  hearing: Hearing,
): Promise<{ sends: boolean; links?: boolean }> => {
  const { what, conversation, delivery } = event;
  if (what === 'ended') {
    endedTalks.write(hearing.records, conversation, { at: hearing.realNow });
    hearing.records.forget(endedTalks.key(conversation), hearing.realNow + rememberEndedMs);
    hearing.talk.dialogs = { dialogStack: [] };
  }
  if (what === 'taken-back') await reword(store, event, { about: what, text: '' }, hearing);
  if ((what === 'edited' || what === 'restored') && hearing.talk.user !== '')
    await reword(store, event, { about: what, text }, hearing);
  if (what === 'judged' && hearing.talk.user !== '') {
    await keepJudged(event, text, hearing);
    hearing.write({ kind: 'note', about: 'reacted', text: event.liked ? '👍' : '👎' });
  }
  if (what === 'reacted' && hearing.talk.user !== '') hearing.write({ kind: 'note', about: 'reacted', text });
  if (what === 'grouped') await reachAt(delivery, conversation, hearing);
  if (what === 'linked') return { sends: await reachAt(delivery, conversation, hearing), links: true };
  if (what !== 'left') return { sends: false };
  hearing.talk.left = true;
  // What waits is given up now, visibly.
  return { sends: await sendWhatWaits(conversation, hearing) };
};

/** Who takes a chat, or answers in it, has read what stands there: it is marked so once this is committed. */
export const markRead = ({ do: what }: OperatorAction, talk: Talk, outcome: EventOutcome): void => {
  if (outcome.action?.result !== 'done' || (what !== 'take' && what !== 'reply') || talk.readToken === undefined)
    return;
  outcome.read = talk.readToken;
  delete talk.readToken;
};
