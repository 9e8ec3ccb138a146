/** `npm run audit:export [-- FROM [TO]]`: the audit trail of these months (`YYYY-MM`), or all of it, one JSON object a line. */
import { ConfigError } from '../../adapters/errors.ts';
import { auditIn } from '../audit.ts';
import { environment, readConfig } from '../config.ts';
import { openStore, storeIsThere } from '../open-store.ts';
import { runProgram } from '../told-failures.ts';

await runProgram(async () => {
  const [from, to = from, ...others] = process.argv.slice(2);
  const isMonth = (text: string | undefined) => text === undefined || /^\d{4}-(?:0[1-9]|1[0-2])$/.test(text);
  if (!isMonth(from) || !isMonth(to) || others.length > 0)
    throw new ConfigError(['Name months: npm run audit:export [-- FROM [TO]], each as YYYY-MM.']);
  const config = readConfig(environment());
  if (!storeIsThere(config)) throw new ConfigError(['There is no store yet, and so no audit trail.']);
  const store = await openStore(config);
  try {
    for await (const entry of auditIn(store, { from, to })) console.log(JSON.stringify(entry));
  } finally {
    await store.close();
  }
}, 'Once the store works, export again: nothing is changed by it.');
