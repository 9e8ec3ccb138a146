/** Starting: every problem told at once with its cure, or the addresses; and ending when told to. */

import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtInContracts } from '../../adapters/contracts/built-in.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { demoContracts, demoSignIns } from '../../bot/demo/contracts.ts';
import { storeGiven } from '../../bot/demo/given.ts';
import { type Ended, runToItsEnd, startProcess } from '../helpers/server-process.ts';

const clock = { CLOCK: '2026-11-24T10:00:00+09:00' };
let dir: string;
let taken: { server: Server; port: string };

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'start-'));
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  taken = { server, port: String(address.port) };
});
afterAll(() => {
  taken.server.close();
  rmSync(dir, { recursive: true, force: true });
});

const folder = (name: string) => join(dir, name);

/** The problems told, each a line of its own, after a heading; nothing else is printed. */
const problemsOf = ({ stderr }: Ended): string[] => {
  const [heading, ...lines] = stderr.trimEnd().split('\n');
  expect(heading).toBe('The desk cannot start:');
  return lines;
};

const expectRefused = (ended: Ended, problems: RegExp[]) => {
  expect(ended).toMatchObject({ code: 1, signal: null, stdout: '' });
  expect(ended.stderr).not.toMatch(/^\s+at |Error:|node:internal/m);
  expect(problemsOf(ended)).toEqual(problems.map((problem) => expect.stringMatching(problem)));
};

const refused: [what: string, settings: () => Record<string, string>, problems: RegExp[]][] = [
  ['a CLOCK that is no time', () => ({ CLOCK: 'tomorrow' }), [/^- CLOCK .*Write it as 2026-/]],
  ['a PORT that is no number', () => ({ PORT: 'http' }), [/^- PORT .*from 0 to 65535/]],
  ['a PORT in use', () => ({ PORT: taken.port }), [/^- PORT \d+ .*in use.*set PORT to a free one/]],
  ['a DATA_DIR under a file', () => ({ DATA_DIR: join(folder('file'), 'data') }), [/^- DATA_DIR: .*choose another/]],
  ['a store that is no database', () => ({ DATA_DIR: folder('broken') }), [/^- DATA_DIR: .*restore a backup/]],
  [
    'a LINE secret without its token',
    () => ({ LINE_CHANNEL_SECRET: 'x'.repeat(32), CLOCK: '' }),
    [/^- LINE_CHANNEL_SECRET is set but LINE_CHANNEL_ACCESS_TOKEN is not\. Set both/],
  ],
  ['a Redis that is not there', () => ({ REDIS_URL: 'redis://127.0.0.1:1' }), [/^- REDIS_URL: .*Start Redis or unset/]],
  [
    'a CLOCK beside a real channel',
    () => ({ ...clock, MicrosoftAppId: 'app', MicrosoftAppPassword: 'secret' }),
    [/^- CLOCK is set with a real channel\. Unset CLOCK/],
  ],
  ['an open HOST without a password', () => ({ HOST: '0.0.0.0' }), [/^- HOST 0\.0\.0\.0 .*Set a password/]],
  [
    'several at once',
    () => ({
      CLOCK: 'noon',
      LINE_CHANNEL_SECRET: 'x'.repeat(32),
      PORT: taken.port,
      DATA_DIR: join(folder('file'), 'data'),
    }),
    [/LINE_CHANNEL_ACCESS_TOKEN/, /CLOCK is not a time/, /DATA_DIR/, /PORT \d+ .*in use/],
  ],
];

describe('settings it cannot start on', () => {
  beforeAll(async () => {
    writeFileSync(folder('file'), '');
    rmSync(folder('broken'), { recursive: true, force: true });
    await openSqliteStore({ dir: folder('broken') }).close();
    writeFileSync(join(folder('broken'), 'store.sqlite'), 'no database at all '.repeat(400));
  });

  it.each(refused)(
    'tells %s with its cure, in one message without a stack trace',
    async (_what, settings, problems) => {
      expectRefused(await runToItsEnd({ DEMO: '1', DATA_DIR: folder('unused'), ...settings() }), problems);
    },
  );

  it('refuses a second process on one DATA_DIR, and the first goes on', async () => {
    const settings = { DEMO: '1', DATA_DIR: folder('shared'), ...clock };
    const first = await startProcess(settings);
    expectRefused(await runToItsEnd(settings), [/^- DATA_DIR: .*in use by another process.*DATA_DIR of its own/]);
    expect((await fetch(`${first.url}/health/ready`)).status).toBe(200);
    expect((await first.end('SIGTERM')).code).toBe(0);
  });
});

describe('a clean start', () => {
  it('prints the addresses and the demo sign-ins, each of which answers, and ends with code 0 on SIGTERM', async () => {
    const started = await startProcess({ DEMO: '1', DATA_DIR: folder('clean'), ...clock });
    const printed = started.printed();
    for (const path of ['/', '/health/live', '/health/ready']) {
      expect((await fetch(started.url + path)).status, path).toBe(200);
    }
    for (const address of [`${started.url}/`, `${started.url}/desk`, `${started.url}/api/messages`]) {
      expect(printed).toContain(address);
    }
    expect(demoSignIns).toHaveLength(10);
    for (const { number, lastFour } of demoSignIns) expect(printed).toMatch(new RegExp(`${number} +${lastFour}`));
    const ended = await started.end('SIGTERM');
    expect(ended).toMatchObject({ code: 0, signal: null, stderr: '' });
  });

  it('ends with code 0 while a client holds its connection open', async () => {
    const started = await startProcess({ DEMO: '1', DATA_DIR: folder('held'), ...clock });
    const token = await fetch(`${started.url}/directline/tokens/generate`, { method: 'POST' });
    const { token: bearer } = (await token.json()) as { token: string };
    const opened = await fetch(`${started.url}/directline/conversations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}` },
    });
    const { streamUrl } = (await opened.json()) as { streamUrl: string };
    const socket = new WebSocket(streamUrl);
    await once(socket as unknown as NodeJS.EventEmitter & EventTarget, 'open');
    expect((await started.end('SIGTERM')).code).toBe(0);
  });

  it('loads the demo contracts that a process killed half way did not', async () => {
    const data = folder('half');
    const [first] = demoContracts(Temporal.Instant.from(clock.CLOCK));
    let store = openSqliteStore({ dir: data });
    if (first) await storeGiven(store, first);
    await store.close();
    await (await startProcess({ DEMO: '1', DATA_DIR: data, ...clock })).end('SIGTERM');
    store = openSqliteStore({ dir: data });
    for (const { number } of demoSignIns) {
      expect(await builtInContracts(openRecords(store)).find(number), number).toBeDefined();
    }
    await store.close();
  });
});
