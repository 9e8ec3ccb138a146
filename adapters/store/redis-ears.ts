/** The ears of the shared store: notices of every process, through a connection that is replaced when it hears nothing. */
import { randomUUID } from 'node:crypto';
import { beatMs, type RedisClient } from './redis-connection.ts';

/** A beat that is not heard within this long, ms, means that nothing is heard. */
const deafMs = 3_000;

export interface Ears {
  close(): void;
}

/**
 * Listens on `channel` through a connection that `connect` opens, and sends itself a beat through `voice` now and
 * then: a beat that is not heard in time, or a connection that ends, means a new connection. `hear` gets each notice,
 * `missed` is called whenever some may not have been heard. Rejects when the first connection cannot be opened.
 */
export const openEars = async (tools: {
  connect: () => Promise<RedisClient>;
  voice: RedisClient;
  channel: string;
  hear: (notice: string) => void;
  missed: () => void;
}): Promise<Ears> => {
  const { connect, voice, channel, hear, missed } = tools;
  const beats = `${channel}-beat`;
  const mine = randomUUID();
  let closed = false;
  let ear: RedisClient | undefined;
  let replacing = false;
  let lastHeard = Number.NEGATIVE_INFINITY;
  /** when the oldest beat that was sent and not heard was sent */
  let unheardSince: number | undefined;

  const listen = async (): Promise<void> => {
    const opened = await connect();
    try {
      await opened.subscribe(channel, beats);
    } catch (error) {
      opened.disconnect();
      throw error;
    }
    if (closed) return opened.disconnect();
    unheardSince = undefined;
    ear = opened;
    opened.on('message', (from: string, text: string) => {
      if (opened !== ear) return;
      if (from === channel) hear(text);
      else if (text === mine) {
        lastHeard = performance.now();
        unheardSince = undefined;
      }
    });
    opened.on('close', () => {
      if (opened === ear) void replace();
    });
  };

  /** A new connection, tried until there is one. */
  const replace = async (): Promise<void> => {
    ear?.disconnect();
    ear = undefined;
    if (replacing) return;
    replacing = true;
    for (let wait = 100; !closed && !ear; wait = Math.min(1_000, wait * 2)) {
      await listen().catch(() => new Promise((go) => setTimeout(go, wait)));
    }
    replacing = false;
    // Told once it hears again: whoever looks then sees everything.
    if (!closed) missed();
  };

  const beat = async (): Promise<void> => {
    if (!ear) return;
    if (unheardSince !== undefined && performance.now() - unheardSince > deafMs) return replace();
    try {
      const at = performance.now();
      await voice.publish(beats, mine);
      // It is heard before or after the answer comes; only one that stays away counts.
      if (lastHeard < at) unheardSince ??= at;
    } catch {
      // What is wrong with the voice says nothing of the ears.
    }
  };

  await listen();
  const timer = setInterval(() => void beat(), beatMs);
  timer.unref();
  return {
    close() {
      closed = true;
      clearInterval(timer);
      ear?.disconnect();
    },
  };
};
