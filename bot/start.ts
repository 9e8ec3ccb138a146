/** Starts the program from its settings, and tells every reason why it cannot at once. */
import { destination, type Logger, pino } from 'pino';
import { ConfigError } from '../adapters/errors.ts';
import type { Store } from '../adapters/store/port.ts';
import { openRecords } from '../adapters/store/records.ts';
import { openStreams } from '../adapters/web-chat/stream.ts';
import { signTokens } from '../adapters/web-chat/tokens.ts';
import { holidaysKnown } from '../knowledge/rules/holidays.ts';
import { inJapan } from '../knowledge/rules/japan-time.ts';
import { DocumentError, type Documents, loadDocuments } from '../knowledge/terms/documents.ts';
import { machineClock } from './clock.ts';
import { type Config, parseConfig } from './config.ts';
import { demoContracts } from './demo/contracts.ts';
import { storeGiven } from './demo/given.ts';
import { openDesk } from './desk.ts';
import { noticesOf } from './notices.ts';
import { openStore } from './open-store.ts';
import { allRoutes } from './routes.ts';
import { secretOf } from './secrets.ts';
import { type HttpServer, httpServer } from './server.ts';
import { webChatCore } from './web-chat.ts';
import { startWorkers } from './workers.ts';

export interface Running {
  /** where the program is reached, without a slash at its end */
  url: string;
  config: Config;
  close(): Promise<void>;
}

/** Runs `step` and keeps what stands in its way, so that all of it can be told at once. */
const attempt = async <T>(problems: string[], step: () => T | Promise<T>): Promise<T | undefined> => {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof ConfigError) && !(error instanceof DocumentError)) throw error;
    problems.push(...error.problems);
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

/** Demo contracts are loaded once a store; `npm run demo:reset` loads them afresh. */
const loadDemo = async (store: Store, now: Temporal.Instant): Promise<void> => {
  // One by one: a process killed half way leaves the others to the next start.
  for (const given of demoContracts(now)) {
    const known = await openRecords(store).read(`contract/${given.contract.number}`);
    if (known === undefined) await storeGiven(store, given);
  }
};

const warnOfHolidays = (now: Temporal.Instant, log: Logger): void => {
  const { year } = inJapan(now);
  for (const missing of [year, year + 1].filter((one) => !holidaysKnown(one))) {
    log.warn(
      { year: missing },
      'the holidays of a year are not known: it counts as closed. Update @holiday-jp/holiday_jp',
    );
  }
};

/** Starts on `env`. Throws ConfigError with every problem of settings, documents, store and port, each with its cure. */
export const start = async (env: Readonly<Record<string, string | undefined>>): Promise<Running> => {
  const { config, problems } = parseConfig(env);
  const log = pino({ level: config.logLevel }, destination(2));
  const documents = await attempt(problems, (): Documents => loadDocuments());
  const store = await attempt(problems, () => openStore(config));
  const clock = machineClock(config.clock);
  let routesReady: Parameters<typeof httpServer>[0] = [];
  let upgrade: Parameters<typeof httpServer>[1] = () => false;
  let stop: (() => Promise<void>) | undefined;
  let url = '';

  if (documents && store && problems.length === 0) {
    const remotePage = () => `${config.publicUrl ?? url}/remote/`;
    const desk = openDesk({ store, clock, documents, log, microsoft: config.microsoft, remotePage });
    const notices = noticesOf(store);
    const core = webChatCore(desk, notices);
    const tokens = signTokens({ key: await secretOf(store, 'web-chat'), now: clock.realNow });
    const streams = openStreams({ core, tokens, failed: (error) => log.warn({ err: error }, 'a stream failed') });
    if (config.demo) await loadDemo(store, clock.now());
    warnOfHolidays(clock.now(), log);
    if (config.lineConfigured) log.warn('LINE is configured, but this version does not serve it yet');
    routesReady = allRoutes({ desk, config, core, tokens, more: [] });
    upgrade = streams.handleUpgrade;
    const stopWorkers = startWorkers(desk);
    stop = async () => {
      await Promise.all([stopWorkers(), streams.close()]);
      notices.close();
    };
  }
  const server = httpServer(routesReady, upgrade, log);
  const port = await attempt(problems, () => listen(server, config));
  const close = async () => {
    // At once: the server waits for its web sockets to end.
    await Promise.all([port !== undefined && server.close(), stop?.()]);
    await store?.close();
  };
  if (problems.length > 0 || port === undefined) {
    await close();
    throw new ConfigError(problems);
  }
  url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`;
  return { url, config, close };
};
