/** Spreads a notice: looks, page by page, which conversations it concerns, and gives each a timer that tells it there. */
import { z } from 'zod';
import { deskTopic } from '../adapters/operator-desk/built-in.ts';
import type { Leased, ListEntry } from '../adapters/store/port.ts';
import { openRecords, recordKind } from '../adapters/store/records.ts';
import { noticesFor } from '../dialogs/situation/notices.ts';
import type { Desk } from './desk.ts';
import { lookAt } from './desk-api/look.ts';
import { holding, leaseMs } from './hold.ts';
import { isClosed, knownTalks } from './known-talks.ts';
import { spreadQueue, timerId, timerQueue } from './queues.ts';
import { talks } from './talk.ts';

const place = z.object({ member: z.string(), score: z.number() });

/** How far a notice was spread. */
export const spreadings = recordKind(
  'spread',
  z.object({
    /** the last conversation looked at, undefined at the start */
    after: place.optional(),
    /** the conversations it concerned so far */
    chats: z.number(),
    done: z.boolean(),
  }),
);

/** What one round does at most. */
interface Round {
  /** conversations it looks at */
  pageSize: number;
  /** timers it sets: those of others must not wait long behind them */
  most: number;
}

type Tools = Pick<Desk, 'store' | 'company' | 'clock'>;

/** Whether the conversation is one that `notice` concerns, one that nobody reads any more, or neither. */
const lookFor = async (tools: Tools, notice: string, entry: ListEntry) => {
  const { turn, talk } = await lookAt(tools, entry.member);
  if (isClosed(talk, entry, tools.clock.realNow())) return 'closed';
  return (await noticesFor(turn)).some(({ id }) => id === notice) ? 'concerned' : 'not concerned';
};

/** One round of one notice, in one commit with the place reached: a process killed at any instant has done it or not. */
const spreadOn = async (tools: Tools, leased: Leased, { pageSize, most }: Round): Promise<void> => {
  const { store, clock } = tools;
  const records = openRecords(store);
  const { after, chats } = (await spreadings.read(records, leased.id)) ?? { chats: 0 };
  const page = await store.readList(knownTalks, after, pageSize);
  const seen = await Promise.all(page.map(async (entry) => ({ entry, is: await lookFor(tools, leased.id, entry) })));
  const lastRoom = seen.filter(({ is }) => is === 'concerned')[most - 1];
  const round = lastRoom ? seen.slice(0, seen.indexOf(lastRoom) + 1) : seen;
  const members = (what: string) => round.filter(({ is }) => is === what).map(({ entry }) => entry.member);

  const concerned = members('concerned');
  for (const member of concerned) {
    records.schedule(timerQueue, timerId('notice', leased.id, member), clock.now().epochMilliseconds);
  }
  for (const member of members('closed')) {
    // Read again: whoever writes at this instant stays listed, because then this round is not committed.
    await talks.read(records, member);
    records.unlist(knownTalks, member);
  }
  const last = round.at(-1)?.entry ?? after;
  const done = !lastRoom && page.length < pageSize;
  spreadings.write(records, leased.id, { ...(last && { after: last }), chats: chats + concerned.length, done });
  records.finish(leased, done ? null : clock.realNow());
  records.notify(deskTopic);
  if ((await records.commit()) === 'conflict') {
    await store.commit({ finishes: [{ leased, again: clock.realNow() }] });
  }
};

/**
 * Goes on with every notice that is being spread, by one round. Whoever writes meanwhile, or is not listed yet, hears of
 * it in their own turn: setting a notice conflicts with every customer's turn that has not seen it.
 */
export const spreadNotices = async (tools: Tools, round: Round = { pageSize: 200, most: 50 }): Promise<void> => {
  const now = tools.clock.realNow();
  for (const leased of await tools.store.lease({ queue: spreadQueue, dueBy: now, now, leaseMs, limit: 5 })) {
    await holding(tools, leased, () => spreadOn(tools, leased, round));
  }
};
