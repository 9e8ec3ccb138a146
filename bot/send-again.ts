/** What waits to leave for a channel or the back office, is late, or was given up; and sending it again by hand. */
import { allIntents, givenUpIntents, intents, tellIntentAgain } from '../adapters/back-office/intents.ts';
import type { IntentKind } from '../adapters/back-office/port.ts';
import type { Note } from '../adapters/channels/port.ts';
import type { Store } from '../adapters/store/port.ts';
import { openRecords, type Records } from '../adapters/store/records.ts';
import type { Clock } from './clock.ts';
import type { EventOutcome } from './event.ts';
import { allGivenUp, allOutgoing, givenUp, outgoing, rememberGivenUpMs, sendMessageAgain } from './outgoing.ts';

/** One of them. Nothing of what is sent stands in it. Times are real, epoch ms. */
export interface OnItsWay {
  /** by which it is sent again */
  id: string;
  /** a message to a customer, or what the back office is told */
  what: 'message' | IntentKind;
  conversation: string;
  /** waiting: nothing went wrong; delayed: it is tried again by itself; given up: it is not */
  state: 'waiting' | 'delayed' | 'given up';
  since: number;
  attempts: number;
  /** what came of the last try */
  reason?: string;
  /** when it is tried next */
  dueAt?: number;
}

const idOf = { message: (id: string) => `message/${id}`, intent: (id: string) => `intent/${id}` };
const split = (id: string): { kind: string; rest: string } => {
  const at = id.indexOf('/');
  return { kind: id.slice(0, at), rest: id.slice(at + 1) };
};

type Known = {
  conversation: string;
  queuedAt: number;
  attempts: number;
  reason?: string | undefined;
  dueAt?: number | undefined;
};

const rowOf = (id: string, what: OnItsWay['what'], known: Known, isOver: boolean): OnItsWay => ({
  id,
  what,
  conversation: known.conversation,
  state: isOver ? 'given up' : known.reason === undefined ? 'waiting' : 'delayed',
  since: known.queuedAt,
  attempts: known.attempts,
  ...(known.reason !== undefined && { reason: known.reason }),
  ...(known.dueAt !== undefined && !isOver && { dueAt: known.dueAt }),
});

/** What was given up longer ago is not shown. */
const shownFrom = (realNow: number) => ({ score: realNow - rememberGivenUpMs, member: '' });

const isRow = (row: OnItsWay | undefined): row is OnItsWay => row !== undefined;

/** What was given up first, then what is late, then what waits, the oldest first; `most` of each at most, and whether there is more. */
export const onItsWay = async (
  { store, clock }: { store: Store; clock: Pick<Clock, 'realNow'> },
  most: number,
): Promise<{ rows: OnItsWay[]; more: boolean }> => {
  const records = openRecords(store);
  let more = false;
  const listed = async (list: string, row: (id: string) => Promise<OnItsWay | undefined>): Promise<OnItsWay[]> => {
    const isOver = list === allGivenUp || list === givenUpIntents;
    const page = await store.readList(list, isOver ? shownFrom(clock.realNow()) : undefined, most + 1);
    more ||= page.length > most;
    return (await Promise.all(page.slice(0, most).map(({ member }) => row(member)))).filter(isRow);
  };
  const message = (kind: typeof outgoing) => async (id: string) => {
    const known = await kind.read(records, id);
    return known && rowOf(idOf.message(id), 'message', known, kind === givenUp);
  };
  const intent = (isOver: boolean) => async (id: string) => {
    const known = await intents.read(records, id);
    return known && rowOf(idOf.intent(id), known.intent.kind, known, isOver);
  };
  const over = [...(await listed(allGivenUp, message(givenUp))), ...(await listed(givenUpIntents, intent(true)))];
  const going = [...(await listed(allOutgoing, message(outgoing))), ...(await listed(allIntents, intent(false)))];
  const inOrderOf = (rows: OnItsWay[]) => rows.sort((one, other) => one.since - other.since);
  const late = going.filter(({ state }) => state === 'delayed');
  const waiting = going.filter(({ state }) => state === 'waiting');
  return { rows: [over, late, waiting].flatMap(inOrderOf), more };
};

/** How many were given up, `most` at most. */
export const howManyGivenUp = async (
  { store, clock }: { store: Store; clock: Pick<Clock, 'realNow'> },
  most: number,
): Promise<number> => {
  const from = shownFrom(clock.realNow());
  const lists = await Promise.all([allGivenUp, givenUpIntents].map((list) => store.readList(list, from, most)));
  return Math.min(most, lists.flat().length);
};

/** The conversation that `id` of `onItsWay` belongs to: sending it again is an event there, also once it has left. undefined: there is none. */
export const conversationOfSending = async (store: Store, id: string): Promise<string | undefined> => {
  const { kind, rest } = split(id);
  if (kind === 'intent') return (await intents.read(openRecords(store), rest))?.conversation;
  return kind === 'message' ? /^(.+)\/\d+$/s.exec(rest)?.[1] : undefined;
};

/** How a turn sends again what is named by its id: in its own commit, with a note for operators; `outcome` says what to deliver then. */
export const sendsAgain =
  (
    records: Records,
    tools: { clock: Clock; outcome: EventOutcome; note: (entry: Pick<Note, 'kind' | 'about' | 'text' | 'of'>) => void },
  ) =>
  async (id: string): Promise<'done' | 'gone'> => {
    const { clock, outcome, note } = tools;
    const { kind, rest } = split(id);
    const again = { kind: 'note', about: 'sent-again', text: kind } as const;
    if (kind === 'intent') {
      const told = await tellIntentAgain(records, rest, clock.realNow());
      if (!told) return 'gone';
      outcome.intended = [told.of];
      note(again);
      return 'done';
    }
    const sent = kind === 'message' ? await sendMessageAgain(records, rest, clock.realNow()) : undefined;
    if (!sent) return 'gone';
    outcome.pushed = true;
    note({ ...again, of: sent.entry });
    return 'done';
  };
