/** Any sequence of commits and leases does to a store what it does to a few maps in memory. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect } from 'vitest';
import type { Batch, Leased, Store } from '../../adapters/store/port.ts';
import type { StoreCheck } from './store.contract.ts';

const names = ['a', 'b', '契約'];
const name = fc.constantFrom(...names);
const time = fc.integer({ min: 0, max: 6 });
const timeOrNull = fc.option(time, { freq: 2 });
const few = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength: 2 });

const commitStep = fc.record({
  does: fc.constant('commit' as const),
  /** `stale`: with a version the record is not at */
  reads: few(fc.record({ key: name, stale: fc.nat({ max: 7 }).map((n) => n === 0) })),
  puts: few(fc.record({ key: name, value: fc.jsonValue({ maxDepth: 1 }) })),
  deletes: few(name),
  dropLogs: few(name),
  appends: few(fc.record({ log: name, entries: few(fc.nat()) })),
  blobs: few(fc.record({ blob: name, bytes: fc.option(fc.uint8Array({ maxLength: 3 }), { freq: 2 }) })),
  lists: few(fc.record({ list: name, member: fc.constantFrom('x', 'y', '🏢', '～'), score: timeOrNull })),
  schedules: few(fc.record({ id: name, at: timeOrNull })),
  /** of the `nth` latest lease */
  finishes: few(fc.record({ nth: fc.nat({ max: 2 }), again: timeOrNull })),
});
const leaseStep = fc.record({
  does: fc.constant('lease' as const),
  dueBy: time,
  passes: fc.nat({ max: 3 }),
  leaseMs: fc.integer({ min: 1, max: 4 }),
  limit: fc.integer({ min: 1, max: 3 }),
  id: fc.option(name, { nil: undefined }),
});
const steps = fc.array(fc.oneof(commitStep, leaseStep), { minLength: 1, maxLength: 20 });

const bytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

const newModel = () => ({
  records: new Map<string, unknown>(),
  logs: new Map<string, unknown[]>(),
  blobs: new Map<string, Uint8Array>(),
  lists: new Map<string, Map<string, number>>(),
  due: new Map<string, { at: number | null; token?: string; until: number; changed: boolean }>(),
});
type Model = ReturnType<typeof newModel>;

const applyToModel = (model: Model, batch: Batch) => {
  for (const { key, value } of batch.puts ?? []) model.records.set(key, value);
  for (const key of batch.deletes ?? []) model.records.delete(key);
  for (const log of batch.dropLogs ?? []) model.logs.delete(log);
  for (const { log, entries } of batch.appends ?? []) model.logs.set(log, [...(model.logs.get(log) ?? []), ...entries]);
  for (const { blob, bytes } of batch.blobs ?? [])
    if (bytes) model.blobs.set(blob, bytes);
    else model.blobs.delete(blob);
  for (const { list, member, score } of batch.lists ?? []) {
    const members = model.lists.get(list) ?? new Map<string, number>();
    if (score === null) members.delete(member);
    else members.set(member, score);
    model.lists.set(list, members);
  }
  for (const { id, at } of batch.schedules ?? [])
    model.due.set(id, { until: 0, ...model.due.get(id), at, changed: true });
  for (const { leased, again } of batch.finishes ?? []) {
    const item = model.due.get(leased.id);
    if (item?.token === leased.token)
      model.due.set(leased.id, { at: item.changed ? item.at : again, until: 0, changed: false });
  }
};

const readAll = async (store: Store, space: string) => ({
  blobs: (await Promise.all(names.map((blob) => store.readBlob(space + blob)))).map((found) => found && [...found]),
  records: (await store.read(names.map((key) => space + key))).map(({ value }) => value),
  logs: await Promise.all(
    names.map(async (log) => (await store.readLog(space + log, 0, 99)).map(({ value }) => value)),
  ),
  lists: await Promise.all(
    names.map(async (list) => {
      const half = await store.readList(space + list, undefined, 2);
      return [...half, ...(half.length < 2 ? [] : await store.readList(space + list, half.at(-1), 99))];
    }),
  ),
});
const readModel = (model: Model) => ({
  blobs: names.map((blob) => model.blobs.get(blob)).map((found) => found && [...found]),
  records: names.map((key) => model.records.get(key)),
  logs: names.map((log) => model.logs.get(log) ?? []),
  lists: names.map((list) =>
    [...(model.lists.get(list) ?? [])]
      .map(([member, score]) => ({ member, score }))
      .toSorted((a, b) => a.score - b.score || bytes(a.member, b.member)),
  ),
});

/** The batch with every name moved into `space`, so that each run has a store to itself. */
const inSpace = (batch: Batch, space: string): Batch => ({
  ...batch,
  reads: batch.reads?.map((read) => ({ ...read, key: space + read.key })),
  puts: batch.puts?.map((put) => ({ ...put, key: space + put.key })),
  deletes: batch.deletes?.map((key) => space + key),
  dropLogs: batch.dropLogs?.map((log) => space + log),
  appends: batch.appends?.map((append) => ({ ...append, log: space + append.log })),
  blobs: batch.blobs?.map(({ blob, bytes }) => ({ blob: space + blob, bytes })),
  lists: batch.lists?.map((entry) => ({ ...entry, list: space + entry.list })),
});

const play = async (store: Store, script: Step[]) => {
  const space = `${randomUUID()}/`;
  const model = newModel();
  const held: Leased[] = [];
  let now = 0;
  for (const step of script) {
    if (step.does === 'lease') {
      now += step.passes;
      const { dueBy, leaseMs, limit, id } = step;
      const got = await store.lease({ queue: space, dueBy, now, leaseMs, limit, ...(id === undefined ? {} : { id }) });
      const free = [...model.due]
        .filter(([key, { at, until }]) => at !== null && at <= dueBy && until <= now && (id ?? key) === key)
        .toSorted(([x, a], [y, b]) => Number(a.at) - Number(b.at) || bytes(x, y))
        .slice(0, limit);
      expect(got.map((item) => [item.id, item.at])).toEqual(free.map(([key, { at }]) => [key, at]));
      for (const { id: key, at, token } of got) model.due.set(key, { at, token, until: now + leaseMs, changed: false });
      held.push(...got);
      continue;
    }
    const current = await store.read(names.map((key) => space + key));
    const versions = new Map(names.map((key, n) => [key, current[n]?.version ?? 0]));
    const batch: Batch = {
      ...step,
      reads: step.reads.map(({ key, stale }) => ({ key, version: (versions.get(key) ?? 0) + (stale ? 1 : 0) })),
      schedules: step.schedules.map(({ id, at }) => ({ queue: space, id, at })),
      finishes: step.finishes.flatMap(({ nth, again }) => {
        const leased = held.at(-1 - nth);
        return leased ? [{ leased, again }] : [];
      }),
    };
    const stale = step.reads.some((read) => read.stale);
    expect(await store.commit(inSpace(batch, space))).toBe(stale ? 'conflict' : 'committed');
    if (!stale) applyToModel(model, batch);
    expect(await readAll(store, space)).toEqual(readModel(model));
  }
};

type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never;

export const storeBehavesLikeItsModel: StoreCheck = ({ store }) =>
  fc.assert(
    fc.asyncProperty(steps, (script) => play(store, script)),
    { numRuns: 200, seed: 20261201 },
  );
