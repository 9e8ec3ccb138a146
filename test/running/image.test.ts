/** What the desk runs in: the Dockerfile, compose.yaml and the systemd unit name what is there, and start what npm start starts. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { settings } from '../../bot/settings.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const npm: { scripts: { start: string } } = JSON.parse(read('package.json'));
const startsWith = npm.scripts.start.replace(/^exec /, '').split(' ');
/** The longest a stop takes, s (bot/main.ts). */
const longestStop = 30;

/** The Dockerfile's instructions, with their lines joined. */
const instructions = [
  ...read('Dockerfile')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\s*\\\n\s*/g, ' ')
    .matchAll(/^([A-Z]+) (.+)$/gm),
].map(([, name = '', rest = '']) => ({ name, rest }));
const last = (name: string): string => instructions.findLast((one) => one.name === name)?.rest ?? '';
const copied = instructions
  .filter(({ name, rest }) => name === 'COPY' && !rest.startsWith('--from'))
  .flatMap(({ rest }) => rest.split(' ').slice(0, -1));

describe('the image', () => {
  it('is given what is there, and nothing else', () => {
    expect(copied.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(copied).not.toContain('test');
    const sent = read('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(sent[0]).toBe('*');
    expect(new Set(sent.slice(1).map((line) => line.slice(1)))).toEqual(new Set(copied));
  });

  it('has no packages for development, no Node twice and no statistics of bundlers', () => {
    const [packages = ''] = instructions.filter(({ name }) => name === 'RUN').map(({ rest }) => rest);
    expect(packages).toMatch(
      /^npm ci --omit=dev --omit=optional && find node_modules -name stats\.json -size \+1M -delete$/,
    );
    expect(
      existsSync(join(root, 'node_modules/botframework-webchat/dist/stats.json')),
      'what is left out is there',
    ).toBe(true);
  });

  it('runs as nobody special, starts what npm start starts, and is told to end politely', () => {
    const names = instructions.map(({ name }) => name);
    expect(last('USER')).toBe('node');
    expect(names.lastIndexOf('USER')).toBeGreaterThan(names.lastIndexOf('RUN'));
    expect(JSON.parse(last('CMD'))).toEqual(startsWith);
    expect(last('STOPSIGNAL')).toBe('SIGTERM');
    const given = last('ENV')
      .split(' ')
      .map((pair) => pair.split('=')[0]);
    expect(given.filter((name) => !(String(name) in settings))).toEqual(['NODE_ENV']);
  });
});

describe('what the image holds', () => {
  const dir = mkdtempSync(join(tmpdir(), 'image-'));
  let desk: ChildProcess;
  let told = '';
  const port = () => /bot endpoint +http:\/\/[^:]+:(\d+)/.exec(told)?.[1] ?? '';
  /** Resolves when `pattern` stands in what was told. */
  const tells = async (pattern: RegExp) => {
    while (!pattern.test(told)) await once(desk.stdout as NodeJS.EventEmitter, 'data');
  };
  beforeAll(async () => {
    for (const path of copied) cpSync(join(root, path), join(dir, path), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'));
    // As one that has been up for a while: what fails in its first five seconds is left to who started it.
    const throws = "process.uptime = () => 60; process.on('SIGUSR2', () => { throw new Error('unexpected'); });";
    writeFileSync(join(dir, 'throws.mjs'), throws);
    const env = {
      PATH: process.env.PATH ?? '',
      DATA_DIR: join(dir, 'data'),
      PORT: '0',
      DEMO: '1',
      LOG_LEVEL: 'silent',
      NODE_OPTIONS: `--import=${pathToFileURL(join(dir, 'throws.mjs'))}`,
    };
    desk = spawn(process.execPath, startsWith.slice(1), { cwd: dir, env, stdio: ['ignore', 'pipe', 'inherit'] });
    desk.stdout?.setEncoding('utf8').on('data', (text) => {
      told += text;
    });
    await tells(/bot endpoint/);
  }, 60_000);
  afterAll(() => {
    desk.kill('SIGKILL');
    rmSync(dir, { recursive: true, force: true });
  });

  const health = (at: string) => {
    const [program = '', ...words] = JSON.parse(/CMD (\[.*\])$/.exec(last('HEALTHCHECK'))?.[1] ?? '[]') as string[];
    expect(program).toBe('node');
    return spawnSync(process.execPath, words, { env: { PORT: at } }).status;
  };

  it('is enough to start, and its health check tells whether it can serve', () => {
    expect([health(port()), health('1')]).toEqual([0, 1]);
  });

  it('is up again by itself after an unexpected failure, in the same process, and ends when it is told to', async () => {
    const [first, before] = [port(), told];
    told = '';
    desk.kill('SIGUSR2');
    await tells(/bot endpoint/);
    expect(told.length).toBeGreaterThan(before.length / 2);
    expect(port()).not.toBe(first);
    expect(health(port())).toBe(0);
    desk.kill('SIGTERM');
    expect(await once(desk, 'exit')).toEqual([0, null]);
  }, 60_000);
});

interface Service {
  build?: string;
  command?: string;
  restart: string;
  stop_grace_period: string;
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: object;
  volumes?: string[];
}

describe('compose.yaml', () => {
  const { services, volumes } = parse(read('compose.yaml'), { merge: true }) as {
    services: Record<string, Service>;
    volumes: Record<string, object>;
  };
  const of = (name: string): Service => services[name] as Service;

  it('starts two bots on a Redis with its log and a replica, behind a proxy, each up again by itself', () => {
    expect(Object.keys(services)).toEqual(['bot-1', 'bot-2', 'redis', 'redis-replica', 'proxy']);
    for (const { restart } of Object.values(services)) expect(restart).toBe('unless-stopped');
    for (const bot of [of('bot-1'), of('bot-2')]) {
      expect(bot.build).toBe('.');
      expect(Number.parseInt(bot.stop_grace_period, 10)).toBeGreaterThan(longestStop);
      expect(Object.keys(bot.environment ?? {}).filter((name) => !(name in settings))).toEqual([]);
    }
    for (const name of ['redis', 'redis-replica']) {
      expect(of(name).command).toMatch(/--appendonly yes --appendfsync everysec --maxmemory-policy noeviction/);
    }
    expect(of('redis').command).toContain('--min-replicas-to-write 1');
    expect(of('redis-replica').command).toContain('--replicaof redis 6379');
    expect(of('proxy').environment?.DESK_UPSTREAMS).toBe('bot-1:3978 bot-2:3978');
  });

  it('names what is there: services, healthy ones where that is waited for, volumes and files', () => {
    for (const { depends_on = {}, volumes: mounted = [] } of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(condition).toBe('service_healthy');
        expect(of(name).build ?? of(name).healthcheck, name).toBeDefined();
      }
      for (const from of mounted.map((one) => one.split(':')[0] ?? '')) {
        expect(from.startsWith('.') ? existsSync(join(root, from)) : from in volumes, from).toBe(true);
      }
    }
  });
});

describe('the systemd unit', () => {
  const unit = read('.running/light-anshin-desk.service');
  const values = (name: string) =>
    [...unit.matchAll(new RegExp(`^${name}=(.*)$`, 'gm'))].map(([, value]) => value ?? '');

  it('starts what npm start starts, as an account of its own, and has it up again after a failure', () => {
    const [program = '', ...words] = values('ExecStart')[0]?.split(' ') ?? [];
    expect(program).toBe(`${values('WorkingDirectory')[0]}/node_modules/.bin/node`);
    expect(words).toEqual(startsWith.slice(1));
    expect(values('Restart')).toEqual(['on-failure']);
    expect(values('User')[0]).not.toMatch(/^(?:root)?$/);
    expect(Number(values('TimeoutStopSec')[0])).toBeGreaterThan(longestStop);
    const given = (values('Environment')[0] ?? '').split(' ').map((pair) => String(pair.split('=')[0]));
    expect(given.filter((name) => !(name in settings))).toEqual(['NODE_ENV']);
  });
});
