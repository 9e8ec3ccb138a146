/** The grammar of requests: for every route of the program's own table what a client might send, right, nearly right and wrong. */
import { answersTo } from '../../adapters/back-office/port.ts';
import { type Operation, operations } from '../../bot/desk-api/operations.ts';
import type { Route } from '../../bot/route.ts';
import { signatureOf } from '../helpers/back-office-server.ts';
import { badBodies } from '../helpers/bad-bodies.ts';
import type { Dice } from '../helpers/seeded.ts';
import { chatActivity, chatOf, connectorActivity, upload } from './activities.ts';
import { type Known, nameOf } from './known.ts';
import { spoiled } from './spoil.ts';
import { oddPieces, words } from './words.ts';

/** A request that is to be sent. */
export interface FuzzedRequest {
  method: string;
  /** path and query */
  path: string;
  headers: Record<string, string>;
  body: Buffer | undefined;
  route: string;
}

export interface Grammar {
  dice: Dice;
  known: Known;
  /** tells the conversations of one client from those of another */
  lane: number;
  /** where replies to the Bot Connector's activities go */
  serviceUrl: string;
}

const methods = { get: 'GET', post: 'POST', del: 'DELETE', opts: 'OPTIONS' } as const;
const hostileParts = [
  '%00',
  '%2e%2e%2fetc%2fpasswd',
  '%E0%A4%A',
  '%ff',
  'x'.repeat(3_000),
  '__proto__',
  '%0d%0aa:b',
  '%',
];
const json = (value: unknown) => Buffer.from(JSON.stringify(value) ?? 'null');
const contractNumber = (dice: Dice) => `ITS-1000${String(1 + dice.below(12)).padStart(2, '0')}`;

/** Values that fit a field of the desk's or the back office's bodies, by its name. */
const fitting: Readonly<Record<string, (dice: Dice, known: Known) => unknown>> = {
  contract: (dice) => contractNumber(dice),
  case: (dice, known) => nameOf(known, dice, 'cases.id') ?? 'case-1',
  todo: (dice, known) => nameOf(known, dice, 'todos.id') ?? 'x',
  what: words,
  text: words,
  reason: words,
  area: (dice) => dice.of(['Sado', '東京都', '新潟県', '父島', ...oddPieces]),
  day: (dice) => dice.of(['2026-11-25', '2026-11-26', '2026-12-01', '2026-11-28', '2026-02-30', '1999-01-01']),
  from: (dice) => dice.of(['09:00', '13:00', '15:00', '11:00', '24:00']),
  until: (dice) => dice.of(['2026-11-25T18:00:00+09:00', '2026-11-24T10:00:01+09:00', '9999-12-31T00:00:00Z', 'soon']),
  due: (dice) => dice.of(['2026-12-08', '2026-11-01', '2026-13-01']),
  to: (dice) => dice.of(['sent', 'arrived', 'returned', 'lost', 'cancelled', 'away']),
  device: (dice) => dice.of(['pc', 'tablet', 'router', 'hub', 'fax', 'toaster', 'ルーター']),
  outcome: (dice) => {
    const result = dice.of([
      'resolved',
      'isolated',
      'not_isolated',
      'device_failure_suspected',
      'contract',
      'other',
      'nothing',
    ]);
    const named = result === 'isolated' || result === 'device_failure_suspected' || dice.often(0.05);
    return { result, ...(named && { device: dice.of(['router', 'pc', 'ルーター']) }) };
  },
  override: words,
};

/** `example` with values that fit in place of its own. */
const varied = (dice: Dice, known: Known, example: unknown): unknown => {
  if (typeof example !== 'object' || example === null) return example;
  return Object.fromEntries(
    Object.entries(example).map(([name, value]) => {
      const fits = fitting[name];
      return [name, fits && dice.often(0.8) ? fits(dice, known) : varied(dice, known, value)];
    }),
  );
};

const operationAt = ({ method, path }: Route): Operation | undefined =>
  Object.values(operations as Record<string, Operation>).find((one) => one.method === method && one.path === path);

const answer = (dice: Dice, known: Known) => {
  const result = dice.of(['accepted', 'refused', 'connected', 'sent', 'arrived', 'returned', 'lost', 'cancelled']);
  return {
    id: `answer-${dice.below(dice.often(0.2) ? 5 : 1_000_000)}`,
    intent: nameOf(known, dice, 'intent') ?? dice.of(Object.keys(answersTo)) ?? '',
    answer: {
      result,
      ...(result === 'refused' && { reason: dice.of(['full', 'not-possible']) }),
      ...(result === 'sent' && { due: dice.of(['2026-12-08', '2026-12-24', 'soon']) }),
    },
  };
};

/** A body that the route takes, with its content type. */
const rightBody = (route: Route, { dice, known, lane, serviceUrl }: Grammar): { body: unknown; type: string } => {
  const type = 'application/json';
  if (route.path === '/api/messages') return { body: connectorActivity(dice, lane, serviceUrl), type };
  if (route.path.endsWith('/upload')) return upload(dice);
  if (route.path.endsWith('/activities')) return { body: chatActivity(dice), type };
  if (route.path.startsWith('/api/back-office')) return { body: answer(dice, known), type };
  const body = varied(dice, known, operationAt(route)?.body?.example ?? {}) as Record<string, unknown>;
  // Only a loan that is sent has a day of return.
  if (route.path.endsWith('/loans/:id/step') && body.to !== 'sent') delete body.due;
  return { body, type };
};

