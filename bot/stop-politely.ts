/** Ends an HTTP server without cutting anyone off: what is under way is answered, what is idle is let go. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';

/** So long, ms, a connection that is kept alive may still bring the request that was on its way when the stop began. */
const lingerMs = 500;
const lookMs = 100;

export interface PoliteStop {
  /** Sees every request first. */
  begins(request: IncomingMessage, response: ServerResponse): void;
  /** A response that goes on in its own time, ended at the stop: its page connects again. */
  streams(response: ServerResponse): void;
  /** Takes no more connections, and resolves when those there are have ended, or were cut off after `withinMs`. Safe to call twice. */
  stop(withinMs: number): Promise<void>;
}

/** The end of `server`, which must see its requests. */
export const stopPolitely = (server: Server): PoliteStop => {
  const open = new Set<ServerResponse>();
  const streams = new Set<ServerResponse>();
  let stopping: Promise<void> | undefined;

  const letGo = (response: ServerResponse) => {
    if (!response.headersSent) response.setHeader('connection', 'close');
  };

  const stop = async (withinMs: number): Promise<void> => {
    for (const response of open) letGo(response);
    for (const response of streams) response.end();
    // Not the HTTP server's own close: it resets idle connections at once, also those with a request on its way.
    const closed = new Promise<void>((done) => void NetServer.prototype.close.call(server, () => done()));
    let looking: NodeJS.Timeout | undefined;
    // Once what came meanwhile was read: a process that was busy must not take it for idle.
    const letIdleGo = () => void setImmediate(() => server.closeIdleConnections());
    const linger = setTimeout(() => {
      letIdleGo();
      looking = setInterval(letIdleGo, lookMs);
    }, lingerMs);
    const late = setTimeout(() => server.closeAllConnections(), withinMs);
    await closed;
    clearTimeout(linger);
    clearTimeout(late);
    clearInterval(looking);
    // Ends what the HTTP server does beside listening.
    server.close(() => undefined);
  };

  return {
    begins(_request, response) {
      open.add(response);
      response.on('close', () => open.delete(response));
      if (stopping) letGo(response);
    },
    streams(response) {
      streams.add(response);
      response.on('close', () => streams.delete(response));
      if (stopping) response.end();
    },
    stop: (withinMs) => (stopping ??= stop(withinMs)),
  };
};
