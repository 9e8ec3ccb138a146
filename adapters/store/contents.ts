/** Everything a store holds, as rows that one driver gives and another takes, and a check that both hold the same. */
import { createHash } from 'node:crypto';

/** One thing a store holds. Leases are no part of it: whoever held one is not there after a copy. */
export type StoreRow =
  | { kind: 'record'; key: string; version: number; json: string }
  | { kind: 'log'; log: string; at: number; json: string }
  | { kind: 'list'; list: string; member: string; score: number }
  | { kind: 'blob'; blob: string; base64: string }
  | { kind: 'due'; queue: string; id: string; at: number; stamp: number }
  /** the counter that versions are taken from */
  | { kind: 'version'; version: number };

/** A store opened to be copied: nobody else may use it meanwhile. */
export interface StoreContents {
  /** Every row, some hundred at a time; those of one log in their order. */
  rows(): AsyncIterable<StoreRow[]>;
  isEmpty(): Promise<boolean>;
  /** Puts `rows` into the empty store: all of them, or it cannot be opened as a store afterwards. */
  take(rows: AsyncIterable<StoreRow[]>): Promise<void>;
  close(): Promise<void>;
}

export type Tally = Record<StoreRow['kind'], { count: number; sum: string }>;

const kinds = ['record', 'log', 'list', 'blob', 'due', 'version'] as const;

/** How many rows of each kind there are, and a sum of what they hold that does not depend on their order. */
export const tallyOf = async (rows: AsyncIterable<StoreRow[]>): Promise<Tally> => {
  const sums = new Map(kinds.map((kind) => [kind, { count: 0, sum: Buffer.alloc(32) }]));
  for await (const some of rows) {
    for (const row of some) {
      const of = sums.get(row.kind);
      if (!of) continue;
      of.count += 1;
      // Names in a fixed order, whichever driver made the row.
      const text = JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
      const digest = createHash('sha256').update(text).digest();
      for (const [n, byte] of digest.entries()) of.sum[n] = (of.sum[n] ?? 0) ^ byte;
    }
  }
  return Object.fromEntries(
    [...sums].map(([kind, { count, sum }]) => [kind, { count, sum: sum.toString('hex') }]),
  ) as Tally;
};

/** The kinds of which two stores do not hold the same. */
export const differing = (one: Tally, other: Tally): StoreRow['kind'][] =>
  kinds.filter((kind) => one[kind].count !== other[kind].count || one[kind].sum !== other[kind].sum);
