/** What every store promises about due items and their leases. */
import { expect } from 'vitest';
import type { Leased, Store } from '../../adapters/store/port.ts';
import type { StoreCheck } from './store.contract.ts';

const queue = 'q';
const schedule = (store: Store, items: Record<string, number | null>) =>
  store.commit({ schedules: Object.entries(items).map(([id, at]) => ({ queue, id, at })) });
const lease = (store: Store, ask: { now: number; dueBy?: number; limit?: number; id?: string }) =>
  store.lease({ queue, dueBy: 1000, leaseMs: 10, limit: 100, ...ask });
const one = async (store: Store, now: number): Promise<Leased> => {
  const [leased] = await lease(store, { now, limit: 1 });
  if (!leased) throw new Error('nothing was leased');
  return leased;
};
const finish = (store: Store, leased: Leased, again: number | null) => store.commit({ finishes: [{ leased, again }] });
const short = (items: Leased[]) => items.map(({ id, at }) => [id, at]);

export const leasesTheEarliestDue: StoreCheck = async ({ store, other }) => {
  await schedule(store, { c: 30, a: 10, '🏢': 20, '～': 20, b: 20, later: 31 });
  expect(short(await lease(other, { now: 0, dueBy: 30, limit: 2 }))).toEqual([
    ['a', 10],
    ['b', 20],
  ]);
  expect(short(await lease(other, { now: 0, dueBy: 30 }))).toEqual([
    ['～', 20],
    ['🏢', 20],
    ['c', 30],
  ]);
  expect(await lease(store, { now: 0, dueBy: 30 })).toEqual([]);
  expect(await store.lease({ queue: 'another', dueBy: 99, now: 0, leaseMs: 1, limit: 9 })).toEqual([]);
};

export const leasesEachItemOnce: StoreCheck = async ({ store, other }) => {
  const ids = Array.from({ length: 30 }, (_, n) => `i${n}`);
  await schedule(store, Object.fromEntries(ids.map((id, n) => [id, n])));
  const workers = Array.from({ length: 20 }, (_, n) => lease(n % 2 ? store : other, { now: 0, limit: 3 }));
  const leased = (await Promise.all(workers)).flat().map(({ id }) => id);
  expect(leased.toSorted()).toEqual(ids.toSorted());
};

export const leasesLapse: StoreCheck = async ({ store, other }) => {
  await schedule(store, { a: 5 });
  const first = await one(store, 100);
  expect(await lease(other, { now: 109 })).toEqual([]);
  const second = await one(other, 110);
  expect(second).toMatchObject({ queue, id: 'a', at: 5 });
  expect(second.token).not.toBe(first.token);
};

export const leasesOneItemByItsId: StoreCheck = async ({ store, other }) => {
  await schedule(store, { early: 1, wanted: 5, late: 2000 });
  expect(short(await lease(store, { now: 0, id: 'wanted' }))).toEqual([['wanted', 5]]);
  for (const id of ['wanted', 'late', 'never there']) expect(await lease(other, { now: 9, id })).toEqual([]);
  expect(await lease(other, { now: 10, id: 'wanted', limit: 0 })).toEqual([]);
  expect(short(await lease(other, { now: 10, id: 'wanted' }))).toEqual([['wanted', 5]]);
  expect(short(await lease(other, { now: 10 }))).toEqual([['early', 1]]);
};

export const aLeaseIsHeldOn: StoreCheck = async ({ store, other }) => {
  await schedule(store, { a: 5, b: 6 });
  const held = await one(store, 100);
  const again = (now: number) => other.lease({ ...held, dueBy: 1000, now, leaseMs: 10, limit: 1 });
  expect(await again(108)).toEqual([held]);
  expect(short(await lease(store, { now: 117 }))).toEqual([['b', 6]]);
  const next = await one(store, 118);
  expect(next).toMatchObject({ id: 'a', at: 5 });
  expect(await again(119)).toEqual([]);
  await finish(store, held, null);
  expect(await lease(store, { now: 119 })).toEqual([]);
};

export const finishingEndsOrRepeats: StoreCheck = async ({ store, other }) => {
  await schedule(store, { once: 1, again: 2 });
  const [once, again] = await lease(store, { now: 0 });
  if (!once || !again) throw new Error('not both were leased');
  await store.commit({
    finishes: [
      { leased: once, again: null },
      { leased: again, again: 50 },
    ],
  });
  expect(await lease(other, { now: 0, dueBy: 49 })).toEqual([]);
  expect(short(await lease(other, { now: 0, dueBy: 50 }))).toEqual([['again', 50]]);
  expect(await lease(other, { now: 10, id: 'once' })).toEqual([]);
};

