/** `npm run bench -- --turns`: how many turns a second and how long each, against Microsoft's samples in the same run. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { startOwnRedis } from '../../helpers/redis.ts';
import { freePort } from '../../helpers/server-process.ts';
import { quantile } from '../side-by-side.ts';
import { kindsOfTurn as kinds, play, type Round, type Script } from './load.ts';
import type { Bot } from './servers.ts';

const bots: readonly Bot[] = ['echo', 'stateful', 'stateful-redis', 'embedded', 'redis'];
const rounds = 7;
/** Turns of a round, and before the first. */
const turns = 600;
const toWarmUp = 1_500;

interface Running {
  child: ChildProcess;
  port: number;
}

/** What a bot came to with one script: a round each. */
interface Measured {
  rates: number[];
  p99s: number[];
  /** microseconds of the processor a turn */
  cpus: number[];
}

const servers = fileURLToPath(new URL('./servers.ts', import.meta.url));

const answerOf = async <T>(child: ChildProcess): Promise<T> => (await once(child, 'message'))[0] as T;

const begin = async (bot: Bot, redisUrl: string): Promise<Running> => {
  const words = ['--disable-warning=ExperimentalWarning'];
  const child = fork(servers, [bot, redisUrl], { execArgv: words, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const { port } = await answerOf<{ port: number }>(child);
  return { child, port };
};

const cpuOf = async ({ child }: Running): Promise<number> => {
  const answer = answerOf<{ cpu: number }>(child);
  child.send('cpu');
  return (await answer).cpu;
};

const measure = async (running: ReadonlyMap<Bot, Running>): Promise<Map<string, Measured>> => {
  const measured = new Map<string, Measured>();
  const keep = (name: string, { rate, times }: Round, cpu: number) => {
    const { rates, p99s, cpus } = measured.get(name) ?? { rates: [], p99s: [], cpus: [] };
    measured.set(name, {
      rates: [...rates, rate],
      p99s: [...p99s, quantile(times, 0.99) ?? 0],
      cpus: [...cpus, cpu / times.length],
    });
  };
  for (const one of running.values()) for (const kind of kinds) await play(one.port, kind, toWarmUp);
  for (let round = 0; round < rounds; round++)
    for (const kind of kinds)
      for (const [bot, one] of running) {
        const before = await cpuOf(one);
        const played = await play(one.port, kind, turns);
        keep(`${bot} ${kind}`, played, (await cpuOf(one)) - before);
      }
  return measured;
};

/** The medians, as a table or, with `asJson`, the ratios as one object. */
export const benchTurns = async (asJson: boolean): Promise<string> => {
  const port = await freePort();
  const redis = await startOwnRedis(['--appendonly', 'yes', '--appendfsync', 'everysec', '--port', String(port)]);
  const redisUrl = `redis://127.0.0.1:${port}`;
  const running = new Map<Bot, Running>();
  try {
    for (const bot of bots) running.set(bot, await begin(bot, redisUrl));
    const measured = await measure(running);
    const of = (bot: Bot, kind: Script, what: keyof Measured) =>
      quantile(measured.get(`${bot} ${kind}`)?.[what] ?? [], 0.5) ?? 0;
    const ratios = (bot: Bot, baseline: Bot) =>
      Object.fromEntries(
        kinds.map((kind) => [
          kind,
          {
            vs_stateful: of(bot, kind, 'rates') / of(baseline, kind, 'rates'),
            vs_echo: of(bot, kind, 'rates') / of('echo', kind, 'rates'),
            p99_vs_stateful: of(bot, kind, 'p99s') / of(baseline, kind, 'p99s'),
          },
        ]),
      );
    if (asJson)
      return JSON.stringify({ embedded: ratios('embedded', 'stateful'), redis: ratios('redis', 'stateful-redis') });
    const lines = bots.flatMap((bot) =>
      kinds.map((kind) => {
        const [rate, p99, cpu] = (['rates', 'p99s', 'cpus'] as const).map((what) => of(bot, kind, what));
        return `${bot.padEnd(16)}${kind.padEnd(10)}${(rate ?? 0).toFixed(0).padStart(8)}${(p99 ?? 0).toFixed(0).padStart(8)}${(cpu ?? 0).toFixed(0).padStart(8)}`;
      }),
    );
    return [`${''.padEnd(26)}turns/s  p99 ms  CPU µs`, ...lines].join('\n');
  } finally {
    for (const { child } of running.values()) child.kill();
    await redis.stop();
  }
};
