/** What is due by time: timers of conversations, operators gone silent, events to forget. */
import type { Logger } from 'pino';
import { leaveDesk, thereUntil } from '../adapters/operator-desk/presence.ts';
import type { Leased, Store } from '../adapters/store/port.ts';
import { forgetQueue, openRecords } from '../adapters/store/records.ts';
import { forgetOldAudit } from './audit.ts';
import type { Clock } from './clock.ts';
import { giveBack } from './held-chats.ts';
import { holding, leaseMs } from './hold.ts';
import { presenceQueue, timerParts, timerQueue } from './queues.ts';
import type { TurnRunner } from './turn.ts';

export interface DueWork {
  /** Runs every timer due by business time `by`, earliest first, at its own time when `at` is told; resolves when none is left. */
  timers(by: Temporal.Instant, at?: (time: Temporal.Instant) => void): Promise<string[]>;
  /** Gives back the chats of operators whose desk was not heard of. */
  presence(): Promise<void>;
  /** Removes the records whose time is over, and the months of the audit trail. */
  forget(): Promise<void>;
}

export const dueWork = ({
  store,
  clock,
  turns,
  log,
  goesOn = () => true,
}: {
  store: Store;
  clock: Clock;
  turns: TurnRunner;
  log: Logger;
  /** once it says no, nothing more is taken */
  goesOn?: () => boolean;
}): DueWork => {
  const take = (queue: string, dueBy: number, limit: number): Promise<Leased[]> =>
    store.lease({ queue, dueBy, now: clock.realNow(), leaseMs, limit });

  const lookAt = async (leased: Leased): Promise<void> => {
    const again = await thereUntil(openRecords(store), leased.id, clock.realNow());
    if (again !== undefined) {
      await store.commit({ finishes: [{ leased, again }] });
      return;
    }
    await giveBack({ store, turns }, leased.id, `${leased.stamp}`);
    const records = openRecords(store);
    // Whoever came back meanwhile stays on the board: the commit conflicts, and the item is looked at again.
    records.finish(leased, (await leaveDesk(records, leased.id, clock.realNow())) ? null : clock.realNow());
    await records.commit();
  };

  return {
    async timers(by, at) {
      const touched: string[] = [];
      for (;;) {
        if (!goesOn()) return touched;
        const [leased] = await take(timerQueue, by.epochMilliseconds, 1);
        if (!leased) return touched;
        const { name, of, conversation } = timerParts(leased.id);
        at?.(Temporal.Instant.fromEpochMilliseconds(leased.at));
        try {
          const event = {
            kind: 'timer',
            id: `timer/${leased.id}/${leased.stamp}`,
            conversation,
            name,
            of,
            leased,
          } as const;
          await holding({ store, clock }, leased, () => turns.run(event));
          touched.push(conversation);
        } catch (error) {
          log.error({ err: error, timer: name, conversation }, 'a timer failed; it is tried again when its lease ends');
        }
      }
    },

    async presence() {
      // Due before this began: one that is to be looked at again waits for the next round.
      const by = clock.realNow();
      for (;;) {
        const [leased] = await take(presenceQueue, by, 1);
        if (!leased) return;
        await holding({ store, clock }, leased, () => lookAt(leased));
      }
    },

    async forget() {
      await forgetOldAudit(store, clock.realNow());
      for (let batch = await take(forgetQueue, clock.realNow(), 200); batch.length > 0; ) {
        await store.commit({
          deletes: batch.map(({ id }) => id),
          finishes: batch.map((leased) => ({ leased, again: null })),
        });
        batch = await take(forgetQueue, clock.realNow(), 200);
      }
    },
  };
};
