/** What every store promises (adapters/store/port.ts), checked without asking which store it is. */
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Batch, Store } from '../../adapters/store/port.ts';
import { blobFacts } from './store-blobs.contract.ts';
import { dueFacts } from './store-due.contract.ts';
import { listFacts } from './store-lists.contract.ts';
import { storeBehavesLikeItsModel } from './store-model.contract.ts';

/** Two views of one empty store; `other` is another process's where the driver allows several, else the same. */
export interface Stores {
  store: Store;
  other: Store;
}
export type StoreCheck = (stores: Stores) => Promise<void>;

const put = (key: string, value: unknown, version: number): Batch => ({
  reads: [{ key, version }],
  puts: [{ key, value }],
});
const versionOf = async (store: Store, key: string) => (await store.read([key]))[0]?.version ?? -1;

export const readsInTheOrderAsked: StoreCheck = async ({ store }) => {
  await store.commit({ puts: ['a', 'b', 'c'].map((key) => ({ key, value: `value of ${key}` })) });
  const entries = await store.read(['c', 'missing', 'a', 'c']);
  expect(entries.map(({ key, value }) => [key, value])).toEqual([
    ['c', 'value of c'],
    ['missing', undefined],
    ['a', 'value of a'],
    ['c', 'value of c'],
  ]);
  expect(await store.read([])).toEqual([]);
};

export const missingIsVersionZero: StoreCheck = async ({ store }) => {
  expect(await store.read(['x'])).toEqual([{ key: 'x', version: 0, value: undefined }]);
  await store.commit(put('x', null, 0));
  expect(await versionOf(store, 'x')).toBeGreaterThan(0);
};

export const conflictsWhenChanged: StoreCheck = async ({ store, other }) => {
  await store.commit(put('x', 1, 0));
  const version = await versionOf(store, 'x');
  expect(await other.commit(put('x', 2, version))).toBe('committed');
  expect(await store.commit(put('x', 3, version))).toBe('conflict');
  expect((await store.read(['x']))[0]?.value).toBe(2);
};

export const conflictsWhenAppeared: StoreCheck = async ({ store, other }) => {
  await other.commit(put('x', 1, 0));
  expect(await store.commit(put('x', 2, 0))).toBe('conflict');
};

export const conflictsWhenDeleted: StoreCheck = async ({ store, other }) => {
  await store.commit(put('x', 1, 0));
  const version = await versionOf(store, 'x');
  expect(await other.commit({ reads: [{ key: 'x', version }], deletes: ['x'] })).toBe('committed');
  expect(await store.commit(put('x', 2, version))).toBe('conflict');
  expect(await versionOf(store, 'x')).toBe(0);
};

export const versionsNeverComeBack: StoreCheck = async ({ store, other }) => {
  const seen = new Set<number>();
  for (const turn of [1, 2, 3, 4]) {
    await store.commit({ puts: [{ key: 'x', value: turn }] });
    seen.add(await versionOf(other, 'x'));
    await other.commit({ deletes: ['x'] });
  }
  expect(seen.size).toBe(4);
  await store.commit({ puts: [{ key: 'x', value: 'again' }] });
  for (const version of seen) expect(await store.commit(put('x', 'stale', version))).toBe('conflict');
};

export const conflictsOnARecordOnlyRead: StoreCheck = async ({ store, other }) => {
  await store.commit({ puts: [{ key: 'contract', value: 'plan 1' }] });
  const version = await versionOf(store, 'contract');
  const reads = [
    { key: 'contract', version },
    { key: 'lock', version: 0 },
  ];
  expect(await store.commit({ reads, puts: [{ key: 'a', value: 1 }] })).toBe('committed');
  expect(await store.commit({ reads, puts: [{ key: 'b', value: 1 }] })).toBe('committed');
  await other.commit({ puts: [{ key: 'lock', value: true }] });
  expect(await store.commit({ reads, puts: [{ key: 'c', value: 1 }] })).toBe('conflict');
};

