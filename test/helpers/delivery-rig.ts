/** The program without its HTTP, for tests of delivery: its clock moves when told, its commits can be held back. */
import { pino } from 'pino';
import type { TranscriptEntry } from '../../adapters/channels/port.ts';
import { fetchQueue } from '../../adapters/files/kept.ts';
import type { Batch, Store } from '../../adapters/store/port.ts';
import { demoContracts } from '../../bot/demo/contracts.ts';
import { storeGiven } from '../../bot/demo/given.ts';
import { type Desk, openDesk } from '../../bot/desk.ts';
import { inboxQueue } from '../../bot/inbox.ts';
import { lateQueue } from '../../bot/late-events.ts';
import { outboxList, outboxQueue } from '../../bot/outgoing.ts';
import { menuQueue } from '../../bot/queues.ts';
import { transcriptLog } from '../../bot/talk.ts';
import type { OperatorAction } from '../../dialogs/desk/operator.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

const opening = '2026-11-24T10:00:00+09:00';
const documents = loadDocuments();
const hour = 3_600_000;
const operator = { id: 'op-1', name: '佐藤' };

/** The queues whose work is waited for. */
const watched: ReadonlySet<string> = new Set([inboxQueue, lateQueue, outboxQueue, menuQueue, fetchQueue]);

/** `store`, with a way to wait for what is under way of inbox, outbox and files, and to hold a commit back. */
export const observed = (store: Store) => {
  let working = 0;
  let idle: (() => void)[] = [];
  let hold: { when: (batch: Batch) => boolean; reached: (batch: Batch) => void; released: Promise<void> } | undefined;
  const count = (change: number) => {
    working += change;
    if (working > 0) return;
    for (const go of idle) go();
    idle = [];
  };
  const own: Store = {
    ...store,
    async lease(ask) {
      if (!watched.has(ask.queue) || ask.token !== undefined) return store.lease(ask);
      count(1);
      const leased = await store.lease(ask);
      count(leased.length - 1);
      return leased;
    },
    async commit(batch) {
      if (hold?.when(batch)) {
        const { reached, released } = hold;
        hold = undefined;
        reached(batch);
        await released;
      }
      const outcome = await store.commit(batch);
      count(-(batch.finishes ?? []).filter(({ leased }) => watched.has(leased.queue)).length);
      return outcome;
    },
  };
  return {
    store: own,
    /** resolves when nobody is taking up or delivering */
    idle: () => new Promise<void>((go) => (working === 0 ? go() : idle.push(go))),
    /** Holds the next commit for which `when` is true; `reached` gives it, `release` lets it go. */
    holdCommit(when: (batch: Batch) => boolean) {
      let release = () => {};
      const released = new Promise<void>((go) => {
        release = go;
      });
      const reached = new Promise<Batch>((go) => {
        hold = { when, reached: go, released };
      });
      return { reached, release };
    },
  };
};

/**
 * The program without its HTTP, on a real clock that the test moves. Its customer speaks in conversation c1 and is
 * answered at `serviceUrl`; `seeded`: its store gets a contract first.
 */
export const openDeliveryRig = async ({
  store,
  serviceUrl,
  seeded = true,
}: {
  store: Store;
  serviceUrl: string;
  seeded?: boolean;
}) => {
  const clock = { at: Date.parse(opening), now: () => Temporal.Instant.from(opening), realNow: () => clock.at };
  const seen = observed(store);
  const log = pino({ level: 'silent' });
  const desk: Desk = openDesk({ store: seen.store, clock, documents, log, remotePage: () => 'http://desk/remote/' });
  const [first] = demoContracts(clock.now());
  if (first && seeded) await storeGiven(store, first);
  let said = 0;
  const event = (text: string, of = 'c1') => {
    const to = {
      serviceUrl,
      channelId: 'emulator',
      user: { id: `user-${of}` },
      bot: { id: 'bot' },
      conversation: { id: of },
    };
    const address = { channel: 'bot-framework' as const, to };
    const delivery = { by: 'channel' as const, address, inResponse: false };
    said += 1;
    const id = `${text}/${said}`;
    return { kind: 'message' as const, id, conversation: of, user: `emulator/${of}`, text, delivery };
  };
  return {
    desk,
    clock,
    ...seen,
    event,
    say: async (text: string) => {
      const outcome = await desk.turns.run(event(text));
      await seen.idle();
      return outcome.replies.map((reply) => reply.text);
    },
    operator: async (action: OperatorAction) => {
      said += 1;
      const outcome = await desk.turns.run({
        kind: 'operator',
        id: `op/${said}/${seeded}`,
        conversation: 'c1',
        by: operator,
        action,
      });
      await seen.idle();
      return outcome.action?.result;
    },
    sweepAfter: async (ms: number) => {
      clock.at += ms;
      await desk.outbox.sweep();
      await seen.idle();
    },
    /** Another worker has a conversation in its hands: what is said meanwhile waits. The result lets go of it. */
    holdOutbox: async (id = 'c1') => {
      const until = { dueBy: clock.at, now: clock.at, leaseMs: hour, limit: 1 };
      await store.commit({ schedules: [{ queue: outboxQueue, id, at: clock.at }] });
      const leased = await store.lease({ queue: outboxQueue, id, ...until });
      return () => store.commit({ finishes: leased.map((one) => ({ leased: one, again: clock.at })) });
    },
    waiting: () => store.readList(outboxList('c1'), undefined, 10),
    transcript: async () =>
      (await store.readLog(transcriptLog('c1'), 0, 1_000)).map(({ value }) => value as TranscriptEntry),
  };
};

export type DeliveryRig = Awaited<ReturnType<typeof openDeliveryRig>>;
