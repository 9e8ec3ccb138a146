/** `npm start`: the bot, its web chat and the operator desk, until it is told to stop. */
import { ConfigError } from '../adapters/errors.ts';
import { environment } from './config.ts';
import { start } from './start.ts';
import { welcome } from './welcome.ts';

/** A stop takes no longer than this, ms. */
const mostMs = 30_000;

try {
  const running = await start(environment());
  const end = () => {
    // Whatever hangs: who told us to stop waits no longer than this before it kills.
    setTimeout(() => process.exit(1), mostMs).unref();
    void running.close().then(() => process.exit(0));
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  console.log(welcome(running));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(['The desk cannot start:', ...error.problems.map((problem) => `- ${problem}`)].join('\n'));
  process.exitCode = 1;
}
