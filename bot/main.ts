/** `npm start`: the bot, its web chat and the operator desk, until it is told to stop. */
import { environment } from './config.ts';
import { start } from './start.ts';
import { failuresIn } from './told-failures.ts';
import { welcome } from './welcome.ts';

/** A stop takes no longer than this, ms. */
const mostMs = 30_000;
/** One that fails this soon, s, would fail again: it is left to who started it. */
const tooSoon = 5;

/** The program anew in the place of this process, so that a terminal, systemd and a container have it up again alike. */
const upAgain = (): void => {
  if (process.uptime() < tooSoon || process.platform === 'win32') process.exit(1);
  process.execve?.(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)]);
};

try {
  const running = await start(environment());
  let ending = false;
  const end = () => {
    ending = true;
    // Whatever hangs: who told us to stop waits no longer than this before it kills.
    setTimeout(() => process.exit(1), mostMs).unref();
    void running.close().then(() => process.exit(0));
  };
  // Told without what it was about, which Node itself would print; what is under way is finished all the same.
  const fail = (error: unknown) => {
    running.log.fatal({ err: error }, 'an unexpected failure ends the process');
    const over = () => (ending ? process.exit(1) : upAgain());
    setTimeout(over, mostMs).unref();
    void running.close().finally(over);
  };
  process.once('uncaughtException', fail);
  process.once('unhandledRejection', fail);
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  console.log(welcome(running));
} catch (error) {
  console.error(['The desk cannot start:', ...failuresIn(error).map((problem) => `- ${problem}`)].join('\n'));
  process.exitCode = 1;
}
