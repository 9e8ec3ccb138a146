/** A line to a Redis for tests: a proxy that can be cut, or swallow what passes it. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A line to the Redis at `url` that can be cut, or go silent: it stays open, and nothing passes it any more. */
export const lineToRedis = async (url: string) => {
  const at = URL.canParse(url) ? new URL(url) : undefined;
  const lines = new Set<Socket>();
  const silent = new Set<Socket>();
  /** by what was once asked on them: to listen for notices, for anything under a prefix of ours, to be told every write */
  const known = { ears: new Set<Socket>(), ours: new Set<Socket>(), replicas: new Set<Socket>() };
  const marks = { ears: /\bsubscribe\b[\s\S]*notices/i, ours: /\bdesk:/, replicas: /\bpsync\b/i };
  let cutAt: string | undefined;
  let arrived: () => void = () => undefined;
  const proxy = createServer((near) => {
    const far = at ? connect(Number(at.port || 6379), at.hostname) : connect(url);
    // Else each small answer would wait for the one before to be confirmed, 40 ms at a time.
    for (const end of [near, far]) end.setNoDelay(true);
    lines.add(near);
    far.on('data', (answer) => !silent.has(near) && near.writable && near.write(answer));
    near.on('data', (asked) => {
      if (silent.has(near)) return;
      for (const which of ['ears', 'ours', 'replicas'] as const)
        if (marks[which].test(String(asked))) known[which].add(near);
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
    far.on('close', () => !silent.has(near) && near.destroy());
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
    /** From now on nothing passes the connections that are open: all, or those of one sort. */
    silence: (which: 'all' | keyof typeof known) => {
      for (const line of which === 'all' ? lines : known[which]) silent.add(line);
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
