/** The SQLite file of the embedded store: made, brought to its schema, and held by one process alone. */
import { chmodSync, closeSync, existsSync, fdatasync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { ConfigError } from '../errors.ts';

// Rows with JSON in them stand in rowid tables: WITHOUT ROWID is slow for rows longer than a fraction of a page.
const first = `
  CREATE TABLE counter (version INTEGER NOT NULL);
  INSERT INTO counter VALUES (0);
  CREATE TABLE records (key TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL, value TEXT NOT NULL);
  CREATE TABLE logs (log TEXT NOT NULL, at INTEGER NOT NULL, value TEXT NOT NULL, PRIMARY KEY (log, at));
  CREATE TABLE lists (list TEXT NOT NULL, member TEXT NOT NULL, score REAL NOT NULL, PRIMARY KEY (list, member))
    WITHOUT ROWID;
  CREATE UNIQUE INDEX lists_in_order ON lists (list, score, member);
  CREATE TABLE due (queue TEXT NOT NULL, id TEXT NOT NULL, at REAL, stamp INTEGER NOT NULL, token TEXT, until REAL,
    PRIMARY KEY (queue, id)) WITHOUT ROWID;
  CREATE INDEX due_in_order ON due (queue, at, id);
  CREATE INDEX due_gone ON due (queue, until) WHERE at IS NULL;
`;

const userVersion = (db: DatabaseSync) => Number(db.prepare('PRAGMA user_version').get()?.user_version);

const blobs = 'CREATE TABLE blobs (blob TEXT NOT NULL PRIMARY KEY, bytes BLOB NOT NULL);';

/** What makes each version of the schema out of the one before, beginning with nothing: a later version is one more. */
const steps: readonly string[] = [first, blobs];

/**
 * Brings the schema of `db`, within the transaction that is open, to the last of `all`; the version it had. A version this program
 * does not know is left alone.
 */
export const bringToSchema = (db: DatabaseSync, all: readonly string[] = steps): number => {
  const found = userVersion(db);
  for (const [n, step] of all.slice(found).entries()) db.exec(`${step} PRAGMA user_version = ${found + n + 1};`);
  return found;
};

/** The log is written back into the file after so many pages (4 KB each): the event loop waits for that. */
const pagesOfLog = 4_000;

const prepare = (db: DatabaseSync, { passing = false, againAfter }: SqliteFileUse) => {
  // EXCLUSIVE before WAL: the lock is on the file itself and dies with the process, however it dies.
  db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;');
  // NORMAL: a commit stands in the log, and `sync` brings the log to the disk for many commits at once.
  db.exec(`PRAGMA synchronous = ${passing ? 'OFF' : 'NORMAL'}; PRAGMA wal_autocheckpoint = ${pagesOfLog};`);
  db.exec('BEGIN EXCLUSIVE');
  const found = bringToSchema(db);
  // Whoever held a lease is gone: this process has the file alone.
  if (againAfter !== undefined) db.prepare('UPDATE counter SET version = max(version, ?)').run(againAfter);
  else if (found <= steps.length) db.exec('UPDATE due SET token = NULL, until = NULL WHERE token IS NOT NULL');
  db.exec('COMMIT');
  // The system counts as written what it failed to bring to the disk, and never tries it again: all of the log goes into the file.
  if (againAfter !== undefined && db.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy !== 0)
    throw new Error('the log cannot be written back');
  return found;
};

const codeOf = (error: unknown) => (error as { errcode?: number }).errcode ?? 0;
const primaryCode = (error: unknown) => codeOf(error) & 0xff;
const busy = 5;
const damaged = [11, 26];

const cure = (error: unknown, dir: string, file: string): string => {
  if (primaryCode(error) === busy)
    return `DATA_DIR: ${file} is in use by another process. Stop that process, give this one a DATA_DIR of its own, or set REDIS_URL to run several.`;
  if (damaged.includes(primaryCode(error)))
    return `DATA_DIR: ${file} is not a database or is damaged. Move it away, restore a backup, or choose another DATA_DIR.`;
  return `DATA_DIR: ${dir} cannot be used (${(error as Error).message}). Make it a directory this user can write, or choose another.`;
};

const fileIn = (dir: string): string => join(dir, 'store.sqlite');

/** Whether `openSqliteFile` would open what is there already rather than make it. */
export const sqliteFileIsThere = (dir: string): boolean => existsSync(fileIn(dir));

/**
 * How a file is used. `passing`: it is thrown away, so no commit waits for the disk. `againAfter`: this process had it open just
 * now, holds the leases in it, and gave versions up to this one.
 */
export interface SqliteFileUse {
  passing?: boolean;
  againAfter?: number;
}

/** The open file. */
export interface SqliteFile {
  db: DatabaseSync;
  /** Resolves when every commit so far is on the disk; the event loop goes on meanwhile. */
  sync(): Promise<void>;
  /** Safe to call twice. */
  close(): void;
}

const synced = promisify(fdatasync);

/**
 * Opens (or makes) `store.sqlite` in `dir` and locks it until it is closed.
 * Throws ConfigError when the directory or the file cannot be used, is in use, or was written by a later version.
 */
export const openSqliteFile = (dir: string, use: SqliteFileUse = {}): SqliteFile => {
  const { passing = false } = use;
  const file = fileIn(dir);
  let db: DatabaseSync | undefined;
  let found: number;
  try {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    db = new DatabaseSync(file);
    // Not opened by hand before: closing any descriptor of the file would drop this process's lock on it.
    chmodSync(file, 0o600);
    found = prepare(db, use);
  } catch (error) {
    db?.close();
    throw new ConfigError([cure(error, dir, file)]);
  }
  if (found > steps.length) {
    db.close();
    throw new ConfigError([
      `DATA_DIR: ${file} was written by a later version of this program. Run that version, or choose another DATA_DIR.`,
    ]);
  }
  const log = passing ? undefined : openSync(`${file}-wal`, 'r+');
  return {
    db,
    sync: async () => {
      if (log !== undefined) await synced(log);
    },
    close() {
      if (!db.isOpen) return;
      db.close();
      if (log !== undefined) closeSync(log);
    },
  };
};
