/** `npm start`: the bot, its web chat and the operator desk, until it is told to stop. */
import { ConfigError } from '../adapters/errors.ts';
import { environment } from './config.ts';
import { start } from './start.ts';
import { welcome } from './welcome.ts';

try {
  const running = await start(environment());
  const end = () => void running.close().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  console.log(welcome(running));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.error(['The desk cannot start:', ...error.problems.map((problem) => `- ${problem}`)].join('\n'));
  process.exitCode = 1;
}
