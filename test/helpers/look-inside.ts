/** Loaded before a server under test: told SIGUSR2, it writes what it holds after a full collection to the file at LOOK_INSIDE. */
import { renameSync, writeFileSync } from 'node:fs';
import { ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { queryObjects } from 'node:v8';

const at = process.env.LOOK_INSIDE ?? '';
const Timer = setTimeout(() => undefined, 0).constructor as new () => object;

process.on('SIGUSR2', () => {
  // Each count collects everything first; what it finds is alive.
  const [sockets, responses, timers] = [Socket, ServerResponse, Timer].map((kind) =>
    queryObjects(kind, { format: 'count' }),
  );
  const { heapUsed, rss } = process.memoryUsage();
  writeFileSync(`${at}-next`, JSON.stringify({ sockets, responses, timers, heapUsed, rss }));
  renameSync(`${at}-next`, at);
});
