/** `npm run demo:reset`: loads the demo contracts afresh, relative to the time it is now. */
import { machineClock } from '../clock.ts';
import { environment, readConfig } from '../config.ts';
import { demoContracts } from '../demo/contracts.ts';
import { storeGiven } from '../demo/given.ts';
import { openStore } from '../open-store.ts';
import { runProgram } from '../told-failures.ts';

await runProgram(async () => {
  const config = readConfig(environment());
  const store = await openStore(config);
  try {
    for (const given of demoContracts(machineClock(config.clock).now())) await storeGiven(store, given);
  } finally {
    await store.close();
  }
  console.log('The demo contracts are as new.');
});
