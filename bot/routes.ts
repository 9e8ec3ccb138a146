/** Every address of the program, in one table. */

import type { WebChatCore } from '../adapters/web-chat/core.ts';
import { directLineRoutes } from '../adapters/web-chat/direct-line.ts';
import type { Tokens } from '../adapters/web-chat/tokens.ts';
import { backOfficeRoutes } from './back-office-endpoint.ts';
import type { Config } from './config.ts';
import type { Desk } from './desk.ts';
import { messagesEndpoint } from './messages-endpoint.ts';
import { pageRoutes } from './pages.ts';
import { json, problem, type Route } from './route.ts';

/** The most an activity may hold, in bytes: 50,000 Japanese characters and its envelope fit. */
const activityLimit = 256 * 1024;

const health = ({ store, metrics }: Desk, failing: () => string[]): Route[] => [
  {
    method: 'get',
    path: '/metrics',
    bodyLimit: 0,
    json: false,
    handle: async () => ({
      status: 200,
      headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
      body: Buffer.from(metrics.text()),
    }),
  },
  { method: 'get', path: '/health/live', bodyLimit: 0, json: false, handle: async () => json(200, { status: 'up' }) },
  {
    method: 'get',
    path: '/health/ready',
    bodyLimit: 0,
    json: false,
    async handle() {
      const usable = await store.read(['health']).then(
        () => true,
        () => false,
      );
      const stuck = failing();
      if (usable && stuck.length > 0) {
        return problem(503, 'WorkStuck', `Not working: ${stuck.join(', ')}. See the log for why; a restart may help.`);
      }
      return usable
        ? json(200, { status: 'ready' })
        : problem(503, 'StoreAway', 'The store does not answer. Check REDIS_URL or DATA_DIR.');
    },
  },
];

const webChat = (core: WebChatCore, tokens: Tokens, failed: (error: unknown) => void): Route[] =>
  directLineRoutes({ core, tokens, failed }).map(({ method, path, bodyLimit, handle }) => ({
    method,
    path,
    bodyLimit,
    json: false,
    async handle({ params, query, headers, bytes }) {
      const secure = headers['x-forwarded-proto'] === 'https';
      const { status, body } = await handle({
        authorization: headers.authorization,
        contentType: headers['content-type'],
        id: params.id,
        watermark: query.get('watermark') ?? undefined,
        bytes,
        streamOrigin: `${secure ? 'wss' : 'ws'}://${headers.host ?? ''}`,
      });
      return json(status, body);
    },
  }));

export const allRoutes = (tools: {
  desk: Desk;
  config: Config;
  core: WebChatCore;
  tokens: Tokens;
  /** the loops that do not work */
  failing: () => string[];
  operators: readonly Route[];
}): Route[] => {
  const { desk, config, core, tokens, failing: stuck, operators } = tools;
  const failed = (error: unknown) => desk.log.error({ err: error }, 'the web chat failed');
  return [
    {
      method: 'post',
      path: '/api/messages',
      bodyLimit: activityLimit,
      json: true,
      handle: messagesEndpoint({
        ...desk,
        access: config.microsoft ? 'connector' : config.demo ? 'ourselves' : 'nobody',
      }),
    },
    // Without channels of its own the web chat is for the demo: nobody is let in unknown otherwise.
    ...(config.demo ? webChat(core, tokens, failed) : []),
    ...pageRoutes(desk, config.demo),
    ...(config.backOffice ? backOfficeRoutes(desk, config.backOffice.secret) : []),
    ...health(desk, stuck),
    ...operators,
  ];
};
