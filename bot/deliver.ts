/** Delivers what was committed, in each conversation's order; the last gate before a message leaves. */
import type { Logger } from 'pino';
import type { Address, Channels, Handed } from '../adapters/channels/channel.ts';
import { inWords, type Message } from '../adapters/channels/port.ts';
import { OutsideError } from '../adapters/errors.ts';
import { deskTopic } from '../adapters/operator-desk/built-in.ts';
import type { Store } from '../adapters/store/port.ts';
import { openRecords } from '../adapters/store/records.ts';
import { stamp } from '../knowledge/rules/japan-time.ts';
import type { Clock } from './clock.ts';
import { leasedWork, type WorkStep } from './leased-work.ts';
import { markGone } from './mark-gone.ts';
import { measuredCall, measureLeft } from './measured-call.ts';
import type { Metrics } from './metrics.ts';
import { type Outgoing, outboxList, outboxQueue, outgoing, takenOut, takenOutGivenUp } from './outgoing.ts';
import { backOffMs, giveUpMs } from './patience.ts';
import { attemptOf, keepLeaving, type NextSend, nextSend, settled } from './sending.ts';
import { namesOfSent } from './sent-as.ts';
import { talks, talkTopic, transcriptLog } from './talk.ts';
import { reasonOf } from './told-failures.ts';
import { traced, traceKept } from './trace.ts';

export interface Outbox {
  /** Delivers what waits for one conversation, unless another worker is at it. */
  deliver(conversation: string): Promise<void>;
  /** Takes up what was left behind or is to be tried again; resolves when nothing is due, or after some twenty seconds. */
  sweep(): Promise<void>;
}

/** So many of what waits are looked at for one send. */
const mostInOne = 10;

/** A send in a channel's hands this long has failed. */
const sendMs = 12_000;

/** What a channel asks to be left alone for is heeded up to this. */
const longestPauseMs = 15 * 60_000;

/** A round begins no further deliveries after this long: a channel that fails must not look like a process that does (bot/workers.ts). */
const roundMs = 20_000;

/** What `sending` comes to within `ms`. A channel that never answers must not hold up the other conversations. */
const inTime = async (sending: Promise<Handed>, ms: number): Promise<Handed> => {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const message = `the channel did not answer in ${ms} ms`;
    late.reject(new OutsideError('channel', { retryable: true, unsure: true, message }));
  }, ms);
  try {
    return await Promise.race([sending, late.promise]);
  } finally {
    clearTimeout(timer);
  }
};

