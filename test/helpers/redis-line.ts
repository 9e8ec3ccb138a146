/** A line to a Redis for tests: a proxy that can be cut, or swallow what passes it. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to the Redis at `url` that can be cut, or go silent: it stays open, and nothing passes it any more. */
export const lineToRedis = async (url: string) => {
  const at = URL.canParse(url) ? new URL(url) : undefined;
  const lines = new Set<Socket>();
  const silent = new Set<Socket>();
  const ears = new Set<Socket>();
  let cutAt: string | undefined;
  let arrived: () => void = () => undefined;
  const proxy = createServer((near) => {
    const far = at ? connect(Number(at.port || 6379), at.hostname) : connect(url);
    lines.add(near);
    far.on('data', (answer) => !silent.has(near) && near.writable && near.write(answer));
    near.on('data', (asked) => {
      if (silent.has(near)) return;
      if (/\bsubscribe\b/i.test(String(asked))) ears.add(near);
      if (cutAt === undefined || !asked.includes(cutAt)) return void far.write(asked);
      cutAt = undefined;
      far.removeAllListeners('data').on('data', () => {
        near.destroy();
        arrived();
      });
      far.write(asked);
    });
    near.on('close', () => far.destroy());
    near.on('error', () => far.destroy());
    far.on('error', () => near.destroy());
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const near = new URL(at ?? 'redis://localhost');
  near.host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  return {
    url: near.href,
    /** Cuts the line once, when Redis has done the command that holds `text` and before its answer. */
    cutOn: (text: string) => {
      cutAt = text;
      return new Promise<void>((resolve) => {
        arrived = resolve;
      });
    },
    /** From now on nothing passes the connections that are open: all, or those that listen for notices. */
    silence: (which: 'all' | 'ears') => {
      for (const line of which === 'all' ? lines : ears) silent.add(line);
    },
    cutAll: () => {
      for (const line of lines) line.destroy();
    },
    async stop() {
      proxy.close();
      for (const line of lines) line.destroy();
    },
  };
};
