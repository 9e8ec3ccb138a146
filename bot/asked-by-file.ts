/** Backups of the embedded store while it is written to: asked for by a file in its folder, which its owner alone can write. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { toldError } from './log.ts';

/** What makes a copy of itself, as of now, at `file`. */
export interface BacksUp {
  backup(file: string): Promise<void>;
}

const asked = z.object({ id: z.string().regex(/^[\w-]{1,60}$/), to: z.string().min(1) });
const answered = z.object({ id: z.string(), is: z.enum(['taken', 'done', 'failed']), code: z.string().optional() });
export type BackupAnswer = z.infer<typeof answered>;

const requestIn = (dir: string): string => join(dir, 'backup-wanted.json');
const answerIn = (dir: string): string => join(dir, 'backup-answer.json');

const read = <T>(file: string, shape: z.ZodType<T>): T | undefined => {
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
};
/** Whole or not at all. */
const write = (file: string, value: unknown): void => {
  writeFileSync(`${file}.part`, JSON.stringify(value), { mode: 0o600 });
  renameSync(`${file}.part`, file);
};

/** Asks whoever runs the store in `dir` for a copy at `to`, an absolute path; `id` is new for each. */
export const askForBackup = (dir: string, id: string, to: string): void => write(requestIn(dir), { id, to });

/** Takes a request back that nobody has taken. */
export const takeRequestBack = (dir: string): void => rmSync(requestIn(dir), { force: true });

/** What came of the request `id`, undefined while nobody has taken it. */
export const backupAnswer = (dir: string, id: string): BackupAnswer | undefined => {
  const answer = read(answerIn(dir), answered);
  return answer?.id === id ? answer : undefined;
};

/** Looks once for a request in `dir` and carries it out. What fails is told to who asked, and nobody else. */
export const backUpWhenAsked = async (store: BacksUp, dir: string): Promise<void> => {
  const request = read(requestIn(dir), asked);
  if (!request) return;
  rmSync(requestIn(dir), { force: true });
  const { id, to } = request;
  write(answerIn(dir), { id, is: 'taken' });
  try {
    await store.backup(to);
    write(answerIn(dir), { id, is: 'done' });
  } catch (error) {
    const told = toldError(error);
    write(answerIn(dir), { id, is: 'failed', code: told.cause?.code ?? told.code ?? told.type });
  }
};
