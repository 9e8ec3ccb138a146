/** What every store promises about logs, lists, watchers and closing. */
import { expect } from 'vitest';
import type { ListEntry, Store } from '../../adapters/store/port.ts';
import type { StoreCheck } from './store.contract.ts';

/** The whole list, read in pages of `size`; `between` runs after each page with the entry it ended at. */
const pages = async (store: Store, list: string, size: number, between?: (last: ListEntry) => Promise<unknown>) => {
  const all: ListEntry[] = [];
  for (;;) {
    const page = await store.readList(list, all.at(-1), size);
    expect(page.length).toBeLessThanOrEqual(size);
    all.push(...page);
    const last = page.at(-1);
    if (!last) return all;
    await between?.(last);
  }
};

export const logsHaveNoGaps: StoreCheck = async ({ store, other }) => {
  const writers = Array.from({ length: 20 }, (_, n) =>
    (n % 2 ? store : other).commit({ appends: [{ log: 'talk', entries: [`${n} a`, `${n} b`] }] }),
  );
  await Promise.all(writers);
  const entries = await other.readLog('talk', 0, 100);
  expect(entries.map(({ at }) => at)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
  for (let n = 0; n < 40; n += 2)
    expect(String(entries[n + 1]?.value)).toBe(String(entries[n]?.value).replace('a', 'b'));
};

export const logsAreReadInParts: StoreCheck = async ({ store }) => {
  await store.commit({ appends: [{ log: 'talk', entries: ['a', 'b', 'c', 'd'] }] });
  await store.commit({ appends: [{ log: 'talk', entries: ['e'] }] });
  expect(await store.readLog('talk', 2, 2)).toEqual([
    { at: 3, value: 'c' },
    { at: 4, value: 'd' },
  ]);
  expect(await store.readLog('talk', 4, 99)).toEqual([{ at: 5, value: 'e' }]);
  for (const [after, limit] of [
    [5, 9],
    [99, 9],
    [0, 0],
    [3, 0],
  ] as const)
    expect(await store.readLog('talk', after, limit)).toEqual([]);
  expect(await store.readLog('no such log', 0, 9)).toEqual([]);
};

export const droppedLogsStartAnew: StoreCheck = async ({ store }) => {
  await store.commit({ appends: ['talk', 'kept'].map((log) => ({ log, entries: ['old', 'older'] })) });
  await store.commit({ dropLogs: ['talk'] });
  expect(await store.readLog('talk', 0, 9)).toEqual([]);
  await store.commit({ appends: [{ log: 'talk', entries: ['one'] }] });
  await store.commit({ dropLogs: ['talk'], appends: [{ log: 'talk', entries: ['two'] }] });
  expect(await store.readLog('talk', 0, 9)).toEqual([{ at: 1, value: 'two' }]);
  expect(await store.readLog('kept', 0, 9)).toHaveLength(2);
};

export const listsAreOrdered: StoreCheck = async ({ store, other }) => {
  const scores = {
    late: 1764000000000.5,
    early: -2.5,
    b: 1,
    a: 1,
    B: 1,
    '': 1,
    ab: 1,
    '🏢': 1,
    '～': 1,
    あ: 1,
    big: 1e21,
  };
  await store.commit({ lists: Object.entries(scores).map(([member, score]) => ({ list: 'l', member, score })) });
  const expected = ['early', '', 'B', 'a', 'ab', 'b', 'あ', '～', '🏢', 'late', 'big'];
  expect((await other.readList('l', undefined, 99)).map(({ member }) => member)).toEqual(expected);
  expect((await other.readList('l', undefined, 99)).at(-2)?.score).toBe(1764000000000.5);
  for (const size of [1, 2, 3]) expect((await pages(other, 'l', size)).map(({ member }) => member)).toEqual(expected);
  expect(await other.readList('l', undefined, 0)).toEqual([]);
};

export const membersMoveAndGo: StoreCheck = async ({ store }) => {
  const at = (member: string, score: number | null) => ({ list: 'l', member, score });
  await store.commit({ lists: [at('a', 1), at('b', 2), at('c', 3)] });
  await store.commit({ lists: [at('a', 9), at('b', null), at('never there', null)] });
  expect(await store.readList('l', undefined, 9)).toEqual([
    { member: 'c', score: 3 },
    { member: 'a', score: 9 },
  ]);
};

export const pagesOfTiesMissNothing: StoreCheck = async ({ store }) => {
  const members = Array.from({ length: 3000 }, (_, n) => `申込${String(n).padStart(4, '0')}`);
  await store.commit({ lists: members.map((member) => ({ list: 'l', member, score: 5 })) });
  await store.commit({
    lists: [
      { list: 'l', member: 'first', score: 4 },
      { list: 'l', member: 'last', score: 6 },
    ],
  });
  const read = (await pages(store, 'l', 700)).map(({ member }) => member);
  expect(read).toEqual(['first', ...members, 'last']);
};

export const pagesGoOnWhenTheirEndHasGone: StoreCheck = async ({ store, other }) => {
  const members = Array.from({ length: 40 }, (_, n) => `m${String(n).padStart(2, '0')}`);
  await store.commit({ lists: members.map((member) => ({ list: 'l', member, score: 5 })) });
  let turn = 0;
  const read = await pages(store, 'l', 3, ({ member }) => {
    turn += 1;
    return other.commit({ lists: [{ list: 'l', member, score: turn % 2 ? null : 1 }] });
  });
  expect(read.map(({ member }) => member)).toEqual(members);
  await other.commit({ lists: [{ list: 'l', member: 'm38', score: 9 }] });
  expect(await store.readList('l', { member: 'm38', score: 5 }, 1)).toEqual([{ member: 'm38', score: 9 }]);
};

export const watchersHearCommits: StoreCheck = async ({ store, other }) => {
  const heard: string[][] = [];
  const seen = new Promise<unknown>((resolve) => {
    other.watch((topics) => {
      heard.push(topics);
      if (topics.includes('待ち行列')) resolve(other.read(['x']));
    });
  });
  await store.commit({ notices: ['a', 'b'] });
  await store.commit({ puts: [{ key: 'y', value: 1 }], notices: [] });
  await store.commit({ puts: [{ key: 'x', value: 1 }], notices: ['待ち行列'] });
  expect(await seen).toMatchObject([{ value: 1 }]);
  expect(heard).toEqual([['a', 'b'], ['待ち行列']]);
};

export const aStoppedWatcherHearsNothing: StoreCheck = async ({ store, other }) => {
  const heard: string[] = [];
  const hear = (topics: string[]) => void heard.push(...topics);
  const stop = other.watch(hear);
  other.watch(hear);
  stop();
  stop();
  const stopLate = other.watch(hear);
  const told = new Promise<void>((resolve) => void other.watch(() => resolve()));
  const committed = store.commit({ notices: ['once'] });
  stopLate();
  await committed;
  await told;
  expect(heard).toEqual(['once']);
};

export const closesTwice: StoreCheck = async ({ store, other }) => {
  await store.commit({ puts: [{ key: 'x', value: 1 }] });
  for (const each of [store, store, other, other]) await expect(each.close()).resolves.toBeUndefined();
};

export const listFacts: Record<string, StoreCheck> = {
  'a log has no gaps and keeps entries of one commit together': logsHaveNoGaps,
  'a log is read in parts': logsAreReadInParts,
  'a dropped log starts anew': droppedLogsStartAnew,
  'a list is ordered by score, then by the bytes of its members': listsAreOrdered,
  'a member moves and goes': membersMoveAndGo,
  'pages of thousands of ties miss and repeat nothing': pagesOfTiesMissNothing,
  'paging goes on when the entry it ended at has moved or gone': pagesGoOnWhenTheirEndHasGone,
  'a watcher hears each later commit, which it can then read': watchersHearCommits,
  'a stopped watcher hears nothing': aStoppedWatcherHearsNothing,
  'closing twice is safe': closesTwice,
};
