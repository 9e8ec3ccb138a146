/** The desks of the growth bench: each over a store of its own, embedded and synced, or on a Redis with its append-only file. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRedisStore } from '../../../adapters/store/redis.ts';
import { openSqliteStore } from '../../../adapters/store/sqlite.ts';
import { demoContracts } from '../../../bot/demo/contracts.ts';
import { storeGiven } from '../../../bot/demo/given.ts';
import { talks, transcriptLog } from '../../../bot/talk.ts';
import { deskOver, tuesday } from '../../helpers/desk.ts';
import { startOwnRedis } from '../../helpers/redis.ts';
import { quantile } from '../side-by-side.ts';

export const storeKinds = ['embedded', 'redis'] as const;
export type StoreKind = (typeof storeKinds)[number];

type BenchDesk = Awaited<ReturnType<typeof deskOver>>;
/** A desk with what removes it. */
export type Rig = BenchDesk & { close(): Promise<void> };

const openStoreOf = async (kind: StoreKind) => {
  if (kind === 'redis') {
    const redis = await startOwnRedis(['--appendonly', 'yes', '--appendfsync', 'everysec']);
    return { store: await openRedisStore({ url: redis.url }), remove: redis.stop };
  }
  const dir = mkdtempSync(join(tmpdir(), 'bench-'));
  return { store: openSqliteStore({ dir }), remove: async () => rmSync(dir, { recursive: true, force: true }) };
};

/** Opens one. */
export const openRig = async (kind: StoreKind): Promise<Rig> => {
  const { store, remove } = await openStoreOf(kind);
  const desk = await deskOver(store);
  return {
    ...desk,
    async close() {
      await desk.end();
      await store.close();
      await remove();
    },
  };
};

/** So many conversations, or messages of one, are put in the store by one commit. */
const atOnce = 500;

/** The messages of `conversation` from the `first` on, as its transcript holds them. */
const said = (conversation: string, first: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    kind: 'said',
    id: `${conversation}/${first + n}`,
    at: '2026-11-24T09:00:00.000+09:00',
    from: n % 2 === 0 ? 'customer' : 'bot',
    message: { text: `${first + n}通目のメッセージです。プリンターの電源を入れ直しましたが、まだ印刷できません。` },
  }));

/** Puts `count` conversations of two messages each into the store, as if they had been had. */
export const fillConversations = async ({ store }: Rig, count: number): Promise<void> => {
  for (let from = 0; from < count; from += atOnce) {
    const names = Array.from({ length: Math.min(atOnce, count - from) }, (_, n) => `old-${from + n}`);
    const talk = (user: string) => talks.stored({ user, dialogs: { dialogStack: [] }, sent: 0, kept: {} });
    await store.commit({
      puts: names.map((name) => ({ key: talks.key(name), value: talk(name) })),
      appends: names.map((name) => ({ log: transcriptLog(name), entries: said(name, 0, 2) })),
      schedules: names.map((name) => ({ queue: 'forget', id: `event/${name}`, at: Date.now() + 86_400_000 })),
    });
  }
};

/** Gives `conversation` a transcript of so many messages. */
export const fillTranscript = async ({ store }: Rig, conversation: string, messages: number): Promise<void> => {
  for (let from = 0; from < messages; from += atOnce)
    await store.commit({
      appends: [
        { log: transcriptLog(conversation), entries: said(conversation, from, Math.min(atOnce, messages - from)) },
      ],
    });
};

/** Gives each of `count` customers a contract of their own that may have a visit; their conversations' names. */
export const customersWithContracts = async (rig: Rig, count: number): Promise<string[]> => {
  const example = demoContracts(tuesday).find(({ contract }) => contract.number === 'ITS-100009');
  if (!example) throw new Error('there is no demo contract that may have a visit');
  const names = Array.from({ length: count }, (_, n) => `customer-${n}`);
  for (const [n, name] of names.entries()) {
    const number = `ITS-7${String(n).padStart(5, '0')}`;
    await storeGiven(rig.store, { ...example, contract: { ...example.contract, number } });
    await rig.link(name, number);
  }
  return names;
};

/** Milliseconds that `work` takes. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
};

/** The median milliseconds of each of `works`, done `rounds` times in turn, so that a busy machine slows all of them alike. */
export const inTurn = async (
  rounds: number,
  works: readonly ((round: number) => Promise<unknown>)[],
): Promise<number[]> => {
  const times = works.map((): number[] => []);
  for (let round = -5; round < rounds; round++)
    for (const [n, work] of works.entries()) {
      const time = await timed(() => work(round));
      if (round >= 0) times[n]?.push(time);
    }
  return times.map((all) => quantile(all, 0.5));
};
