/** The pages: the customer's chat, the page of a remote session, their files, and whether the desk is open. */
import { type PageFile, type Served, servePageFile } from '../adapters/channels/page-file.ts';
import { deskFiles, deskPage } from '../adapters/operator-desk/page/files.ts';
import { builtInRemoteSupport } from '../adapters/remote-support/built-in.ts';
import { remoteFiles, remotePage } from '../adapters/remote-support/page/files.ts';
import { openRecords } from '../adapters/store/records.ts';
import { embedFile } from '../adapters/web-chat/embed-file.ts';
import { chatFiles, chatPage, type Opening } from '../adapters/web-chat/page-files.ts';
import { openNow } from '../knowledge/rules/business-hours.ts';
import { plain } from '../knowledge/terms/figures.ts';
import type { Desk } from './desk.ts';
import { json, problem, type Route, type RouteAnswer } from './route.ts';
import type { ChatOrigins } from './web-chat-origins.ts';

const get = (path: string, handle: Route['handle']): Route => ({
  method: 'get',
  path,
  bodyLimit: 0,
  json: false,
  handle,
});

/** What a code opens: nobody finds one by trying. */
const ofSession = (path: string, handle: Route['handle']): Route => ({ ...get(path, handle), paced: 'remote' });

/** A file of a page, with its own caching and compression. */
export const fileRoute = (file: PageFile): Route =>
  get(file.path, async ({ headers }) => {
    const { status, headers: sent, body }: Served = await servePageFile(file, headers);
    return { status, headers: sent, body };
  });

/** `route` for pages of other sites, those that let nothing in unasked (COEP) too. */
const ofAnySite = (route: Route): Route => ({
  ...route,
  async handle(ask) {
    const answer = await route.handle(ask);
    return { ...answer, headers: { ...answer.headers, 'cross-origin-resource-policy': 'cross-origin' } };
  },
});

/** What the customer's chat needs beside the desk: who may hold its page in a frame, and where its web socket is. */
interface ChatPageTools {
  origins: ChatOrigins;
  /** undefined: where the page itself is */
  streamOrigin: string | undefined;
}

/** The routes of the pages; the customer's chat is among them where `chat` is given, its snippet where a site may embed it. */
export const pageRoutes = ({ store, company, clock, readiness }: Desk, chat: ChatPageTools | false): Route[] => {
  const opening = (): Opening => {
    const decision = openNow('desk', clock.now(), company.promised);
    const { ja, en } = company.sayings;
    return { open: decision.allowed, text: { ja: plain(ja.opening(decision)), en: plain(en.opening(decision)) } };
  };
  const sessionOf = (code: string) => builtInRemoteSupport(openRecords(store)).find(code);
  const numbers = company.documents.safety.numbers.map(({ number }) => number);
  const homePage = String(company.documents.terms.fact('website').value);
  return [
    ...(chat
      ? [
          get('/', async ({ headers }): Promise<RouteAnswer> => {
            const { origins, streamOrigin } = chat;
            const acceptLanguage = headers['accept-language'];
            return chatPage({ opening: opening(), acceptLanguage, numbers, embeddedIn: origins.listed, streamOrigin });
          }),
          ...(chat.origins.listed.length > 0 ? [ofAnySite(fileRoute(embedFile))] : []),
        ]
      : []),
    get('/opening', async () => json(200, { ...opening(), keeps: readiness.storeTakes() })),
    ofSession('/remote/:code', async ({ params }) => {
      const code = params.code ?? '';
      return remotePage({ code, session: await sessionOf(code), homePage });
    }),
    ofSession('/remote/:code/state', async ({ params }) => {
      const session = await sessionOf(params.code ?? '');
      if (!session)
        return problem(404, 'NotFound', 'There is no session with this code. Ask for a new one in the chat.');
      return json(200, { code: session.code, state: session.state, expiresAt: session.expiresAt });
    }),
    get('/desk', async (): Promise<RouteAnswer> => deskPage()),
    ...[...chatFiles, ...remoteFiles, ...deskFiles].map(fileRoute),
  ];
};
