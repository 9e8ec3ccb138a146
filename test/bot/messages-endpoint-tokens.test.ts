/** POST /api/messages with an app id: only what the Bot Connector signed comes in, and a forger learns nothing. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Running, start } from '../../bot/start.ts';
import { message, postActivity } from '../helpers/bot-activity.ts';
import { startTokenIssuer, type TokenIssuer } from '../helpers/token-issuer.ts';

const appId = '00000000-0000-4000-8000-000000000001';
const serviceUrl = 'https://smba.example/teams/';
const seconds = Math.floor(Date.now() / 1000);
const hour = 3_600;
const claims = {
  iss: 'https://api.botframework.com',
  aud: appId,
  serviceurl: serviceUrl,
  nbf: seconds - hour,
  exp: seconds + hour,
};

let dir: string;
let running: Running;
let issuer: TokenIssuer;
beforeAll(async () => {
  // The SDK prints every token it refuses.
  vi.spyOn(console, 'error').mockReturnValue();
  issuer = await startTokenIssuer();
  dir = mkdtempSync(join(tmpdir(), 'tokens-'));
  const app = { MicrosoftAppId: appId, MicrosoftAppPassword: 'no password at all', SERVICE_URL_HOSTS: 'smba.example' };
  running = await start({ PORT: '0', DATA_DIR: dir, LOG_LEVEL: 'silent', ...app });
});
afterAll(async () => {
  await running.close();
  await issuer.close();
  rmSync(dir, { recursive: true, force: true });
  vi.restoreAllMocks();
});

const post = (authorization: string | undefined, more: object = {}) =>
  postActivity(running.url, message('c1', '月額いくら？', { serviceUrl, channelId: 'msteams', ...more }), {
    ...(authorization !== undefined && { authorization }),
  });
const refusal = { code: 'Unauthorized', message: 'The Authorization header is not one of the Bot Connector.' };

describe('with an app id', () => {
  it('a token the Bot Connector signed opens the door, also through a proxy', async () => {
    const { status, replies } = await post(issuer.bearer(claims));
    expect({ status, replies }).toMatchObject({ status: 200, replies: [expect.stringContaining('月額利用料')] });
    const proxied = await postActivity(running.url, message('c1', '月額いくら？', { serviceUrl }), {
      authorization: issuer.bearer(claims),
      'x-forwarded-for': '203.0.113.7',
    });
    expect(proxied.status).toBe(200);
  });

  const good = () => issuer.bearer(claims);
  const foreignSignature = () => `${good().slice(0, -8)}AAAAAAAA`;
  it.each<[string, () => string | undefined, object?]>([
    ['no token', () => undefined],
    ['an empty header', () => ''],
    ['another scheme', () => good().replace('Bearer', 'Basic')],
    ['a token that is none', () => 'Bearer a.b.c'],
    ['a signature that is not the issuer’s', foreignSignature],
    ['no signature, alg none', () => issuer.bearer(claims, { alg: 'none' })],
    ['a signature said to be made with a shared secret', () => issuer.bearer(claims, { alg: 'HS256' })],
    ['a key nobody knows', () => issuer.bearer(claims, { kid: 'other' })],
    ['a token that names no end', () => issuer.bearer({ ...claims, exp: undefined })],
    ['a token whose end is no number', () => issuer.bearer({ ...claims, exp: 'never' })],
    ['a token that has expired', () => issuer.bearer({ ...claims, exp: seconds - hour })],
    ['a token for another app', () => issuer.bearer({ ...claims, aud: 'another' })],
    ['another issuer', () => issuer.bearer({ ...claims, iss: 'https://issuer.example' })],
    ['a token for another service address', good, { serviceUrl: 'https://attacker.example/' }],
    ['a channel its key does not vouch for', good, { channelId: 'directline' }],
    ['a channel of App Service’s own', foreignSignature, { channelId: 'AseChannel' }],
    ['a token like the Emulator’s', () => issuer.bearer({ ...claims, iss: 'https://sts.windows.net/x/', ver: '1.0' })],
  ])('%s is refused without a reason', async (_what, authorization, more) => {
    expect(await post(authorization(), more)).toMatchObject({ status: 401, error: refusal, replies: [] });
    expect((await post(good())).status, 'the next good one comes in').toBe(200);
  });

  it('is answered only at hosts of the list, whatever address a token is for', async () => {
    const elsewhere = 'https://collector.example/teams/';
    const answer = await post(issuer.bearer({ ...claims, serviceurl: elsewhere }), { serviceUrl: elsewhere });
    expect(answer).toMatchObject({ status: 400, error: { code: 'ServiceUrl' } });
  });

  it('a body is not waited for before there is a token', async () => {
    const { port } = new URL(running.url);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(
      'POST /api/messages HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n',
    );
    let answer = '';
    for await (const part of socket) answer += String(part);
    expect(answer).toMatch(/^HTTP\/1.1 401 .*\r\nconnection: close\r\n/is);
  });
});
