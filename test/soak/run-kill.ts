/** The kill test: customers talk while processes are killed and their store fails, and afterwards everything agrees with what was told. */
import { isDeepStrictEqual } from 'node:util';
import { pino } from 'pino';
import { builtInCases } from '../../adapters/cases/built-in.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { steppedClock } from '../../bot/clock.ts';
import { openDesk } from '../../bot/desk.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { type Findings, lookAtAgreement, lookAtWhole, nothingFound, transcriptOf } from '../helpers/crash-check.ts';
import { type Customer, converse } from '../helpers/crash-customers.ts';
import { seeded } from '../helpers/seeded.ts';
import { type ServerProcess, startProcess } from '../helpers/server-process.ts';
import { addContracts, contractOf, opening } from './contracts.ts';
import type { Fault, Ground, Play } from './grounds.ts';

/** Business time goes on twelve minutes with each start, within three hours, so that sessions of earlier ones end. */
const clockOf = (start: number) =>
  opening.add({ minutes: 12 * (start % 15) }).toString({ timeZoneName: 'never', smallestUnit: 'second' });

export interface KillReport extends Findings {
  conversations: number;
  acknowledged: number;
  /** how often something was asked again that was not answered, or refused because the store was away */
  askedAgain: number;
  kills: number;
  /** how often each fault of the store struck */
  faults: Record<string, number>;
  /** what there was at the end: sessions that wait and that have ended, visits that are booked */
  told: { waiting: number; ended: number; booked: number };
  seconds: number;
}

/** What strikes: a process is killed, or the store fails. */
export type Stroke = 'kill' | Fault;
/** Strikes as it likes until `over` says so; resolves when nothing more will. */
export type Strikes = (strike: (stroke: Stroke) => Promise<void>, play: Play) => Promise<void>;
const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));

/** Each of `strokes` when a further `every` messages were acknowledged; `struck` hears how many customers were talking. */
export const strikesAmong =
  (strokes: readonly Stroke[], every: number, struck: (talking: number) => void): Strikes =>
  async (strike, play) => {
    for (const [n, stroke] of strokes.entries()) {
      while (play.acknowledged() < (n + 1) * every && play.talking() > 0) await pause(10);
      struck(play.talking());
      await strike(stroke);
    }
  };

/** A kill every `killMs`, or when there is one to kill again, and the next fault every `faultMs`, for as long as `goesOn` says. */
export const strikesByTime =
  (
    faults: readonly Fault[],
    { killMs, faultMs }: { killMs: number; faultMs: number },
    goesOn: () => boolean,
  ): Strikes =>
  async (strike) => {
    const each = async (ms: number, stroke: (n: number) => Stroke) => {
      for (let n = 0; goesOn(); n++) {
        await pause(ms);
        await strike(stroke(n));
      }
    };
    await Promise.all([each(killMs, () => 'kill'), each(faultMs, (n) => faults[n % faults.length] ?? 'kill')]);
  };

/** The cases that counted before anyone came, by contract. */
const countedIn = async (store: Store, many: number): Promise<Map<string, string[]>> => {
  const cases = builtInCases(openRecords(store));
  const numbers = Array.from({ length: many }, (_, n) => contractOf(n).number);
  const found = await Promise.all(
    numbers.map(async (one) => [one, (await cases.counts(one, '2026-11')).map((count) => count.case)] as const),
  );
  return new Map(found);
};

/** The processes of a ground: one that is killed is started again. */
const startAll = async ({ processes, settings }: Ground) => {
  let starts = 0;
  const start = () => startProcess({ DEMO: '1', ...settings, CLOCK: clockOf(starts++) });
  /** Until it starts: while the store is away it cannot. */
  const startAgain = async (): Promise<ServerProcess> => {
    for (;;) {
      const up = await start().catch(() => undefined);
      if (up) return up;
    }
  };
  const places = await Promise.all(Array.from({ length: processes }, start)).then((all) =>
    all.map((up) => ({ up: up as ServerProcess | undefined, next: Promise.resolve(up) })),
  );
  const pick = (random: () => number) => {
    const able = places.filter(({ up }) => up !== undefined);
    return able[Math.floor(random() * able.length)];
  };
  return {
    /** One that is up, or the first that will be. */
    reach: async (random: () => number): Promise<ServerProcess> =>
      pick(random)?.up ?? Promise.race(places.map(({ next }) => next)),
    /** Kills one, never the last that is up of several, for which it waits; resolves when it is dead, and is started again. */
    async kill(random: () => number): Promise<void> {
      const spared = processes > 1 ? 1 : 0;
      while (places.filter(({ up }) => up).length <= spared) await pause(10);
      const place = pick(random);
      if (!place?.up) return;
      const dying = place.up;
      place.up = undefined;
      const dead = dying.end('SIGKILL');
      place.next = dead.then(startAgain);
      void place.next.then((up) => {
        place.up = up;
      });
      await dead;
    },
    async allUp(): Promise<void> {
      await Promise.all(places.map(({ next }) => next));
    },
    async end(): Promise<(number | null)[]> {
      const all = await Promise.all(places.map(({ next }) => next));
      return (await Promise.all(all.map((one) => one.end('SIGTERM')))).map(({ code }) => code);
    },
  };
};

