/** One HTTP request and its answer, without a framework: what every endpoint of ours is written against. */
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AskedBy } from './address.ts';

/** A request before its body is read. */
export interface RouteHead extends AskedBy {
  method: string;
  /** path and query, as they were asked for */
  url: string;
  /** parts of the path by name, decoded */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** the address of who is connected to us */
  peer: string;
}

export interface RouteRequest extends RouteHead {
  bytes: Buffer;
  /** the body, parsed, when it was JSON */
  json: unknown;
}

export interface RouteAnswer {
  status: number;
  headers?: Record<string, string>;
  /** sent as it is */
  body?: Buffer;
  /** in place of a body: writes to the response, and ends it, in its own time */
  stream?: (response: ServerResponse) => void;
}

export interface Route {
  method: 'get' | 'post' | 'del' | 'opts';
  /** `:name` stands for a part of the path */
  path: string;
  /** the most its body may hold, in bytes; 0: it has none */
  bodyLimit: number;
  /** the body must be JSON and is parsed; otherwise `bytes` alone is given */
  json: boolean;
  /** it commits nothing, though it is no GET: it is served while the store takes no commit */
  commitsNothing?: boolean;
  /** what it is, where only so much of that is taken from one address at a time (bot/back-pressure.ts) */
  paced?: 'message' | 'token' | 'remote' | 'file' | 'signIn' | 'link';
  /** answered however much is asked at once: whoever runs the program must see what is going on */
  always?: boolean;
  /** asked before the body is read: the answer that refuses it, undefined to go on */
  admit?(head: RouteHead): Promise<RouteAnswer | undefined>;
  handle(ask: RouteRequest): Promise<RouteAnswer>;
}

/** An answer of JSON, never kept by a cache; `body` left out is an empty object. */
export const json = (status: number, body: unknown, headers: Record<string, string> = {}): RouteAnswer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: Buffer.from(JSON.stringify(body ?? {})),
});

/** An error as every address of ours tells it; `message` says what to do. */
export const problem = (
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): RouteAnswer => json(status, { error: { code, message } }, headers);

/** So many seconds later it is worth trying again what could not be done: by then the store was looked at anew. */
const retryAfterSeconds = 5;

/** What cannot be done just now, and when to try again; nothing of it was done that a second try would do twice. */
export const notNow = (code = 'NotAvailable', message = 'This could not be done just now. Try again.'): RouteAnswer =>
  problem(503, code, message, { 'retry-after': String(retryAfterSeconds) });
