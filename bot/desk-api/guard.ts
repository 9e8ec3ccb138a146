/** Who may call: the session's cookie, a CSRF token and our own origin for what changes something, a key for what happens once. */
import { isCsrf, signedIn } from '../../adapters/operator-desk/sessions.ts';
import { isOwnHost } from '../../adapters/own-machine.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { brief } from '../../dialogs/words/brief.ts';
import type { Desk } from '../desk.ts';
import { problem, type RouteAnswer, type RouteHead } from '../route.ts';
import { isOurs } from '../sites.ts';
import type { Caller } from './call.ts';
import type { Operation } from './operations.ts';

/** What the desk's API needs of the program. */
export interface DeskTools {
  desk: Desk;
  /** how operators reach this server, e.g. https://desk.example.jp; it decides whether the cookie is Secure */
  publicUrl: () => string;
}

/**
 * On this machine without TLS a cookie of the desk's own path; anywhere else one that browsers take over TLS alone, and that
 * no other name of the domain can put in its place (`__Host-`).
 */
const cookieOf = (publicUrl: string): { name: string; rest: string[] } => {
  const { protocol, hostname } = new URL(publicUrl);
  const isPlain = protocol === 'http:' && isOwnHost(hostname);
  return isPlain ? { name: 'desk', rest: ['Path=/desk'] } : { name: '__Host-desk', rest: ['Path=/', 'Secure'] };
};

/** The Set-Cookie header of a session; without a token it takes the cookie away. */
export const cookie = (
  { publicUrl }: DeskTools,
  token: string | undefined,
  seconds: number,
): Record<string, string> => {
  const { name, rest } = cookieOf(publicUrl());
  const maxAge = `Max-Age=${token === undefined ? 0 : seconds}`;
  return { 'set-cookie': [`${name}=${token ?? ''}`, 'HttpOnly', 'SameSite=Strict', maxAge, ...rest].join('; ') };
};

const tokenIn = ({ headers }: RouteHead, publicUrl: string): string | undefined =>
  headers.cookie
    ?.split(';')
    .map((pair) => pair.trim().split('='))
    .find(([name]) => name === cookieOf(publicUrl).name)?.[1];

/** Whether the request comes from a page of ours; without an Origin header it comes from no page at all. */
const fromElsewhere = ({ headers, host }: RouteHead, publicUrl: string): boolean => {
  const { origin } = headers;
  return origin === undefined ? headers['sec-fetch-site'] === 'cross-site' : !isOurs(origin, { host, publicUrl });
};

const keyShape = /^[\x20-\x7e]{1,100}$/;
const elsewhere = problem(403, 'OtherOrigin', 'The request comes from another site. Use the desk itself.');

/** The caller and the call's key, or the answer that refuses. */
export const guard = async (
  tools: DeskTools,
  ask: RouteHead,
  needs: Operation['guard'],
): Promise<{ by: Caller | undefined; key: string } | RouteAnswer> => {
  const { store, clock } = tools.desk;
  if (needs !== 'reads' && fromElsewhere(ask, tools.publicUrl())) return elsewhere;
  if (needs === 'none') return { by: undefined, key: '' };
  const token = tokenIn(ask, tools.publicUrl());
  const account = token === undefined ? undefined : await signedIn(openRecords(store), token, clock.realNow());
  if (token === undefined || !account) return problem(401, 'SignedOut', brief.signedOut);
  const by: Caller = { id: account.id, name: account.name, role: account.role, token };
  if (needs === 'reads') return { by, key: '' };
  if (!isCsrf(token, String(ask.headers['x-csrf-token'] ?? ''))) {
    return problem(403, 'BadCsrf', 'Send the csrf of GET /desk/api/session as header x-csrf-token.');
  }
  const key = String(ask.headers['idempotency-key'] ?? '');
  if (needs === 'once' && !keyShape.test(key)) {
    return problem(400, 'NoKey', 'Send an Idempotency-Key: 1 to 100 printable ASCII characters, new for each action.');
  }
  return { by, key };
};
