/** The store: versioned records, logs, lists, blobs and due items, changed together by one commit or not at all. */

/** One record as it was read. A record that does not exist has version 0 and no value. */
export interface Entry {
  key: string;
  version: number;
  value: unknown;
}

/** One entry of a log; `at` is its place, counted from 1 without gaps. */
export interface LogEntry {
  at: number;
  value: unknown;
}

/** One member of an ordered list. */
export interface ListEntry {
  member: string;
  score: number;
}

/** A due item in a worker's hands until `leaseMs` after the `now` it was leased at. */
export interface Leased {
  queue: string;
  id: string;
  /** when it was due, epoch milliseconds on the queue's own clock */
  at: number;
  /** who holds it: `finish` with another token changes nothing */
  token: string;
  /** rises with every `schedule`: tells whether the item was scheduled again while it was held */
  stamp: number;
}

/** Everything one turn changes. An empty part may be left out. */
export interface Batch {
  /** every record the turn looked at with the version it saw (0: it was missing), written or not */
  reads?: { key: string; version: number }[];
  puts?: { key: string; value: unknown }[];
  deletes?: string[];
  /** `entries` are added to the end of `log`, in this order */
  appends?: { log: string; entries: unknown[] }[];
  /** emptied before `appends`; places are counted from 1 again */
  dropLogs?: string[];
  /** keeps `bytes` as `blob`, in the place of what stood there; bytes null takes it out */
  blobs?: { blob: string; bytes: Uint8Array | null }[];
  /** puts `member` at `score` (moves it when it is there); score null takes it out */
  lists?: { list: string; member: string; score: number | null }[];
  /** makes `id` due at `at` (epoch ms); at null takes it away, which counts as scheduling it again. A lease that is held on it stays held. */
  schedules?: { queue: string; id: string; at: number | null }[];
  /**
   * Ends a lease. If the item was not scheduled again meanwhile it is due next at `again`, or gone when `again` is null;
   * if it was, it stays due as scheduled. A token that no longer holds the item changes nothing.
   */
  finishes?: { leased: Leased; again: number | null }[];
  /** topics told to every `watch`er in every process after the commit */
  notices?: string[];
}

/** The topic that stands for every other: notices may have been missed, so whoever watches looks for itself. */
export const everything = '*';

/**
 * What every driver promises; test/adapters/store.contract.ts checks each line on each driver.
 * Values are JSON. Errors of the store itself are OutsideError('store').
 */
export interface Store {
  /** The records, in the order of `keys`. */
  read(keys: readonly string[]): Promise<Entry[]>;
  /**
   * All of `batch`, or nothing: 'conflict' when any record in `reads` is not at the version given there.
   * Of any number of callers who read the same version and write, one commits. Versions never come back, not even after delete.
   * Once it resolves, everything it read is as safe as its own: an outcome that was only read is acknowledged after a commit.
   */
  commit(batch: Batch): Promise<'committed' | 'conflict'>;
  /** Entries after place `after` (0: from the start), oldest first, `limit` at most. */
  readLog(log: string, after: number, limit: number): Promise<LogEntry[]>;
  /** The bytes kept as `blob`; undefined: there are none. Not checked by a commit: decide on records. */
  readBlob(blob: string): Promise<Uint8Array | undefined>;
  /** Members by rising score then member, after the entry `after` (undefined: from the start), `limit` at most. */
  readList(list: string, after: ListEntry | undefined, limit: number): Promise<ListEntry[]>;
  /**
   * Takes up to `limit` items due by `dueBy` that nobody holds at `now`, earliest first, and holds them until now + leaseMs.
   * An item is leased to one caller at a time. `id` asks for that one item only; with the `token` of an earlier lease as
   * well, whoever still holds the item under it holds it on.
   */
  lease(ask: {
    queue: string;
    dueBy: number;
    now: number;
    leaseMs: number;
    limit: number;
    id?: string;
    token?: string;
  }): Promise<Leased[]>;
  /**
   * Calls `hear` with the topics of each later commit, in this process and others, and with [everything] when some may
   * have been missed; call the result to stop.
   */
  watch(hear: (topics: string[]) => void): () => void;
  /** Bytes it may still grow by before it refuses commits; undefined when nothing limits it, or nobody can tell. */
  room(): Promise<number | undefined>;
  /** Nothing may be called after it. Safe to call twice. */
  close(): Promise<void>;
}
