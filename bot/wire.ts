/** Puts the program together over its open parts: the desk, the channels, the pages, the operators' API. */
import type { Logger } from 'pino';
import { ensureAdmin } from '../adapters/operator-desk/accounts.ts';
import { isOwnHost } from '../adapters/own-machine.ts';
import type { Store } from '../adapters/store/port.ts';
import { openRecords } from '../adapters/store/records.ts';
import { openStreams } from '../adapters/web-chat/stream.ts';
import { signTokens } from '../adapters/web-chat/tokens.ts';
import { brief } from '../dialogs/words/brief.ts';
import { holidaysKnown } from '../knowledge/rules/holidays.ts';
import { inJapan } from '../knowledge/rules/japan-time.ts';
import type { Documents } from '../knowledge/terms/documents.ts';
import { askedThrough } from './address.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { demoContracts } from './demo/contracts.ts';
import { storeGiven } from './demo/given.ts';
import { markDemo } from './demo/standing.ts';
import { openDesk } from './desk.ts';
import { deskRoutes } from './desk-api/routes.ts';
import { fileLinks } from './file-links.ts';
import { noticesOf } from './notices.ts';
import { openModel } from './open-model.ts';
import { outboxByHand } from './outbox-by-hand.ts';
import type { Route } from './route.ts';
import { allRoutes } from './routes.ts';
import { secretOf } from './secrets.ts';
import type { Upgrade } from './server.ts';
import { webChatCore } from './web-chat.ts';
import { chatOrigins } from './web-chat-origins.ts';
import { startWorkers, type Workers } from './workers.ts';

export interface Program {
  routes: Route[];
  upgrade: Upgrade;
  /** the password made for the desk account admin, when one was made */
  madePassword: string | undefined;
  /** the outbox for who runs the machine */
  outbox: ReturnType<typeof outboxByHand>;
  /** starts the loops of timers, outbox and presence */
  begin(): void;
  /** ends the loops and the open web sockets; the store stays open */
  end(): Promise<void>;
  /** Resolves when nothing that requests began is under way any more. */
  settled(): Promise<void>;
}

/** Demo contracts are loaded once a store; `npm run demo:reset` loads them afresh. */
const loadDemo = async (store: Store, now: Temporal.Instant): Promise<void> => {
  await markDemo(store);
  // One by one: a process killed half way leaves the others to the next start.
  for (const given of demoContracts(now)) {
    const known = await openRecords(store).read(`contract/${given.contract.number}`);
    if (known === undefined) await storeGiven(store, given);
  }
};

const isTrusted = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || isOwnHost(hostname);
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

/** The program over its parts. `url`: how this server is reached, known once it listens. */
export const wire = async (parts: {
  config: Config;
  store: Store;
  documents: Documents;
  clock: Clock;
  log: Logger;
  url: () => string;
}): Promise<Program> => {
  const { config, store, documents, clock, log, url } = parts;
  const model = config.model && (await openModel(config.model, { clock, log }));
  const desk = openDesk({
    store,
    clock,
    documents,
    log,
    microsoft: config.microsoft,
    line: config.line,
    backOffice: config.backOffice,
    secondFactor: config.secondFactor,
    model,
    remotePage: () => `${url()}/remote/`,
    linkPage: () => `${url()}/link`,
    links: fileLinks(await secretOf(store, 'files'), url),
  });
  const notices = noticesOf(store);
  const core = webChatCore(desk, notices);
  const tokens = signTokens({ key: await secretOf(store, 'web-chat'), now: clock.realNow });
  const origins = chatOrigins(config.webChatOrigins, url);
  const askedBy = askedThrough(config.trustedProxies);
  const streams = openStreams({
    core,
    tokens,
    failed: (error) => log.warn({ err: error }, 'a stream failed'),
    admits({ headers, socket }) {
      const { host } = askedBy(socket.remoteAddress ?? '', headers);
      return origins.admits({ headers, host }) !== 'no';
    },
  });
  const madePassword = await ensureAdmin(store, {
    name: brief.admin,
    password: config.deskAdminPassword,
    anew: config.demo,
  });
  if (config.demo) await loadDemo(store, clock.now());
  warnOfHolidays(clock.now(), log);
  if (config.publicUrl && !isTrusted(config.publicUrl))
    log.warn(
      'PUBLIC_URL is not https://: browsers keep the cookie of the desk over TLS alone, so nobody can sign in there',
    );
  let workers: Workers | undefined;
  return {
    routes: allRoutes({
      desk,
      config,
      core,
      tokens,
      origins,
      operators: deskRoutes({ desk, publicUrl: url }),
    }),
    upgrade: streams.handleUpgrade,
    madePassword,
    outbox: outboxByHand(desk),
    begin() {
      workers = startWorkers(desk);
    },
    async end() {
      await Promise.all([desk.end(), workers?.stop(), streams.close()]);
      notices.close();
    },
    settled: () => desk.end(),
  };
};
