/** The embedded store answers a commit when it is on the disk, brings many there at once, and trusts no disk that failed. */
import { mkdtempSync, rmSync } from 'node:fs';
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

it('refuses everything after a sync that failed: what the disk holds nobody knows', async () => {
  const answer = put('a');
  await asked(1);
  syncs[0]?.failed(new Error('EIO'));
  await expect(answer).rejects.toMatchObject({ name: 'OutsideError', retryable: true });
  await expect(put('b')).rejects.toMatchObject({ name: 'OutsideError' });
  expect(syncs).toHaveLength(1);
});
