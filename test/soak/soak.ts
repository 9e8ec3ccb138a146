/** `npm run soak -- --minutes 120`: customers talk so long to a server that must hold no more at the end; with `--kill redis` or `--kill embedded` it is killed, and its store fails, meanwhile; with `--channels` customers of each channel are answered while everything fails now and then. */
import { parseArgs } from 'node:util';
import { soakedChannels } from './channels.ts';
import { foundInSoak, heapMbPer1000 } from './found-in-soak.ts';
import { embeddedGround, redisGround } from './grounds.ts';

import { runChannel } from './run-channels.ts';
import { runKill, strikesByTime } from './run-kill.ts';
import { runSoak } from './run-soak.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    kill: { type: 'string' },
    channels: { type: 'boolean' },
    events: { type: 'string' },
    customers: { type: 'string' },
    seed: { type: 'string' },
  },
});
const minutes = Number(values.minutes ?? 120);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const end = performance.now() + minutes * 60_000;
const goesOn = () => performance.now() < end;
const mb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

const kill = async (where: string): Promise<boolean> => {
  const customers = Number(values.customers ?? 1_000);
  console.log(`${customers} customers on ${where} for ${minutes} min, seed ${seed} (repeat it with --seed ${seed})`);
  const ground = where === 'redis' ? await redisGround('all') : await embeddedGround(200);
  try {
    const report = await runKill(ground, {
      customers,
      contracts: 2 * customers,
      seed,
      strikes: strikesByTime(ground.faults, { killMs: where === 'redis' ? 1_000 : 5_000, faultMs: 20_000 }, goesOn),
      goesOn,
      progress: (told) => console.log(`${new Date().toISOString().slice(11, 19)} ${told}`),
    });
    const { lost, doubled, wrong, ...figures } = report;
    for (const line of [...lost.map((one) => `LOST ${one}`), ...doubled.map((one) => `TWICE ${one}`), ...wrong])
      console.log(`FOUND ${line}`);
    console.log(JSON.stringify({ ...figures, lost: lost.length, doubled: doubled.length, wrong: wrong.length }));
    return lost.length + doubled.length + wrong.length === 0;
  } finally {
    await ground.stop();
  }
};

const soak = async (): Promise<boolean> => {
  const lanes = Number(values.customers ?? 20);
  console.log(`${lanes} customers at a time for ${minutes} min, seed ${seed}`);
  const partMs = Math.min(60_000, (minutes * 60_000) / 10);
  function* parts() {
    for (let until = performance.now() + partMs; goesOn(); until += partMs)
      yield () => performance.now() < Math.min(until, end);
  }
  const report = await runSoak({
    seed,
    lanes,
    contracts: 1_000,
    parts: parts(),
    thinkMs: 200,
    looked: (look) =>
      console.log(
        `${look.seconds} s: ${look.acknowledged} messages in ${look.conversations} conversations, heap ${mb(look.heapUsed)}, resident ${mb(look.rss)}, ${look.sockets} sockets, ${look.timers} timers`,
      ),
  });
  const found = foundInSoak({ ...report, looks: report.looks.slice(1) }, 1);
  console.log(
    JSON.stringify({
      after: report.after,
      waiting: report.waiting,
      heapMbPer1000: heapMbPer1000(report.looks.slice(1)),
    }),
  );
  for (const one of found) console.log(`FOUND ${one}`);
  return found.length === 0;
};

/** Every channel after the other, 10,000 events each unless `--events` says otherwise. */
const channels = async (): Promise<boolean> => {
  const events = Number(values.events ?? 10_000);
  let well = true;
  for (const [name, open] of Object.entries(soakedChannels)) {
    console.log(`${name}: ${events} events, seed ${seed} (repeat it with --seed ${seed})`);
    const people = Number(values.customers ?? 400);
    const progress = (told: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${told}`);
    const { wrong, complaints, ...report } = await runChannel(await open(), {
      events,
      people,
      kills: 2,
      seed,
      progress,
    });
    for (const line of wrong) console.log(`FOUND ${line}`);
    console.log(JSON.stringify({ ...report, wrong: wrong.length, complaints }));
    well &&= wrong.length === 0;
  }
  return well;
};

// Whoever stops it leaves no server behind: each is ended as this process exits.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
process.exitCode = (await (values.channels ? channels() : values.kill ? kill(values.kill) : soak())) ? 0 : 1;
