/** What a stranger costs: a request that does not arrive ends, and no body is waited for before its token is right. */
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isTooDeep } from '../../bot/nesting.ts';
import { json } from '../../bot/route.ts';
import { httpServer } from '../../bot/server.ts';
import { type Running, start } from '../../bot/start.ts';
import { message, postActivity } from '../helpers/bot-activity.ts';

/** Everything that is answered to `lines`, sent as they are, until the other side ends the connection. */
const answerTo = async (url: string, ...lines: string[]): Promise<string> => {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  if (lines.length > 0) socket.write(lines.join('\r\n'));
  let answer = '';
  socket.on('data', (data) => {
    answer += String(data);
  });
  await new Promise((ended) => socket.once('close', ended));
  return answer;
};

describe('a request that does not arrive whole', () => {
  const echo = {
    method: 'post',
    path: '/echo',
    bodyLimit: 100,
    json: false,
    handle: async () => json(200, {}),
  } as const;
  const server = httpServer([echo], () => false, pino({ level: 'silent' }), { arrivesWithinMs: 200 });
  let url: string;
  beforeAll(async () => {
    url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
  });
  afterAll(() => server.close());

  it.each([
    ['nothing is said', []],
    ['the header stops half way', ['POST /echo HTTP/1.1', 'Host: x', 'X-Slow: ']],
    ['the body does not come', ['POST /echo HTTP/1.1', 'Host: x', 'Content-Length: 10', '', '']],
    ['the body stops half way', ['POST /echo HTTP/1.1', 'Host: x', 'Content-Length: 10', '', 'abc']],
    ['a chunk stops half way', ['POST /echo HTTP/1.1', 'Host: x', 'Transfer-Encoding: chunked', '', '5', 'ab']],
  ])('is ended: %s', async (_what, lines) => expect(await answerTo(url, ...lines)).toMatch(/^(HTTP\/1.1 4\d\d .*)?$/s));

  it('is one that takes ten seconds, unless another bound is set', () => {
    const { server: inner } = httpServer([], () => false, pino({ level: 'silent' }));
    expect([inner.headersTimeout, inner.requestTimeout]).toEqual([10_000, 10_000]);
  });
});

describe('the whole server', () => {
  let dir: string;
  let running: Running;
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'bodies-'));
    running = await start({
      PORT: '0',
      DATA_DIR: dir,
      DEMO: '1',
      LOG_LEVEL: 'silent',
      BACK_OFFICE_URL: 'http://127.0.0.1:9/',
      BACK_OFFICE_SECRET: 'x'.repeat(32),
    });
  });
  afterAll(async () => {
    await running.close();
    rmSync(dir, { recursive: true, force: true });
  });

  it.each([
    ['/directline/conversations/x/activities', 'Authorization: Bearer a.b.c', 403],
    ['/directline/conversations/x/upload', 'Accept: */*', 401],
    ['/desk/api/chats/x/reply', 'Cookie: desk=abc', 401],
    ['/api/back-office/answers', 'x-desk-signature: t=1,v1=00', 401],
    ['/api/messages', 'x-forwarded-for: 203.0.113.7', 401],
  ])('POST %s is refused before its body has come', async (path, header, status) => {
    const head = [`POST ${path} HTTP/1.1`, 'Host: x', 'Content-Type: application/json', header];
    const answer = await answerTo(running.url, ...head, 'Content-Length: 1000', '', '');
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} .*connection: close`, 'is'));
  });

  const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  it.each([65, 20_000])('an activity nested %d deep is refused', async (depth) => {
    const body = JSON.stringify(message('c1', 'こんにちは')).replace('"id":"c1"', `"id":"c1","inner":${deep(depth)}`);
    expect(await postActivity(running.url, body)).toMatchObject({ status: 400, error: { code: 'TooDeep' } });
  });
  it('one as deep as a card is answered, and brackets in what is said count for nothing', async () => {
    const body = { ...message('c1', `${'[{"'.repeat(100)}料金は？\\`), channelData: JSON.parse(deep(40)) };
    expect((await postActivity(running.url, body)).status).toBe(200);
  });
});

it('nesting is told of any bytes', () => {
  expect(['', '"[[[[', '[[', '[[[', '"\\"[[["[[', ']]]][['].map((text) => isTooDeep(Buffer.from(text), 2))).toEqual([
    false,
    false,
    false,
    true,
    false,
    false,
  ]);
});
