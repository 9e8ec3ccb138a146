/** The pages: the customer's chat, the page of a remote session, their files, and whether the desk is open. */
import { type PageFile, type Served, servePageFile } from '../adapters/channels/page-file.ts';
import { deskFiles, deskPage } from '../adapters/operator-desk/page/files.ts';
import { builtInRemoteSupport } from '../adapters/remote-support/built-in.ts';
import { remoteFiles, remotePage } from '../adapters/remote-support/page/files.ts';
import { openRecords } from '../adapters/store/records.ts';
import { chatFiles, chatPage, type Opening } from '../adapters/web-chat/page-files.ts';
import { openNow } from '../knowledge/rules/business-hours.ts';
import { plain } from '../knowledge/terms/figures.ts';
import type { Desk } from './desk.ts';
import { json, problem, type Route, type RouteAnswer } from './route.ts';

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

/** The routes of the pages; `chat`: the customer's chat is among them. */
export const pageRoutes = ({ store, company, clock, readiness }: Desk, chat: boolean): Route[] => {
  const opening = (): Opening => {
    const decision = openNow('desk', clock.now(), company.promised);
    const { ja, en } = company.sayings;
    return { open: decision.allowed, text: { ja: plain(ja.opening(decision)), en: plain(en.opening(decision)) } };
  };
  const sessionOf = (code: string) => builtInRemoteSupport(openRecords(store)).find(code);
  const homePage = String(company.documents.terms.fact('website').value);
  return [
    ...(chat
      ? [get('/', async ({ headers }): Promise<RouteAnswer> => chatPage(opening(), headers['accept-language']))]
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
