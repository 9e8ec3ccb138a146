/** `contracts:import` as a program of its own on a real store: what it brings in, what it tells, how it ends. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInContracts } from '../../adapters/contracts/built-in.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { directLineClient } from '../helpers/direct-line-client.ts';
import { redisServerMissing, startOwnRedis } from '../helpers/redis.ts';
import { freePort, launch, startProcess } from '../helpers/server-process.ts';
import { shiftJis } from '../helpers/shift-jis.ts';

const header = 'お客さま番号,プラン,お名前,住所,電話番号';
const rowOf = (n: number, name = '見本商店') =>
  `ITS-${200_000 + n},1,${name},東京都港区芝1-1-1,03-1234-${String(1_000 + n).slice(0, 4)}`;
const listOf = (...rows: string[]) => [header, ...rows, ''].join('\r\n');

let dir: string;
let data: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'import-'));
  data = join(dir, 'data');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const fileOf = (content: string | Uint8Array): string => {
  const file = join(dir, 'contracts.csv');
  writeFileSync(file, content);
  return file;
};
const launchImport = (words: readonly string[], settings: Record<string, string> = { DATA_DIR: data }) =>
  launch(settings, 'programs/contracts-import.ts', words);
const run = async (words: readonly string[], settings?: Record<string, string>) => {
  const { code, stdout, stderr } = await launchImport(words, settings).ended;
  return { code, stderr, told: stdout.trimEnd().split('\n') };
};
const importing = (content: string | Uint8Array, ...words: string[]) => run([fileOf(content), ...words]);

const stored = async (...numbers: string[]) => {
  const store = openSqliteStore({ dir: data });
  try {
    const contracts = builtInContracts(openRecords(store));
    return await Promise.all(numbers.map((number) => contracts.find(number)));
  } finally {
    await store.close();
  }
};

/** Several programs one after the other, on a machine that is busy. */
const slow = 60_000;

