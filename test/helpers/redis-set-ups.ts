/** Set-ups of real Redis servers for tests: a cluster, and one with TLS. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { vi } from 'vitest';
import { startOwnRedis } from './redis.ts';
import { freePort } from './server-process.ts';

const onPort = async (settings: string[] = []) => {
  const port = await freePort();
  const server = await startOwnRedis(['--port', String(port), '--bind', '127.0.0.1', ...settings]);
  const admin = new Redis(server.url);
  const stop = async () => {
    admin.disconnect();
    await server.stop();
  };
  return { port, admin, stop };
};

/** Until what `ask` tells holds `part`. */
const told = (ask: () => Promise<unknown>, part: RegExp | string) =>
  vi.waitFor(
    async () => {
      const said = String(await ask());
      if (!(typeof part === 'string' ? said.includes(part) : part.test(said))) throw new Error(`it tells ${said}`);
    },
    { timeout: 20_000, interval: 100 },
  );

/** A cluster of two nodes, each with half the slots. */
export const startCluster = async () => {
  const nodes = await Promise.all([0, 1].map(() => onPort(['--cluster-enabled', 'yes'])));
  const [one, other] = nodes;
  if (!one || !other) throw new Error('a node did not start');
  await one.admin.cluster('ADDSLOTSRANGE', 0, 8191);
  await other.admin.cluster('ADDSLOTSRANGE', 8192, 16383);
  await other.admin.call('CONFIG', 'SET', 'cluster-require-full-coverage', 'no');
  // Configuration epochs must differ, or the nodes settle between themselves who is right.
  await other.admin.call('CLUSTER', 'SET-CONFIG-EPOCH', 2);
  await one.admin.cluster('MEET', '127.0.0.1', other.port);
  for (const { admin } of nodes)
    await told(() => admin.cluster('INFO'), /cluster_state:ok[\s\S]*cluster_known_nodes:2/);
  return {
    urls: nodes.map(({ port }) => `redis://127.0.0.1:${port}`),
    stop: async () => void (await Promise.all(nodes.map(({ stop }) => stop()))),
  };
};

/** Why a Redis with TLS cannot be started, undefined when it can. */
export const tlsMissing: string | undefined = spawnSync('openssl', ['version']).error
  ? 'skipped: no openssl on the path, which makes a certificate'
  : undefined;

/** A Redis that speaks TLS alone, with one user; `authority` is the file of the certificate it is known by. */
export const startSecureRedis = async (user: string, password: string) => {
  const dir = mkdtempSync(join(tmpdir(), 'tls-'));
  const [key, authority] = [join(dir, 'key.pem'), join(dir, 'cert.pem')];
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  const words = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', authority];
  execFileSync('openssl', [...words, ...subject], { stdio: 'ignore' });
  const port = await freePort();
  const tls = [
    '--tls-port',
    String(port),
    '--tls-cert-file',
    authority,
    '--tls-key-file',
    key,
    '--tls-auth-clients',
    'no',
  ];
  const server = await startOwnRedis(['--bind', '127.0.0.1', ...tls]);
  const admin = new Redis(server.url);
  await admin.acl('SETUSER', user, 'on', `>${password}`, '~desk:*', '&desk:*', '+@all');
  admin.disconnect();
  return {
    authority,
    at: (credentials: string) => `rediss://${credentials}@localhost:${port}`,
    async stop() {
      await server.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
};
