/** LINE's platform for tests: a real HTTP server that speaks its API as documented, with faults, and posts signed webhooks. */
import { createHmac, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { openArrivals } from './arrivals.ts';
import { openLineAccount } from './line-account.ts';
import { openContents } from './line-contents.ts';
import { overLimits, wrongForApi, wrongForWebhook } from './line-schema.ts';

/** The settings of the channel. */
export const lineSecret = 'the secret of a LINE channel';
export const lineToken = 'the access token of a LINE channel';

/** A message object as it reached a customer. */
export type LineBubble = Record<string, unknown> & { type: string };

/** One call of the API that arrived. */
export interface LineCall {
  path: string;
  body: Record<string, unknown>;
  retryKey: string | undefined;
  /** what it was answered; 0: nothing */
  status: number;
}

/** How a send is answered: as LINE would; with a fault; or accepted or not, and no answer. */
export type LineFault =
  | 'as usual'
  | { status: number; message?: string; headers?: Record<string, string> }
  | 'lost'
  | 'accepted, and the answer lost'
  /** the connection stays open without an answer */
  | 'silence';

/** A user's id as LINE writes it, from a short name. */
export const lineUser = (name: string): string =>
  `U${createHmac('sha256', 'user').update(name).digest('hex').slice(0, 32)}`;

export const startLine = async ({ now = Date.now }: { now?: () => number } = {}) => {
  const calls: LineCall[] = [];
  /** what customers have on their screens, by user, in order */
  const screens = new Map<string, LineBubble[]>();
  const tokens = new Map<string, { to: string; at: number; used: boolean }>();
  const keys = new Set<string>();
  const arrivals = openArrivals();
  const account = openLineAccount(now);
  const contents = openContents();
  let decide: (call: LineCall, nth: number) => LineFault = () => 'as usual';
  let endpoint = { endpoint: 'https://desk.example.jp/api/line', active: true };
  let quota = { type: 'limited', value: 200 } as { type: string; value?: number };

  const show = (to: string, messages: unknown): void => {
    screens.set(to, [...(screens.get(to) ?? []), ...(messages as LineBubble[])]);
  };
  /** what each message object on a screen is called */
  const names = new Map<unknown, string>();
  const nameOf = (bubble: unknown): string => {
    const name = names.get(bubble) ?? randomUUID();
    names.set(bubble, name);
    return name;
  };
  const sent = (messages: unknown) => ({ sentMessages: (messages as unknown[]).map((one) => ({ id: nameOf(one) })) });
  const refuse = (status: number, message: string, details: string[] = []) => ({
    status,
    body: {
      message,
      ...(details.length > 0 && { details: details.map((one) => ({ message: one, property: one.split(':')[0] })) }),
    },
  });

  const sends = (schema: string, body: Record<string, unknown>) => {
    const wrong = [...wrongForApi(schema, body), ...overLimits(body.messages)];
    return wrong.length > 0 ? refuse(400, 'The request body has errors', wrong) : undefined;
  };

  const reply = ({ body, retryKey }: LineCall) => {
    if (retryKey !== undefined) return refuse(400, 'X-Line-Retry-Key is not supported');
    const wrong = sends('ReplyMessageRequest', body);
    if (wrong) return wrong;
    const token = tokens.get(String(body.replyToken));
    if (!token || token.used || now() - token.at > 60_000) return refuse(400, 'Invalid reply token');
    token.used = true;
    show(token.to, body.messages);
    return { status: 200, body: sent(body.messages) };
  };

  const push = ({ body, retryKey }: LineCall) => {
    const wrong = sends('PushMessageRequest', body);
    if (wrong) return wrong;
    if (retryKey !== undefined && !/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(retryKey))
      return refuse(400, 'Invalid retry key');
    if (retryKey !== undefined && keys.has(retryKey))
      return { status: 409, body: { message: 'The retry key is already accepted', ...sent(body.messages) } };
    if (retryKey !== undefined) keys.add(retryKey);
    show(String(body.to), body.messages);
    return { status: 200, body: sent(body.messages) };
  };

  const validate =
    (schema: string) =>
    ({ body }: LineCall) =>
      sends(schema, { ...body, ...(schema === 'ReplyMessageRequest' ? { replyToken: 'x' } : { to: 'x' }) }) ?? {
        status: 200,
        body: {},
      };

  const routes: Record<string, (call: LineCall) => { status: number; body: unknown }> = {
    'POST /v2/bot/message/reply': reply,
    'POST /v2/bot/message/push': push,
    'POST /v2/bot/message/validate/reply': validate('ReplyMessageRequest'),
    'POST /v2/bot/message/validate/push': validate('PushMessageRequest'),
    'GET /v2/bot/info': () => ({
      status: 200,
      body: { userId: lineUser('bot'), basicId: '@desk', displayName: 'Desk', chatMode: 'bot', markAsReadMode: 'auto' },
    }),
    'GET /v2/bot/channel/webhook/endpoint': () => ({ status: 200, body: endpoint }),
    'PUT /v2/bot/channel/webhook/endpoint': ({ body }) => {
      endpoint = { ...endpoint, endpoint: String(body.endpoint) };
      return { status: 200, body: {} };
    },
    'POST /v2/bot/channel/webhook/test': () => ({
      status: 200,
      body: { success: true, timestamp: new Date(now()).toISOString(), statusCode: 200, reason: 'OK', detail: '200' },
    }),
    'GET /v2/bot/message/quota': () => ({ status: 200, body: quota }),
    'GET /v2/bot/message/quota/consumption': () => ({ status: 200, body: { totalUsage: 12 } }),
  };

  const answer = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', 'x-line-request-id': randomUUID(), ...headers });
    response.end(JSON.stringify(body));
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    const isJson = request.headers['content-type'] === 'application/json';
    const path = `${request.method} ${request.url}`;
    if (request.headers.authorization !== `Bearer ${lineToken}`)
      return answer(response, 401, { message: 'Authentication failed' });
    if (contents.serve(request.url ?? '', response)) return arrivals.look();
    const key = request.headers['x-line-retry-key'];
    const call: LineCall = {
      path,
      body: isJson ? JSON.parse(bytes.toString('utf8')) : {},
      retryKey: typeof key === 'string' ? key : undefined,
      status: 0,
    };
    calls.push(call);
    const fault = decide(call, calls.length);
    const route = routes[path] ?? (() => account.answer({ ...call, bytes }) ?? refuse(404, 'Not found'));
    if (typeof fault === 'object') {
      call.status = fault.status;
      answer(response, fault.status, { message: fault.message ?? '' }, fault.headers);
    } else if (fault === 'lost') request.socket.destroy();
    else if (fault !== 'silence') {
      const came = route(call);
      call.status = came.status;
      if (fault === 'as usual') answer(response, came.status, came.body);
      else request.socket.destroy();
    }
    arrivals.look();
  };

  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');

  const source = (user: string) => ({ type: 'user', userId: user });
  const event = (type: string, user: string, more: object = {}) => ({
    type,
    mode: 'active',
    timestamp: now(),
    source: source(user),
    webhookEventId: `01${randomUUID().replaceAll('-', '').slice(0, 24).toUpperCase()}`,
    deliveryContext: { isRedelivery: false },
    ...more,
  });
  /** A token to answer with, as LINE sends one with an event of `user`. */
  const replyToken = (user: string): string => {
    const token = randomUUID().replaceAll('-', '');
    tokens.set(token, { to: user, at: now(), used: false });
    return token;
  };

  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    /** links and menus of its users */
    account,
    contents,
    /** The calls of one path's end: reply, push, start. */
    of: (what: string) => calls.filter(({ path }) => path.endsWith(`/${what}`)),
    /** Whom a send is for; undefined: its token is none of ours. */
    receiver: ({ body }: LineCall): string | undefined =>
      body.to === undefined ? tokens.get(String(body.replyToken))?.to : String(body.to),
    nameOf,
    /** What `user` has on the screen. */
    screen: (user: string): LineBubble[] => screens.get(user) ?? [],
    /** Decides how each further call is answered; `nth` is counted from 1. */
    answerWith(next: typeof decide) {
      decide = next;
    },
    setQuota(value: number | undefined) {
      quota = value === undefined ? { type: 'none' } : { type: 'limited', value };
    },
    endpoint: () => endpoint,
    setEndpoint(next: Partial<typeof endpoint>) {
      endpoint = { ...endpoint, ...next };
    },
    event,
    replyToken,
    /** The event of a text that `user` writes. */
    text: (user: string, words: string, more: object = {}) =>
      event('message', user, {
        replyToken: replyToken(user),
        message: { type: 'text', id: randomUUID(), text: words, quoteToken: 'q' },
        ...more,
      }),
    /** The event of a button's data that `user` taps. */
    tap: (user: string, data: string) => event('postback', user, { replyToken: replyToken(user), postback: { data } }),
    /** Posts events to the webhook of the desk at `origin`, signed; `as`: another signature. */
    async post(origin: string, events: object[], as?: string): Promise<number> {
      const text = JSON.stringify({ destination: lineUser('bot'), events });
      const signature = as ?? createHmac('sha256', lineSecret).update(text).digest('base64');
      const headers = { 'content-type': 'application/json', 'x-line-signature': signature };
      const response = await fetch(`${origin}/api/line`, { method: 'POST', headers, body: text });
      await response.arrayBuffer();
      return response.status;
    },
    /** Whether LINE itself would send these events so. */
    wrong: (events: object[]) => wrongForWebhook({ destination: lineUser('bot'), events }),
    /** Resolves when `enough` holds of what arrived. */
    until: (enough: () => boolean, withinMs?: number) =>
      arrivals.until(enough, () => `this alone arrived: ${JSON.stringify(calls.slice(-5))}`, withinMs),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
export type LineServer = Awaited<ReturnType<typeof startLine>>;
