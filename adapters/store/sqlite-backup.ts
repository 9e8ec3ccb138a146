/** A copy of the embedded store made while it is written to: the file is whole, as of one moment, or it is not there. */
import { chmod, open, rename, rm } from 'node:fs/promises';
import { backup, DatabaseSync } from 'node:sqlite';

/** Writes the copy to `file`, which is replaced when it is there; the event loop goes on meanwhile. Throws what stands in the way. */
export const backUp = async (db: DatabaseSync, file: string): Promise<void> => {
  const part = `${file}.part`;
  try {
    await rm(part, { force: true });
    await backup(db, part);
    await chmod(part, 0o600);
    const written = await open(part, 'r');
    await written.sync();
    await written.close();
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
};

/** Whether the copy at `file` is whole. Reads all of it, and the event loop waits: for programs, not for the server. */
export const isWholeCopy = (file: string): boolean => {
  const copy = new DatabaseSync(file);
  try {
    // Without it the copy would begin a log of its own beside it when it is looked at.
    copy.exec('PRAGMA journal_mode = DELETE');
    return copy.prepare('PRAGMA integrity_check').get()?.integrity_check === 'ok';
  } catch {
    return false;
  } finally {
    copy.close();
  }
};
