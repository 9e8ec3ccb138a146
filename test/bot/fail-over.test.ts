/** A Sentinel's fail-over in the midst of customers' messages: each that was acknowledged has one effect, in order. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRedisStore } from '../../adapters/store/redis.ts';
import { transcriptLog } from '../../bot/talk.ts';
import { directLineClient } from '../helpers/direct-line-client.ts';
import { redisServerMissing } from '../helpers/redis.ts';
import { startSentinels } from '../helpers/redis-set-ups.ts';
import { type ServerProcess, startProcess } from '../helpers/server-process.ts';

const customers = 8;
const messages = 25;

describe.skipIf(redisServerMissing)(redisServerMissing ?? 'two processes on a Redis under a Sentinel', () => {
  let redis: Awaited<ReturnType<typeof startSentinels>>;
  let servers: ServerProcess[];
  beforeAll(async () => {
    redis = await startSentinels();
    const { at, name } = redis.sentinels;
    const settings = { DEMO: '1', REDIS_SENTINELS: at.join(), REDIS_SENTINEL_NAME: name, LOG_LEVEL: 'silent' };
    servers = await Promise.all([startProcess(settings), startProcess(settings)]);
  }, 60_000);
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.end('SIGTERM')));
    await redis.stop();
  });

  /** A customer who sends again, to either process, what was not acknowledged: the same message, by its own id. */
  const talk = async (n: number, acknowledged: () => void): Promise<string> => {
    const clients = servers.map(({ url }) => directLineClient(url));
    const chat = await clients[0]?.begin();
    if (!chat) throw new Error('there is no server');
    for (let nth = 0; nth < messages; nth++) {
      const activity = { type: 'message', text: `こんにちは ${nth}`, channelData: { clientActivityID: `m${nth}` } };
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

  it('lose and repeat nothing that was acknowledged', async () => {
    let many = 0;
    const count = () => {
      many += 1;
    };
    const talks = Array.from({ length: customers }, (_, n) => talk(n, count));
    await expect.poll(() => many, { timeout: 20_000 }).toBeGreaterThan((customers * messages) / 4);
    await redis.killMaster();
    const ids = await Promise.all(talks);
    const store = await openRedisStore({ url: 'redis://anywhere', sentinels: redis.sentinels });
    for (const id of ids) {
      const entries = (await store.readLog(transcriptLog(`web/${id}`), 0, 10_000)).map(({ value }) => value);
      const said = (entries as { kind: string; from?: string; message?: { text: string } }[]).filter(
        ({ kind, from }) => kind === 'said' && from === 'customer',
      );
      expect(said.map(({ message }) => message?.text)).toEqual(
        Array.from({ length: messages }, (_, nth) => `こんにちは ${nth}`),
      );
      const answered = (entries as { kind: string; from?: string }[]).filter(({ from }) => from === 'bot');
      expect(answered).toHaveLength(messages);
    }
    await store.close();
  }, 120_000);
});