/** Every part of a batch, on names that all begin with `name`. */
const everything = (name: string): Batch => ({
  puts: [{ key: `${name}/put`, value: 'new' }],
  deletes: [`${name}/deleted`],
  appends: [{ log: `${name}/log`, entries: ['new', 'newer'] }],
  dropLogs: [`${name}/dropped`],
  lists: [
    { list: `${name}/list`, member: 'new', score: 2 },
    { list: `${name}/list`, member: 'old', score: null },
  ],
  schedules: [{ queue: `${name}/queue`, id: 'new', at: 20 }],
});
const before = (name: string): Batch => ({
  puts: ['put', 'deleted'].map((key) => ({ key: `${name}/${key}`, value: 'old' })),
  appends: ['log', 'dropped'].map((log) => ({ log: `${name}/${log}`, entries: ['old'] })),
  lists: [{ list: `${name}/list`, member: 'old', score: 1 }],
  schedules: [{ queue: `${name}/queue`, id: 'old', at: 10 }],
});
const everythingIn = async (store: Store, name: string, now: number) => ({
  records: (await store.read([`${name}/put`, `${name}/deleted`])).map(({ value }) => value),
  log: (await store.readLog(`${name}/log`, 0, 9)).map(({ value }) => value),
  dropped: (await store.readLog(`${name}/dropped`, 0, 9)).map(({ value }) => value),
  list: (await store.readList(`${name}/list`, undefined, 9)).map(({ member }) => member),
  due: (await store.lease({ queue: `${name}/queue`, dueBy: 99, now, leaseMs: 10, limit: 9 })).map(({ id }) => id),
});

export const commitsEverythingTogether: StoreCheck = async ({ store, other }) => {
  await store.commit(before('n'));
  const [held] = await store.lease({ queue: 'n/queue', dueBy: 99, now: 0, leaseMs: 1000, limit: 1 });
  if (!held) throw new Error('nothing was leased');
  expect(await store.commit({ ...everything('n'), finishes: [{ leased: held, again: null }] })).toBe('committed');
  expect(await everythingIn(other, 'n', 0)).toEqual({
    records: ['new', undefined],
    log: ['old', 'new', 'newer'],
    dropped: [],
    list: ['new'],
    due: ['new'],
  });
};

export const aConflictChangesNothing: StoreCheck = async ({ store, other }) => {
  await store.commit(before('n'));
  const [held] = await store.lease({ queue: 'n/queue', dueBy: 99, now: 0, leaseMs: 1000, limit: 1 });
  if (!held) throw new Error('nothing was leased');
  const heard: string[][] = [];
  const told = new Promise<void>((resolve) => {
    other.watch((topics) => {
      heard.push(topics);
      if (topics.includes('last')) resolve();
    });
  });
  const stale = { reads: [{ key: 'never/there', version: 7 }] };
  const finishes = [{ leased: held, again: null }];
  expect(await store.commit({ ...everything('n'), ...stale, finishes, notices: ['n'] })).toBe('conflict');
  await store.commit({ notices: ['last'] });
  await told;
  expect(heard).toEqual([['last']]);
  expect((await everythingIn(other, 'n', 999)).due).toEqual([]);
  expect(await everythingIn(other, 'n', 1000)).toEqual({
    records: ['old', 'old'],
    log: ['old'],
    dropped: ['old'],
    list: ['old'],
    due: ['old'],
  });
};

export const oneOfFiftyWins: StoreCheck = async ({ store, other }) => {
  await store.commit(put('slot', 'free', 0));
  const version = await versionOf(store, 'slot');
  const racers = Array.from({ length: 50 }, (_, n) =>
    (n % 2 ? store : other).commit({ ...put('slot', n, version), appends: [{ log: 'taken', entries: [n] }] }),
  );
  const outcomes = await Promise.all(racers);
  expect(outcomes.filter((outcome) => outcome === 'committed')).toHaveLength(1);
  const winner = outcomes.indexOf('committed');
  expect((await store.read(['slot']))[0]?.value).toBe(winner);
  expect(await store.readLog('taken', 0, 99)).toEqual([{ at: 1, value: winner }]);
};

