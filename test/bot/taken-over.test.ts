/** What a dead process held is taken over by another one within ten seconds, and what one holds on is not taken. */
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { holding, leaseMs } from '../../bot/hold.ts';
import { type ConnectorServer, startConnector } from '../helpers/connector-server.ts';
import { redisServerMissing, startOwnRedis, type TestRedis } from '../helpers/redis.ts';
import { freePort, startProcess } from '../helpers/server-process.ts';
import { storesUnderTest } from '../helpers/stores.ts';

describe.skipIf(redisServerMissing)(redisServerMissing ?? 'two processes on one Redis', () => {
  let redis: TestRedis;
  let connector: ConnectorServer;
  let settings: Record<string, string>;
  beforeAll(async () => {
    const port = await freePort();
    redis = await startOwnRedis(['--port', String(port), '--bind', '127.0.0.1']);
    connector = await startConnector();
    settings = { DEMO: '1', REDIS_URL: `redis://127.0.0.1:${port}` };
  });
  afterAll(async () => {
    await connector.close();
    await redis.stop();
  });

  it('a message that one was sending when it was killed is sent by the other within ten seconds', async () => {
    const [killed, other] = await Promise.all([startProcess(settings), startProcess(settings)]);
    connector.answerWith(() => 'silence');
    const activity = {
      type: 'message',
      id: 'm1',
      channelId: 'emulator',
      serviceUrl: connector.url,
      from: { id: 'u' },
      recipient: { id: 'bot' },
      conversation: { id: 'c' },
      text: '月額いくら？',
    };
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${killed.url}/api/messages`, {
      method: 'POST',
      headers,
      body: JSON.stringify(activity),
    });
    expect(answer.status).toBe(200);
    await connector.until((arrived) => arrived.length === 1);
    connector.answerWith(() => 201);
    await killed.end('SIGKILL');
    await connector.until((arrived) => arrived.length === 2, 10_000);
    expect(connector.arrived[1]).toEqual({ ...connector.arrived[0], status: 201 });
    await other.end('SIGTERM');
  }, 60_000);
});

describe('an item that is worked on for longer than a lease', () => {
  it('is held on, and free once the work is over', async () => {
    const [sqlite] = storesUnderTest;
    const opened = await sqlite?.open();
    if (!opened) throw new Error('there is no store to test on');
    const { store } = opened;
    let at = 0;
    const clock = { now: Temporal.Now.instant, realNow: () => at };
    const take = () => store.lease({ queue: 'q', dueBy: at, now: at, leaseMs, limit: 1 });
    await store.commit({ schedules: [{ queue: 'q', id: 'a', at: 0 }] });
    const [leased] = await take();
    if (!leased) throw new Error('nothing was leased');
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    await holding({ store, clock }, leased, async () => {
      for (let second = 0; second < 30; second++) {
        at += 1_000;
        vi.advanceTimersByTime(1_000);
        expect(await take(), `after ${second + 1} s`).toEqual([]);
      }
    });
    at += leaseMs;
    expect(await take()).toHaveLength(1);
    await opened.close();
  });
});
