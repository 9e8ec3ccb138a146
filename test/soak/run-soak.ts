/** The soak: customers talk to a real server for as long as is wanted, and what it holds afterwards is what it held before. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { WebSocket } from 'ws';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { message, postActivity } from '../helpers/bot-activity.ts';
import { startConnector } from '../helpers/connector-server.ts';
import { converse } from '../helpers/crash-customers.ts';
import { seeded } from '../helpers/seeded.ts';
import { startProcess } from '../helpers/server-process.ts';
import { addContracts, contractOf, opening } from './contracts.ts';

/** What the server holds after a full collection. */
export interface Inside {
  sockets: number;
  responses: number;
  timers: number;
  heapUsed: number;
  rss: number;
}
/** A look after a part of the talk. */
export interface Look extends Inside {
  conversations: number;
  acknowledged: number;
  seconds: number;
}
export interface SoakReport {
  looks: Look[];
  /** what it held when everybody had gone, but for connections that are kept alive */
  after: Inside;
  /** what was still waiting at the end, by the name of its metric */
  waiting: Record<string, number>;
  /** messages that a channel was to be given and was not given once, and everything the server complained of */
  undelivered: number;
  complaints: string;
}

const pause = (ms: number) => new Promise((go) => setTimeout(go, ms));
/** Nothing waits in any of these once all is done. */
const queues = ['desk_turns_under_way', 'desk_outbox_waiting', 'desk_outbox_oldest_seconds', 'desk_loops_stuck'];

/** Lets `lanes` customers at once talk in each of `parts`, which say when they are over, and looks inside after each. */
export const runSoak = async (options: {
  seed: number;
  lanes: number;
  contracts: number;
  /** each hears of what was done so far, and says whether another conversation begins */
  parts: Iterable<(conversations: number) => boolean>;
  /** customers think so long before they go on, real ms */
  thinkMs?: number;
  looked?: (look: Look) => void;
}): Promise<SoakReport> => {
  const { lanes, contracts, thinkMs = 0 } = options;
  const random = seeded(options.seed);
  const dir = mkdtempSync(join(tmpdir(), 'soak-'));
  const inside = join(dir, 'inside.json');
  const data = join(dir, 'data');
  const fresh = openSqliteStore({ dir: data });
  await addContracts(fresh, contracts);
  await fresh.close();
  const connector = await startConnector();
  const server = await startProcess({
    DEMO: '1',
    LOG_LEVEL: 'warn',
    DATA_DIR: data,
    CLOCK: opening.toString({ timeZoneName: 'never', smallestUnit: 'second' }),
    LOOK_INSIDE: inside,
    NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, '../helpers/look-inside.ts')).href}`,
  });
  const begun = performance.now();
  const seconds = () => Math.round((performance.now() - begun) / 1000);
  const done = { conversations: 0, acknowledged: 0, pushed: 0 };

  const lookInside = async (): Promise<Inside> => {
    rmSync(inside, { force: true });
    process.kill(server.pid, 'SIGUSR2');
    while (!existsSync(inside)) await pause(20);
    return JSON.parse(readFileSync(inside, 'utf8'));
  };
  const metrics = async (): Promise<Record<string, number>> => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    const values = queues.map((name) => [name, Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])] as const);
    return Object.fromEntries(values);
  };

  /** A chat of the web page, with its stream, which is closed or just gone at the end. */
  const chat = async (own: () => number): Promise<void> => {
    const { number: contract, wants } = contractOf(done.conversations % contracts);
    const streams: WebSocket[] = [];
    await converse({
      contract,
      wants,
      random: own,
      reach: async () => {
        if (thinkMs > 0) await pause(thinkMs * own());
        return server.url;
      },
      acknowledged: () => void done.acknowledged++,
      again: () => undefined,
      streams: (url) => void streams.push(new WebSocket(url).on('error', () => undefined)),
    });
    for (const stream of streams)
      if (own() < 0.5) stream.terminate();
      else stream.close();
  };
  /** A chat of a channel that is pushed to: what it is answered goes through the outbox. */
  const pushed = async (): Promise<void> => {
    const conversation = `pushed-${done.conversations}`;
    for (const text of ['こんにちは', '月額いくら？', 'ありがとう']) {
      const activity = message(conversation, text, { deliveryMode: 'normal', serviceUrl: connector.url });
      // A channel brings again what was not taken, as the same activity.
      for (let status = 503; status === 503; ) {
        const answer = await postActivity(server.url, activity);
        status = answer.status;
        if (status === 503) await pause(100);
        else if (status >= 300) throw new Error(`refused: ${status} ${answer.text}`);
      }
      done.acknowledged += 1;
      done.pushed += 1;
    }
  };
  const part = async (goesOn: (conversations: number) => boolean): Promise<void> => {
    const lane = async () => {
      while (goesOn(done.conversations)) {
        const nth = done.conversations++;
        await (nth % 5 === 4 ? pushed() : chat(seeded(random() * 2 ** 31)));
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  };

  try {
    const looks: Look[] = [];
    for (const goesOn of options.parts) {
      await part(goesOn);
      const { conversations, acknowledged } = done;
      const look = { ...(await lookInside()), conversations, acknowledged, seconds: seconds() };
      looks.push(look);
      options.looked?.(look);
    }
    // Those who have just gone are gone for the server too, and what was to leave has left.
    let after = await lookInside();
    let waiting = await metrics();
    const settled = () =>
      after.sockets <= (looks[0]?.sockets ?? 0) + 1 && Object.values(waiting).every((many) => many === 0);
    for (const until = performance.now() + 10_000; !settled() && performance.now() < until; ) {
      await pause(500);
      after = await lookInside();
      waiting = await metrics();
    }
    const { stderr } = await server.end('SIGTERM');
    const arrived = new Set(connector.arrived.map(({ key }) => key));
    const undelivered = Math.abs(connector.arrived.length - arrived.size) + Math.max(0, done.pushed - arrived.size);
    return { looks, after, waiting, undelivered, complaints: stderr };
  } finally {
    await server.end('SIGKILL');
    await connector.close();
    rmSync(dir, { recursive: true, force: true });
  }
};
