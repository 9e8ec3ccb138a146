/** Being told to stop: nobody is cut off, streams are told to come back, and what was begun is handed back. */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import { stopPolitely } from '../../bot/stop-politely.ts';
import { message } from '../helpers/bot-activity.ts';
import { startConnector } from '../helpers/connector-server.ts';
import { openDeliveryRig } from '../helpers/delivery-rig.ts';
import { operatorBrowser } from '../helpers/desk-api-client.ts';
import { directLineClient } from '../helpers/direct-line-client.ts';
import { startProcess } from '../helpers/server-process.ts';

const password = 'operators only, please';
let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'stop-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A request on a connection of its own, in two halves; `answer` is all that came until the other side ended. */
const halves = async ({ url }: { url: string }) => {
  const socket: Socket = connect(Number(new URL(url).port), '127.0.0.1');
  let came = '';
  socket.setEncoding('utf8').on('data', (part) => {
    came += part;
  });
  const ended = once(socket, 'close').then(
    () => came,
    (error: NodeJS.ErrnoException) => error.code,
  );
  await once(socket, 'connect');
  const body = Buffer.from(JSON.stringify(message(crypto.randomUUID(), '料金はいくらですか')));
  const head = `POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
  return {
    ended,
    begin: () => new Promise((sent) => socket.write(Buffer.concat([Buffer.from(head), body.subarray(0, 20)]), sent)),
    end: () => socket.write(body.subarray(20)),
    whole: () => socket.write(Buffer.concat([Buffer.from(head), body])),
  };
};

describe('a process that is told to stop', () => {
  it('answers each of 200 requests in flight, and those that come on connections it keeps alive', async () => {
    const program = await startProcess({ DEMO: '1', DATA_DIR: dir });
    const inFlight = await Promise.all(Array.from({ length: 200 }, () => halves(program)));
    const idle = await Promise.all(Array.from({ length: 20 }, () => halves(program)));
    await Promise.all(inFlight.map(({ begin }) => begin()));
    expect((await fetch(`${program.url}/health/live`)).status).toBe(200);
    const ended = program.end('SIGTERM');
    for (const { whole } of idle) whole();
    // The process takes no more connections: it has heard the signal.
    await expect.poll(() => fetch(program.url).catch(() => 'refused'), { timeout: 10_000 }).toBe('refused');
    for (const { end } of inFlight) end();
    const answers = await Promise.all([...inFlight, ...idle].map((one) => one.ended));
    for (const answer of answers)
      expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*connection: close[\s\S]*activities/i);
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  }, 60_000);

  it('tells streams of the web chat and of the desk to come back', async () => {
    const program = await startProcess({ DEMO: '1', DATA_DIR: dir, DESK_ADMIN_PASSWORD: password });
    const client = directLineClient(program.url);
    const chat = await client.begin();
    const { body } = await client.ask('POST', '/conversations', chat.token);
    const socket = new WebSocket(body.streamUrl);
    await once(socket, 'open');
    const operator = operatorBrowser(program.url);
    await operator.signIn('admin', password);
    const events = await fetch(`${program.url}/desk/api/events`, { headers: { cookie: operator.kept.cookie } });
    const closed = once(socket, 'close');
    const ended = program.end('SIGTERM');
    const [code] = await closed;
    expect(code).toBe(1001);
    const whole = await events.text();
    expect(whole).toMatch(/^retry: 2000\n/);
    expect((await ended).code).toBe(0);
  }, 60_000);
});

describe('a server whose request never ends', () => {
  it('is cut off when its time is over, and not before', async () => {
    const server = createServer((request, response) => void request.on('end', () => response.end()));
    const polite = stopPolitely(server);
    server.on('request', polite.begins).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const one = await halves({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    await one.begin();
    await once(server, 'request');
    const began = performance.now();
    await Promise.all([polite.stop(1_000), polite.stop(1_000)]);
    expect(performance.now() - began).toBeGreaterThan(900);
    await one.ended;
  });
});

describe('a delivery under way at the end', () => {
  it('is finished, and what waits behind it is handed back: the next process sends it at once', async () => {
    const connector = await startConnector();
    const store = openSqliteStore({ dir });
    const rig = await openDeliveryRig({ store, serviceUrl: connector.url });
    connector.answerWith(() => 429);
    await rig.say('月額いくら？');
    await rig.say('訪問は何時まで？');
    let end: Promise<void> | undefined;
    connector.answerWith(() => {
      end ??= rig.desk.end();
      return 201;
    });
    connector.arrived.length = 0;
    rig.clock.at += 60_000;
    await rig.desk.outbox.sweep();
    await end;
    expect(connector.arrived).toHaveLength(1);
    const next = await openDeliveryRig({ store, serviceUrl: connector.url, seeded: false });
    next.clock.at = rig.clock.at;
    await next.desk.outbox.sweep();
    expect(connector.arrived.map(({ status }) => status)).toEqual([201, 201]);
    await store.close();
    await connector.close();
  });
});
