/** Too much at once is turned away politely, and the rest is served: by conversation, by address, and in all. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backPressure, mostWaiting, paces } from '../../bot/back-pressure.ts';
import { inOrder } from '../../bot/in-order.ts';
import { openLimit } from '../../bot/limits.ts';
import { json, type Route } from '../../bot/route.ts';
import { httpServer } from '../../bot/server.ts';
import { start } from '../../bot/start.ts';
import { message } from '../helpers/bot-activity.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';

describe('a limit', () => {
  it('takes so many at once and so many a second from then on, and says when to come again', () => {
    let now = 0;
    const limit = openLimit({ most: 3, perSecond: 0.5 }, () => now);
    expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([0, 0, 0, 2]);
    expect(limit.take('b')).toBe(0);
    now = 1_999;
    expect(limit.take('a')).toBe(1);
    now = 2_000;
    expect([1, 2].map(() => limit.take('a'))).toEqual([0, 2]);
    now = 3_600_000;
    expect([1, 2, 3, 4].map(() => limit.take('a'))).toEqual([0, 0, 0, 2]);
  });

  it('remembers no more keys than it may, those used last', () => {
    const limit = openLimit({ most: 1, perSecond: 0.001 }, () => 0, 2);
    for (const key of ['a', 'b', 'a', 'c']) limit.take(key);
    expect(limit.take('a')).toBeGreaterThan(0);
    expect(limit.take('b')).toBe(0);
  });
});

describe('the line of a conversation', () => {
  it('is counted while it lasts', async () => {
    const line = inOrder();
    const release = Promise.withResolvers<void>();
    const tasks = [1, 2, 3].map(() => line.run('a', () => release.promise));
    expect([line.waiting('a'), line.waiting('b')]).toEqual([3, 0]);
    release.resolve();
    await Promise.all(tasks);
    await expect.poll(() => line.waiting('a')).toBe(0);
  });

  it('takes no more than so many messages: the next is told when to come again', async () => {
    const day: DeskDay = await deskDay();
    let many = mostWaiting - 1;
    const pressure = backPressure({ ...day, turns: { ...day.turns, waiting: () => many } });
    expect(pressure.ofConversation('a')).toBeUndefined();
    many += 1;
    expect(pressure.ofConversation('a')).toMatchObject({ status: 429, headers: { 'retry-after': '2' } });
    expect(await day.metrics.text()).toContain('desk_turned_away_total{why="waiting"} 1');
    await day.close();
  });
});

describe('the whole server', () => {
  let dir: string;
  let running: Awaited<ReturnType<typeof start>>;
  beforeEach(async () => {
    dir = mkdtempSync(join(tmpdir(), 'pressure-'));
    running = await start({ PORT: '0', DATA_DIR: dir, DEMO: '1', LOG_LEVEL: 'silent' });
  });
  afterEach(async () => {
    await running.close();
    rmSync(dir, { recursive: true, force: true });
  });
  const post = (path: string, headers: Record<string, string>, body = '{}') =>
    fetch(running.url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const from = (address: string) => ({ 'x-forwarded-for': address });

  it('turns away an address that opens ever new conversations, and nobody else', async () => {
    const open = (address: string) => post('/directline/tokens/generate', from(address));
    const answers = await Promise.all(Array.from({ length: paces.tokens.most + 5 }, () => open('203.0.113.7')));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused[0]?.json()).toMatchObject({ error: { code: 'TooMuch' } });
    expect((await open('203.0.113.8')).status).toBe(200);
  });

  it('turns away a conversation that is written to without end, with the word when to go on', async () => {
    const { conversationId, token } = (await (await post('/directline/tokens/generate', {})).json()) as {
      conversationId: string;
      token: string;
    };
    const statuses: number[] = [];
    for (let n = 0; n < paces.conversation.most + 30 && !statuses.includes(429); n++) {
      const path = `/directline/conversations/${conversationId}/activities`;
      const sent = await post(path, { authorization: `Bearer ${token}`, ...from('203.0.113.7') }, '{"type":"typing"}');
      statuses.push(sent.status);
    }
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(paces.conversation.most);
    expect(statuses.at(-1)).toBe(429);
  });

  it('turns away tries to sign in from one address', async () => {
    const tryIt = () => post('/desk/api/session', from('203.0.113.9'), '{}');
    const answers = await Promise.all(Array.from({ length: paces.signIn.most + 5 }, tryIt));
    expect(answers.map(({ status }) => status)).toContain(429);
  });

  it('turns away more of one conversation than may wait, and does what it has taken', async () => {
    const answers = await Promise.all(
      Array.from({ length: mostWaiting * 3 }, () =>
        post('/api/messages', {}, JSON.stringify(message('one', '料金はいくらですか'))),
      ),
    );
    const statuses = answers.map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 429]));
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(mostWaiting);
    expect((await post('/api/messages', {}, JSON.stringify(message('two', 'こんにちは')))).status).toBe(200);
  });
});

describe('a server that carries out as much as it can', () => {
  it('answers the next 503 with Retry-After, and who watches it all the same', async () => {
    const release = Promise.withResolvers<void>();
    let underWay = 0;
    const route = (path: string, handle: Route['handle']): Route => ({
      method: 'get',
      path,
      bodyLimit: 0,
      json: false,
      handle,
    });
    const slow = route('/slow', async () => {
      underWay += 1;
      await release.promise;
      return json(200, {});
    });
    const server = httpServer(
      [slow, { ...route('/health/live', async () => json(200, {})), always: true }],
      () => false,
      pino({ level: 'silent' }),
      { mostAtOnce: 2 },
    );
    const url = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
    const taken = [fetch(`${url}/slow`), fetch(`${url}/slow`)];
    await expect.poll(() => underWay).toBe(2);
    const next = await fetch(`${url}/slow`);
    expect([next.status, next.headers.has('retry-after')]).toEqual([503, true]);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    release.resolve();
    expect((await Promise.all(taken)).map(({ status }) => status)).toEqual([200, 200]);
    await server.close();
  });
});
