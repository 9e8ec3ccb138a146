/** Requests of every kind over every route end no process, fail nowhere, and are answered; and what is wrong is found. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import type { Route } from '../../bot/route.ts';
import { dice } from '../helpers/seeded.ts';
import { type Finding, openLane } from './lane.ts';
import { runFuzz } from './run-fuzz.ts';

it('2,000 requests over every route leave the program whole', { timeout: 180_000 }, async () => {
  const { findings, unasked, requests } = await runFuzz({ requests: 2_000, seed: 20261130 });
  expect(findings).toEqual([]);
  expect(unasked).toEqual([]);
  expect(requests).toBeGreaterThan(1_990);
});

it.each([
  ['a failure', 500, '{}', /^answered 500/],
  ['a refusal that gives no reason', 400, 'no', /^400 without a reason/],
  ['no answer', 0, '', /^no answer/],
] as const)('%s is found', async (_what, status, body, what) => {
  const server = createServer((request, response) => {
    const opens = request.url?.startsWith('/directline') || request.url === '/desk/api/session';
    if (!opens && status === 0) return void request.socket.destroy();
    response.writeHead(opens ? 200 : status, { 'content-type': 'application/json' });
    response.end(opens ? '{"streamUrl":"ws://x/","conversationId":"c","token":"t","csrf":"c"}' : body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const routes = ['/one', '/two'].map((path): Route => {
    const handle = () => Promise.reject(new Error('not asked here'));
    return { method: 'get', path, bodyLimit: 0, json: false, handle };
  });
  const found: Finding[] = [];
  const lane = openLane(0, dice(1), {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    routes,
    password: '',
    serviceUrl: '',
    intents: [],
    answered: () => undefined,
    found: (one) => void found.push(one),
  });
  for (let step = 0; step < 10; step++) await lane.step();
  expect(found).toContainEqual({
    what: expect.stringMatching(what),
    request: expect.stringMatching(/^GET \/(?:one|two)/),
  });
});
