/** The statements of the embedded store, prepared once. Text is compared byte by byte (SQLite's BINARY collation). */
import type { DatabaseSync } from 'node:sqlite';

/** Every statement `sqlite.ts` runs, on a file made by `sqlite-file.ts`. */
export const sqliteStatements = (db: DatabaseSync) => ({
  begin: db.prepare('BEGIN IMMEDIATE'),
  commit: db.prepare('COMMIT'),
  rollback: db.prepare('ROLLBACK'),
  nextVersion: db.prepare('UPDATE counter SET version = version + 1 RETURNING version'),

  version: db.prepare('SELECT version FROM records WHERE key = ?'),
  record: db.prepare('SELECT version, value FROM records WHERE key = ?'),
  put: db.prepare(
    `INSERT INTO records (key, version, value) VALUES (?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET version = excluded.version, value = excluded.value`,
  ),
  remove: db.prepare('DELETE FROM records WHERE key = ?'),

  append: db.prepare(
    'INSERT INTO logs (log, at, value) VALUES (?, (SELECT coalesce(max(at), 0) + 1 FROM logs WHERE log = ?), ?)',
  ),
  dropLog: db.prepare('DELETE FROM logs WHERE log = ?'),
  readLog: db.prepare('SELECT at, value FROM logs WHERE log = ? AND at > ? ORDER BY at LIMIT ?'),

  keepBlob: db.prepare(
    'INSERT INTO blobs (blob, bytes) VALUES (?, ?) ON CONFLICT DO UPDATE SET bytes = excluded.bytes',
  ),
  dropBlob: db.prepare('DELETE FROM blobs WHERE blob = ?'),
  readBlob: db.prepare('SELECT bytes FROM blobs WHERE blob = ?'),

  list: db.prepare(
    'INSERT INTO lists (list, member, score) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET score = excluded.score',
  ),
  unlist: db.prepare('DELETE FROM lists WHERE list = ? AND member = ?'),
  listStart: db.prepare('SELECT member, score FROM lists WHERE list = ? ORDER BY score, member LIMIT ?'),
  listAfter: db.prepare(
    'SELECT member, score FROM lists WHERE list = ? AND (score, member) > (?, ?) ORDER BY score, member LIMIT ?',
  ),

  schedule: db.prepare(
    `INSERT INTO due (queue, id, at, stamp) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET at = excluded.at, stamp = excluded.stamp`,
  ),
  forget: db.prepare('DELETE FROM due WHERE queue = ? AND id = ? AND token IS NULL'),
  // Taken away while it is held: the row stays without a time, so that the lease is still seen if it is scheduled anew.
  cancel: db.prepare('UPDATE due SET at = NULL, stamp = ? WHERE queue = ? AND id = ?'),
  unschedule: db.prepare('DELETE FROM due WHERE queue = ? AND id = ?'),
  release: db.prepare('UPDATE due SET at = ?, token = NULL, until = NULL WHERE queue = ? AND id = ?'),
  dueItem: db.prepare('SELECT at, stamp, token FROM due WHERE queue = ? AND id = ?'),
  sweep: db.prepare('DELETE FROM due WHERE queue = ? AND at IS NULL AND until <= ?'),
  free: db.prepare(
    `SELECT id, at, stamp FROM due WHERE queue = ? AND at <= ? AND (until IS NULL OR until <= ?)
     ORDER BY at, id LIMIT ?`,
  ),
  freeOne: db.prepare(
    `SELECT id, at, stamp FROM due
     WHERE queue = ? AND at <= ? AND (until IS NULL OR until <= ? OR token = ?) AND id = ? LIMIT ?`,
  ),
  hold: db.prepare('UPDATE due SET token = ?, until = ? WHERE queue = ? AND id = ?'),
});
