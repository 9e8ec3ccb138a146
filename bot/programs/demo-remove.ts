/** `npm run demo:remove`: takes the demo contracts, and everything that hangs on them, out of the store. */
import { redisContents } from '../../adapters/store/redis-contents.ts';
import { sqliteContents } from '../../adapters/store/sqlite-contents.ts';
import { environment, readConfig } from '../config.ts';
import { demoIn, removeDemo } from '../demo/remove-demo.ts';
import { openStore, storeIsThere } from '../open-store.ts';
import { runProgram } from '../told-failures.ts';

await runProgram(async () => {
  const config = readConfig(environment());
  if (!storeIsThere(config)) return console.log('There is no store yet, and so no demo contracts.');
  const contents = config.redis ? await redisContents(config.redis) : sqliteContents(config.dataDir);
  const found = await demoIn(() => contents.rows()).finally(() => contents.close());
  const store = await openStore(config);
  await removeDemo(store, found).finally(() => store.close());
  console.log(
    `Removed the demo contracts and what hung on them: ${found.deletes.length} records. What was said stays.`,
  );
});
