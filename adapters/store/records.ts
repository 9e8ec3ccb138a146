/** Records as one turn sees them: each is read once, changes are kept until the one commit. */
import type { z } from 'zod';
import { jsonCopy } from './json-copy.ts';
import type { Batch, Leased, ListEntry, Store } from './port.ts';

/** The queue of records to forget: their keys, due on the real clock. */
export const forgetQueue = 'forget';

/** The turn's view of the store. Nothing is changed before the commit; every key that is read is checked by it. */
export interface Records {
  /** The value of `key` in this turn (its own writes included), undefined when there is none. */
  read(key: string): Promise<unknown>;
  /** Puts `value` at `key`. A key that was not read is taken to be new: the commit conflicts if it exists. */
  write(key: string, value: unknown): void;
  remove(key: string): void;
  append(log: string, entry: unknown): void;
  /**
   * Puts `entries` in the place of all that stood in `log`. Who else writes to it must read a record that this turn writes,
   * or what they add meanwhile is lost.
   */
  rewrite(log: string, entries: readonly unknown[]): void;
  /** Keeps `bytes` as `blob`. */
  keepBlob(blob: string, bytes: Uint8Array): void;
  dropBlob(blob: string): void;
  list(list: string, member: string, score: number): void;
  unlist(list: string, member: string): void;
  /** Makes `id` due in `queue` at `at`, epoch ms on that queue's clock (see ARCHITECTURE.md, Clocks). */
  schedule(queue: string, id: string, at: number): void;
  unschedule(queue: string, id: string): void;
  /** Removes the record at `key` when it is not asked to be kept longer until `at`, epoch ms of the real clock. */
  forget(key: string, at: number): void;
  /** Ends the lease this turn works under; again: when the item is due next, null for never. */
  finish(leased: Leased, again: number | null): void;
  /** Tells every watcher of `topic` once the turn is committed. */
  notify(topic: string): void;
  /** A page of a list as the store has it now. Not checked by the commit: decide on records, never on a list. */
  page(list: string, after: ListEntry | undefined, limit: number): Promise<ListEntry[]>;
}

/** A turn's view with its end. */
export interface OpenRecords extends Records {
  /** Everything the turn changed, or nothing when a record it read has changed meanwhile. */
  commit(): Promise<'committed' | 'conflict'>;
  /** Reads at once what the turn is sure to look at. */
  readAhead(keys: readonly string[]): Promise<void>;
  /** The first record the turn read that is another one by now; undefined: none is. */
  changed(): Promise<string | undefined>;
  /** Whether everything the turn read still stands: records read one after the other may not belong together. */
  stand(): Promise<boolean>;
}

/** A view of `store` for one turn, with the commit that ends it. */
export const openRecords = (store: Store): OpenRecords => {
  const seen = new Map<string, number>();
  const values = new Map<string, unknown>();
  const changed = new Map<string, 'put' | 'delete'>();
  const appends = new Map<string, unknown[]>();
  const batch: Required<Pick<Batch, 'blobs' | 'lists' | 'schedules' | 'finishes'>> = {
    blobs: [],
    lists: [],
    schedules: [],
    finishes: [],
  };
  const notices = new Set<string>();
  const dropLogs: string[] = [];

  const change = (key: string, value: unknown, kind: 'put' | 'delete') => {
    if (!seen.has(key)) seen.set(key, 0);
    values.set(key, jsonCopy(value));
    changed.set(key, kind);
  };

  // A parallel read of the same key in this turn may have come first: the first one counts.
  const see = (key: string, version: number, value: unknown) => {
    if (seen.has(key)) return;
    seen.set(key, version);
    values.set(key, value);
  };

  const reads = () => [...seen].map(([key, version]) => ({ key, version }));

  return {
    async read(key) {
      if (!seen.has(key)) {
        const [entry] = await store.read([key]);
        see(key, entry?.version ?? 0, entry?.value);
      }
      return jsonCopy(values.get(key));
    },
    write: (key, value) => change(key, value, 'put'),
    remove: (key) => change(key, undefined, 'delete'),
    append(log, entry) {
      appends.set(log, [...(appends.get(log) ?? []), entry]);
    },
    rewrite(log, entries) {
      dropLogs.push(log);
      appends.set(log, entries.map(jsonCopy));
    },
    keepBlob: (blob, bytes) => void batch.blobs.push({ blob, bytes }),
    dropBlob: (blob) => void batch.blobs.push({ blob, bytes: null }),
    list: (list, member, score) => void batch.lists.push({ list, member, score }),
    unlist: (list, member) => void batch.lists.push({ list, member, score: null }),
    schedule: (queue, id, at) => void batch.schedules.push({ queue, id, at }),
    unschedule: (queue, id) => void batch.schedules.push({ queue, id, at: null }),
    forget: (key, at) => void batch.schedules.push({ queue: forgetQueue, id: key, at }),
    finish: (leased, again) => void batch.finishes.push({ leased, again }),
    notify: (topic) => void notices.add(topic),
    page: (list, after, limit) => store.readList(list, after, limit),
    async readAhead(keys) {
      for (const { key, version, value } of await store.read(keys)) see(key, version, value);
    },
    async changed() {
      const now = await store.read([...seen.keys()]);
      return now.find(({ key, version }) => version !== seen.get(key))?.key;
    },
    stand: async () => (await store.commit({ reads: reads() })) === 'committed',
    commit: () =>
      store.commit({
        reads: reads(),
        puts: [...changed].filter(([, kind]) => kind === 'put').map(([key]) => ({ key, value: values.get(key) })),
        deletes: [...changed].filter(([, kind]) => kind === 'delete').map(([key]) => key),
        dropLogs,
        appends: [...appends].map(([log, entries]) => ({ log, entries })),
        ...batch,
        notices: [...notices],
      }),
  };
};

/** One kind of record: where it stands, what it holds, and the version of its shape. */
export interface RecordKind<T> {
  key(id: string): string;
  /** What a value stored under such a key holds, in today's shape; throws where it is no such record. */
  parse(stored: unknown): T;
  /** `value` as it is stored. */
  stored(value: T): unknown;
  read(records: Records, id: string): Promise<T | undefined>;
  write(records: Records, id: string, value: T): void;
  remove(records: Records, id: string): void;
}

/**
 * A kind of record kept at `name/id`, in the shape of `schema`, whose version is stored with it.
 * `upgrades[n]` turns the shape n into n + 1. A record of a later version than this program knows throws: an older
 * program must not write over it.
 */
export const recordKind = <T>(
  name: string,
  schema: z.ZodType<T>,
  upgrades: readonly ((old: unknown) => unknown)[] = [],
): RecordKind<T> => {
  const version = upgrades.length + 1;
  const key = (id: string) => `${name}/${id}`;
  const stored = (data: T) => ({ shape: version, data });
  const parse = (value: unknown): T => {
    const { shape, data } = value as { shape: number; data: unknown };
    if (shape > version) throw new Error(`${name}: stored by a later version of this program (${shape} > ${version})`);
    return schema.parse(upgrades.slice(shape - 1).reduce((old, upgrade) => upgrade(old), data));
  };
  return {
    key,
    parse,
    stored,
    async read(records, id) {
      const value = await records.read(key(id));
      return value === undefined ? undefined : parse(value);
    },
    write: (records, id, value) => records.write(key(id), stored(value)),
    remove: (records, id) => records.remove(key(id)),
  };
};
