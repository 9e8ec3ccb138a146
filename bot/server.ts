/** The HTTP server: restify's one home. It reads bodies within limits, hands requests to routes, and tells no inner text. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import restify from 'restify';
import { askedThrough } from './address.ts';
import { isTooDeep } from './nesting.ts';
import { readBody, unread } from './read-body.ts';
import { notNow, problem, type Route, type RouteAnswer, type RouteHead, type RouteRequest } from './route.ts';
import { stopPolitely } from './stop-politely.ts';
import { traced, traceOf } from './trace.ts';

/** Takes over a web socket's upgrade; false: it is not one of its addresses, and nothing was done. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;

export interface HttpServer {
  /** how long a request may take to arrive, as Node keeps it */
  server: Pick<Server, 'headersTimeout' | 'requestTimeout'>;
  /** Resolves with the port listened on. Rejects with the system's error (EADDRINUSE …). */
  listen(port: number, host: string): Promise<number>;
  /** Takes no more connections and resolves when every request under way is answered, or cut off after `withinMs` (20 s). */
  close(withinMs?: number): Promise<void>;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

const parsedJson = (bytes: Buffer): { value: unknown } | undefined => {
  try {
    return { value: JSON.parse(utf8.decode(bytes)) };
  } catch {
    return undefined;
  }
};

const send = (response: ServerResponse, { status, headers = {}, body }: RouteAnswer): void => {
  response.writeHead(status, { ...headers, ...(body && { 'content-length': String(body.length) }) });
  response.end(body);
};

type ReadsAsker = ReturnType<typeof askedThrough>;

const headOf = (request: restify.Request, askedBy: ReadsAsker): RouteHead => ({
  method: request.method ?? '',
  url: request.url ?? '',
  params: request.params ?? {},
  query: new URLSearchParams(request.getQuery()),
  headers: request.headers,
  peer: request.socket.remoteAddress ?? '',
  ...askedBy(request.socket.remoteAddress ?? '', request.headers),
});

const askOf = async (
  request: restify.Request,
  { bodyLimit, json, admit }: Route,
  askedBy: ReadsAsker,
): Promise<RouteRequest | RouteAnswer> => {
  const head = headOf(request, askedBy);
  const refused = await admit?.(head);
  if (refused) return bodyLimit === 0 ? refused : unread(refused);
  const bytes = bodyLimit === 0 ? Buffer.alloc(0) : await readBody(request, bodyLimit);
  if (!Buffer.isBuffer(bytes)) return bytes;
  const type = request.headers['content-type'] ?? '';
  if (json && !/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) {
    return problem(415, 'NotJson', 'Send the body as application/json.');
  }
  if (!/^multipart\//i.test(type) && isTooDeep(bytes)) {
    return problem(400, 'TooDeep', 'The body is nested too deep. Send it with fewer lists and objects in one another.');
  }
  const parsed = json ? parsedJson(bytes) : { value: undefined };
  if (!parsed) return problem(400, 'NotJson', 'The body is not JSON in UTF-8. Send one JSON object.');
  return { ...head, bytes, json: parsed.value };
};

interface RestifyError {
  statusCode?: number;
  toJSON?: () => unknown;
}
/** What is told of the errors restify makes itself. */
const told: Readonly<Record<number, [code: string, message: string]>> = {
  404: ['NotFound', 'There is nothing at this address.'],
  405: ['MethodNotAllowed', 'This address does not take this method.'],
};

/** Whether the request says where it goes: restify makes a URL of Host and target past every handler, and one that is none would end the process. */
const hasAddress = ({ url = '', headers }: IncomingMessage): boolean => {
  const base = `http://${headers.host || 'localhost'}`;
  return url.startsWith('/') ? URL.canParse(base + url) : URL.canParse(url, base);
};

/** What restify does before anything else; its types leave it out. false: the request is answered. */
interface BeforeAll {
  first(handle: (request: IncomingMessage, response: ServerResponse) => boolean): void;
}

/** Only web sockets take a connection over; another upgrade (h2c) is ignored, and the request answered as it is (RFC 9110, 7.8). */
const isWebSocket = ({ headers }: IncomingMessage): boolean => headers.upgrade?.toLowerCase() === 'websocket';

/** Longer than proxies keep an idle connection (60 s with most): one that we close as they use it is a lost request. */
const keepAliveMs = 75_000;

/** Bounds of one server; tests set smaller ones. */
export interface ServerBounds {
  /** so many requests are carried out at once; what they hold in memory is bounded by it */
  mostAtOnce: number;
  /** a request that has not arrived whole after so many ms is ended, and so is a connection that says nothing */
  arrivesWithinMs: number;
}
const usual: ServerBounds = { mostAtOnce: 1_000, arrivesWithinMs: 10_000 };

