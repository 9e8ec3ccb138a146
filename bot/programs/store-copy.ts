/** `npm run store:copy -- FROM TO`: everything one store holds into another, empty one, and a check that both hold the same. */
import { ConfigError } from '../../adapters/errors.ts';
import { differing, type StoreContents, tallyOf } from '../../adapters/store/contents.ts';
import { redisContents } from '../../adapters/store/redis-contents.ts';
import { sqliteContents } from '../../adapters/store/sqlite-contents.ts';
import { sqliteFileIsThere } from '../../adapters/store/sqlite-file.ts';
import { type Config, environment, readConfig } from '../config.ts';
import { runProgram } from '../told-failures.ts';

const usage =
  'Name two stores: npm run store:copy -- FROM TO. Each is the folder of an embedded store, a redis:// address, or REDIS for the one of the settings.';

const open = async (word: string, { redis }: Config): Promise<StoreContents> => {
  if (word === 'REDIS') {
    if (!redis) throw new ConfigError(['REDIS stands for REDIS_URL or REDIS_SENTINELS, and neither is set.']);
    return redisContents(redis);
  }
  return /^rediss?:/.test(word) ? redisContents({ url: word, prefix: redis?.prefix }) : sqliteContents(word);
};

const refuse = (problem: string): never => {
  throw new ConfigError([problem]);
};

await runProgram(async () => {
  const [fromWord, toWord, ...others] = process.argv.slice(2);
  if (!fromWord || !toWord || others.length > 0 || fromWord === toWord) return refuse(usage);
  const config = readConfig(environment());
  const isFolder = fromWord !== 'REDIS' && !/^rediss?:/.test(fromWord);
  if (isFolder && !sqliteFileIsThere(fromWord)) return refuse(`There is no store in ${fromWord}. ${usage}`);
  const from = await open(fromWord, config);
  try {
    const to = await open(toWord, config);
    try {
      if (!(await to.isEmpty()))
        return refuse('TO already holds something. Name a folder or a key prefix that is empty.');
      await to.take(from.rows());
      const [given, taken] = await Promise.all([tallyOf(from.rows()), tallyOf(to.rows())]);
      const wrong = differing(given, taken);
      if (wrong.length > 0)
        return refuse(`The copy differs in: ${wrong.join(', ')}. Stop whatever uses FROM, empty TO, and copy again.`);
      const { record, log, list, blob, due } = taken;
      console.log(
        `Copied and checked: ${record.count} records, ${log.count} log entries, ${list.count} list entries, ${blob.count} blobs, ${due.count} due items.`,
      );
    } finally {
      await to.close();
    }
  } finally {
    await from.close();
  }
}, 'Empty TO before you copy again.');
