/** `npm run audit:export [-- FROM [TO]]`: the audit trail of these months (`YYYY-MM`), or all of it, one JSON object a line, also while the program runs. */
import { randomUUID } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ConfigError } from '../../adapters/errors.ts';
import { askRunning } from '../asked-by-file.ts';
import { auditIn } from '../audit.ts';
import { environment, readConfig } from '../config.ts';
import { openStore, storeIsThere } from '../open-store.ts';
import { runProgram } from '../told-failures.ts';

/** Prints what the running program wrote of the trail in `dir`; false: none runs. */
const printedByRunning = async (dir: string, from: string | undefined, until: string | undefined): Promise<boolean> => {
  const to = join(dir, `audit-${randomUUID()}.part`);
  try {
    const answer = await askRunning(dir, { wants: 'audit', to, from, until });
    if (answer?.is === 'failed')
      throw new ConfigError([`The trail could not be written to DATA_DIR (${answer.code}). Look at the room there.`]);
    if (answer) await pipeline(createReadStream(to), process.stdout, { end: false });
    return answer !== undefined;
  } finally {
    rmSync(to, { force: true });
  }
};

await runProgram(async () => {
  const [from, to = from, ...others] = process.argv.slice(2);
  const isMonth = (text: string | undefined) => text === undefined || /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text);
  if (!isMonth(from) || !isMonth(to) || others.length > 0)
    throw new ConfigError(['Name months: npm run audit:export [-- FROM [TO]], each as YYYY-MM.']);
  const config = readConfig(environment());
  if (!storeIsThere(config)) throw new ConfigError(['There is no store yet, and so no audit trail.']);
  const store = await openStore(config).catch(async (error: unknown) => {
    // The embedded store is in the hands of the program that runs, if one does.
    if (config.redis || !(await printedByRunning(resolve(config.dataDir), from, to))) throw error;
  });
  if (!store) return;
  try {
    for await (const entry of auditIn(store, { from, to })) console.log(JSON.stringify(entry));
  } finally {
    await store.close();
  }
}, 'Once the store works, export again: nothing is changed by it.');
