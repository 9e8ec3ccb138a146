/** `npm run store:backup -- FILE`: a copy of the embedded store, also while the program runs; on Redis a snapshot by Redis itself. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { ConfigError } from '../../adapters/errors.ts';
import { snapshotOfRedis } from '../../adapters/store/redis-contents.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { isWholeCopy } from '../../adapters/store/sqlite-backup.ts';
import { sqliteFileIsThere } from '../../adapters/store/sqlite-file.ts';
import { askRunning } from '../asked-by-file.ts';
import { environment, readConfig } from '../config.ts';
import { runProgram } from '../told-failures.ts';

const backUpEmbedded = async (dir: string, to: string): Promise<void> => {
  if (!sqliteFileIsThere(dir)) throw new ConfigError([`There is no store in ${dir}. Set DATA_DIR to its folder.`]);
  const answer = await askRunning(dir, { do: 'backup', to });
  if (answer?.is === 'failed')
    throw new ConfigError([`The copy could not be written (${answer.code}). Choose a place with room for it.`]);
  if (answer) return;
  const store = openSqliteStore({ dir });
  try {
    await store.backup(to);
  } finally {
    await store.close();
  }
};

await runProgram(async () => {
  const [file, ...others] = process.argv.slice(2);
  const { redis, dataDir } = readConfig(environment());
  if (redis) {
    if (file !== undefined)
      throw new ConfigError(['Name no file: Redis writes its snapshot where its own settings say.']);
    console.log(
      `Redis has written its snapshot: ${await snapshotOfRedis(redis)} on its own machine. Copy that file away.`,
    );
    return;
  }
  if (file === undefined || others.length > 0) throw new ConfigError(['Name one file: npm run store:backup -- FILE']);
  const to = resolve(file);
  if (!existsSync(dirname(to)))
    throw new ConfigError([`${dirname(to)} is not there. Name a file in a folder that is.`]);
  await backUpEmbedded(resolve(dataDir), to);
  if (!isWholeCopy(to)) throw new ConfigError([`${to} is damaged: look at the disks. It is no backup.`]);
  console.log(
    `The store is in ${to}. To go back to it: stop the program, put it in an empty DATA_DIR as store.sqlite, start.`,
  );
});
