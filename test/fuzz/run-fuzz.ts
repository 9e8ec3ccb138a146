/** Runs the fuzz against the real program in a process of its own, and tells what was asked, how it was answered and what must not be. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { machineClock } from '../../bot/clock.ts';
import { parseConfig } from '../../bot/config.ts';
import type { Route } from '../../bot/route.ts';
import { wire } from '../../bot/wire.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { secret, startBackOffice } from '../helpers/back-office-server.ts';
import { startConnector } from '../helpers/connector-server.ts';
import { startOwnRedis } from '../helpers/redis.ts';
import { dice } from '../helpers/seeded.ts';
import { freePort, startProcess } from '../helpers/server-process.ts';
import { type Finding, lanes, openLane } from './lane.ts';

export interface FuzzReport {
  requests: number;
  /** answers by status; 0: none came */
  statuses: Record<string, number>;
  /** answers of each route, by status */
  routes: Record<string, Record<string, number>>;
  /** routes of the program that nobody asked */
  unasked: string[];
  slowestMs: number;
  findings: Finding[];
}

const password = 'a long enough password';

/** The program's own table of routes, from its own wiring. */
const routesOf = async (settings: Record<string, string>): Promise<Route[]> => {
  const dir = mkdtempSync(join(tmpdir(), 'fuzz-routes-'));
  const store = openSqliteStore({ dir, passing: true });
  const { config } = parseConfig({ ...settings, DATA_DIR: dir });
  const log = pino({ level: 'silent' });
  const program = await wire({ config, store, documents: loadDocuments(), clock: machineClock(), log, url: () => '' });
  await program.end();
  await store.close();
  rmSync(dir, { recursive: true });
  return program.routes;
};

/** Where the program keeps its records while it is fuzzed. */
const ground = async (kind: 'embedded' | 'redis'): Promise<{ settings: Record<string, string>; remove(): unknown }> => {
  if (kind === 'redis') {
    const port = await freePort();
    const redis = await startOwnRedis(['--port', String(port), '--bind', '127.0.0.1']);
    return { settings: { REDIS_URL: `redis://127.0.0.1:${port}` }, remove: () => redis.stop() };
  }
  const dir = mkdtempSync(join(tmpdir(), 'fuzz-'));
  return { settings: { DATA_DIR: dir }, remove: () => rmSync(dir, { recursive: true, force: true }) };
};

/** Sends `requests` requests that `seed` repeats, over all routes. Rejects when the program does not start. */
export const runFuzz = async (how: {
  requests: number;
  seed: number;
  store?: 'embedded' | 'redis';
  progress?: (done: number, findings: number) => void;
}): Promise<FuzzReport> => {
  const { requests, seed, store = 'embedded', progress } = how;
  const [office, connector, place] = await Promise.all([startBackOffice(), startConnector(), ground(store)]);
  const settings = {
    DEMO: '1',
    CLOCK: '2026-11-24T10:00:00+09:00',
    DESK_ADMIN_PASSWORD: password,
    BACK_OFFICE_URL: office.url,
    BACK_OFFICE_SECRET: secret,
  };
  const findings: Finding[] = [];
  const found = (finding: Finding) => void (findings.length < 200 && findings.push(finding));
  const report: FuzzReport = { requests: 0, statuses: {}, routes: {}, unasked: [], slowestMs: 0, findings };
  const answered = (route: string, status: number, ms: number) => {
    report.requests += 1;
    const ofRoute = report.routes[route] ?? {};
    report.routes[route] = ofRoute;
    for (const count of [report.statuses, ofRoute]) count[status] = (count[status] ?? 0) + 1;
    report.slowestMs = Math.max(report.slowestMs, Math.round(ms));
    if (report.requests % 1_000 === 0) progress?.(report.requests, findings.length);
  };
  const intents: string[] = [];
  const odd = dice(seed);
  office.answerWith(({ intent }) => {
    intents.push(intent.id);
    return (
      odd.of([
        { status: 202 },
        { status: 202 },
        { status: 200, body: { id: 'a', intent: intent.id, answer: { result: 'accepted' } } },
        { status: 200, body: { id: 'a', intent: intent.id, answer: { result: 'refused', reason: 'full' } } },
        { status: 200, body: 'no JSON' },
        { status: 200, body: {} },
        { status: 400 },
        { status: 500 },
        'reset',
      ] as const) ?? { status: 202 }
    );
  });
  connector.answerWith(() => odd.of([201, 201, 201, 400, 404, 429, 500]) ?? 201);
  try {
    const routes = await routesOf(settings);
    const program = await startProcess({ ...place.settings, ...settings });
    let gone: string | undefined;
    void program.ended.then(({ code, signal }) => {
      gone = `the program ended with ${code ?? signal}`;
    });
    let left = requests;
    const lane = async (_: unknown, n: number) => {
      const client = openLane(n, dice(seed + n), {
        url: program.url,
        routes,
        password,
        serviceUrl: connector.url,
        intents,
        answered,
        found,
      });
      while (left-- > 0 && gone === undefined) await client.step();
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    if (gone === undefined) {
      const ready = await fetch(`${program.url}/health/ready`);
      if (ready.status !== 200) found({ what: `not ready at the end: ${await ready.text()}`, request: '' });
    } else found({ what: gone, request: '' });
    const { code, stderr } = await program.end('SIGTERM');
    if (code !== 0) found({ what: `it ended with ${code}`, request: '' });
    for (const line of new Set(stderr.split('\n').filter((one) => one !== '')))
      found({ what: `it told an error: ${line}`, request: '' });
    report.unasked = routes
      .map(({ method, path }) => `${method} ${path}`)
      .filter((route) => report.routes[route] === undefined);
    return report;
  } finally {
    await Promise.all([office.close(), connector.close(), place.remove()]);
  }
};
