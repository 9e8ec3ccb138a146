/** Outages in the midst of customers' messages: each that was acknowledged has one effect, in order, and is answered once. */
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Store } from '../../adapters/store/port.ts';
import { openRedisStore } from '../../adapters/store/redis.ts';
import { transcriptLog } from '../../bot/talk.ts';
import { directLineClient } from '../helpers/direct-line-client.ts';
import { redisServerMissing } from '../helpers/redis.ts';
import { startKeptRedis, startWatchedRedis } from '../helpers/redis-watched.ts';
import { type ServerProcess, startProcess } from '../helpers/server-process.ts';

const customers = 8;
const messages = 25;
const texts = Array.from({ length: messages }, (_, nth) => `こんにちは ${nth}`);

/** A customer who sends again, to any process, what was not acknowledged: the same message, by its own id. */
const talk = async (servers: readonly ServerProcess[], n: number, acknowledged: () => void): Promise<string> => {
  const clients = servers.map(({ url }) => directLineClient(url));
  const chat = await clients[0]?.begin();
  if (!chat) throw new Error('there is no server');
  for (const [nth, text] of texts.entries()) {
    const activity = { type: 'message', text, channelData: { clientActivityID: `m${nth}` } };
    for (let tries = n; ; tries++) {
      const answer = await clients[tries % clients.length]?.post(chat, activity).catch(() => undefined);
      if (answer?.status === 200) break;
      // What cannot be taken is refused at once while the store is away.
      await new Promise((go) => setTimeout(go, 100));
    }
    acknowledged();
  }
  return chat.conversationId;
};

/** Lets all customers talk; each of `faults` strikes when a further part of the messages was acknowledged. Their conversations. */
const talkThrough = async (servers: readonly ServerProcess[], faults: (() => unknown)[]): Promise<string[]> => {
  let many = 0;
  const count = () => {
    many += 1;
  };
  const talks = Promise.all(Array.from({ length: customers }, (_, n) => talk(servers, n, count)));
  for (const [n, strike] of faults.entries()) {
    const part = (customers * messages * (n + 1)) / (faults.length + 2);
    await expect.poll(() => many, { timeout: 60_000 }).toBeGreaterThan(part);
    await strike();
  }
  return talks;
};

const expectEachOnce = async (store: Store, conversations: readonly string[]): Promise<void> => {
  for (const id of conversations) {
    const log = await store.readLog(transcriptLog(`web/${id}`), 0, 10_000);
    const entries = log.map(({ value }) => value as { kind: string; from?: string; message?: { text: string } });
    expect(entries.filter(({ from }) => from === 'customer').map(({ message }) => message?.text)).toEqual(texts);
    expect(entries.filter(({ from }) => from === 'bot')).toHaveLength(messages);
  }
};

describe.skipIf(redisServerMissing)(redisServerMissing ?? 'two processes on one Redis lose and repeat nothing', () => {
  it('when its Sentinel puts the replica in the place of a killed master', async () => {
    const redis = await startWatchedRedis();
    onTestFinished(() => redis.stop());
    const { at, name } = redis.sentinels;
    const settings = { DEMO: '1', REDIS_SENTINELS: at.join(), REDIS_SENTINEL_NAME: name, LOG_LEVEL: 'silent' };
    const servers = await Promise.all([startProcess(settings), startProcess(settings)]);
    const conversations = await talkThrough(servers, [() => redis.failOver().then(redis.attach)]);
    const store = await openRedisStore({ url: 'redis://anywhere', sentinels: redis.sentinels });
    await expectEachOnce(store, conversations);
    await store.close();
    await Promise.all(servers.map((server) => server.end('SIGTERM')));
  }, 120_000);

  it('when it is killed and started again, goes silent, and one of them is killed', async () => {
    const redis = await startKeptRedis();
    onTestFinished(() => redis.stop());
    const settings = { DEMO: '1', REDIS_URL: redis.url, LOG_LEVEL: 'silent' };
    const servers = await Promise.all([startProcess(settings), startProcess(settings)]);
    const conversations = await talkThrough(servers, [
      redis.restart,
      () => redis.line.silence('all'),
      () => servers[1]?.end('SIGKILL'),
    ]);
    const store = await openRedisStore({ url: redis.url });
    await expectEachOnce(store, conversations);
    await store.close();
    await servers[0]?.end('SIGTERM');
  }, 180_000);
});
