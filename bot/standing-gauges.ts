/** What stands now, told when the metrics are asked for: whether this process serves, what waits, who is there. */
import { boards } from '../adapters/operator-desk/built-in.ts';
import type { ListEntry } from '../adapters/store/port.ts';
import type { Desk } from './desk.ts';
import { wrongIn } from './health.ts';
import { allOutgoing } from './outgoing.ts';
import { within } from './within.ts';

/** So many entries of a list are looked at; more are told as so many. */
const most = 1_000;
/** Real time a look at the store may take. */
const lookMs = 1_500;

/** Gives `metrics` what stands in `store` and in this process. What cannot be looked at is NaN, and holds nothing up for long. */
export const tellStanding = ({
  store,
  clock,
  metrics,
  readiness,
}: Pick<Desk, 'store' | 'clock' | 'metrics' | 'readiness'>): void => {
  const look = async (list: string, limit: number, after?: ListEntry): Promise<ListEntry[] | undefined> => {
    if (!readiness.storeTakes()) return undefined;
    const entries = await within(
      store.readList(list, after, limit).catch(() => 'late' as const),
      lookMs,
    );
    return entries === 'late' ? undefined : entries;
  };
  const many = (list: string, after?: () => ListEntry) => async () =>
    (await look(list, most, after?.()))?.length ?? Number.NaN;

  metrics.gauge('desk_ready', async () => (wrongIn(await readiness.report()) ? 0 : 1));
  metrics.gauge('desk_store_takes', async () => ((await readiness.report()).store === 'takes' ? 1 : 0));
  metrics.gauge('desk_store_room_bytes', async () => (await readiness.report()).roomBytes ?? Number.NaN);
  metrics.gauge('desk_loops_stuck', async () => (await readiness.report()).stuck.length);
  metrics.gauge('desk_outbox_oldest_seconds', async () => (await readiness.report()).outboxAgeSeconds);
  metrics.gauge('desk_outbox_waiting', many(allOutgoing));
  metrics.gauge('desk_line_waiting', many(boards.waiting));
  metrics.gauge('desk_line_oldest_seconds', async () => {
    const entries = await look(boards.waiting, 1);
    if (!entries) return Number.NaN;
    const [oldest] = entries;
    return oldest ? Math.max(0, clock.now().epochMilliseconds - oldest.score) / 1_000 : 0;
  });
  metrics.gauge('desk_chats_held', many(boards.active));
  metrics.gauge(
    'desk_operators_there',
    many(boards.there, () => ({ member: '', score: clock.realNow() + 1 })),
  );
  metrics.gauge('desk_todos_open', many(boards.todo));
};
