/** The example proxies of .running as real programs before a server of ours: nginx and Caddy, where they are on the path. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './server-process.ts';

const example = (name: string): string => readFileSync(join(import.meta.dirname, '../../.running', name), 'utf8');

export interface RunningProxy {
  /** where it is reached, without a slash at its end */
  url: string;
  close(): Promise<void>;
}

export interface ExampleProxy {
  name: string;
  /** Starts it before `upstream`, host:port. */
  start(upstream: string): Promise<RunningProxy>;
}

/** Resolves when something listens on the port, rejects when the program has ended before. */
const listens = async (port: number, child: ChildProcess): Promise<void> => {
  for (;;) {
    if (child.exitCode !== null) throw new Error('the proxy has ended');
    const socket = connect(port, '127.0.0.1');
    const [came] = await Promise.race([
      once(socket, 'connect').then(() => [true]),
      once(socket, 'error').then(() => [false]),
    ]).catch(() => [false]);
    socket.destroy();
    if (came) return;
    await new Promise((go) => setTimeout(go, 50));
  }
};

const running = async (dir: string, url: string, port: number, child: ChildProcess): Promise<RunningProxy> => {
  const killAtExit = () => void child.kill('SIGKILL');
  process.once('exit', killAtExit);
  await listens(port, child);
  return {
    url,
    async close() {
      child.kill('SIGKILL');
      await once(child, 'exit');
      process.off('exit', killAtExit);
      rmSync(dir, { recursive: true, force: true });
    },
  };
};

/** The example with a port of its own for plain HTTP: a certificate is what the example leaves to its reader. */
const nginx: ExampleProxy = {
  name: 'nginx',
  async start(upstream) {
    const [dir, port, other] = [mkdtempSync(join(tmpdir(), 'nginx-')), await freePort(), await freePort()];
    const site = example('nginx.conf')
      .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
      .replace('listen 80;', `listen 127.0.0.1:${other};`)
      .replace('server 127.0.0.1:3978;', `server ${upstream};`)
      .replace(/^\s*ssl_certificate.*$/gm, '');
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${join(dir, name)};`,
    );
    // Started as root its workers would be somebody else, who may not write in our folder.
    const own = `${process.getuid?.() === 0 ? 'user root; ' : ''}pid ${join(dir, 'pid')}; daemon off; error_log stderr error; events {}\nhttp { access_log off; ${temporary.join(' ')}\n${site}\n}`;
    writeFileSync(join(dir, 'nginx.conf'), own);
    const child = spawn('nginx', ['-c', join(dir, 'nginx.conf'), '-p', dir, '-e', 'stderr'], { stdio: 'ignore' });
    return running(dir, `http://127.0.0.1:${port}`, port, child);
  },
};

const caddy: ExampleProxy = {
  name: 'Caddy',
  async start(upstream) {
    const [dir, port] = [mkdtempSync(join(tmpdir(), 'caddy-')), await freePort()];
    const url = `http://127.0.0.1:${port}`;
    const env = { PATH: process.env.PATH, HOME: dir, DESK_HOST: url, DESK_UPSTREAMS: upstream };
    const from = join(import.meta.dirname, '../../.running/Caddyfile');
    const adapted = execFileSync('caddy', ['adapt', '--config', from], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    // Without the port that Caddy is told things at: tests run side by side.
    writeFileSync(
      join(dir, 'caddy.json'),
      JSON.stringify({ ...JSON.parse(String(adapted)), admin: { disabled: true } }),
    );
    const child = spawn('caddy', ['run', '--config', join(dir, 'caddy.json')], { env, stdio: 'ignore' });
    return running(dir, url, port, child);
  },
};

const isThere = (program: string, ...words: string[]): boolean => !spawnSync(program, words).error;

/** Those that are on the path. */
export const proxiesThere: readonly ExampleProxy[] = [
  ...(isThere('nginx', '-v') ? [nginx] : []),
  ...(isThere('caddy', 'version') ? [caddy] : []),
];
