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

/** The most an activity may hold, in bytes: 50,000 Japanese characters and its envelope fit. */
const activityLimit = 256 * 1024;

const directLineHead = (head: RouteHead): DirectLineHead => {
  const { params, query, headers, secure, host } = head;
  return {
    authorization: headers.authorization,
    contentType: headers['content-type'],
    address: addressDigest(head),
    id: params.id,
    watermark: query.get('watermark') ?? undefined,
    streamOrigin: `${secure ? 'wss' : 'ws'}://${host}`,
  };
};

const webChat = (core: WebChatCore, tokens: Tokens, failed: (error: unknown) => void): Route[] =>
  directLineRoutes({ core, tokens, failed }).map(({ admit, handle, ...facts }) => ({
    ...facts,
    json: false,
    async admit(head) {
      const refused = admit?.(directLineHead(head));
      return refused && json(refused.status, refused.body);
    },
    async handle(ask) {
      const { status, body } = await handle({ ...directLineHead(ask), bytes: ask.bytes });
      return json(status, body, status === 503 ? notNow().headers : {});
    },
  }));

export const allRoutes = (tools: {
  desk: Desk;
  config: Config;
  core: WebChatCore;
  tokens: Tokens;
  operators: readonly Route[];
}): Route[] => {
  const { desk, config, core, tokens, operators } = tools;
  const pressure = backPressure(desk);
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
    // Without channels of its own the web chat is for the demo: nobody is let in unknown otherwise.
    ...(config.demo ? webChat(core, tokens, failed) : []),
    ...pageRoutes(desk, config.demo),
    ...fileRoutes(desk),
    ...(config.backOffice ? backOfficeRoutes(desk, config.backOffice) : []),
    ...healthRoutes(desk, config.metricsToken),
    ...operators,
  ];
  return routes.map((route) => whileStoreTakes(pressure.before(route), desk));
};
