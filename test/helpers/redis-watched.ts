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

/** Until what `ask` tells holds `part`; what fails is asked again. Rejects after half a minute. */
const told = async (ask: () => Promise<unknown>, part: RegExp | string): Promise<void> => {
  for (const until = performance.now() + 30_000; ; ) {
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
  const own = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--repl-diskless-sync-delay', '0'];
  // Everybody reaches it through its line, a Sentinel and its replica too.
  const announced = ['--replica-announce-ip', '127.0.0.1', '--replica-announce-port', String(known)];
  const follows = (master: number) => ['--replicaof', '127.0.0.1', String(master)];
  let server: TestRedis | undefined;
  const admin = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => 50 });
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
  const ask = new Redis(port, '127.0.0.1');
  ask.on('error', () => undefined);
  await told(() => ask.call('SENTINEL', 'REPLICAS', 'desk'), String(two.port));

  const named = async () => String(await ask.call('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', 'desk').catch(() => ''));
  const roles = async () => {
    const name = await named();
    const master = nodes.find((node) => name.endsWith(String(node.port))) ?? one;
    return { master, other: master === one ? two : one };
  };
  return {
    sentinels: { at: [`127.0.0.1:${port}`], name: 'desk' },
    /** the line that leads to the master now */
    line: async () => (await roles()).master.line,
    /** Kills the master and starts it again on what it kept, before or after its Sentinel has seen it. */
    async restart() {
      const { master } = await roles();
      await master.kill();
      await master.start();
    },
    /** Kills the master; resolves when the Sentinel has put the replica in its place. */
    async failOver() {
      const { master, other } = await roles();
      await master.kill();
      await told(named, String(other.port));
      await told(() => other.admin.info('replication'), 'role:master');
    },
    /** Starts the one that was killed again, as the replica of the other. */
    async attach() {
      const { master, other } = await roles();
      await other.start(master.port);
      await caughtUp(other);
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