describe('contracts:import', { timeout: slow }, () => {
  it('brings in a file from Excel, tells the counts, ends with 0, and does nothing the second time', async () => {
    const file = shiftJis(listOf(rowOf(1), rowOf(2, '髙橋①工務店')));
    expect(await importing(file)).toEqual({ code: 0, stderr: '', told: ['new 2, changed 0, unchanged 0, bad 0'] });
    expect(await stored('ITS-200001', 'ITS-200002')).toMatchObject([
      { plan: 1, name: '見本商店', address: '東京都港区芝1-1-1', phone: '03-1234-1001', lastFour: '1001' },
      { name: '髙橋①工務店', lastFour: '1002' },
    ]);
    expect(await importing(file)).toEqual({ code: 0, stderr: '', told: ['new 0, changed 0, unchanged 2, bad 0'] });
  });

  it('tells every problem of every bad row, takes the good rows, and ends with 1', async () => {
    const file = listOf(rowOf(1), 'ITS-200002,3,,"秘密の\r\n住所",1234', rowOf(3), rowOf(1, '秘密商店'), '"x"y');
    const { code, stderr, told } = await importing(file);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(told).toEqual([
      expect.stringMatching(/^line 3, ITS-200002, プラン: is no plan\. Write /),
      expect.stringMatching(/^line 3, ITS-200002, お名前: is empty\. Write /),
      expect.stringMatching(/^line 3, ITS-200002, 電話番号: is no telephone number\. Write /),
      expect.stringMatching(/^line 6, ITS-200001, お客さま番号: stands on line 2 too\. Leave /),
      expect.stringMatching(/^line 7: has a quotation mark out of place\. /),
      'new 2, changed 0, unchanged 0, bad 3',
    ]);
    expect(told.join('\n')).not.toMatch(/秘密|1234/);
    expect(await stored('ITS-200001', 'ITS-200002', 'ITS-200003')).toMatchObject([
      { name: '見本商店' },
      undefined,
      { lastFour: '1003' },
    ]);
  });

  it('with --check tells what would come of it and writes nothing, not even a store', async () => {
    const asked = listOf(rowOf(1), rowOf(2), 'x');
    const checked = await importing(asked, '--check');
    expect(checked.code).toBe(1);
    expect(checked.told.slice(-2)).toEqual(['Nothing was written (--check).', 'new 2, changed 0, unchanged 0, bad 1']);
    expect(readdirSync(dir)).toEqual(['contracts.csv']);

    await importing(listOf(rowOf(1)));
    const again = await importing(listOf(rowOf(1, '新しい商店'), rowOf(2)), '--check');
    expect(again).toMatchObject({
      code: 0,
      told: ['Nothing was written (--check).', 'new 1, changed 1, unchanged 0, bad 0'],
    });
    expect(await stored('ITS-200001', 'ITS-200002')).toMatchObject([{ name: '見本商店' }, undefined]);
  });

  it.each([
    ['no file is named', [], /^- Name one CSV file: npm run contracts:import -- FILE\.csv \[--check\]\n$/],
    ['an option is not known', ['--dry', 'a.csv'], /^- Name one CSV file/],
    ['two files are named', ['a.csv', 'b.csv'], /^- Name one CSV file/],
    ['the file is not there', ['nowhere.csv'], /^- nowhere\.csv cannot be read \(ENOENT\)\. Name a CSV file\.\n$/],
    ['the file is a folder', ['.'], /^- \. cannot be read \(EISDIR\)\. /],
  ])('says so when %s, and ends with 1', async (_when, words, stderr) => {
    expect(await run(words)).toEqual({ code: 1, stderr: expect.stringMatching(stderr), told: [''] });
  });

  it('refuses a file without a column, naming the headers that are taken, and makes no store', async () => {
    const { code, stderr } = await importing('お客さま番号,プラン,お名前,電話番号\r\n');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^- \S+contracts\.csv: Line 1 has no column for address \(住所, ご住所, address\)\./);
    expect(readdirSync(dir)).toEqual(['contracts.csv']);
  });

  it('says who holds the store while the server runs; a contract brought in before signs in there', async () => {
    await importing(listOf(rowOf(1)));
    const server = await startProcess({ DATA_DIR: data, DEMO: '1', CLOCK: '2026-11-24T10:00:00+09:00' });
    try {
      const refused = await importing(listOf(rowOf(2)));
      expect(refused).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/^- DATA_DIR: \S+ is in use by another process\. Stop that process/),
      });

      const client = directLineClient(server.url);
      const chat = await client.begin();
      await client.ask('POST', '/conversations', chat.token);
      for (const text of ['残り回数は？', 'ITS-200001', '1001']) await client.post(chat, { type: 'message', text });
      const said = (await client.read(chat)).body.activities.map(({ text }) => text);
      expect(said).toContainEqual(expect.stringContaining('見本商店さま、ご契約を確認しました'));
    } finally {
      await server.end('SIGTERM');
    }
  });

  it('killed at any instant leaves a store on which it is run again', async () => {
    const rows = Array.from({ length: 3_000 }, (_, n) => rowOf(n));
    const file = fileOf(listOf(...rows));
    mkdirSync(data);
    const killed = launchImport([file]);
    const watching = watch(data, (_event, name) => {
      // Some commits are in by then, and most are not.
      const log = name?.endsWith('-wal') ? statSync(join(data, name), { throwIfNoEntry: false }) : undefined;
      if (log && log.size > 300_000) killed.child.kill('SIGKILL');
    });
    await killed.ended;
    watching.close();
    const { code, told } = await run([file]);
    expect(code).toBe(0);
    const [fresh, changed, unchanged] = (told[0]?.match(/\d+/g) ?? []).map(Number);
    expect(changed).toBe(0);
    expect((fresh ?? 0) + (unchanged ?? 0)).toBe(3_000);
  });
});

describe.skipIf(redisServerMissing)(redisServerMissing ?? 'contracts:import on a Redis', { timeout: slow }, () => {
  const onRedis = async (settings: string[], test: (url: string) => Promise<void>) => {
    const port = await freePort();
    const redis = await startOwnRedis(['--port', String(port), '--bind', '127.0.0.1', ...settings]);
    await test(`redis://127.0.0.1:${port}`).finally(redis.stop);
  };

  it('brings in a file, and makes no embedded store', async () => {
    await onRedis([], async (url) => {
      const settings = { REDIS_URL: url, DATA_DIR: data };
      const file = fileOf(listOf(rowOf(1)));
      expect((await run([file, '--check'], settings)).told.at(-1)).toBe('new 1, changed 0, unchanged 0, bad 0');
      expect((await run([file], settings)).told).toEqual(['new 1, changed 0, unchanged 0, bad 0']);
      expect((await run([file, '--check'], settings)).told.at(-1)).toBe('new 0, changed 0, unchanged 1, bad 0');
      expect(readdirSync(dir)).toEqual(['contracts.csv']);
    });
  });

  it('that cannot write says so and ends with 1, without a word of what was to be written', async () => {
    await onRedis(['--maxmemory', '1', '--maxmemory-policy', 'noeviction'], async (url) => {
      const ended = await run([fileOf(listOf(rowOf(1, '秘密商店'), 'x'))], { REDIS_URL: url });
      expect(ended.code).toBe(1);
      expect(ended.stderr).toBe(
        '- REDIS_URL: this Redis is full. Raise its maxmemory, or make room.\n- Once the store works, import the file again: contracts that are in stay in, each once.\n',
      );
      // The bad rows are told all the same.
      expect(ended.told[0]).toMatch(/^line 3, お客さま番号: is no customer number/);
    });
  });
});
