/** Real Redis servers for tests that keep what they took: one alone, or a master with a replica under a Sentinel. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { startOwnRedis, type TestRedis } from './redis.ts';
import { lineToRedis } from './redis-line.ts';
import { freePort } from './server-process.ts';

/** Written to the disk before it is answered: every second it may be held back in memory while the disk is busy. */
const keeping = ['--appendonly', 'yes', '--appendfsync', 'always'];

/** A replica is brought up at once, and one that is not heard of for some seconds is given up and comes anew. */
const replicating = ['repl-diskless-sync-delay 0', 'repl-ping-replica-period 1', 'repl-timeout 5'].flatMap((line) =>
  `--${line}`.split(' '),
);

/** For those who ask how things stand: what is not answered is asked again. */
const asking = { connectTimeout: 1_000, commandTimeout: 2_000, socketTimeout: 2_000, retryStrategy: () => 50 };

/** Until what `ask` tells holds `part`; what fails is asked again. Rejects after a minute. */
const told = async (ask: () => Promise<unknown>, part: RegExp | string): Promise<void> => {
  for (const until = performance.now() + 60_000; ; ) {
    const said = String(await ask().catch((error: unknown) => error));
    if (typeof part === 'string' ? said.includes(part) : part.test(said)) return;
    if (performance.now() > until) throw new Error(`it tells ${said}`);
    await new Promise((go) => setTimeout(go, 50));
  }
};

/** A Redis behind a line, started again on what it kept. */
const startNode = async (keeps = true) => {
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), 'kept-'));
  const line = await lineToRedis(`redis://127.0.0.1:${port}`);
  const known = Number(new URL(line.url).port);
  const own = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, ...replicating];
  // Everybody reaches it through its line, a Sentinel and its replica too.
  const announced = ['--replica-announce-ip', '127.0.0.1', '--replica-announce-port', String(known)];
  const follows = (master: number) => ['--replicaof', '127.0.0.1', String(master)];
  let server: TestRedis | undefined;
  const admin = new Redis(port, '127.0.0.1', { ...asking, lazyConnect: true });
  admin.on('error', () => undefined);
  return {
    port: known,
    line,
    admin,
    async start(master?: number) {
      server = await startOwnRedis([
        ...own,
        ...(keeps ? keeping : []),
        ...announced,
        ...(master === undefined ? [] : follows(master)),
      ]);
    },
    async kill() {
      await server?.stop();
    },
    async stop() {
      admin.disconnect();
      await server?.stop();
      await line.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

/** A Redis with its log on, which can be killed at once and started again on what it kept. */
export const startKeptRedis = async () => {
  const node = await startNode();
  await node.start();
  return {
    url: node.line.url,
    line: node.line,
    async restart() {
      await node.kill();
      await node.start();
    },
    stop: node.stop,
  };
};

/** A Redis with a replica, watched by one Sentinel; both with their logs on, unless they keep nothing. */
export const startWatchedRedis = async ({ keeps = true } = {}) => {
  const [one, two] = [await startNode(keeps), await startNode(keeps)];
  const nodes = [one, two];
  const caughtUp = (node: typeof one) => told(() => node.admin.info('replication'), 'master_link_status:up');
  await one.start();
  await two.start(one.port);
  await caughtUp(two);
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), 'sentinel-'));
  const settings = [
    `port ${port}`,
    'bind 127.0.0.1',
    `sentinel monitor desk 127.0.0.1 ${one.port} 1`,
    'sentinel down-after-milliseconds desk 1000',
    'sentinel failover-timeout desk 2000',
  ];
  writeFileSync(join(dir, 'sentinel.conf'), `${settings.join('\n')}\n`);
  const sentinel = spawn('redis-server', [join(dir, 'sentinel.conf'), '--sentinel'], { stdio: 'ignore' });
  const killAtExit = () => void sentinel.kill('SIGKILL');
  process.once('exit', killAtExit);
  const ask = new Redis(port, '127.0.0.1', asking);
  ask.on('error', () => undefined);
  await told(() => ask.call('SENTINEL', 'REPLICAS', 'desk'), String(two.port));

  const named = async () => String(await ask.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', 'desk').catch(() => ''));
  const master = async () => {
    const name = await named();
    return nodes.find((node) => name.endsWith(String(node.port))) ?? one;
  };
  /** The master once it has its replica: before, a Sentinel has nobody to put in its place, or is just doing that. */
  const wholeMaster = async () => {
    let found = one;
    await told(async () => {
      found = await master();
      return found.admin.info('replication');
    }, /role:master[\s\S]*state=online/);
    return found;
  };
  let killed: typeof one | undefined;
  return {
    sentinels: { at: [`127.0.0.1:${port}`], name: 'desk' },
    /** the line that leads to the master now */
    line: async () => (await master()).line,
    /** Kills the master and starts it again on what it kept, before or after its Sentinel has seen it. */
    async restart() {
      const node = await wholeMaster();
      await node.kill();
      await node.start();
    },
    /** Kills the master; resolves when the Sentinel has put the replica in its place. */
    async failOver() {
      killed = await wholeMaster();
      const other = killed === one ? two : one;
      await killed.kill();
      await told(named, String(other.port));
      await told(() => other.admin.info('replication'), 'role:master');
    },
    /** Starts the one that was killed again, as the replica of the other; resolves when one of them has the other, whichever that is by then. */
    async attach() {
      if (!killed) return;
      await killed.start((killed === one ? two : one).port);
      await wholeMaster();
    },
    async stop() {
      ask.disconnect();
      sentinel.kill('SIGKILL');
      process.off('exit', killAtExit);
      await Promise.all(nodes.map(({ stop }) => stop()));
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
