/** Demo contracts never stand beside real customers: a start without DEMO is refused until nothing of them is left. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInContracts, putContract } from '../../adapters/contracts/built-in.ts';
import { boards } from '../../adapters/operator-desk/built-in.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { sqliteContents } from '../../adapters/store/sqlite-contents.ts';
import { demoSignIns } from '../../bot/demo/contracts.ts';
import { start } from '../../bot/start.ts';
import { deskOver, tuesday } from '../helpers/desk.ts';
import { launch } from '../helpers/server-process.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'no-demo-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const starts = (DEMO: '0' | '1') => start({ PORT: '0', DATA_DIR: dir, LOG_LEVEL: 'silent', DEMO });
const run = (program: string, DEMO = '0') => launch({ DATA_DIR: dir, DEMO }, `programs/${program}.ts`).ended;
const refusal = { problems: [expect.stringMatching(/^DEMO is off.*npm run demo:remove/)] };

const realContract = (number: string) =>
  ({ number, plan: 1, lastFour: '9876', phone: '03-1234-9876', name: '本物商店', address: '東京都' }) as const;

/** Keys, values, members and due items that still name a demo contract, but for what was said. */
const traces = async (): Promise<string[]> => {
  const contents = sqliteContents(dir);
  const found: string[] = [];
  const named = new RegExp(demoSignIns.map(({ number }) => `\\b${number}\\b`).join('|'));
  for await (const rows of contents.rows())
    for (const row of rows) if (row.kind !== 'log' && named.test(JSON.stringify(row))) found.push(JSON.stringify(row));
  await contents.close();
  return found;
};

describe('a store that holds the demo contracts', () => {
  it('starts without DEMO only after npm run demo:remove', async () => {
    await (await starts('1')).close();
    await expect(starts('0')).rejects.toMatchObject(refusal);
    expect(await run('demo-remove')).toMatchObject({ code: 0, stderr: '' });
    await (await starts('0')).close();
    expect(await traces()).toEqual([]);
    expect((await run('demo-reset')).stderr).toMatch(/^- DEMO is off/);
    await (await starts('0')).close();
  });

  it('is left with nothing of them: links, cases, visits, places, boards and reminders go too', async () => {
    const store = openSqliteStore({ dir });
    const desk = await deskOver(store);
    await desk.link('visitor', 'ITS-100009');
    for (const text of ['明日10時に訪問してほしい', 'はい']) await desk.say('visitor', text);
    expect((await store.read(['visit-day/2026-11-25']))[0]?.value).toMatchObject({ data: { places: [{}] } });
    await desk.link('waiter', 'ITS-100001');
    for (const text of ['プリンターが印刷できないのでオペレーターと話したい', 'はい']) await desk.say('waiter', text);
    const records = openRecords(store);
    const real = realContract('ITS-200001');
    await putContract(records, real);
    await builtInContracts(records).link('both', 'ITS-100002');
    await builtInContracts(records).link('both', real.number);
    await records.commit();
    expect(await store.readList(boards.waiting, undefined, 9)).toHaveLength(1);
    await store.close();
    expect((await traces()).length).toBeGreaterThan(20);

    expect((await run('demo-remove')).code).toBe(0);
    expect(await traces()).toEqual([]);
    const after = openSqliteStore({ dir });
    expect(await builtInContracts(openRecords(after)).linkedTo('both')).toEqual([real.number]);
    expect(await builtInContracts(openRecords(after)).find(real.number)).toEqual(real);
    expect((await after.read(['visit-day/2026-11-25']))[0]?.value).toMatchObject({ data: { places: [] } });
    for (const board of [boards.waiting, boards.todo]) expect(await after.readList(board, undefined, 9)).toEqual([]);
    await after.close();
    await (await starts('0')).close();
  });

  it('keeps a real contract that was put over one of them, without the demo’s links', async () => {
    await (await starts('1')).close();
    const store = openSqliteStore({ dir });
    const records = openRecords(store);
    const real = realContract('ITS-100001');
    await putContract(records, real);
    await builtInContracts(records).link('tester', real.number);
    await records.commit();
    await store.close();
    await expect(starts('0')).rejects.toMatchObject(refusal);
    expect((await run('demo-remove')).code).toBe(0);
    const after = openSqliteStore({ dir });
    expect(await builtInContracts(openRecords(after)).find(real.number)).toEqual(real);
    expect(await builtInContracts(openRecords(after)).linkedTo('tester')).toEqual([]);
    await after.close();
  });

  it('goes on in the demo', async () => {
    await deskOver(openSqliteStore({ dir }), tuesday).then(({ store }) => store.close());
    await (await starts('1')).close();
    await (await starts('1')).close();
  });
});

describe('a store without them', () => {
  it('starts without DEMO, and has nothing to remove', async () => {
    expect((await run('demo-remove')).stdout).toContain('There is no store yet');
    await (await starts('0')).close();
    expect((await run('demo-remove')).stdout).toMatch(/: 0 records/);
    await (await starts('0')).close();
  });
});