export const schedulingKeepsALease: StoreCheck = async ({ store, other }) => {
  await schedule(store, { a: 5 });
  const held = await one(store, 100);
  await schedule(other, { a: 3 });
  expect(await lease(other, { now: 109 })).toEqual([]);
  await finish(store, held, null);
  const next = await one(other, 109);
  expect(next).toMatchObject({ id: 'a', at: 3 });
  expect(next.stamp).toBeGreaterThan(held.stamp);
  await schedule(store, { a: 7 });
  await finish(other, next, 900);
  expect(short(await lease(other, { now: 109 }))).toEqual([['a', 7]]);
};

export const schedulingInTheFinishingCommitWins: StoreCheck = async ({ store }) => {
  await schedule(store, { a: 5 });
  const held = await one(store, 0);
  await store.commit({ finishes: [{ leased: held, again: null }], schedules: [{ queue, id: 'a', at: 8 }] });
  expect(short(await lease(store, { now: 0 }))).toEqual([['a', 8]]);
};

export const unschedulingTakesAway: StoreCheck = async ({ store, other }) => {
  await schedule(store, { a: 5, b: 6 });
  await schedule(store, { a: null, 'never there': null });
  const held = await one(store, 0);
  expect(held.id).toBe('b');
  await schedule(other, { b: null });
  await finish(store, held, 7);
  for (const now of [0, 10]) expect(await lease(other, { now, dueBy: Number.POSITIVE_INFINITY })).toEqual([]);
};

export const takingManyAwayLeavesNothing: StoreCheck = async ({ store, other }) => {
  const ids = Array.from({ length: 350 }, (_, n) => `i${n}`);
  const all = (at: number | null) => Object.fromEntries(ids.map((id) => [id, at]));
  await schedule(store, all(5));
  expect(await lease(store, { now: 0, limit: 350 })).toHaveLength(350);
  await schedule(other, all(null));
  expect(await lease(other, { now: 10, dueBy: Number.POSITIVE_INFINITY, limit: 350 })).toEqual([]);
};

export const unschedulingKeepsALease: StoreCheck = async ({ store, other }) => {
  await schedule(store, { a: 5 });
  await one(store, 0);
  await schedule(other, { a: null });
  expect(await lease(other, { now: 9, id: 'a', dueBy: Number.POSITIVE_INFINITY })).toEqual([]);
  await schedule(other, { a: 6 });
  expect(await lease(other, { now: 9 })).toEqual([]);
  expect(short(await lease(other, { now: 10 }))).toEqual([['a', 6]]);
};

export const aStaleTokenChangesNothing: StoreCheck = async ({ store, other }) => {
  await schedule(store, { a: 5 });
  const lapsed = await one(store, 0);
  const held = await one(other, 10);
  for (const again of [null, 1]) expect(await finish(store, lapsed, again)).toBe('committed');
  expect(await lease(store, { now: 19 })).toEqual([]);
  expect(short(await lease(store, { now: 20 }))).toEqual([['a', 5]]);
  await finish(other, held, null);
  const last = await one(store, 30);
  await finish(store, last, 40);
  await finish(store, last, null);
  expect(short(await lease(store, { now: 30 }))).toEqual([['a', 40]]);
};

export const heldItemsHideNoOthers: StoreCheck = async ({ store, other }) => {
  const ids = Array.from({ length: 250 }, (_, n) => `i${String(n).padStart(3, '0')}`);
  await schedule(store, Object.fromEntries(ids.map((id) => [id, 5])));
  expect(await lease(store, { now: 0, limit: 240 })).toHaveLength(240);
  await schedule(store, { waiting: 6 });
  expect((await lease(other, { now: 0 })).map(({ id }) => id)).toEqual([...ids.slice(240), 'waiting']);
};

export const dueFacts: Record<string, StoreCheck> = {
  'the earliest due are leased first': leasesTheEarliestDue,
  'each item is leased to one of many workers': leasesEachItemOnce,
  'a lease lapses when its time is over': leasesLapse,
  'a lease is held on by its token': aLeaseIsHeldOn,
  'one item is leased by its id': leasesOneItemByItsId,
  'finishing ends an item or makes it due again': finishingEndsOrRepeats,
  'scheduling keeps the lease and outlives the finish': schedulingKeepsALease,
  'scheduling in the finishing commit wins': schedulingInTheFinishingCommitWins,
  'an item taken away stays away': unschedulingTakesAway,
  'many items taken away stay away': takingManyAwayLeavesNothing,
  'an item taken away and scheduled again is still held': unschedulingKeepsALease,
  'a stale token changes nothing': aStaleTokenChangesNothing,
  'held items hide no others': heldItemsHideNoOthers,
};
