/** The program without its HTTP: store, turns, outbox and due work wired together. */
import type { Logger } from 'pino';
import { backOfficeOverHttp } from '../adapters/back-office/over-http.ts';
import type { LanguageModel } from '../adapters/language-model/port.ts';
import { codeGatewayOverHttp } from '../adapters/second-factor/over-http.ts';
import type { CodeGateway } from '../adapters/second-factor/port.ts';
import type { Secrets } from '../adapters/signed-calls/signature.ts';
import type { Store } from '../adapters/store/port.ts';
import { botFrameworkFiles, connectorToken } from '../adapters/teams/attachments.ts';
import { botFrameworkChannel } from '../adapters/teams/channel.ts';
import { type BotConnector, botConnector } from '../adapters/teams/connector.ts';
import type { Company } from '../dialogs/form/turn.ts';
import { sayings } from '../dialogs/words/say.ts';
import { promisedBy } from '../knowledge/rules/promised.ts';
import type { Documents } from '../knowledge/terms/documents.ts';
import { type BudgetedModel, budgetedModel, type ModelTerms } from './budgeted-model.ts';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { type Outbox, outbox } from './deliver.ts';
import { type DueWork, dueWork } from './due.ts';
import { type FilesSent, filesSent } from './fetch-files.ts';
import type { FileLinks } from './file-links.ts';
import type { Inbox } from './inbox.ts';
import { fileLimitsOf } from './keep-things.ts';
import { type LateEvents, lateEvents } from './late-events.ts';
import { type OnLine, openLine } from './line.ts';
import { personOnLine } from './line-event.ts';
import { type Metrics, openMetrics } from './metrics.ts';
import { openReadiness, type Readiness } from './readiness.ts';
import { type CodeSending, codeSending } from './send-codes.ts';
import { tellStanding } from './standing-gauges.ts';
import { type OutsideCalls, outsideCalls } from './tell-outside.ts';
import type { TurnRunner } from './turn.ts';
import { turnRunner } from './turn-runner.ts';

export interface Desk {
  store: Store;
  clock: Clock;
  company: Company;
  turns: TurnRunner;
  outbox: Outbox;
  /** undefined: visits, loans and remote sessions are kept here */
  outside: OutsideCalls | undefined;
  /** undefined: nobody is asked for a code */
  codes: CodeSending | undefined;
  /** what customers send beside words */
  files: FilesSent;
  due: DueWork;
  connector: BotConnector;
  /** undefined: LINE is not set up */
  line:
    | (Pick<OnLine, 'api' | 'tickets' | 'menus'> & {
        secret: string;
        inbox: Inbox;
        takeUp: (conversation: string) => void;
      })
    | undefined;
  /** undefined: there is no language model */
  model: BudgetedModel | undefined;
  /** undefined: nothing is sent that a link would open */
  links: FileLinks | undefined;
  /** messages that take longer than their channel waits */
  late: LateEvents;
  readiness: Readiness;
  log: Logger;
  metrics: Metrics;
  /** Begins nothing more of what is due, hands back what is held, and resolves when what is under way has ended. */
  end(): Promise<void>;
}

/** What the documents say, ready for every turn. */
export const companyOf = (documents: Documents): Company => ({
  documents,
  promised: promisedBy(documents),
  sayings: { ja: sayings(documents, 'ja'), en: sayings(documents, 'en') },
});

/** The page of each user of LINE, opened by a ticket of theirs. */
const linkPageOf =
  ({ tickets }: Pick<OnLine, 'tickets'>, at: () => string) =>
  (conversation: string): string | undefined => {
    const user = personOnLine(conversation);
    return user && `${at()}?${new URLSearchParams({ ticket: tickets.issue(user) })}`;
  };

/**
 * The desk over an open store. `remotePage`: address of the page of a remote session, up to its code; `links`: to what operators send. `backOffice`: the
 * company's own, asked for visits and loans; `secondFactor`: where one-time codes go; `withinMs`: real time one call may take.
 */
