/** The embedded store: one SQLite file, one process, every commit on disk before it is answered. */
import { randomUUID } from 'node:crypto';
import { statfs } from 'node:fs/promises';
import { OutsideError } from '../errors.ts';
import { type BatchRows, batchRows } from './batch-rows.ts';
import { groupCommits } from './group-commits.ts';
import type { Store } from './port.ts';
import { backUp } from './sqlite-backup.ts';
import { openSqliteFile } from './sqlite-file.ts';
import { sqliteStatements } from './sqlite-statements.ts';

/** The embedded store can be copied while it is written to. */
export interface SqliteStore extends Store {
  /** Writes a whole store as of now to `file`, readable by its owner alone. Throws OutsideError when it cannot be written. */
  backup(file: string): Promise<void>;
}

/**
 * Opens the store kept in `dir`, made when it is missing. One process at a time: a second open is refused.
 * `passing`: for a store that is thrown away; a commit is answered before it is on the disk. `sync` stands in for the disk in tests.
 * Throws ConfigError when `dir` cannot be used. Watchers hear the commits of this process, which are all there are.
 */
export const openSqliteStore = (settings: {
  dir: string;
  passing?: boolean;
  sync?: () => Promise<void>;
}): SqliteStore => {
  const { dir, passing = false } = settings;
  let file = openSqliteFile(dir, { passing });
  let { db } = file;
  let sql = sqliteStatements(db);
  const watchers = new Set<(topics: string[]) => void>();

  /** the highest version ever given: what a failed sync lost may leave the file behind it, and versions never come back */
  let given = 0;

  /** Runs `work` in one transaction; a failure of the database leaves nothing behind. */
  const transaction = <T>(work: () => T): T => {
    try {
      sql.begin.run();
      const result = work();
      sql.commit.run();
      return result;
    } catch (cause) {
      if (db.isOpen && db.isTransaction) sql.rollback.run();
      throw new OutsideError('store', { retryable: true, cause });
    }
  };

  const query = <T>(work: () => T): T => {
    commits.sound();
    try {
      return work();
    } catch (cause) {
      throw new OutsideError('store', { retryable: true, cause });
    }
  };

  const versionAt = (key: string) => (sql.version.get(key) as { version: number } | undefined)?.version ?? 0;
  const recordAt = (key: string) => sql.record.get(key) as { version: number; value: string } | undefined;

  const finish = ([queue, id, token, stamp, again]: BatchRows['finishes'][number]) => {
    const held = sql.dueItem.get(queue, id) as { at: number | null; stamp: number; token: string | null } | undefined;
    if (held?.token !== token) return;
    const next = held.stamp === stamp ? again : held.at;
    if (next === null) sql.unschedule.run(queue, id);
    else sql.release.run(next, queue, id);
  };

  const write = (rows: BatchRows) => {
    const { version } = sql.nextVersion.get() as { version: number };
    given = version;
    for (const [key, json] of rows.puts) sql.put.run(key, version, json);
    for (const [key] of rows.deletes) sql.remove.run(key);
    for (const [log] of rows.dropLogs) sql.dropLog.run(log);
    for (const [log, json] of rows.appends) sql.append.run(log, log, json);
    for (const [blob, bytes] of rows.blobs)
      if (bytes === null) sql.dropBlob.run(blob);
      else sql.keepBlob.run(blob, bytes);
    for (const [list, member, score] of rows.lists)
      if (score === null) sql.unlist.run(list, member);
      else sql.list.run(list, member, score);
    for (const [queue, id, at] of rows.schedules)
      if (at !== null) sql.schedule.run(queue, id, at, version);
      else if (sql.forget.run(queue, id).changes === 0) sql.cancel.run(version, queue, id);
    for (const row of rows.finishes) finish(row);
  };

  const tell = (topics: string[]) => {
    for (const hear of watchers) queueMicrotask(() => watchers.has(hear) && hear([...topics]));
  };

  /** After a sync that failed: what the log holds is brought into the file, as after a crash, and the file is held on. */
  const openAgain = () => {
    try {
      file.close();
      file = openSqliteFile(dir, { passing, againAfter: given });
    } catch (cause) {
      throw new OutsideError('store', { retryable: true, cause });
    }
    ({ db } = file);
    sql = sqliteStatements(db);
  };

  const commits = groupCommits<BatchRows, 'committed' | 'conflict'>(
    (lot) =>
      transaction(() =>
        lot.map((rows) => {
          if (rows.reads.some(([key, version]) => versionAt(key) !== version)) return 'conflict';
          write(rows);
          return 'committed';
        }),
      ),
    () =>
      (settings.sync ?? file.sync)().catch((cause: unknown) => {
        throw new OutsideError('store', { retryable: true, unsure: true, cause });
      }),
    openAgain,
  );

  return {
    read: async (keys) =>
      query(() =>
        keys.map((key) => {
          const found = recordAt(key);
          return { key, version: found?.version ?? 0, value: found && JSON.parse(found.value) };
        }),
      ),
    async commit(batch) {
      const rows = batchRows(batch);
      const outcome = await commits.join(rows);
      if (outcome === 'committed' && rows.notices.length > 0) tell(rows.notices);
      return outcome;
    },
    async readLog(log, after, limit) {
      const rows = query(() => sql.readLog.all(log, after, Math.max(limit, 0)));
      // What a customer reads in a transcript is on the disk.
      await commits.settled();
      return rows.map((row) => ({
        at: Number(row.at),
        value: JSON.parse(String(row.value)),
      }));
    },
    readBlob: async (blob) => query(() => (sql.readBlob.get(blob) as { bytes: Uint8Array } | undefined)?.bytes),
    readList: async (list, after, limit) =>
      query(() =>
        after
          ? sql.listAfter.all(list, after.score, after.member, Math.max(limit, 0))
          : sql.listStart.all(list, Math.max(limit, 0)),
      ).map((row) => ({ member: String(row.member), score: Number(row.score) })),
    async lease({ queue, dueBy, now, leaseMs, limit, id, token = randomUUID() }) {
      const most = Math.max(limit, 0);
      commits.sound();
      return transaction(() => {
        sql.sweep.run(queue, now);
        const free =
          id === undefined
            ? sql.free.all(queue, dueBy, now, most)
            : sql.freeOne.all(queue, dueBy, now, token, id, most);
        return free.map((row) => {
          const item = { queue, id: String(row.id), at: Number(row.at), token, stamp: Number(row.stamp) };
          sql.hold.run(token, now + leaseMs, queue, item.id);
          return item;
        });
      });
    },
    watch(hear) {
      const own = (topics: string[]) => hear(topics);
      watchers.add(own);
      return () => void watchers.delete(own);
    },
    async room() {
      try {
        const { bavail, bsize } = await statfs(dir);
        return bavail * bsize;
      } catch (cause) {
        throw new OutsideError('store', { retryable: true, cause });
      }
    },
    async backup(to) {
      commits.sound();
      try {
        await backUp(db, to);
      } catch (cause) {
        throw new OutsideError('store', { retryable: true, cause });
      }
    },
    async close() {
      watchers.clear();
      await commits.ended();
      file.close();
    },
  };
};