/** The outbox over `store`. `sendWithinMs`: real time a channel has for one send. */
export const outbox = (tools: {
  store: Store;
  clock: Clock;
  channels: Channels;
  log: Logger;
  metrics: Metrics;
  sendWithinMs?: number;
  /** gives a message the link of its file */
  linked?: ((message: Message) => Message) | undefined;
  goesOn?: () => boolean;
}): Outbox => {
  const { store, clock, channels, log, metrics, linked } = tools;
  const channelOf = ({ channel }: Address) => channels[channel];

  /** Ends a message that will not be sent; operators see why in the transcript. */
  const end = async (id: string, about: 'unsent' | 'undelivered', reason?: string): Promise<WorkStep> => {
    const conversation = id.slice(0, id.lastIndexOf('/'));
    const [entry, talk] = await store.read([outgoing.key(id), talks.key(conversation)]);
    if (entry?.value === undefined || !talk) return 'again';
    const message = outgoing.parse(entry.value);
    const note = {
      kind: 'note',
      id: [id, about, ...(message.again ? [message.again] : [])].join('/'),
      at: stamp(clock.now()),
      about,
      text: inWords(message.message),
      of: message.entry,
    };
    const out =
      reason === undefined
        ? takenOut(message.conversation, id)
        : await takenOutGivenUp(store, id, { ...message, reason }, clock.realNow());
    const result = await store.commit({
      // Whoever ended it first has noted it; and a turn may be writing the whole transcript anew.
      reads: [entry, talk].map(({ key, version }) => ({ key, version })),
      ...out,
      appends: [{ log: transcriptLog(message.conversation), entries: [note] }],
      notices: [deskTopic],
    });
    if (result === 'committed') left(message, about);
    return 'again';
  };

  const left = ({ queuedAt, attempts }: Outgoing, result: 'sent' | 'unsent' | 'undelivered') => {
    metrics.count('desk_deliveries_total', { result });
    measureLeft(metrics, 'channel', { queuedAt, attempts, now: clock.realNow(), result });
  };

  /** Tried again in `waitMs`: who looks sees why. Written over by nobody who looked before. */
  const delay = async (next: NextSend, reason: string, waitMs: number, mayHaveArrived: boolean): Promise<WorkStep> => {
    const records = openRecords(store);
    const dueAt = clock.realNow() + waitMs;
    for (const { id } of next.held) {
      const message = await outgoing.read(records, id);
      if (message) outgoing.write(records, id, { ...message, reason, dueAt });
      if (message?.reason !== reason) records.notify(deskTopic);
    }
    if (!mayHaveArrived) await store.commit(settled(next, true));
    await records.commit();
    return { waitMs };
  };

  /** Ends everything of a send that will not be tried again. */
  const giveUp = async (next: NextSend, reason: string): Promise<WorkStep> => {
    await store.commit(settled(next));
    for (const { id } of next.held) await end(id, 'undelivered', reason);
    return 'again';
  };

  const isOld = ({ held }: NextSend) => clock.realNow() - held[0].out.queuedAt > giveUpMs;

  /** Hands it to its channel. */
  const call = (next: NextSend): Promise<Handed> => {
    const channel = channelOf(next.address);
    const system = next.address.channel;
    if (!channel) throw new OutsideError(system, { retryable: false, message: `${system} is not set up` });
    return measuredCall('channel', tools, () => inTime(channel.send(attemptOf(next)), tools.sendWithinMs ?? sendMs));
  };

  const failed = async (next: NextSend, error: unknown): Promise<WorkStep> => {
    const { held, unsureSince } = next;
    const [{ out }] = held;
    const {
      retryable,
      unsure,
      waitMs = 0,
      gone,
    } = error instanceof OutsideError ? error : { retryable: false, unsure: false, gone: false };
    const told = { err: error, conversation: out.conversation, attempts: out.attempts + 1, retryable };
    log.warn(told, 'a message could not be delivered');
    const reason = reasonOf(error);
    if (gone && !(await markGone(store, out.conversation, true))) return 'again';
    if (!retryable || isOld(next)) return giveUp(next, reason);
    const pause = Math.max(backOffMs(out.attempts), Math.min(waitMs, longestPauseMs));
    return delay(next, reason, pause, unsure || unsureSince !== undefined);
  };

  /** Operators see, once a message, that it waits for the customer to write; false: the conversation has changed meanwhile. */
  const noteWaiting = async ({ held }: NextSend, reason: string): Promise<boolean> => {
    const told = held.filter(({ out }) => out.reason !== reason);
    const { conversation } = held[0].out;
    const [talk] = await store.read([talks.key(conversation)]);
    if (told.length === 0 || !talk) return true;
    const at = stamp(clock.now());
    const entries = told.map(({ id, out }) => {
      const noteId = [id, 'waits', ...(out.again ? [out.again] : [])].join('/');
      return { kind: 'note', id: noteId, at, about: 'waits', text: inWords(out.message), of: out.entry };
    });
    // As in `end`: a turn may be writing the whole transcript anew.
    const reads = [{ key: talk.key, version: talk.version }];
    const appends = [{ log: transcriptLog(conversation), entries }];
    return (await store.commit({ reads, appends, notices: [deskTopic, talkTopic(conversation)] })) === 'committed';
  };

  const handOver = async (next: NextSend): Promise<WorkStep | 'sent'> => {
    const { records, held } = next;
    const { conversation, attempts } = held[0].out;
    keepLeaving(next, clock.realNow());
    // Conflicts when an operator takes the chat at this instant: then what waits is looked at again.
    if ((await records.commit()) === 'conflict') return 'again';
    let handed: Handed;
    try {
      handed = await call(next);
    } catch (error) {
      return failed(next, error);
    }
    if (handed.came === 'unheard') {
      log.warn({ conversation, attempts: attempts + 1 }, 'what waits for a customer is kept until they write again');
      if (isOld(next)) return giveUp(next, handed.reason);
      if (!(await noteWaiting(next, handed.reason))) return 'again';
      return delay(next, handed.reason, held[0].out.queuedAt + giveUpMs + 1 - clock.realNow(), false);
    }
    if (handed.came === 'closed') {
      if (handed.perhaps)
        log.warn({ conversation }, 'a message may reach the customer twice: its first answer was lost');
      await store.commit(settled(next));
      return 'again';
    }
    for (const { out } of held) left({ ...out, attempts: out.attempts + 1 }, 'sent');
    const { puts = [], deletes = [] } = settled(next);
    const named = namesOfSent(next, handed.as, clock.realNow());
    const outs = held.map(({ id }) => takenOut(conversation, id));
    // What is said later reaches them as well; where this conflicts, the customer has just written, which unmarks them too.
    if (next.isGone) await markGone(store, conversation, false);
    // Who looks at the outbox sees that it is no longer there.
    const seen = held.some(({ out }) => out.reason !== undefined || out.again !== undefined);
    await store.commit({
      puts: [...puts, ...named.puts],
      schedules: named.schedules,
      deletes: [...deletes, ...outs.flatMap((out) => out.deletes)],
      lists: outs.flatMap((out) => out.lists),
      ...(seen && { notices: [deskTopic] }),
    });
    return 'sent';
  };

  const step = async (conversation: string): Promise<WorkStep> => {
    const listed = await store.readList(outboxList(conversation), undefined, mostInOne);
    const [first] = listed;
    if (!first) return 'empty';
    const next = await nextSend({ store, realNow: clock.realNow, linked }, conversation, listed, channelOf);
    if (next.is === 'nothing') {
      await store.commit(takenOut(conversation, first.member));
      return 'again';
    }
    if (next.is === 'taken') return end(first.member, 'unsent');
    if (next.is === 'left') return end(first.member, 'undelivered', 'the customer has left the channel');
    const pause = channelOf(next.address)?.pace?.(next.address) ?? 0;
    if (pause > 0) return { waitMs: pause };
    const { attempts, trace } = next.held[0].out;
    const fields = { 'desk.attempts': attempts + 1 };
    return traced(log, { name: 'outbox', kind: 'consumer', within: traceKept(trace), fields }, async (add) => {
      const came = await handOver(next);
      add({ 'desk.result': typeof came === 'string' ? came : 'again later' });
      return came === 'sent' ? 'again' : came;
    });
  };

  const { one: deliver, sweep } = leasedWork({ ...tools, queue: outboxQueue, step });
  return { deliver, sweep: () => sweep(roundMs) };
};
