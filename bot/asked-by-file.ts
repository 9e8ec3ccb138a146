/** What a program asks of the process that holds the embedded store: by a file in its folder, which its owner alone can write. */
import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { toldError } from './log.ts';

const wish = z.discriminatedUnion('do', [
  /** a copy of the store, as of now, at `to` */
  z.object({ do: z.literal('backup'), to: z.string().min(1) }),
  /** what waits to leave, is late or was given up */
  z.object({ do: z.literal('outbox') }),
  /** one of those, at once */
  z.object({ do: z.literal('send-again'), of: z.string().min(1) }),
]);
export type FileWish = z.infer<typeof wish>;

const asked = z.object({ id: z.string().regex(/^[\w-]{1,60}$/), wish });
const answered = z.object({
  id: z.string(),
  is: z.enum(['taken', 'done', 'failed']),
  code: z.string().optional(),
  /** what came of it */
  came: z.unknown().optional(),
});
export type FileAnswer = z.infer<typeof answered>;

const requestIn = (dir: string): string => join(dir, 'wanted.json');
const answerIn = (dir: string): string => join(dir, 'wanted-answer.json');

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

const pause = () => new Promise((go) => setTimeout(go, pauseMs));

/** What the process that holds the store in `dir` made of a wish; undefined when none runs. */
export const askRunning = async (dir: string, wanted: FileWish): Promise<FileAnswer | undefined> => {
  const id = randomUUID();
  write(requestIn(dir), { id, wish: wanted });
  const until = Date.now() + takenWithinMs;
  for (;;) {
    const answer = read(answerIn(dir), answered);
    const mine = answer?.id === id ? answer : undefined;
    if (mine && mine.is !== 'taken') {
      rmSync(answerIn(dir), { force: true });
      return mine;
    }
    if (!mine && Date.now() > until) {
      rmSync(requestIn(dir), { force: true });
      return undefined;
    }
    await pause();
  }
};

/** How each wish is carried out; what comes of it is told to who asked. `id` is another one for each request. */
export type CarriesOut = {
  [D in FileWish['do']]: (wanted: Extract<FileWish, { do: D }>, id: string) => Promise<unknown>;
};

/** Looks once for a request in `dir` and carries it out. What fails is told to who asked, and nobody else. */
export const doWhatIsAsked = async (dir: string, doing: CarriesOut): Promise<void> => {
  const request = read(requestIn(dir), asked);
  if (!request) return;
  rmSync(requestIn(dir), { force: true });
  const { id, wish: wanted } = request;
  write(answerIn(dir), { id, is: 'taken' });
  try {
    const came = await (doing[wanted.do] as CarriesOut[FileWish['do']])(wanted as never, id);
    write(answerIn(dir), { id, is: 'done', came });
  } catch (error) {
    const told = toldError(error);
    write(answerIn(dir), { id, is: 'failed', code: told.cause?.code ?? told.code ?? told.type });
  }
};
