/** Records as one turn sees them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Store } from '../../adapters/store/port.ts';
import { openRecords, recordKind } from '../../adapters/store/records.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';

let dir: string;
let store: Store;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'store-'));
  store = openSqliteStore({ dir });
});
afterEach(async () => {
  await store.close();
  rmSync(dir, { recursive: true, force: true });
});
const put = (key: string, value: unknown) => store.commit({ puts: [{ key, value }] });
const stored = async (key: string) => (await store.read([key]))[0]?.value;

describe('a turn', () => {
  it('conflicts when a record it only read has changed, or appeared', async () => {
    await put('contract', 1);
    const changed = openRecords(store);
    const appeared = openRecords(store);
    await changed.read('contract');
    expect(await appeared.read('lock')).toBeUndefined();
    changed.write('a', 1);
    appeared.write('b', 1);
    await put('contract', 2);
    await put('lock', true);
    expect(await changed.commit()).toBe('conflict');
    expect(await appeared.commit()).toBe('conflict');
    expect(await store.read(['a', 'b'])).toMatchObject([{ version: 0 }, { version: 0 }]);
  });

  it('knows whether what it read still stands, and changes nothing by asking', async () => {
    await put('case', 1);
    const turn = openRecords(store);
    await turn.read('case');
    turn.write('a', 1);
    expect(await turn.stand()).toBe(true);
    await put('case', 2);
    expect(await turn.stand()).toBe(false);
    expect(await stored('a')).toBeUndefined();
  });

  it('keeps what was written as it was written, whatever becomes of the object', async () => {
    const turn = openRecords(store);
    const counts = { used: 1 };
    turn.write('counts', counts);
    counts.used = 9;
    await turn.commit();
    expect(await stored('counts')).toEqual({ used: 1 });
  });

  it('sees its own writes and removals, and nobody else does before the commit', async () => {
    await put('x', 'old');
    const records = openRecords(store);
    expect(await records.read('x')).toBe('old');
    records.write('x', 'new');
    expect(await records.read('x')).toBe('new');
    expect(await stored('x')).toBe('old');
    records.remove('x');
    expect(await records.read('x')).toBeUndefined();
    expect(await records.commit()).toBe('committed');
    expect(await stored('x')).toBeUndefined();
  });

  it('reads a record once: what changes meanwhile is not seen, and conflicts', async () => {
    await put('x', 1);
    const records = openRecords(store);
    expect(await Promise.all([records.read('x'), records.read('x')])).toEqual([1, 1]);
    await put('x', 2);
    expect(await records.read('x')).toBe(1);
    expect(await records.commit()).toBe('conflict');
  });

  it('gives out copies: changing what was read changes no record', async () => {
    await put('x', { used: 1 });
    const records = openRecords(store);
    const read = (await records.read('x')) as { used: number };
    read.used = 99;
    expect(await records.read('x')).toEqual({ used: 1 });
  });

  it('conflicts when it writes a record it did not read and that exists', async () => {
    await put('x', 1);
    const over = openRecords(store);
    over.write('x', 2);
    expect(await over.commit()).toBe('conflict');
    const anew = openRecords(store);
    anew.write('y', 2);
    expect(await anew.commit()).toBe('committed');
    expect(await store.read(['x', 'y'])).toMatchObject([{ value: 1 }, { value: 2 }]);
  });

  it('commits its log entries, lists, due items, finishes and notices together', async () => {
    await store.commit({
      lists: [{ list: 'l', member: 'out', score: 1 }],
      schedules: ['held', 'gone'].map((id, at) => ({ queue: 'q', id, at })),
    });
    const [leased] = await store.lease({ queue: 'q', dueBy: 9, now: 0, leaseMs: 10, limit: 1 });
    if (!leased) throw new Error('nothing was leased');
    const heard = new Promise<string[]>((resolve) => void store.watch(resolve));
    const records = openRecords(store);
    records.append('log', 'one');
    records.append('log', 'two');
    records.list('l', 'in', 2);
    records.unlist('l', 'out');
    records.schedule('q', 'new', 5);
    records.unschedule('q', 'gone');
    records.finish(leased, 7);
    records.notify('desk');
    records.notify('desk');
    expect(await store.readLog('log', 0, 9)).toEqual([]);
    expect(await records.commit()).toBe('committed');
    expect((await store.readLog('log', 0, 9)).map(({ value }) => value)).toEqual(['one', 'two']);
    expect(await store.readList('l', undefined, 9)).toEqual([{ member: 'in', score: 2 }]);
    const due = await store.lease({ queue: 'q', dueBy: 9, now: 0, leaseMs: 10, limit: 9 });
    expect(due.map(({ id, at }) => [id, at])).toEqual([
      ['new', 5],
      ['held', 7],
    ]);
    expect(await heard).toEqual(['desk']);
  });
});

describe('a kind of record', () => {
  const first = recordKind('visit', z.object({ day: z.string() }));
  const second = recordKind('visit', z.object({ day: z.string(), hours: z.number() }), [
    (old) => ({ ...(old as object), hours: 2 }),
  ]);
  const third = recordKind('visit', z.object({ days: z.array(z.string()), hours: z.number() }), [
    (old) => ({ ...(old as object), hours: 2 }),
    (old) => {
      const { day, hours } = old as { day: string; hours: number };
      return { days: [day], hours };
    },
  ]);
  const writeFirst = async () => {
    const records = openRecords(store);
    first.write(records, '1', { day: '2026-11-25' });
    await records.commit();
  };

  it('is kept at its name and id, and undefined when there is none', async () => {
    await writeFirst();
    expect(first.key('1')).toBe('visit/1');
    const records = openRecords(store);
    expect(await first.read(records, '1')).toEqual({ day: '2026-11-25' });
    expect(await first.read(records, '2')).toBeUndefined();
    first.remove(records, '1');
    expect(await first.read(records, '1')).toBeUndefined();
  });

  it('brings an earlier shape up to date, step by step, and stores the new one', async () => {
    await writeFirst();
    const records = openRecords(store);
    expect(await second.read(records, '1')).toEqual({ day: '2026-11-25', hours: 2 });
    expect(await third.read(records, '1')).toEqual({ days: ['2026-11-25'], hours: 2 });
    second.write(records, '1', { day: '2026-11-26', hours: 3 });
    expect(await third.read(records, '1')).toEqual({ days: ['2026-11-26'], hours: 3 });
  });

  it('refuses a later shape, and what does not fit its schema', async () => {
    const records = openRecords(store);
    second.write(records, '1', { day: '2026-11-25', hours: 2 });
    await expect(first.read(records, '1')).rejects.toThrow(/visit: stored by a later version/);
    records.write('visit/2', { shape: 1, data: { day: 25 } });
    await expect(first.read(records, '2')).rejects.toThrow();
  });
});