const textValues = ['', '東京都🏢', 'nul \u0000 nul', '"\\\n', 'e\u0301', '１／２', '𠮷野家', 'a'.repeat(100_000)];
export const keepsValuesAsTheyAre: StoreCheck = async ({ store, other }) => {
  const numbers = [0, 1e21, 9007199254740991, 1.1, -3, 1764000000000];
  const values = [...textValues, ...numbers, [], {}, [[]], { a: [], b: {} }, null, true];
  await store.commit({
    puts: values.map((value, n) => ({ key: `v${n}`, value })),
    appends: [{ log: 'v', entries: values }],
  });
  expect((await other.read(values.map((_, n) => `v${n}`))).map(({ value }) => value)).toEqual(values);
  expect((await other.readLog('v', 0, 99)).map(({ value }) => value)).toEqual(values);
};

export const keepsNamesApart: StoreCheck = async ({ store, other }) => {
  const names = ['', 'a', 'a:b', 'a/b', 'A', 'a*', '契約/ITS-100001', '🏢', '𠮷', 'か\u3099', 'が', 'a b\n', '%'];
  for (const name of names)
    await store.commit({
      puts: [{ key: name, value: name }],
      appends: [{ log: name, entries: [name] }],
      lists: [{ list: name, member: name, score: 1 }],
      schedules: [{ queue: name, id: name, at: 1 }],
    });
  for (const name of names) {
    expect((await other.read([name]))[0]?.value).toBe(name);
    expect(await other.readLog(name, 0, 9)).toEqual([{ at: 1, value: name }]);
    expect(await other.readList(name, undefined, 9)).toEqual([{ member: name, score: 1 }]);
    const due = await other.lease({ queue: name, dueBy: 9, now: 0, leaseMs: 1, limit: 9 });
    expect(due.map(({ id }) => id)).toEqual([name]);
  }
};

export const refusesWhatIsNotJson: StoreCheck = async ({ store }) => {
  const good: Batch = { puts: [{ key: 'good', value: 1 }] };
  const bad: Batch[] = [
    { puts: [{ key: 'bad', value: undefined }] },
    { appends: [{ log: 'bad', entries: [undefined] }] },
    { lists: [{ list: 'bad', member: 'm', score: Number.NaN }] },
    { schedules: [{ queue: 'bad', id: 'i', at: Number.POSITIVE_INFINITY }] },
  ];
  for (const part of bad)
    await expect(store.commit({ ...part, puts: [...(good.puts ?? []), ...(part.puts ?? [])] })).rejects.toThrow(
      TypeError,
    );
  expect(await versionOf(store, 'good')).toBe(0);
};

const facts: Record<string, StoreCheck> = {
  'reads records in the order asked': readsInTheOrderAsked,
  'a missing record is version 0': missingIsVersionZero,
  'a commit conflicts when a record read was changed': conflictsWhenChanged,
  'a commit conflicts when a record appeared': conflictsWhenAppeared,
  'a commit conflicts when a record was deleted': conflictsWhenDeleted,
  'a version never comes back after delete': versionsNeverComeBack,
  'a record that is only read is checked too': conflictsOnARecordOnlyRead,
  'a commit changes all its parts together': commitsEverythingTogether,
  'a conflicting commit changes and tells nothing': aConflictChangesNothing,
  'of fifty racers one wins': oneOfFiftyWins,
  'values come back as they were': keepsValuesAsTheyAre,
  'names that look alike stay apart': keepsNamesApart,
  'what is not JSON is refused and changes nothing': refusesWhatIsNotJson,
  ...blobFacts,
  ...listFacts,
  ...dueFacts,
  'it behaves like a simple model of itself': storeBehavesLikeItsModel,
};

/** Checks every promise on the stores `open` makes, each time empty; `end` closes them, `endAll` what they run on. */
export const describeStore = (
  name: string,
  open: () => Promise<Stores & { end(): Promise<void> }>,
  endAll: () => Promise<void> = async () => undefined,
): void => {
  describe(name, () => {
    let stores: Stores & { end(): Promise<void> };
    beforeEach(async () => {
      stores = await open();
    });
    afterEach(() => stores.end());
    afterAll(endAll);
    for (const [fact, check] of Object.entries(facts)) it(fact, () => check(stores));
  });
};
