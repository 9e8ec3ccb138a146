/** The durable inbox: what a channel was promised to be heard, before it is. Each conversation's events in the order they happened. */
import type { Logger } from 'pino';
import { z } from 'zod';
import { OutsideError } from '../adapters/errors.ts';
import type { Store } from '../adapters/store/port.ts';
import { recordKind } from '../adapters/store/records.ts';
import type { Clock } from './clock.ts';
import { fewAtOnce } from './few-at-once.ts';
import { leasedWork, type WorkStep } from './leased-work.ts';
import type { Metrics } from './metrics.ts';
import { backOffMs, giveUpMs } from './patience.ts';
import { traced, traceKept, traceToKeep } from './trace.ts';

const shape = z.object({
  conversation: z.string(),
  /** the channel's own form of what came in */
  event: z.unknown(),
  /** real time, epoch ms */
  arrivedAt: z.number(),
  attempts: z.number(),
  /** the trace of the request that brought it, as a traceparent */
  trace: z.string().optional(),
});
export type Arrival = z.infer<typeof shape>;

/** What came in and was not taken up yet. */
const arrivals = recordKind('in', shape);
/** Due items: one a conversation that something has come in for. Real time. */
export const inboxQueue = 'inbox';
/** What has come in for a conversation, by when it happened. */
const inboxList = (conversation: string): string => `in/${conversation}`;

export interface Inbox {
  /** Keeps all of it, or nothing and throws; the same id again is the same event. `at`: when it happened, epoch ms. */
  keep(all: readonly { id: string; conversation: string; at: number; event: unknown }[]): Promise<void>;
  /** Takes up what came in for one conversation, unless another worker is at it. */
  takeUp(conversation: string): Promise<void>;
  /** Takes up what was left behind or is to be tried again. */
  sweep(): Promise<void>;
}

/** So often what fails by a defect of ours is tried: the conversation does not wait behind it for ever. */
const mostAttempts = 5;
const roundMs = 20_000;

/** So many conversations are taken up at once: what is posted meanwhile has to be kept and answered soon. */
const takenUpAtOnce = 4;

/** The inbox over `store`. `carryOut` makes an event of it happen, once however often it is called. */
export const openInbox = (tools: {
  store: Store;
  clock: Clock;
  log: Logger;
  metrics: Metrics;
  carryOut: (arrival: Arrival) => Promise<void>;
  goesOn?: () => boolean;
  /** another inbox beside the first has its due items in a queue of its own */
  queue?: string;
}): Inbox => {
  const { store, clock, log, metrics, carryOut, queue = inboxQueue } = tools;

  const takeOut = async (id: string, conversation: string): Promise<WorkStep> => {
    await store.commit({
      deletes: [arrivals.key(id)],
      lists: [{ list: inboxList(conversation), member: id, score: null }],
    });
    return 'again';
  };

  const failed = async (id: string, arrival: Arrival, error: unknown): Promise<WorkStep> => {
    const { conversation, arrivedAt } = arrival;
    const attempts = arrival.attempts + 1;
    const retryable = error instanceof OutsideError && error.retryable;
    const isOver = retryable ? clock.realNow() - arrivedAt > giveUpMs : attempts >= mostAttempts;
    if (isOver) {
      log.error({ err: error, conversation, attempts }, 'what came in could not be taken up, and is given up');
      metrics.count('desk_arrivals_total', { result: 'given up' });
      return takeOut(id, conversation);
    }
    log.warn(
      { err: error, conversation, attempts, retryable },
      'what came in could not be taken up; it is tried again',
    );
    await store.commit({ puts: [{ key: arrivals.key(id), value: arrivals.stored({ ...arrival, attempts }) }] });
    return { waitMs: backOffMs(attempts - 1) };
  };

  const step = async (conversation: string): Promise<WorkStep> => {
    const [next] = await store.readList(inboxList(conversation), undefined, 1);
    if (!next) return 'empty';
    const [entry] = await store.read([arrivals.key(next.member)]);
    if (entry?.value === undefined) return takeOut(next.member, conversation);
    const arrival = arrivals.parse(entry.value);
    return traced(log, { name: 'inbox', kind: 'consumer', within: traceKept(arrival.trace) }, async () => {
      try {
        await carryOut(arrival);
      } catch (error) {
        return failed(next.member, arrival, error);
      }
      metrics.count('desk_arrivals_total', { result: 'done' });
      metrics.observe('desk_arrival_seconds', Math.max(0, clock.realNow() - arrival.arrivedAt) / 1_000);
      return takeOut(next.member, conversation);
    });
  };

  const { one, sweep } = leasedWork({ ...tools, queue, step, atOnce: takenUpAtOnce });
  const few = fewAtOnce(takenUpAtOnce);
  return {
    async keep(all) {
      if (all.length === 0) return;
      const arrivedAt = clock.realNow();
      const kept = { arrivedAt, attempts: 0, ...traceToKeep() };
      await store.commit({
        puts: all.map(({ id, conversation, event }) => ({
          key: arrivals.key(id),
          value: arrivals.stored({ conversation, event, ...kept }),
        })),
        lists: all.map(({ id, conversation, at }) => ({ list: inboxList(conversation), member: id, score: at })),
        schedules: all.map(({ conversation }) => ({ queue, id: conversation, at: arrivedAt })),
      });
    },
    takeUp: (conversation) => few(() => one(conversation)),
    sweep: () => sweep(roundMs),
  };
};