const rightHeaders = (route: Route, { dice, known }: Grammar, token: string, body: Buffer): Record<string, string> => {
  if (route.path.startsWith('/directline')) return { authorization: `Bearer ${token}` };
  if (route.path.startsWith('/desk/api')) {
    const key = `key-${dice.below(dice.often(0.1) ? 20 : 1_000_000_000)}`;
    return { cookie: known.desk.cookie, 'x-csrf-token': known.desk.csrf, 'idempotency-key': key };
  }
  if (route.path.startsWith('/api/back-office')) return { 'x-desk-signature': signatureOf(body, Date.now()) };
  return {};
};

const oddHeaders: Readonly<Record<string, readonly string[]>> = {
  'accept-language': ['en', 'ja,en;q=0.5', '*', 'x'.repeat(500), ';;;q=2'],
  'accept-encoding': ['br', 'gzip;q=0', 'identity', 'x'],
  'x-forwarded-for': ['203.0.113.7', 'unknown', '::ffff:1.2.3.4, 5.6.7.8'],
  'x-forwarded-proto': ['https', 'gopher'],
  'if-none-match': ['*', '"x"', 'W/"0"'],
  'if-modified-since': ['Thu, 01 Jan 1970 00:00:00 GMT', 'yesterday'],
  range: ['bytes=0-1', 'bytes=9-1', 'x'],
  origin: ['null', 'https://evil.example', 'http://[', ''],
  authorization: ['Bearer', 'Bearer a.b.c', 'Basic Og==', 'Bearer eyJhbGciOiJub25lIn0.e30.'],
  cookie: ['desk=', 'desk=x; desk=y', ';;;=', `desk=${'A'.repeat(43)}`],
  'x-csrf-token': ['', 'x'],
  'idempotency-key': ['', 'k'.repeat(200), 'é'],
  'x-desk-signature': ['t=1,v1=00', 't=,v1=', 'x'],
  'content-type': [
    'text/plain',
    'application/json; charset=utf-16',
    'multipart/form-data',
    'application/x+json',
    'a/b',
  ],
  'content-encoding': ['identity', 'gzip', 'br', 'x'],
  accept: ['text/event-stream', 'image/*', ''],
  upgrade: ['h2c', 'websocket'],
};

const queries = ['watermark', 'after', 'seen', 't', 'x'];
const query = (dice: Dice): string => {
  const values = ['', '0', '1', '-1', '5-abc', '1e99', '9'.repeat(40), '%00', '%', 'NaN', 'null', ...oddPieces];
  const pair = () => `${dice.of(queries)}=${encodeURIComponent((dice.of(values) ?? '').toWellFormed())}`;
  return dice.often(0.3) ? `?${Array.from({ length: 1 + dice.below(3) }, pair).join('&')}` : '';
};

/** What a part of a path names, by what stands before it. */
const namedBy: readonly (readonly [path: RegExp, name: string])[] = [
  [/\/chats\/:/, 'chat'],
  [/\/todos\/:/, 'todos.id'],
  [/\/visits\/:/, 'visit.id'],
  [/\/loans\/:/, 'loan.id'],
  [/\/notices\/:/, 'notices.id'],
  [/:code/, 'code'],
];
const pathOf = (route: Route, { dice, known }: Grammar, conversation: string): string =>
  route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    if (dice.often(0.08)) return dice.of(hostileParts) ?? '';
    if (route.path.startsWith('/directline')) return conversation;
    if (name === 'number') return contractNumber(dice);
    const own = namedBy.find(([path]) => path.test(route.path))?.[1] ?? name;
    const named = dice.often(0.9) ? own : (dice.of(namedBy)?.[1] ?? own);
    return encodeURIComponent((nameOf(known, dice, named) ?? 'nothing').toWellFormed());
  });

/** A request to `route`. */
export const requestTo = (route: Route, grammar: Grammar): FuzzedRequest => {
  const { dice, known } = grammar;
  const { conversationId, token } = chatOf(dice, known);
  const right = rightBody(route, grammar);
  let body = Buffer.isBuffer(right.body) ? right.body : json(right.body);
  let headers: Record<string, string> = { 'content-type': right.type };
  if (dice.often(0.25) && !Buffer.isBuffer(right.body)) body = json(spoiled(dice, right.body));
  if (dice.often(0.04) && route.bodyLimit > 0) {
    const bad = badBodies[dice.of(Object.keys(badBodies)) ?? '']?.(route);
    body = Buffer.from(bad?.body ?? body);
    headers = { ...headers, ...bad?.headers };
  }
  const method = dice.often(0.02)
    ? (dice.of(['PUT', 'HEAD', 'OPTIONS', 'PATCH', 'GET', 'POST']) ?? '')
    : methods[route.method];
  const hasBody = (route.bodyLimit > 0 || dice.often(0.02)) && method !== 'HEAD';
  if (!hasBody) delete headers['content-type'];
  if (dice.often(0.94)) headers = { ...headers, ...rightHeaders(route, grammar, token, body) };
  while (dice.often(0.1)) {
    const name = dice.of(Object.keys(oddHeaders)) ?? 'accept';
    headers[name] = dice.of(oddHeaders[name] ?? []) ?? '';
  }
  const path = pathOf(route, grammar, conversationId) + query(dice);
  return { method, path, headers, body: hasBody ? body : undefined, route: `${route.method} ${route.path}` };
};
