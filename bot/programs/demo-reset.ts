/** `npm run demo:reset`: loads the demo contracts afresh, relative to the time it is now. */
import { ConfigError } from '../../adapters/errors.ts';
import { machineClock } from '../clock.ts';
import { environment, readConfig } from '../config.ts';
import { demoContracts } from '../demo/contracts.ts';
import { storeGiven } from '../demo/given.ts';
import { openStore } from '../open-store.ts';

try {
  const config = readConfig(environment());
  const store = await openStore(config);
  for (const given of demoContracts(machineClock(config.clock).now())) await storeGiven(store, given);
  await store.close();
  console.log('The demo contracts are as new.');
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(error.problems.map((problem) => `- ${problem}`).join('\n'));
  process.exitCode = 1;
}
