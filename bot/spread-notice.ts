/** Spreads a notice: looks, page by page, which conversations it concerns, and gives each a timer that tells it there. */
import { z } from 'zod';
import { deskTopic } from '../adapters/operator-desk/built-in.ts';
import type { Leased, ListEntry } from '../adapters/store/port.ts';
import { openRecords, recordKind } from '../adapters/store/records.ts';
import { noticesFor } from '../dialogs/notices.ts';
import type { Desk } from './desk.ts';
import { lookAt } from './desk-api/look.ts';
import { knownTalks } from './known-talks.ts';
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

const leaseMs = 30_000;
/** So many conversations are looked at in one round: the timers of others do not wait long behind those it sets. */
const pageSize = 200;
/** A chat that nobody pushes messages to is reached as long as its page is open; after a day it is taken for closed. */
const closedAfterMs = 24 * 3_600_000;

type Tools = Pick<Desk, 'store' | 'company' | 'clock'>;

/** Whether the conversation is one that `notice` concerns, one that nobody reads any more, or neither. */
const lookFor = async (tools: Tools, notice: string, { member, score }: ListEntry) => {
  const { turn, talk } = await lookAt(tools, member);
  if (!talk?.reference && -score < tools.clock.realNow() - closedAfterMs) return 'closed';
  return (await noticesFor(turn)).some(({ id }) => id === notice) ? 'concerned' : 'not concerned';
};

/** One page of one notice, in one commit with the place reached: a process killed at any instant has done it or not. */
const spreadPage = async (tools: Tools, leased: Leased): Promise<void> => {
  const { store, clock } = tools;
  const records = openRecords(store);
  const { after, chats } = (await spreadings.read(records, leased.id)) ?? { chats: 0 };
  const page = await store.readList(knownTalks, after, pageSize);
  const seen = await Promise.all(page.map(async (entry) => ({ ...entry, is: await lookFor(tools, leased.id, entry) })));
  const concerned = seen.filter(({ is }) => is === 'concerned');
  for (const { member } of concerned) {
    records.schedule(timerQueue, timerId('notice', leased.id, member), clock.now().epochMilliseconds);
  }
  for (const { member } of seen.filter(({ is }) => is === 'closed')) {
    // Read again: whoever writes at this instant stays listed, because then this page is not committed.
    await talks.read(records, member);
    records.unlist(knownTalks, member);
  }
  const [last, done] = [page.at(-1) ?? after, page.length < pageSize];
  spreadings.write(records, leased.id, { ...(last && { after: last }), chats: chats + concerned.length, done });
  records.finish(leased, done ? null : clock.realNow());
  records.notify(deskTopic);
  if ((await records.commit()) === 'conflict') {
    await store.commit({ finishes: [{ leased, again: clock.realNow() }] });
  }
};

/**
 * Looks at the next page of every notice that is being spread. Whoever writes meanwhile, or is not listed yet, hears of
 * it in their own turn: setting a notice conflicts with every customer's turn that has not seen it.
 */
export const spreadNotices = async (tools: Tools): Promise<void> => {
  const now = tools.clock.realNow();
  for (const leased of await tools.store.lease({ queue: spreadQueue, dueBy: now, now, leaseMs, limit: 5 })) {
    await spreadPage(tools, leased);
  }
};
