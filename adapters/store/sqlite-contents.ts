/** What the embedded store holds, given and taken row by row. */
import type { SQLInputValue } from 'node:sqlite';
import type { StoreContents, StoreRow } from './contents.ts';
import { openSqliteFile } from './sqlite-file.ts';

const atOnce = 500;

const tables: readonly (readonly [sql: string, row: (found: Record<string, unknown>) => StoreRow])[] = [
  [
    'SELECT key, version, value FROM records ORDER BY key',
    (found) => ({ kind: 'record', key: String(found.key), version: Number(found.version), json: String(found.value) }),
  ],
  [
    'SELECT log, at, value FROM logs ORDER BY log, at',
    (found) => ({ kind: 'log', log: String(found.log), at: Number(found.at), json: String(found.value) }),
  ],
  [
    'SELECT list, member, score FROM lists ORDER BY list, member',
    (found) => ({ kind: 'list', list: String(found.list), member: String(found.member), score: Number(found.score) }),
  ],
  [
    'SELECT blob, bytes FROM blobs ORDER BY blob',
    (found) => ({
      kind: 'blob',
      blob: String(found.blob),
      base64: Buffer.from(found.bytes as Uint8Array).toString('base64'),
    }),
  ],
  [
    // What was taken away while it was held is gone.
    'SELECT queue, id, at, stamp FROM due WHERE at IS NOT NULL ORDER BY queue, id',
    (found) => ({
      kind: 'due',
      queue: String(found.queue),
      id: String(found.id),
      at: Number(found.at),
      stamp: Number(found.stamp),
    }),
  ],
  ['SELECT version FROM counter', (found) => ({ kind: 'version', version: Number(found.version) })],
];

const inserts: {
  [K in StoreRow['kind']]: [sql: string, values: (row: Extract<StoreRow, { kind: K }>) => SQLInputValue[]];
} = {
  record: ['INSERT INTO records (key, version, value) VALUES (?, ?, ?)', (row) => [row.key, row.version, row.json]],
  log: ['INSERT INTO logs (log, at, value) VALUES (?, ?, ?)', (row) => [row.log, row.at, row.json]],
  list: ['INSERT INTO lists (list, member, score) VALUES (?, ?, ?)', (row) => [row.list, row.member, row.score]],
  blob: ['INSERT INTO blobs (blob, bytes) VALUES (?, ?)', (row) => [row.blob, Buffer.from(row.base64, 'base64')]],
  due: ['INSERT INTO due (queue, id, at, stamp) VALUES (?, ?, ?, ?)', (row) => [row.queue, row.id, row.at, row.stamp]],
  version: ['UPDATE counter SET version = ?', (row) => [row.version]],
};

/** Opens the store in `dir`, made when it is missing. Throws ConfigError when it cannot be used, or is in use. */
export const sqliteContents = (dir: string): StoreContents => {
  const file = openSqliteFile(dir);
  const { db } = file;
  return {
    async *rows() {
      for (const [sql, rowOf] of tables) {
        let some: StoreRow[] = [];
        for (const found of db.prepare(sql).iterate()) {
          some.push(rowOf(found));
          // One blob is as much as hundreds of anything else.
          if (some.length < atOnce && some.at(-1)?.kind !== 'blob') continue;
          yield some;
          some = [];
        }
        yield some;
      }
    },
    isEmpty: async () => Number(db.prepare('SELECT version FROM counter').get()?.version) === 0,
    async take(rows) {
      const statements = Object.fromEntries(
        Object.entries(inserts).map(([kind, [sql]]) => [kind, db.prepare(sql)]),
      ) as Record<StoreRow['kind'], ReturnType<typeof db.prepare>>;
      db.exec('BEGIN IMMEDIATE');
      try {
        for await (const some of rows)
          for (const row of some) {
            const [, values] = inserts[row.kind] as [string, (row: StoreRow) => SQLInputValue[]];
            statements[row.kind].run(...values(row));
          }
        db.exec('COMMIT');
      } catch (error) {
        db.exec('ROLLBACK');
        throw error;
      }
      await file.sync();
    },
    async close() {
      file.close();
    },
  };
};
