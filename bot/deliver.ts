/** Delivers what was committed, in each conversation's order; the last gate before a message leaves. */
import type { Logger } from 'pino';
import type { Message } from '../adapters/channels/port.ts';
import { OutsideError } from '../adapters/errors.ts';
import { builtInOperatorDesk, deskTopic } from '../adapters/operator-desk/built-in.ts';
import type { ListEntry, Store } from '../adapters/store/port.ts';
import { type OpenRecords, openRecords } from '../adapters/store/records.ts';
import { stamp } from '../knowledge/rules/japan-time.ts';
import type { Clock } from './clock.ts';
import { leasedWork, type WorkStep } from './leased-work.ts';
import { measuredCall, measureLeft } from './measured-call.ts';
import type { Metrics } from './metrics.ts';
import { type Outgoing, outboxList, outboxQueue, outgoing, takenOut, takenOutGivenUp } from './outgoing.ts';
import { backOffMs, giveUpMs } from './patience.ts';
import { type Talk, talks, transcriptLog } from './talk.ts';
import { reasonOf } from './told-failures.ts';
import { traced, traceKept } from './trace.ts';

/** Hands one message to a channel; throws OutsideError. `key` is the same whenever the message is tried again. */
export type Send = (talk: Talk, message: Message, key: string, name: string | undefined) => Promise<void>;

export interface Outbox {
  /** Delivers what waits for one conversation, unless another worker is at it. */
  deliver(conversation: string): Promise<void>;
  /** Takes up what was left behind or is to be tried again; resolves when nothing is due, or after some twenty seconds. */
  sweep(): Promise<void>;
}

/** A message that waits to leave, with the view of the store it was read in. */
interface Look {
  records: OpenRecords;
  id: string;
  message: Outgoing;
  talk: Talk;
  /** an operator holds the chat, or has taken it since the message was put here */
  isTaken: boolean;
}

/** A message in a channel's hands this long has failed. */
const sendMs = 12_000;

/** A round begins no further deliveries after this long: a channel that fails must not look like a process that does (bot/workers.ts). */
const roundMs = 20_000;

/** What `sending` comes to within `ms`. A channel that never answers must not hold up the other conversations. */
const inTime = async (sending: Promise<void>, ms: number): Promise<void> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    late.reject(new OutsideError('channel', { retryable: true, message: `the channel did not answer in ${ms} ms` }));
  }, ms);
  try {
    await Promise.race([sending, late.promise]);
  } finally {
    clearTimeout(timer);
  }
};

/** The outbox over `store`. `sendWithinMs`: real time a channel has for one message. */
export const outbox = (tools: {
  store: Store;
  clock: Clock;
  send: Send;
  log: Logger;
  metrics: Metrics;
  sendWithinMs?: number;
  goesOn?: () => boolean;
}): Outbox => {
  const { store, clock, send, log, metrics } = tools;

  /** Ends a message that will not be sent; operators see why in the transcript. */
  const end = async (id: string, about: 'unsent' | 'undelivered', reason?: string): Promise<WorkStep> => {
    const [entry] = await store.read([outgoing.key(id)]);
    if (entry?.value === undefined) return 'again';
    const message = outgoing.parse(entry.value);
    const note = {
      kind: 'note',
      id: [id, about, ...(message.again ? [message.again] : [])].join('/'),
      at: stamp(clock.now()),
      about,
      text: message.message.text,
      of: message.entry,
    };
    const out =
      reason === undefined
        ? takenOut(message.conversation, id)
        : await takenOutGivenUp(store, id, { ...message, reason }, clock.realNow());
    const result = await store.commit({
      // Whoever ended it first has noted it.
      reads: [{ key: entry.key, version: entry.version }],
      ...out,
      appends: [{ log: transcriptLog(message.conversation), entries: [note] }],
      notices: [deskTopic],
    });
    if (result === 'committed') left(message, about);
    return 'again';
  };

  /** Tried again in `waitMs`: who looks sees why. Written over by nobody who looked before. */
  const delay = async (id: string, reason: string, waitMs: number): Promise<WorkStep> => {
    const records = openRecords(store);
    const message = await outgoing.read(records, id);
    if (message) outgoing.write(records, id, { ...message, reason, dueAt: clock.realNow() + waitMs });
    if (message?.reason !== reason) records.notify(deskTopic);
    await records.commit();
    return { waitMs };
  };

  /** Hands `message` to its channel. */
  const call = (talk: Talk, { message, name }: Outgoing, key: string) =>
    measuredCall('channel', tools, () => inTime(send(talk, message, key, name), tools.sendWithinMs ?? sendMs));

  const left = ({ queuedAt, attempts }: Outgoing, result: 'sent' | 'unsent' | 'undelivered') => {
    metrics.count('desk_deliveries_total', { result });
    measureLeft(metrics, 'channel', { queuedAt, attempts, now: clock.realNow(), result });
  };

  /** What is to be handed over, read together with all that may stand against it. */
  const look = async (conversation: string, next: ListEntry): Promise<Look | undefined> => {
    const records = openRecords(store);
    const message = await outgoing.read(records, next.member);
    const talk = await talks.read(records, conversation);
    const handoff = await builtInOperatorDesk(records, clock.realNow).handoffOf(conversation);
    if (!message || !talk) return undefined;
    const isTaken = handoff?.state === 'connected' || next.score <= (talk.takenAfter ?? 0);
    return { records, id: next.member, message, talk, isTaken };
  };

  const handOver = async ({ records, id, message, talk, isTaken }: Look): Promise<WorkStep | 'sent'> => {
    if (message.from === 'bot' && isTaken) return end(id, 'unsent');
    const { conversation, queuedAt, attempts } = message;
    outgoing.write(records, id, { ...message, attempts: attempts + 1 });
    // Conflicts when an operator takes the chat at this instant: then the message is looked at again.
    if ((await records.commit()) === 'conflict') return 'again';
    try {
      await call(talk, message, id);
    } catch (error) {
      const retryable = error instanceof OutsideError && error.retryable;
      log.warn({ err: error, conversation, attempts: attempts + 1, retryable }, 'a message could not be delivered');
      const old = clock.realNow() - queuedAt > giveUpMs;
      const reason = reasonOf(error);
      return retryable && !old ? delay(id, reason, backOffMs(attempts)) : end(id, 'undelivered', reason);
    }
    left({ ...message, attempts: attempts + 1 }, 'sent');
    // Who looks at the outbox sees that it is no longer there.
    const seen = message.reason !== undefined || message.again !== undefined;
    await store.commit({ ...takenOut(conversation, id), ...(seen && { notices: [deskTopic] }) });
    return 'sent';
  };

  const step = async (conversation: string): Promise<WorkStep> => {
    const [next] = await store.readList(outboxList(conversation), undefined, 1);
    if (!next) return 'empty';
    const found = await look(conversation, next);
    if (!found) {
      await store.commit(takenOut(conversation, next.member));
      return 'again';
    }
    const { attempts, trace } = found.message;
    const fields = { 'desk.attempts': attempts + 1 };
    return traced(log, { name: 'outbox', kind: 'consumer', within: traceKept(trace), fields }, async (add) => {
      const came = await handOver(found);
      add({ 'desk.result': typeof came === 'string' ? came : 'again later' });
      return came === 'sent' ? 'again' : came;
    });
  };

  const { one: deliver, sweep } = leasedWork({ ...tools, queue: outboxQueue, step });
  return { deliver, sweep: () => sweep(roundMs) };
};
