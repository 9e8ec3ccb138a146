/** Delivers what was committed, in each conversation's order; the last gate before a message leaves. */
import type { Logger } from 'pino';
import type { Message } from '../adapters/channels/port.ts';
import { OutsideError } from '../adapters/errors.ts';
import { builtInOperatorDesk, deskTopic } from '../adapters/operator-desk/built-in.ts';
import type { Store } from '../adapters/store/port.ts';
import { openRecords } from '../adapters/store/records.ts';
import { stamp } from '../knowledge/rules/japan-time.ts';
import type { Clock } from './clock.ts';
import { leasedWork, type WorkStep } from './leased-work.ts';
import type { Metrics } from './metrics.ts';
import { allOutgoing, keepGivenUp, outboxList, outboxQueue, outgoing, takenOut } from './outgoing.ts';
import { backOffMs, giveUpMs } from './patience.ts';
import { type Talk, talks, transcriptLog } from './talk.ts';
import { reasonOf } from './told-failures.ts';

/** Hands one message to a channel; throws OutsideError. `key` is the same whenever the message is tried again. */
export type Send = (talk: Talk, message: Message, key: string, name: string | undefined) => Promise<void>;

export interface Outbox {
  /** Delivers what waits for one conversation, unless another worker is at it. */
  deliver(conversation: string): Promise<void>;
  /** Takes up what was left behind or is to be tried again; resolves when there is nothing due. */
  sweep(): Promise<void>;
}

/** A message in a channel's hands this long has failed. */
const sendMs = 12_000;

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
    const records = openRecords(store);
    const message = await outgoing.read(records, id);
    if (!message) return 'again';
    metrics.count('desk_deliveries_total', { result: about });
    outgoing.remove(records, id);
    records.unlist(outboxList(message.conversation), id);
    records.unlist(allOutgoing, id);
    if (reason !== undefined) await keepGivenUp(records, id, { ...message, reason }, clock.realNow());
    const note = {
      kind: 'note',
      id: [id, about, ...(message.again ? [message.again] : [])].join('/'),
      at: stamp(clock.now()),
      about,
      text: message.message.text,
      of: message.entry,
    };
    records.append(transcriptLog(message.conversation), note);
    records.notify(deskTopic);
    await records.commit();
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

  const step = async (conversation: string): Promise<WorkStep> => {
    const [next] = await store.readList(outboxList(conversation), undefined, 1);
    if (!next) return 'empty';
    const records = openRecords(store);
    const message = await outgoing.read(records, next.member);
    const talk = await talks.read(records, conversation);
    const handoff = await builtInOperatorDesk(records, clock.realNow).handoffOf(conversation);
    if (!message || !talk) {
      await store.commit(takenOut(conversation, next.member));
      return 'again';
    }
    const taken = handoff?.state === 'connected' || next.score <= (talk.takenAfter ?? 0);
    if (message.from === 'bot' && taken) return end(next.member, 'unsent');
    outgoing.write(records, next.member, { ...message, attempts: message.attempts + 1 });
    // Conflicts when an operator takes the chat at this instant: then the message is looked at again.
    if ((await records.commit()) === 'conflict') return 'again';
    try {
      await inTime(send(talk, message.message, next.member, message.name), tools.sendWithinMs ?? sendMs);
    } catch (error) {
      const retryable = error instanceof OutsideError && error.retryable;
      log.warn(
        { err: error, conversation, attempts: message.attempts + 1, retryable },
        'a message could not be delivered',
      );
      const old = clock.realNow() - message.queuedAt > giveUpMs;
      const reason = reasonOf(error);
      return retryable && !old
        ? delay(next.member, reason, backOffMs(message.attempts))
        : end(next.member, 'undelivered', reason);
    }
    metrics.count('desk_deliveries_total', { result: 'sent' });
    // Who looks at the outbox sees that it is no longer there.
    const seen = message.reason !== undefined || message.again !== undefined;
    await store.commit({ ...takenOut(conversation, next.member), ...(seen && { notices: [deskTopic] }) });
    return 'again';
  };

  const { one: deliver, sweep } = leasedWork({ ...tools, queue: outboxQueue, step });
  return { deliver, sweep: () => sweep() };
};
