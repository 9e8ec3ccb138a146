/** `npm run line:setup`: tells what is set up at LINE and what is not, each with its cure, and changes the address alone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lineApi } from '../../adapters/line/api.ts';
import { lineSetUp } from '../../adapters/line/set-up.ts';
import { type LineServer, lineSecret, lineToken, startLine } from '../helpers/line-server.ts';
import { launch } from '../helpers/server-process.ts';

const endpoint = 'https://support.example.jp/api/line';
let line: LineServer;
beforeEach(async () => {
  line = await startLine();
});
afterEach(() => line.close());

const samples = [{ text: 'こんにちは' }, { text: 'どちらですか', choices: [{ label: 'はい', say: 'はい' }] }];
const fields = ['困りごとを相談する', 'オペレーターと話したい'].map((say) => ({ label: say, say }));
const menus = { before: { bar: 'メニュー', fields }, after: { bar: 'メニュー', fields } };
const look = (more: Partial<Parameters<typeof lineSetUp>[1]> = {}, token = lineToken) =>
  lineSetUp(lineApi({ token, apiUrl: line.url }), { endpoint, change: true, samples, menus, ...more });

describe('the set-up of LINE', () => {
  it('sets the address of the webhook, has LINE try it, and tells what there is', async () => {
    const { told, problems } = await look();
    expect(problems).toEqual([]);
    expect(told).toEqual([
      'The access token is that of Desk (@desk).',
      `The webhook's address is now ${endpoint}.`,
      'LINE has reached it, and was answered 200.',
      'LINE takes each of 2 kinds of messages.',
      'The menu desk-before is made.',
      'The menu desk-after is made.',
      'Both menus are as they should be.',
      'Pushed messages this month: 12 of 200. Replies are free.',
    ]);
    expect(line.endpoint().endpoint).toBe(endpoint);
    expect((await look()).told).toContain(`The webhook's address is ${endpoint}.`);
  });

  it('only looks when it is asked to, and says what it would do', async () => {
    const before = line.endpoint();
    const { problems } = await look({ change: false });
    expect(problems).toEqual(Array(3).fill(expect.stringContaining('without --check')));
    expect(line.endpoint()).toEqual(before);
    expect(line.account.menus.size).toBe(0);
    expect(line.calls.filter(({ path }) => path.startsWith('PUT'))).toEqual([]);
  });

  it.each([
    [
      'an access token that was withdrawn',
      () => look({}, 'another'),
      /does not take LINE_CHANNEL_ACCESS_TOKEN \(401\)/,
    ],
    ['no public address', () => look({ endpoint: undefined }), /PUBLIC_URL .* https:\/\/.* Set it/],
    ['an address without TLS', () => look({ endpoint: 'http://support.example.jp/api/line' }), /PUBLIC_URL/],
  ])('tells of %s, with its cure', async (_what, looked, told) => {
    expect((await looked()).problems).toEqual([expect.stringMatching(told)]);
  });

  it('tells of a webhook that is not in use, and of one that LINE cannot reach', async () => {
    line.setEndpoint({ active: false });
    line.answerWith(({ path }) => (path.endsWith('/webhook/test') ? { status: 400, message: 'no' } : 'as usual'));
    expect((await look()).problems).toEqual([
      expect.stringContaining('Switch on "Use webhook"'),
      expect.stringContaining(`LINE cannot reach ${endpoint}`),
    ]);
  });

  it('tells when the messages of the month are used up', async () => {
    line.setQuota(12);
    expect((await look()).problems).toEqual([expect.stringContaining('used up')]);
    line.setQuota(undefined);
    expect((await look()).told.at(-1)).toContain('12 without a limit');
  });

  it('tells which kind of message LINE would refuse', async () => {
    line.answerWith(({ path }) => (path.endsWith('validate/push') ? { status: 400, message: 'no' } : 'as usual'));
    expect((await look()).problems).toEqual([
      expect.stringContaining('message 1 as a push'),
      expect.stringContaining('message 2 as a push'),
    ]);
  });
});

describe('npm run line:setup', { timeout: 60_000 }, () => {
  const settings = () => ({
    LINE_CHANNEL_SECRET: lineSecret,
    LINE_CHANNEL_ACCESS_TOKEN: lineToken,
    LINE_API_BASE_URL: line.url,
    PUBLIC_URL: 'https://support.example.jp',
  });
  const run = (env: Record<string, string>, ...words: string[]) => launch(env, 'programs/line-setup.ts', words).ended;

  it('ends with 0 when all is well, names what only the console can do, and shows no secret', async () => {
    const { code, stdout, stderr } = await run(settings());
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('LINE takes each of 5 kinds of messages.');
    expect(stdout).toMatch(/Only the console can do this:\n- .*Webhook redelivery/);
    expect(stdout).not.toContain(lineToken);
    expect(line.endpoint().endpoint).toBe(endpoint);
  });

  it('ends with 1 and the cures when something is not, or LINE is not set up', async () => {
    const { code, stderr } = await run(settings(), '--check');
    expect(code).toBe(1);
    expect(stderr).toContain('without --check');
    expect(await run({})).toMatchObject({ code: 1, stderr: expect.stringContaining('Set LINE_CHANNEL_SECRET') });
  });
});
