/** The embedded store answers a commit when it is on the disk, brings many there at once, and opens itself again after a disk that failed. */
import { mkdtempSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Store } from '../../adapters/store/port.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';

let dir: string;
let store: Store;
/** a sync under way, ended by the test */
let syncs: { done(): void; failed(error: Error): void }[];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sync-'));
  syncs = [];
  store = openSqliteStore({ dir, sync: () => new Promise((done, failed) => syncs.push({ done, failed })) });
});
afterEach(async () => {
  for (const { done } of syncs) done();
  await store.close();
  rmSync(dir, { recursive: true });
});

const put = (key: string) => store.commit({ puts: [{ key, value: 1 }], appends: [{ log: 'said', entries: [key] }] });
/** Until the disk was asked `times` times. */
const asked = async (times: number): Promise<void> => {
  while (syncs.length < times) await new Promise((go) => setImmediate(go));
};
const isOpen = async (answer: Promise<unknown>): Promise<boolean> => {
  const open = Symbol();
  await new Promise((go) => setImmediate(go));
  return (await Promise.race([answer, Promise.resolve(open)])) === open;
};

it('answers no commit, tells no watcher and shows no transcript before the disk has it', async () => {
  const heard: string[][] = [];
  store.watch((topics) => heard.push(topics));
  const answer = store.commit({ appends: [{ log: 'said', entries: ['x'] }], notices: ['said'] });
  await asked(1);
  const entries = store.readLog('said', 0, 10);
  expect([await isOpen(answer), await isOpen(entries), heard]).toEqual([true, true, []]);
  syncs[0]?.done();
  expect(await answer).toBe('committed');
  expect(await entries).toMatchObject([{ value: 'x' }]);
  expect(heard).toEqual([['said']]);
});

it('brings to the disk at once what came while it was busy, each commit checked by itself', async () => {
  const first = put('a');
  await asked(1);
  const others = [
    put('b'),
    put('c'),
    store.commit({ reads: [{ key: 'a', version: 0 }], puts: [{ key: 'a', value: 2 }] }),
  ];
  syncs[0]?.done();
  await first;
  await asked(2);
  syncs[1]?.done();
  expect(await Promise.all(others)).toEqual(['committed', 'committed', 'conflict']);
  expect(syncs).toHaveLength(2);
});

it('is unsure of what a sync that failed left on the disk, opens itself again, and goes on', async () => {
  await Promise.all([
    store.commit({ schedules: [{ queue: 'q', id: 'held', at: 1 }] }),
    asked(1).then(() => syncs[0]?.done()),
  ]);
  const take = () => store.lease({ queue: 'q', dueBy: 9, now: 0, leaseMs: 10, limit: 9 });
  expect(await take()).toHaveLength(1);
  const answer = put('a');
  await asked(2);
  syncs[1]?.failed(new Error('EIO'));
  await expect(answer).rejects.toMatchObject({ name: 'OutsideError', retryable: true, unsure: true });
  const next = put('b');
  await asked(3);
  syncs[2]?.done();
  expect(await next).toBe('committed');
  // Done all the same, as after a crash; and what this process holds it still holds.
  expect(await store.read(['a', 'b'])).toMatchObject([{ value: 1 }, { value: 1 }]);
  expect(await take()).toEqual([]);
});

it('refuses everything while it cannot be opened again', async () => {
  const answer = put('a');
  await asked(1);
  const away = `${dir}-away`;
  renameSync(dir, away);
  writeFileSync(dir, 'no folder');
  syncs[0]?.failed(new Error('EIO'));
  await expect(answer).rejects.toMatchObject({ unsure: true });
  for (const look of [store.read(['a']), store.readLog('said', 0, 9)])
    await expect(look).rejects.toMatchObject({ name: 'OutsideError', retryable: true });
  for (const key of ['b', 'c']) await expect(put(key)).rejects.toMatchObject({ name: 'OutsideError', retryable: true });
  rmSync(dir);
  renameSync(away, dir);
  const next = put('d');
  await asked(2);
  syncs[1]?.done();
  expect(await next).toBe('committed');
});

it('shows no transcript that was read before its sync failed', async () => {
  const answer = put('a');
  await asked(1);
  const shown = store.readLog('said', 0, 10);
  syncs[0]?.failed(new Error('EIO'));
  await expect(answer).rejects.toMatchObject({ unsure: true });
  await expect(shown).rejects.toMatchObject({ name: 'OutsideError', retryable: true });
});

it('shows a transcript of what is on the disk, whatever is carried out while it waits', async () => {
  const first = put('a');
  await asked(1);
  const shown = store.readLog('said', 0, 10);
  const second = put('b');
  syncs[0]?.done();
  await first;
  expect(await shown).toMatchObject([{ value: 'a' }]);
  await asked(2);
  syncs[1]?.done();
  await second;
});

it('answers nothing from memory that the disk has lost, and gives its version to nobody else', async () => {
  const log = join(dir, 'store.sqlite-wal');
  await Promise.all([put('a'), asked(1).then(() => syncs[0]?.done())]);
  const { size } = statSync(log);
  const answer = put('b');
  await asked(2);
  const [seen] = await store.read(['b']);
  expect(seen?.value).toBe(1);
  syncs[1]?.failed(new Error('EIO'));
  await expect(answer).rejects.toMatchObject({ unsure: true });
  // What a power loss would leave: the part of the log that was never brought to the disk is gone.
  truncateSync(log, size);
  expect(await store.read(['a', 'b'])).toMatchObject([{ value: 1 }, { version: 0 }]);
  await Promise.all([put('b'), asked(3).then(() => syncs[2]?.done())]);
  const stale = store.commit({ reads: [{ key: 'b', version: seen?.version ?? 0 }], puts: [{ key: 'c', value: 1 }] });
  await asked(4);
  syncs[3]?.done();
  expect(await stale).toBe('conflict');
});
