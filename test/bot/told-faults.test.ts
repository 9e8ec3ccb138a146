/** Whatever fails, no program prints a stack, a secret or a customer's words: at its start one line a problem, later a log without them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OutsideError } from '../../adapters/errors.ts';
import { openLog } from '../../bot/log.ts';
import { failuresIn } from '../../bot/told-failures.ts';
import { message } from '../helpers/bot-activity.ts';
import { redisServerMissing, startOwnRedis, type TestRedis } from '../helpers/redis.ts';
import { freePort, launch, startProcess } from '../helpers/server-process.ts';

const password = 'open-sesame-0123';
const words = '合言葉はひみつ 0312345678';
/** What must stand nowhere: secrets, customers' words, digits of telephones, places in files of ours. */
const secret = /sesame|合言葉|ひみつ|0312345678|1001\b|^\s+at |Error:/m;

describe('what is told of an error', () => {
  const foreign = Object.assign(new TypeError(`bad: ${words}`, { cause: new Error(words) }), {
    command: { name: 'set', args: [words] },
    code: 'ECONNRESET',
  });

  it('is its kind, its code and where, and never its words', () => {
    const lines: string[] = [];
    const log = openLog('info', { write: (line) => void lines.push(line) });
    log.error({ err: foreign, conversation: 'c', text: words }, 'it failed');
    log.error({ err: new OutsideError('store', { retryable: true, cause: foreign }) }, 'it failed');
    log.error({ err: words }, 'it failed');
    const [first, second] = lines.map((line) => JSON.parse(line));
    expect(first).toMatchObject({
      err: { type: 'TypeError', code: 'ECONNRESET' },
      conversation: 'c',
      leftOut: ['text'],
    });
    expect(first.err.at[0]).toContain('told-faults.test.ts');
    expect(second.err).toMatchObject({ system: 'store', retryable: true, cause: { code: 'ECONNRESET' } });
    expect(lines.join('')).not.toMatch(/合言葉|0312345678/);
  });

  it('is one line at a start', () => {
    expect(failuresIn(foreign)).toEqual([expect.stringMatching(/^An unexpected failure: TypeError \(ECONNRESET\)/)]);
    expect(failuresIn(foreign).join()).not.toMatch(/合言葉|\n/);
  });
});

describe('a failure that nobody expected', () => {
  it('ends the process with a log line that says where, and not what it was about', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'faults-'));
    // As one that has just begun, however busy this machine is: a later one begins anew (test/running/image.test.ts).
    const throws = `process.uptime=()=>1;process.on('SIGUSR2',()=>{throw Object.assign(new Error('${words}'),{command:{args:['${words}']}})})`;
    writeFileSync(join(dir, 'throws.mjs'), throws);
    const NODE_OPTIONS = `--import=${pathToFileURL(join(dir, 'throws.mjs'))}`;
    const program = await startProcess({ DEMO: '1', DATA_DIR: dir, NODE_OPTIONS });
    const { code, stderr } = await program.end('SIGUSR2');
    expect(code).toBe(1);
    expect(stderr).toContain('an unexpected failure ends the process');
    expect(stderr).not.toMatch(/合言葉|0312345678/);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    rmSync(dir, { recursive: true, force: true });
  }, 60_000);
});

const programs: [file: string, words: (dir: string) => string[]][] = [
  ['main.ts', () => []],
  ['programs/desk-operator.ts', () => ['yamada', words]],
  ['programs/demo-reset.ts', () => []],
  ['programs/contracts-import.ts', (dir) => [join(dir, 'list.csv')]],
  ['programs/corpus-export.ts', () => []],
];
/** All end by the same function: two of them are tried with every fault. */
const withEvery = ['main.ts', 'programs/desk-operator.ts'];

describe.skipIf(redisServerMissing)(redisServerMissing ?? 'programs on a Redis that does not do', () => {
  let dir: string;
  let redis: TestRedis;
  let admin: Redis;
  let port: number;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'faults-'));
    writeFileSync(
      join(dir, 'list.csv'),
      `number,plan,name,address,phone\nITS-700001,1,合言葉はひみつ,東京都千代田区1-1,0312345678\n`,
    );
    port = await freePort();
    redis = await startOwnRedis(['--port', String(port), '--bind', '127.0.0.1']);
    admin = new Redis(redis.url);
    await admin.acl('SETUSER', 'desk', 'on', `>${password}`, '~*', '&*', '+@all');
    await admin.acl(
      'SETUSER',
      'reader',
      'on',
      `>${password}`,
      '~*',
      '&*',
      '+@read',
      '+@connection',
      '+info',
      '+subscribe',
    );
  });
  afterAll(async () => {
    admin.disconnect();
    await redis.stop();
    rmSync(dir, { recursive: true, force: true });
  });

  const faults: [what: string, credentials: string, set: () => Promise<unknown>, told: RegExp][] = [
    ['a wrong password', 'desk:not-sesame', async () => undefined, /refuses the user or the password/],
    ['a user without rights', `reader:${password}`, async () => undefined, /Check user and password/],
    ['a key of another kind', `desk:${password}`, () => admin.lpush('desk:version', words), /Set a REDIS_KEY_PREFIX/],
    [
      'a full store',
      `desk:${password}`,
      () => admin.config('SET', 'maxmemory', '1mb'),
      /is full\. Raise its maxmemory/,
    ],
  ];

  it.each(faults)(
    '%s is told by each in one line',
    async (_what, credentials, set, told) => {
      await admin.flushall();
      await set();
      const settings = { DEMO: '1', LOG_LEVEL: 'trace', REDIS_URL: `redis://${credentials}@127.0.0.1:${port}` };
      for (const [file, wordsOf] of programs) {
        if (!withEvery.includes(file) && credentials !== 'desk:not-sesame') continue;
        const { code, stdout, stderr } = await launch(settings, file, wordsOf(dir)).ended;
        expect({ file, code }).toEqual({ file, code: 1 });
        expect(stdout + stderr, file).not.toMatch(secret);
        const lines = stderr
          .trimEnd()
          .split('\n')
          .filter((line) => !/^The desk cannot start:$/.test(line));
        expect(lines[0], file).toMatch(told);
        expect(lines.length, stderr).toBeLessThanOrEqual(2);
      }
      await admin.config('SET', 'maxmemory', '0');
    },
    120_000,
  );

  it('what customers say meanwhile stands in no log', async () => {
    await admin.flushall();
    const url = `redis://desk:${password}@127.0.0.1:${port}`;
    const program = await startProcess({ DEMO: '1', LOG_LEVEL: 'trace', REDIS_URL: url });
    const say = (text: string) =>
      fetch(`${program.url}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(message('c', text)),
      }).then(({ status }) => status);
    expect(await say(`${words} ITS-100001 1001`)).toBe(200);
    await admin.config('SET', 'maxmemory', '1mb');
    // The door is still open: the turn runs, and its commit is refused.
    expect(await say(`${words} ITS-100001 1001`)).toBe(503);
    await admin.config('SET', 'maxmemory', '0');
    const { stderr } = await program.end('SIGTERM');
    expect(stderr).toContain('"code":"OOM"');
    expect(stderr).not.toMatch(secret);
  }, 60_000);
});
