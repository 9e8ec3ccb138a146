/** `npm run demo:reset`: loads the demo contracts afresh, relative to the time it is now. */
import { ConfigError } from '../../adapters/errors.ts';
import { machineClock } from '../clock.ts';
import { environment, readConfig } from '../config.ts';
import { demoContracts } from '../demo/contracts.ts';
import { storeGiven } from '../demo/given.ts';
import { markDemo } from '../demo/standing.ts';
import { openStore } from '../open-store.ts';
import { runProgram } from '../told-failures.ts';

await runProgram(async () => {
  const config = readConfig(environment());
  if (!config.demo) throw new ConfigError(['DEMO is off: demo contracts stand beside no real ones. Set DEMO=1 first.']);
  const store = await openStore(config);
  try {
    await markDemo(store);
    for (const given of demoContracts(machineClock(config.clock).now())) await storeGiven(store, given);
  } finally {
    await store.close();
  }
  console.log('The demo contracts are as new.');
});
