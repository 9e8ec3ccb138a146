/** `npm run corpus:export [> FILE.tsv]`: what the reader was not sure of, masked, as lines of the corpus with its best guess, to be labelled. */

import { ConfigError, OutsideError } from '../../adapters/errors.ts';
import { unclearReadingsIn } from '../../adapters/unclear-readings/built-in.ts';
import { environment, readConfig } from '../config.ts';
import { openStore, storeIsThere } from '../open-store.ts';

/** Why the program ended before its end, without what it was about: an error of the store may hold customers' data. */
const problemsOf = (error: unknown): readonly string[] => {
  if (error instanceof ConfigError) return error.problems;
  if (!(error instanceof OutsideError)) throw error;
  return ['The store failed. Once it works, export again: nothing is changed by it.'];
};

try {
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
} catch (error) {
  for (const problem of problemsOf(error)) console.error(problem);
  process.exitCode = 1;
}
