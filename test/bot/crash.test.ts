/** Killed at any instant, the program loses nothing it acknowledged and does nothing twice. */
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it, onTestFinished } from 'vitest';
import { builtInCases } from '../../adapters/cases/built-in.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { openRedisStore } from '../../adapters/store/redis.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { steppedClock } from '../../bot/clock.ts';
import { demoContracts } from '../../bot/demo/contracts.ts';
import { storeGiven } from '../../bot/demo/given.ts';
import { openDesk } from '../../bot/desk.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { expectAgreement, expectWhole, transcriptOf } from '../helpers/crash-check.ts';
import { type Customer, converse } from '../helpers/crash-customers.ts';
import { redisServerMissing, startOwnRedis } from '../helpers/redis.ts';
import { seeded } from '../helpers/seeded.ts';
import { freePort, type ServerProcess, startProcess } from '../helpers/server-process.ts';

const customers = 200;
const kills = 6;
/** The demo's contracts and further ones: each is spoken for by three or four customers. */
const contracts = Array.from({ length: 60 }, (_, n) => `ITS-${100_001 + n}`);
const opening = Temporal.ZonedDateTime.from('2026-11-24T10:00:00+09:00[Asia/Tokyo]');
/** Business time goes on twelve minutes with each start, so that sessions of earlier ones end. */
const clockOf = (start: number) =>
  opening.add({ minutes: 12 * start }).toString({ timeZoneName: 'never', smallestUnit: 'second' });

interface Place {
  settings: Record<string, string>;
  open(): Store | Promise<Store>;
}

const onSqlite = async (): Promise<Place> => {
  const dir = mkdtempSync(join(tmpdir(), 'crash-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return { settings: { DATA_DIR: dir }, open: () => openSqliteStore({ dir }) };
};

const onRedis = async (): Promise<Place> => {
  const port = await freePort();
  const redis = await startOwnRedis(['--port', String(port), '--bind', '127.0.0.1']);
  onTestFinished(() => redis.stop());
  const url = `redis://127.0.0.1:${port}`;
  return { settings: { REDIS_URL: url }, open: () => openRedisStore({ url }) };
};

/** Puts the contracts in that the demo does not have. */
const addContracts = async (store: Store): Promise<void> => {
  const demo = demoContracts(opening.toInstant());
  const [like] = demo;
  if (!like) throw new Error('there is no demo contract');
  for (const number of contracts.slice(demo.length)) {
    await storeGiven(store, { ...like, contract: { ...like.contract, number, lastFour: `1${number.slice(-3)}` } });
  }
};

/** The cases that counted before anyone came, by contract. */
const countedIn = async (store: Store): Promise<Map<string, string[]>> => {
  const cases = builtInCases(openRecords(store));
  const found = await Promise.all(
    contracts.map(async (one) => [one, (await cases.counts(one, '2026-11')).map((count) => count.case)] as const),
  );
  return new Map(found);
};

/** Plays all customers against a server that is killed again and again; resolves when everyone has said everything. */
const playWithKills = async ({ settings }: Place, random: () => number) => {
  let starts = 0;
  const launch = () => startProcess({ ...settings, DEMO: '1', CLOCK: clockOf(starts++) });
  let server: Promise<ServerProcess> = launch();
  let acknowledged = 0;
  let killing: Promise<unknown> = Promise.resolve();
  let talking = customers;
  const stillTalking: number[] = [];
  const thresholds = Array.from({ length: kills }, (_, n) => Math.floor((n + random()) * 220) + 60);
  const jitters = thresholds.map(() => random() * 40);

  const kill = async (jitter: number) => {
    const up = await server;
    await new Promise((go) => setTimeout(go, jitter));
    stillTalking.push(talking);
    server = up.end('SIGKILL').then(launch);
    // Everyone who waits for it hears of a start that failed; this keeps it from counting as unheard.
    server.catch(() => undefined);
    await server;
  };
  const heard = () => {
    acknowledged += 1;
    const at = thresholds.indexOf(acknowledged);
    if (at >= 0) killing = killing.then(() => kill(jitters[at] ?? 0));
  };
  const all: Customer[] = await Promise.all(
    Array.from({ length: customers }, async (_, n) => {
      const contract = contracts[n % contracts.length] ?? '';
      const reach = async () => (await server).url;
      const customer = await converse({ contract, random: seeded(random() * 2 ** 31), reach, acknowledged: heard });
      talking -= 1;
      return customer;
    }),
  );
  await killing;
  return { all, server: await server, stillTalking };
};

const round = async (place: Place, seed: number): Promise<void> => {
  await (await startProcess({ ...place.settings, DEMO: '1', CLOCK: clockOf(0) })).end('SIGTERM');
  const fresh = await place.open();
  await addContracts(fresh);
  const before = await countedIn(fresh);
  await fresh.close();

  const { all, server, stillTalking } = await playWithKills(place, seeded(seed));
  expect(stillTalking.filter((talking) => talking > customers / 4)).toHaveLength(kills);
  const shown = await Promise.all(all.map((customer) => customer.transcript()));
  expect((await server.end('SIGTERM')).code).toBe(0);

  const store = await place.open();
  onTestFinished(() => store.close());
  for (const [n, customer] of all.entries()) {
    const entries = await transcriptOf(store, customer);
    expectWhole(entries, customer);
    // A session may have ended between the two readings; nothing that was shown has changed.
    const kept = entries.filter(({ kind }) => kind === 'said').map(({ id }) => id);
    expect(kept.slice(0, shown[n]?.length)).toEqual(shown[n]?.map(({ id }) => id));
  }
  const then = await expectAgreement(store, all, before);
  expect(then.waiting).toBeGreaterThan(40);
  expect(then.ended).toBeGreaterThan(0);

  // Half an hour later every session has ended, also those whose timer a killed process had in its hands.
  const later = opening.add({ hours: 3 }).toInstant();
  const clock = { ...steppedClock(later), realNow: () => Date.now() + 60_000 };
  const log = pino({ level: 'silent' });
  const desk = openDesk({ store, clock, log, documents: loadDocuments(), remotePage: () => '' });
  await desk.due.timers(later);
  for (const customer of all) expectWhole(await transcriptOf(store, customer), customer);
  expect(await expectAgreement(store, all, before)).toEqual({ waiting: 0, ended: then.waiting + then.ended });
};

describe.for([
  ['SQLite', undefined, onSqlite],
  [redisServerMissing ? `Redis (${redisServerMissing})` : 'Redis', redisServerMissing, onRedis],
] as const)('on %s', ([, missing, place]) => {
  const seed = randomInt(2 ** 31);
  it.skipIf(missing)(
    `200 customers lose nothing and get nothing twice when the program is killed ${kills} times (seed ${seed})`,
    // About 20 seconds on two quiet cores; a busy machine may take its time.
    { timeout: 180_000 },
    async () => round(await place(), seed),
  );
});