/** Gives each request `ms` to arrive whole, body included; looked at ten times as often. */
const endSlow = (server: Server, ms: number): void => {
  server.headersTimeout = ms;
  server.requestTimeout = ms;
  // Read when the server begins to listen: 30 s otherwise, whatever the time-outs say.
  Object.assign(server, { connectionsCheckingInterval: ms / 10 });
};

/** `serve` as the first step of what the request begins, in the trace it names. */
const tracedRequest = (
  log: Logger,
  { method, path }: Route,
  request: restify.Request,
  response: restify.Response,
  serve: (request: restify.Request, response: restify.Response) => Promise<void>,
): Promise<void> => {
  const verb = method === 'del' ? 'DELETE' : 'POST';
  const step = { name: `${verb} ${path}`, kind: 'server', within: traceOf(request.headers) } as const;
  return traced(log, { ...step, fields: { 'http.request.method': verb, 'http.route': path } }, async (add) => {
    await serve(request, response);
    add({ 'http.response.status_code': response.statusCode });
  });
};

const busy = unread(notNow('Busy', 'Too much is asked at once. Try again.'));

/**
 * A server of `routes`. `upgrade` is offered every web socket; false means it is not one of its addresses. Beyond the
 * most requests at once the next is answered 503 with Retry-After; one that arrives too slowly 408. `askedBy` reads who
 * asks.
 */
export const httpServer = (
  routes: readonly Route[],
  upgrade: Upgrade,
  log: Logger,
  bounds: Partial<ServerBounds> = {},
  askedBy = askedThrough(),
): HttpServer => {
  const { mostAtOnce, arrivesWithinMs } = { ...usual, ...bounds };
  const server = restify.createServer({ name: '', ignoreTrailingSlash: true, handleUncaughtExceptions: false });
  server.server.keepAliveTimeout = keepAliveMs;
  endSlow(server.server as Server, arrivesWithinMs);
  Object.assign(server.server, { shouldUpgradeCallback: isWebSocket });
  let underWay = 0;
  const polite = stopPolitely(server.server as Server);
  const answer = (response: ServerResponse, given: RouteAnswer): void => {
    if (given.stream) {
      response.writeHead(given.status, given.headers);
      polite.streams(response);
      given.stream(response);
    } else send(response, given);
  };
  (server as unknown as BeforeAll).first((request, response) => {
    polite.begins(request, response);
    // On every answer, restify's own errors too: nothing of ours is run as what it does not say it is.
    response.setHeader('x-content-type-options', 'nosniff');
    if (hasAddress(request)) return true;
    send(response, problem(400, 'NoAddress', 'The Host header or the target of the request is no address.'));
    return false;
  });
  server.on('restifyError', (_request: unknown, _response: unknown, error: RestifyError, done: () => void) => {
    const [code, message] = told[error.statusCode ?? 500] ?? ['Failed', 'The request could not be carried out.'];
    error.toJSON = () => ({ error: { code, message } });
    done();
  });
  for (const route of routes) {
    const serve = async (request: restify.Request, response: restify.Response): Promise<void> => {
      if (underWay >= mostAtOnce && !route.always) return answer(response, busy);
      underWay += 1;
      try {
        const ask = await askOf(request, route, askedBy);
        answer(response, 'status' in ask ? ask : await route.handle(ask));
      } catch (error) {
        log.error({ err: error, path: route.path }, 'a request failed');
        if (!response.headersSent) send(response, notNow());
      } finally {
        underWay -= 1;
      }
    };
    // An async handler that returned a value would make restify log the whole response.
    server[route.method](route.path, async (request: restify.Request, response: restify.Response): Promise<void> => {
      // What only looks begins nothing that a trace would follow.
      if (route.method === 'get' || route.method === 'opts') await serve(request, response);
      else await tracedRequest(log, route, request, response, serve);
    });
  }
  server.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Whoever is gone before our answer is gone: without a listener the error would end the process.
    socket.on('error', () => socket.destroy());
    // Nobody reads on, so its end would never be seen: let go as soon as the answer is on its way.
    const gone = () => socket.destroy();
    if (!upgrade(request, socket, head)) socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n', gone);
  });
  return {
    server: server.server as Server,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        // On restify's own server: it passes on every error of the HTTP server, and one that nobody hears ends the process.
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          server.on('error', (error: Error) => log.error({ err: error }, 'a connection could not be taken'));
          const address = server.server.address();
          resolve(typeof address === 'object' && address ? address.port : port);
        });
      }),
    close: (withinMs = 20_000) => polite.stop(withinMs),
  };
};
