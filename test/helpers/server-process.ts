/** The real programs as child processes: started on their own settings, killed or stopped by the test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const programAt = (path: string): string => fileURLToPath(new URL(`../../bot/${path}`, import.meta.url));

/** How a program ended, with everything it printed. */
export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface ServerProcess {
  /** where it is reached, without a slash at its end */
  url: string;
  pid: number;
  /** what it has printed so far */
  printed(): string;
  /** resolves when it has ended, of itself or not */
  ended: Promise<Ended>;
  /** Sends `signal` and resolves when the process has ended. */
  end(signal: NodeJS.Signals): Promise<Ended>;
}

const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts the program at `path` in bot/ with `words` after it on the command line. */
export const launch = (settings: Record<string, string>, path = 'main.ts', words: readonly string[] = []) => {
  // Only these settings count, whatever the machine that runs the tests has set.
  const env = { PATH: process.env.PATH ?? '', PORT: '0', LOG_LEVEL: 'error', ...settings };
  // Node says once that it takes the types out of the page's scripts; the tests read everything else that is told.
  const nodeWords = ['--disable-warning=ExperimentalWarning', '--import', programAt('compile-cache.mjs')];
  const child = spawn(process.execPath, [...nodeWords, programAt(path), ...words], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const out = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    out.stderr += text;
  });
  const ended = once(child, 'close').then(([code, signal]): Ended => {
    running.delete(child);
    return { code, signal, ...out };
  });
  return { child, out, ended };
};

/** Runs the program until it ends by itself: for settings it cannot start on. */
export const runToItsEnd = (settings: Record<string, string>): Promise<Ended> => launch(settings).ended;

/** Starts the program and resolves when it has told its addresses. Rejects with what it printed when it ends before. */
export const startProcess = (settings: Record<string, string>): Promise<ServerProcess> => reached(launch(settings));

const reached = async ({ child, out, ended }: ReturnType<typeof launch>): Promise<ServerProcess> => {
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const told = /bot endpoint +(\S+)\/api\/messages/.exec(out.stdout)?.[1];
      if (told) resolve(told);
    });
    void ended.then(({ code, signal, stderr }) =>
      reject(new Error(`the program did not start, it ended with ${code ?? signal}: ${stderr}`)),
    );
  });
  return {
    url,
    pid: child.pid ?? 0,
    printed: () => out.stdout,
    ended,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
};

/** A port of this machine that nobody listens on now. */
export const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
};
