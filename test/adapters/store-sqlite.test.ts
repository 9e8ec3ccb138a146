/** The embedded store keeps the store's promises, one process at a time, through a kill. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../../adapters/errors.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { describeStore } from './store.contract.ts';

const newDir = () => mkdtempSync(join(tmpdir(), 'store-'));
const remove = (dir: string) => rmSync(dir, { recursive: true, force: true });

describeStore('the embedded store', async () => {
  const dir = newDir();
  const store = openSqliteStore({ dir });
  const end = async () => {
    await store.close();
    remove(dir);
  };
  return { store, other: store, end };
});

const module = new URL('../../adapters/store/sqlite.ts', import.meta.url).href;
/** Another process that opens the store in `dir`, commits x = 1 and holds it until it is killed. */
const holder = async (dir: string) => {
  const program = `
    import { openSqliteStore } from ${JSON.stringify(module)};
    const store = openSqliteStore({ dir: ${JSON.stringify(dir)} });
    await store.commit({ puts: [{ key: 'x', value: 1 }] });
    console.log('held');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toBe('held\n');
  return child;
};

describe('the directory of the embedded store', () => {
  let dir: string;
  beforeEach(() => {
    dir = newDir();
  });
  afterEach(() => remove(dir));

  const refusal = (where: string): string => {
    try {
      openSqliteStore({ dir: where });
    } catch (error) {
      if (error instanceof ConfigError) return error.message;
      throw error;
    }
    throw new Error('the store opened');
  };

  it('is made when it is missing, for its owner only', async () => {
    const deep = join(dir, 'a', 'b');
    await openSqliteStore({ dir: deep }).close();
    expect(statSync(deep).mode & 0o777).toBe(0o700);
    expect(statSync(join(deep, 'store.sqlite')).mode & 0o777).toBe(0o600);
  });

  it('keeps what was committed, and its versions, from one opening to the next', async () => {
    const first = openSqliteStore({ dir });
    await first.commit({ puts: [{ key: 'x', value: 1 }] });
    const [before] = await first.read(['x']);
    await first.commit({ deletes: ['x'] });
    await first.close();
    const second = openSqliteStore({ dir });
    await second.commit({ puts: [{ key: 'x', value: 2 }] });
    const [after] = await second.read(['x']);
    await second.close();
    expect(after?.version).toBeGreaterThan(Number(before?.version));
  });

  it('is refused to a second opening in the same process, and free once it is closed', async () => {
    const store = openSqliteStore({ dir });
    expect(refusal(dir)).toMatch(/in use by another process.*REDIS_URL/);
    expect(await store.commit({ puts: [{ key: 'x', value: 1 }] })).toBe('committed');
    expect(refusal(dir)).toMatch(/in use/);
    await store.close();
    await openSqliteStore({ dir }).close();
  });

  it('is refused to a second process, and free as soon as the first is killed, with all it committed', async () => {
    const child = await holder(dir);
    expect(refusal(dir)).toMatch(/in use by another process/);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const store = openSqliteStore({ dir });
    expect(await store.read(['x'])).toMatchObject([{ value: 1 }]);
    await store.close();
  });

  it('is refused with a cure when it cannot be a directory, or its file is no database', () => {
    writeFileSync(join(dir, 'file'), 'not a directory');
    expect(refusal(join(dir, 'file'))).toMatch(/DATA_DIR.*directory this user can write/);
    writeFileSync(join(dir, 'store.sqlite'), 'no database, just text. '.repeat(100));
    expect(refusal(dir)).toMatch(/not a database or is damaged.*choose another DATA_DIR/);
  });

  it('is refused when a later version of this program wrote it', async () => {
    await openSqliteStore({ dir }).close();
    const db = new DatabaseSync(join(dir, 'store.sqlite'));
    db.exec('PRAGMA user_version = 99');
    db.close();
    expect(refusal(dir)).toMatch(/later version/);
  });
});