export const openDesk = (parts: {
  store: Store;
  clock: Clock;
  documents: Documents;
  log: Logger;
  microsoft?: Config['microsoft'];
  line?: Config['line'];
  backOffice?: (Secrets & { url: string; withinMs?: number }) | undefined;
  secondFactor?: (Secrets & ({ url: string; withinMs?: number } | { gateway: CodeGateway })) | undefined;
  model?: { model: LanguageModel; terms: ModelTerms } | undefined;
  remotePage: () => string;
  /** address of the page that links a LINE account */
  linkPage?: () => string;
  links?: FileLinks;
}): Desk => {
  const { store, clock, log, backOffice, secondFactor } = parts;
  const metrics = openMetrics();
  const company = companyOf(parts.documents);
  const connector = botConnector(parts.microsoft, (err) =>
    log.warn({ err }, 'an activity was refused: its sender is not the Bot Connector, or its keys could not be read'),
  );
  const asksOutside = backOffice !== undefined;
  let ending = false;
  const goesOn = () => !ending;
  const underWay = new Set<Promise<void>>();
  /** What was begun for its own sake: waited for at the end, and logged when it fails. */
  const aside = (work: Promise<void>, told: string) => {
    const done: Promise<void> = work
      .catch((error) => log.warn({ err: error }, told))
      .finally(() => underWay.delete(done));
    underWay.add(done);
  };
  const model = parts.model && budgetedModel(parts.model, { store, clock, log, metrics });
  const onLine = parts.line && openLine(parts.line, { store, clock, log, metrics, goesOn });
  const runner = turnRunner({
    ...{ store, company, clock, log, metrics, asksOutside, model },
    remotePage: parts.remotePage,
    linkPage: onLine && linkPageOf(onLine, parts.linkPage ?? (() => '')),
    codeSecrets: secondFactor,
  });
  const channels = {
    'bot-framework': botFrameworkChannel(connector, clock.realNow),
    ...(onLine && { line: onLine.channel }),
  };
  const { links } = parts;
  const send = outbox({ store, clock, log, metrics, goesOn, channels, linked: links?.linked });
  const turns: TurnRunner = {
    waiting: runner.waiting,
    async run(event) {
      const outcome = await runner.run(event);
      // At once from the process that committed; what fails here is left to the next sweep.
      if (outcome.pushed) aside(send.deliver(event.conversation), 'a delivery failed');
      if (outcome.read && onLine) aside(onLine.markRead(outcome.read), 'a message was not marked as read');
      if (outcome.menu && onLine) aside(onLine.menus.follow(event.conversation), 'a menu was not switched');
      if (outside) for (const of of outcome.intended ?? []) aside(outside.tell(of), 'a call to the back office failed');
      for (const id of outcome.files ?? []) aside(files.fetch(id), 'a file was not fetched');
      if (codes) for (const id of outcome.codes ?? []) aside(codes.send(id), 'a code was not passed on');
      return outcome;
    },
  };
  const sources = {
    'bot-framework': botFrameworkFiles(parts.microsoft, parts.microsoft && connectorToken(parts.microsoft)),
    ...(onLine && { line: onLine.fetch }),
  };
  const limits = fileLimitsOf(company.documents.desk.files);
  const files = filesSent({ store, clock, log, metrics, goesOn, sources, limits });
  const office = backOffice && backOfficeOverHttp({ ...backOffice, realNow: clock.realNow });
  const outside = office && outsideCalls({ store, clock, office, turns, log, metrics, goesOn });
  const gateway =
    secondFactor &&
    ('gateway' in secondFactor
      ? secondFactor.gateway
      : codeGatewayOverHttp({ ...secondFactor, realNow: clock.realNow }));
  const codes = gateway && codeSending({ store, clock, company, gateway, secrets: secondFactor, log, metrics, goesOn });
  const inbox = onLine?.inboxFor(turns);
  const late = lateEvents(turns, { store, clock, log, metrics, goesOn });
  const readiness = openReadiness({ store, clock });
  tellStanding({ store, clock, metrics, readiness });
  metrics.gauge('desk_model_spent', async () => Number((await model?.state()) === 'spent'));
  return {
    store,
    clock,
    company,
    turns,
    outbox: send,
    outside,
    codes,
    files,
    due: dueWork({ store, clock, turns, log, goesOn }),
    connector,
    line: inbox &&
      onLine &&
      parts.line && {
        api: onLine.api,
        tickets: onLine.tickets,
        menus: onLine.menus,
        secret: parts.line.secret,
        inbox,
        takeUp: (conversation) => aside(inbox.takeUp(conversation), 'what came in could not be taken up'),
      },
    model,
    links,
    late,
    readiness,
    log,
    metrics,
    async end() {
      ending = true;
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
};
