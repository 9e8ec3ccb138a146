/** The door of the demo, open to programs on this machine alone, on the real server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOurselves } from '../../bot/ourselves.ts';
import { type Running, start } from '../../bot/start.ts';
import { message } from '../helpers/bot-activity.ts';

let dir: string;
let running: Running;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'ourselves-'));
  running = await start({ PORT: '0', DATA_DIR: dir, DEMO: '1', LOG_LEVEL: 'silent' });
});
afterAll(async () => {
  await running.close();
  rmSync(dir, { recursive: true, force: true });
});

const post = (headers: Record<string, string>, body: object = message('c1', 'こんにちは')): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = request(
      `${running.url}/api/messages`,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      },
    );
    asked.on('error', reject);
    asked.end(JSON.stringify(body));
  });

describe('the door of the demo', () => {
  it.each(['127.0.0.1', 'localhost', 'localhost:3978', '[::1]:3978'])('is open to Host %s', async (host) =>
    expect(await post({ host })).toBe(200),
  );
  it.each(['attacker.example', 'localhost.attacker.example', '127.0.0.1.nip.io', '0.0.0.0'])(
    'is closed to Host %s, a name a web page has made to lead here',
    async (host) => expect(await post({ host })).toBe(401),
  );
  it.each([
    'forwarded',
    'via',
    'x-forwarded-for',
    'x-forwarded-host',
    'x-real-ip',
    'x-original-host',
    'x-original-forwarded-for',
    'x-client-ip',
    'x-envoy-external-address',
    'x-azure-clientip',
    'x-amzn-trace-id',
    'true-client-ip',
    'cf-connecting-ip',
    'cf-ray',
    'cdn-loop',
    'fastly-client-ip',
    'fly-client-ip',
    'wl-proxy-client-ip',
    'x-cluster-client-ip',
  ])('is closed behind a proxy that adds %s', async (name) => expect(await post({ [name]: '203.0.113.7' })).toBe(401));

  it('is closed to another machine', () =>
    expect(isOurselves({ peer: '192.168.0.7', headers: { host: 'localhost' } })).toBe(false));

  it.each([
    ['another machine', { serviceUrl: 'http://192.168.0.7:9000/' }],
    ['a name', { serviceUrl: 'https://collector.example/' }],
  ])('lets nothing be answered at %s', async (_what, more) =>
    expect(await post({}, message('c1', 'x', more))).toBe(400),
  );

  it('takes no conversation of the web chat', async () =>
    expect(await post({}, message('c1', 'x', { channelId: 'web' }))).toBe(400));
});