/** Plays `customers` at once, each conversation after conversation until `goesOn` says no, and tells what came of it. */
export const runKill = async (
  ground: Ground,
  options: {
    customers: number;
    contracts: number;
    seed: number;
    strikes: Strikes;
    goesOn?: () => boolean;
    progress?: (told: string) => void;
  },
): Promise<KillReport> => {
  const { customers, contracts, seed, strikes, goesOn = () => false } = options;
  const begun = performance.now();
  const random = seeded(seed);
  const found = nothingFound();
  const fresh = await ground.open();
  await addContracts(fresh, contracts);
  const before = await countedIn(fresh, contracts);
  await fresh.close();
  const servers = await startAll(ground);

  const report = { conversations: 0, acknowledged: 0, askedAgain: 0, kills: 0, faults: {} as Record<string, number> };
  let talking = customers;
  const all: Customer[] = [];
  const talk = async (): Promise<void> => {
    do {
      const { number: contract, wants } = contractOf(report.conversations++ % contracts);
      const own = seeded(random() * 2 ** 31);
      all.push(
        await converse({
          contract,
          wants,
          random: own,
          reach: async () => (await servers.reach(own)).url,
          acknowledged: () => void report.acknowledged++,
          again: () => void report.askedAgain++,
        }),
      );
    } while (goesOn());
    talking -= 1;
  };
  const play: Play = { acknowledged: () => report.acknowledged, talking: () => talking };
  const strike = async (stroke: Stroke): Promise<void> => {
    if (stroke === 'kill') {
      await servers.kill(random);
      report.kills += 1;
      return;
    }
    options.progress?.(`${stroke.name}: begins`);
    await stroke.strike(() => servers.reach(random), play);
    report.faults[stroke.name] = (report.faults[stroke.name] ?? 0) + 1;
    options.progress?.(`${stroke.name}: over`);
  };
  const telling = setInterval(() => {
    const { acknowledged, askedAgain, kills } = report;
    options.progress?.(`${acknowledged} acknowledged, ${askedAgain} asked again, ${kills} kills, ${talking} talk`);
  }, 10_000);
  await Promise.all([...Array.from({ length: customers }, talk), strikes(strike, play)]).finally(() =>
    clearInterval(telling),
  );
  options.progress?.('everyone has said everything');
  await servers.allUp();
  const shown = await Promise.all(all.map((customer) => customer.transcript()));
  for (const code of await servers.end()) if (code !== 0) found.wrong.push(`a process ended with ${code}`);

  const store = await ground.open();
  for (const [n, customer] of all.entries()) {
    const entries = await transcriptOf(store, customer);
    lookAtWhole(entries, customer, found);
    // A session may have ended between the two readings; nothing that was shown has changed.
    const kept = entries.filter(({ kind }) => kind === 'said').map(({ id }) => id);
    const ids = shown[n]?.map(({ id }) => id) ?? [];
    if (!isDeepStrictEqual(kept.slice(0, ids.length), ids))
      found.wrong.push(`${customer.conversationId}: what was shown is not what is kept`);
  }
  const told = await lookAtAgreement(store, all, before, found);

  // Hours later every session has ended, also those whose timer a killed process had in its hands.
  const later = opening.add({ hours: 5 }).toInstant();
  const clock = { ...steppedClock(later), realNow: () => Date.now() + 60_000 };
  const log = pino({ level: 'silent' });
  const desk = openDesk({ store, clock, log, documents: loadDocuments(), remotePage: () => '' });
  await desk.due.timers(later);
  for (const customer of all) lookAtWhole(await transcriptOf(store, customer), customer, found);
  const then = await lookAtAgreement(store, all, before, found);
  if (then.waiting !== 0 || then.ended !== told.waiting + told.ended) found.wrong.push('a session did not end');
  await store.close();
  const seconds = Math.round((performance.now() - begun) / 1000);
  const [lost, doubled, wrong] = [found.lost, found.doubled, found.wrong].map((those) => [...new Set(those)]);
  return { ...report, lost: lost ?? [], doubled: doubled ?? [], wrong: wrong ?? [], told, seconds };
};
