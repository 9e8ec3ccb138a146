/** A whole bot started in a process of its own: how long until it can read a message, and what it holds when nothing happens. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** Who is ready to read: the exact reader alone, or both readers; `nobody`: the SDK and restify are loaded, and no more. */
export type Readers = 'nobody' | 'exact' | 'both';

export interface AtRest {
  /** milliseconds from the start of the process */
  ready: number;
  /** MB that the process holds */
  memory: number;
}

/** Starts a bot, has `readers` ready, and ends it. */
export const startedWith = (readers: Readers): AtRest => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'));
  const words = ['--expose-gc', '--disable-warning=ExperimentalWarning', fileURLToPath(import.meta.url), readers];
  const env = { PATH: process.env.PATH ?? '', PORT: '0', LOG_LEVEL: 'error', DATA_DIR: dataDir };
  const told = execFileSync(process.execPath, words, { env, encoding: 'utf8' });
  rmSync(dataDir, { recursive: true });
  return JSON.parse(told) as AtRest;
};

const loadPackages = async (): Promise<void> => {
  await import('botbuilder');
  await import('botbuilder-dialogs');
  await import('restify');
  console.log(JSON.stringify({ ready: performance.now(), memory: process.memoryUsage().rss / 1024 / 1024 }));
  process.exit(0);
};

const measure = async (readers: string | undefined): Promise<void> => {
  if (readers === 'nobody') return loadPackages();
  const { start } = await import('../../bot/start.ts');
  const { learnedModel } = await import('../../knowledge/language/learned/load-model.ts');
  const running = await start(process.env);
  // The first message would have it loaded.
  if (readers === 'both') learnedModel();
  const ready = performance.now();
  await setTimeout(500);
  globalThis.gc?.();
  await setTimeout(500);
  const memory = process.memoryUsage().rss / 1024 / 1024;
  await running.close();
  console.log(JSON.stringify({ ready, memory } satisfies AtRest));
  process.exit(0);
};

if (process.argv[1] === fileURLToPath(import.meta.url)) await measure(process.argv[2]);
