/** What whoever runs the program asks it: whether it is up, whether it can serve, what it has counted. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Desk } from './desk.ts';
import { isOurselves } from './ourselves.ts';
import type { ReadyReport } from './readiness.ts';
import { json, notNow, problem, type Route, type RouteAnswer, type RouteHead } from './route.ts';

/** What is wrong and what to do about it, the store first; undefined: the process can serve. */
export const wrongIn = ({ store, subscriber, stuck }: ReadyReport): [code: string, message: string] | undefined => {
  if (store === 'refuses') {
    return [
      'StoreRefuses',
      'The store takes no commit. Look for a full disk, maxmemory, failing snapshots or missing replicas; check REDIS_URL or DATA_DIR.',
    ];
  }
  if (store === 'silent') return ['StoreAway', 'The store does not answer. Check REDIS_URL or DATA_DIR.'];
  if (subscriber === 'deaf')
    return [
      'SubscriberLost',
      'Notices of the store do not come back. Pages are late; it is connected again by itself.',
    ];
  if (stuck.length > 0)
    return ['WorkStuck', `Not working: ${stuck.join(', ')}. See the log for why; a restart may help.`];
  return undefined;
};

const readyAnswer = (report: ReadyReport): RouteAnswer => {
  const wrong = wrongIn(report);
  if (!wrong) return json(200, { status: 'ready', ...report });
  const [code, message] = wrong;
  return { ...notNow(), body: Buffer.from(JSON.stringify({ error: { code, message }, ...report })) };
};

const noMetrics = problem(
  401,
  'Unauthorized',
  'Send METRICS_TOKEN as "Authorization: Bearer <token>"; where it is not set, ask from this machine.',
);

/** Compared by their digests, which are of one length: no time tells how much of it was right. */
const isToken = (token: string, authorization = ''): boolean => {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(`Bearer ${token}`), digest(authorization));
};

/** The addresses under /health, and /metrics, for who shows `token`, or without one for this machine alone. */
export const healthRoutes = ({ readiness, metrics }: Desk, token: string | undefined): Route[] => {
  const mayRead = (head: RouteHead) =>
    token === undefined ? isOurselves(head) : isToken(token, head.headers.authorization);
  const at = (path: string, handle: Route['handle']): Route => ({
    method: 'get',
    path,
    bodyLimit: 0,
    json: false,
    always: true,
    handle,
  });
  return [
    at('/metrics', async (ask) =>
      mayRead(ask)
        ? {
            status: 200,
            headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' },
            body: Buffer.from(await metrics.text()),
          }
        : noMetrics,
    ),
    at('/health/live', async () => json(200, { status: 'up' })),
    at('/health/ready', async () => readyAnswer(await readiness.report())),
  ];
};

/** `route`, answered 503 at once while the store takes no commit: it would wait for its time-out and fail all the same. */
export const whileStoreTakes = (route: Route, { readiness }: Pick<Desk, 'readiness'>): Route =>
  route.method === 'get' || route.commitsNothing
    ? route
    : { ...route, admit: async (head) => (readiness.storeTakes() ? route.admit?.(head) : notNow()) };
