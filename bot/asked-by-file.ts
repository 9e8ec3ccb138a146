/** What programs ask of the process that holds the embedded store: by a file in its folder, which its owner alone can write. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { toldError } from './log.ts';

/** the file it is to be written to, an absolute path */
const to = z.string().min(1);
const request = z.discriminatedUnion('wants', [
  /** a copy of the store as of now */
  z.object({ wants: z.literal('backup'), to }),
  /** the audit trail from its first to its last month, `YYYY-MM`; undefined: all of it */
  z.object({ wants: z.literal('audit'), to, from: z.string().optional(), until: z.string().optional() }),
  /** what waits to leave, is late or was given up */
  z.object({ wants: z.literal('outbox') }),
  /** one of those, by its id, at once */
  z.object({ wants: z.literal('send-again'), of: z.string().min(1) }),
]);
/** What can be asked. */
export type FileRequest = z.infer<typeof request>;

const answer = z.object({
  is: z.enum(['taken', 'done', 'failed']),
  code: z.string().optional(),
  /** what came of it, where it is done and there is something to tell */
  came: z.unknown().optional(),
});
export type FileAnswer = z.infer<typeof answer>;

/** What carries the requests out, each by what it wants; `id` is another for each request. Rejects when it cannot be done. */
export type FileWork = {
  [W in FileRequest['wants']]: (request: Extract<FileRequest, { wants: W }>, id: string) => Promise<unknown>;
};

const askFile = /^ask-([\w-]{1,60})\.json$/;
const askIn = (dir: string, id: string): string => join(dir, `ask-${id}.json`);
const answerIn = (dir: string, id: string): string => join(dir, `answer-${id}.json`);

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

/** A program that runs looks once a second; one that is very busy, a little later. */
const takenWithinMs = 6_000;
const pauseMs = 200;

/** What the process that holds the store in `dir` made of `asked`; undefined when none runs. Real time. */
export const askRunning = async (dir: string, asked: FileRequest): Promise<FileAnswer | undefined> => {
  const id = randomUUID();
  write(askIn(dir, id), asked);
  const until = Date.now() + takenWithinMs;
  try {
    for (;;) {
      const given = read(answerIn(dir, id), answer);
      if (given && given.is !== 'taken') return given;
      if (!given && Date.now() > until) return undefined;
      await pause(pauseMs);
    }
  } finally {
    for (const file of [askIn(dir, id), answerIn(dir, id)]) rmSync(file, { force: true });
  }
};

/** Each request goes to the work of its own kind: what it wants says which. */
const carryOut = (work: FileWork, asked: FileRequest, id: string): Promise<unknown> =>
  (work[asked.wants] as (request: FileRequest, id: string) => Promise<unknown>)(asked, id);

/** Looks once for requests in `dir` and carries them out. What fails is told to who asked, and nobody else. */
export const doWhatFilesAsk = async (work: FileWork, dir: string): Promise<void> => {
  for (const id of readdirSync(dir).flatMap((file) => askFile.exec(file)?.[1] ?? [])) {
    const asked = read(askIn(dir, id), request);
    rmSync(askIn(dir, id), { force: true });
    if (!asked) continue;
    write(answerIn(dir, id), { is: 'taken' });
    try {
      const came = await carryOut(work, asked, id);
      write(answerIn(dir, id), { is: 'done', came });
    } catch (error) {
      const told = toldError(error);
      write(answerIn(dir, id), { is: 'failed', code: told.cause?.code ?? told.code ?? told.type });
    }
  }
};
