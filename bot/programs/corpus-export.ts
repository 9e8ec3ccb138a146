/** `npm run corpus:export [> FILE.tsv]`: what the reader was not sure of, masked, as lines of the corpus with its best guess, to be labelled. */

import { ConfigError } from '../../adapters/errors.ts';
import { unclearReadingsIn } from '../../adapters/unclear-readings/built-in.ts';
import { environment, readConfig } from '../config.ts';
import { openStore, storeIsThere } from '../open-store.ts';
import { runProgram } from '../told-failures.ts';

await runProgram(async () => {
  const config = readConfig(environment());
  if (!storeIsThere(config))
    throw new ConfigError(['There is no store yet. Start the program and let customers write first.']);
  const store = await openStore(config);
  try {
    for await (const { context, guesses, text } of unclearReadingsIn(store)) {
      const line = text.replaceAll('\t', ' ').replaceAll('\n', '⏎');
      console.log([context.join(' ') || '-', guesses[0] ?? 'unclear', line].join('\t'));
    }
  } finally {
    await store.close();
  }
}, 'Once the store works, export again: nothing is changed by it.');
