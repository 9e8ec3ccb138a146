/** Every address of the program, in one table. */

import type { WebChatCore } from '../adapters/web-chat/core.ts';
import { type DirectLineHead, directLineRoutes } from '../adapters/web-chat/direct-line.ts';
import type { Tokens } from '../adapters/web-chat/tokens.ts';
import { addressDigest } from './address.ts';
import { backOfficeRoutes } from './back-office-endpoint.ts';
import { backPressure } from './back-pressure.ts';
import type { Config } from './config.ts';
import type { Desk } from './desk.ts';
import { fileRoutes } from './file-links.ts';
import { healthRoutes, whileStoreTakes } from './health.ts';
import { lineRoutes } from './line-endpoint.ts';
import { linkRoutes } from './link-page.ts';
import { messagesEndpoint } from './messages-endpoint.ts';
import { pageRoutes } from './pages.ts';
import { json, notNow, type Route, type RouteHead } from './route.ts';
import { siteOf } from './sites.ts';
import type { ChatOrigins } from './web-chat-origins.ts';

/** The most an activity may hold, in bytes: 50,000 Japanese characters and its envelope fit. */
const activityLimit = 256 * 1024;

const directLineHead = (head: RouteHead, streamOrigin: string | undefined): DirectLineHead => {
  const { params, query, headers, secure, host } = head;
  return {
    authorization: headers.authorization,
    contentType: headers['content-type'],
    address: addressDigest(head),
    id: params.id,
    watermark: query.get('watermark') ?? undefined,
    streamOrigin: streamOrigin ?? `${secure ? 'wss' : 'ws'}://${host}`,
  };
};

const webChat = (options: Parameters<typeof directLineRoutes>[0], streamOrigin: string | undefined): Route[] =>
  directLineRoutes(options).map(({ admit, handle, ...facts }) => ({
    ...facts,
    json: false,
    async admit(head) {
      const refused = admit?.(directLineHead(head, streamOrigin));
      return refused && json(refused.status, refused.body);
    },
    async handle(ask) {
      const { status, body } = await handle({ ...directLineHead(ask, streamOrigin), bytes: ask.bytes });
      return json(status, body, status === 503 ? notNow().headers : {});
    },
  }));

export const allRoutes = (tools: {
  desk: Desk;
  config: Config;
  core: WebChatCore;
  tokens: Tokens;
  origins: ChatOrigins;
  operators: readonly Route[];
}): Route[] => {
  const { desk, config, core, tokens, origins, operators } = tools;
  const pressure = backPressure(desk);
  // Nobody is let in unknown but by the demo, or from the sites that are listed.
  const chat = config.demo || config.webChatOrigins !== undefined;
  // As customers reach this server; where that is not told, as it was asked for.
  const streamOrigin = config.publicUrl && siteOf(config.publicUrl).replace(/^http/, 'ws');
  const failed = (error: unknown) => desk.log.error({ err: error }, 'the web chat failed');
  const routes: Route[] = [
    {
      method: 'post',
      path: '/api/messages',
      bodyLimit: activityLimit,
      json: true,
      ...messagesEndpoint({
        ...desk,
        tooMuch: pressure.ofConversation,
        access: config.microsoft ? 'connector' : config.demo ? 'ourselves' : 'nobody',
      }),
    },
    ...lineRoutes(desk),
    ...linkRoutes(desk),
    ...pageRoutes(desk, chat && { origins, streamOrigin }),
    ...fileRoutes(desk),
    ...(config.backOffice ? backOfficeRoutes(desk, config.backOffice) : []),
    ...healthRoutes(desk, config.metricsToken),
    ...operators,
  ];
  const guarded = (route: Route) => whileStoreTakes(pressure.before(route), desk);
  // Outermost: a page of a listed site reads every refusal, and one that may not use the chat uses no limit up.
  const chatRoutes = chat ? webChat({ core, tokens, failed }, streamOrigin) : [];
  return [
    ...routes.map(guarded),
    ...chatRoutes.map(guarded).map(origins.open),
    ...(origins.listed.length > 0 ? origins.preflights([...new Set(chatRoutes.map(({ path }) => path))]) : []),
  ];
};
