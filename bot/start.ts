/** Starts the program from its settings, and tells every reason why it cannot at once. */
import type { Logger } from 'pino';
import { ConfigError, OutsideError } from '../adapters/errors.ts';
import { learnedModel } from '../knowledge/language/learned/load-model.ts';
import { DocumentError, loadDocuments } from '../knowledge/terms/documents.ts';
import { askedThrough } from './address.ts';
import { doWhatFilesAsk, type FileWork } from './asked-by-file.ts';
import { writeAudit } from './audit.ts';
import { machineClock } from './clock.ts';
import { type Config, parseConfig } from './config.ts';
import { refuseDemoContracts } from './demo/standing.ts';
import { exportSpans } from './export-spans.ts';
import { openLog } from './log.ts';
import { openStore } from './open-store.ts';
import { type HttpServer, httpServer } from './server.ts';
import { failuresIn } from './told-failures.ts';
import { wire } from './wire.ts';

export interface Running {
  /** where the program is reached, without a slash at its end */
  url: string;
  config: Config;
  log: Logger;
  /** the password made for the desk account admin, when one was made */
  madePassword: string | undefined;
  /** Ends politely: requests under way are answered, streams told to come back, leases handed back. Safe to call twice. */
  close(): Promise<void>;
}

/** Runs `step` and keeps what stands in its way, so that all of it can be told at once. */
const attempt = async <T>(problems: string[], step: () => T | Promise<T>): Promise<T | undefined> => {
  try {
    return await step();
  } catch (error) {
    const told = [ConfigError, DocumentError, OutsideError].some((kind) => error instanceof kind);
    if (!told) throw error;
    problems.push(...failuresIn(error));
    return undefined;
  }
};

const listen = async (server: HttpServer, { port, host }: Config): Promise<number> => {
  try {
    return await server.listen(port, host);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const cure =
      code === 'EADDRINUSE'
        ? 'is in use. Stop the other program, or set PORT to a free one'
        : 'cannot be listened on. Check HOST and PORT';
    throw new ConfigError([`PORT ${port} on ${host} ${cure} (${code}).`]);
  }
};

/** Starts on `env`. Throws ConfigError with every problem of settings, documents, store and port, each with its cure. */
export const start = async (env: Readonly<Record<string, string | undefined>>): Promise<Running> => {
  const { config, problems } = parseConfig(env);
  const log = openLog(config.logLevel);
  const spans = config.collector && problems.length === 0 ? await exportSpans(config.collector, log) : undefined;
  const documents = await attempt(problems, () => loadDocuments());
  // Here, and not at the first customer's message, which would wait for it.
  learnedModel();
  const store = await attempt(problems, () => openStore(config));
  let url = '';
  // A store that takes no commit is told now, and not by every door later.
  if (store) await attempt(problems, () => store.commit({ puts: [{ key: 'ready', value: Date.now() }] }));
  if (store && !config.demo) await attempt(problems, () => refuseDemoContracts(store));
  const clock = machineClock(config.clock);
  const program =
    documents && store && problems.length === 0
      ? await attempt(problems, () =>
          wire({ config, store, documents, clock, log, url: () => config.publicUrl ?? url }),
        )
      : undefined;
  // Without a program the port is tried all the same: what is wrong with it is told with the rest.
  const server = httpServer(
    program?.routes ?? [],
    program?.upgrade ?? (() => false),
    log,
    {},
    askedThrough(config.trustedProxies),
  );
  const port = await attempt(problems, () => listen(server, config));
  let looks: NodeJS.Timeout | undefined;
  const close = async () => {
    clearInterval(looks);
    // At once: the server waits for its web sockets to end. Turns under way, and what they begin, still need the store.
    await Promise.all([port !== undefined && server.close(), program?.end()]);
    await program?.settled();
    await store?.close();
    await spans?.end();
  };
  if (!program || port === undefined) {
    await close();
    throw new ConfigError(problems);
  }
  url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  program.begin();
  // Looked for by a timer that waits for nobody, and ends with the process.
  if (store && 'backup' in store) {
    const work: FileWork = {
      backup: ({ to }) => store.backup(to),
      audit: ({ to, from, until }) => writeAudit(store, to, { from, to: until }),
      outbox: () => program.outbox.look(),
      'send-again': ({ of }, once) => program.outbox.sendAgain(of, once),
    };
    looks = setInterval(() => void doWhatFilesAsk(work, config.dataDir), 1_000).unref();
  }
  return { url, config, log, madePassword: program.madePassword, close };
};
