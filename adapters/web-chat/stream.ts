/** The web socket of a web chat: everything after a watermark, then whatever comes, without gap or repeat. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isRefusal, type Refusal, refuse } from './answer.ts';
import type { WebChatCore } from './core.ts';
import { closed } from './direct-line.ts';
import { type ActivitySet, renderSet, senders } from './render.ts';
import type { Ticket, Tokens } from './tokens.ts';
import { type ReadUpTo, readOnFrom, readWatermark, writeWatermark } from './watermark.ts';

const pageSize = 100;
/** the customer has ended the conversation (4000 to 4999 are ours to name: RFC 6455, 7.4.2) */
const endedCode = 4403;
const path = /^\/directline\/conversations\/([^/]+)\/stream$/;

export interface Streams {
  /** Takes over an upgrade for a conversation's stream; false when the address is not one, and nothing was done. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  /** Closes every stream without taking leave; clients come back with their watermark. */
  drop(): void;
  /** Closes every stream and takes no more. */
  close(): Promise<void>;
}

/** So many streams are open at once: of one conversation, which a few devices share, and in all. */
export interface MostStreams {
  ofOne: number;
  inAll: number;
}
const usualMost: MostStreams = { ofOne: 10, inAll: 5_000 };

const full = refuse(503, 'Busy', 'Too many streams are open. Poll the activities, or try again in some seconds.');

const refuseUpgrade = (socket: Duplex, { status, body }: Refusal) => {
  const json = JSON.stringify(body);
  const reason = { 400: 'Bad Request', 401: 'Unauthorized', 503: 'Service Unavailable' }[status] ?? 'Forbidden';
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(json)}\r\nconnection: close\r\n\r\n${json}`,
    // Nobody reads on, so its end would never be seen.
    () => socket.destroy(),
  );
};

/**
 * Streams over `core`'s transcripts. Each socket is pinged every `beatMs` milliseconds, closed when it no longer
 * answers, and reads the transcript at each beat, so that a notice that was missed is made good. `failed` hears of
 * errors while reading; the socket is then closed, and the client comes back with its watermark.
 */
export const openStreams = (options: {
  core: WebChatCore;
  tokens: Tokens;
  failed: (error: unknown) => void;
  /** whether the page that asks may open a stream; left out: every one may */
  admits?: (request: IncomingMessage) => boolean;
  beatMs?: number;
  most?: MostStreams;
}): Streams => {
  const { core, tokens, failed, admits = () => true, beatMs = 30_000, most = usualMost } = options;
  const server = new WebSocketServer({ noServer: true, maxPayload: 4096, perMessageDeflate: false });
  const open = new Map<string, number>();

  const send = (socket: WebSocket, set: ActivitySet) =>
    new Promise<void>((sent, lost) => socket.send(JSON.stringify(set), (error) => (error ? lost(error) : sent())));

  const serve = (socket: WebSocket, ticket: Ticket, from: ReadUpTo) => {
    let place = from;
    let reading = false;
    let again = false;
    let answered = true;

    const readOn = async () => {
      for (;;) {
        const { placed, upTo } = await readOnFrom(core, ticket.conversationId, place, pageSize);
        // After the entries: whoever came or went with one of them has come or gone.
        const { over, speaker } = await core.standing(ticket.conversationId);
        if (socket.readyState !== socket.OPEN) return;
        if (over) return socket.close(endedCode, 'ended');
        place = upTo;
        if (placed.length === 0) return;
        const set = renderSet({ placed, upTo, speaker }, ticket);
        if (set.activities.length > 0) await send(socket, set);
      }
    };

    /** Sends what is new. One reader at a time keeps the order; a change while it reads makes it read again. */
    const follow = async () => {
      again = true;
      if (reading) return;
      reading = true;
      try {
        while (again) {
          again = false;
          await readOn();
        }
      } catch (error) {
        if (socket.readyState === socket.OPEN) failed(error);
        socket.close(1011, 'try again');
      } finally {
        reading = false;
      }
    };

    const showWriting = () => {
      const from = senders.operator;
      if (socket.readyState === socket.OPEN) {
        socket.send(JSON.stringify({ activities: [{ type: 'typing', from }], watermark: writeWatermark(place) }));
      }
    };
    const { conversationId } = ticket;
    open.set(conversationId, (open.get(conversationId) ?? 0) + 1);
    const stops = [core.watch(conversationId, () => void follow()), core.watchWriting(conversationId, showWriting)];
    const beat = setInterval(() => {
      if (!answered) return socket.terminate();
      answered = false;
      socket.ping();
      void follow();
    }, beatMs);
    beat.unref();
    socket.on('pong', () => {
      answered = true;
    });
    // A broken frame or a lost peer: `close` follows.
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(beat);
      for (const stop of stops) stop();
      const others = (open.get(conversationId) ?? 1) - 1;
      if (others > 0) open.set(conversationId, others);
      else open.delete(conversationId);
    });
    void follow();
  };

  return {
    handleUpgrade(request, socket, head) {
      const url = URL.parse(request.url ?? '', 'ws://here');
      const id = path.exec(url?.pathname ?? '')?.[1];
      if (!url || id === undefined) return false;
      socket.on('error', () => socket.destroy());
      const ticket = tokens.check(url.searchParams.get('t') ?? '', 'stream');
      const from = readWatermark(url.searchParams.get('watermark') ?? undefined);
      if (!admits(request)) refuseUpgrade(socket, closed.otherPage);
      else if (typeof ticket === 'string') refuseUpgrade(socket, closed[ticket]);
      else if (ticket.conversationId !== id) refuseUpgrade(socket, closed.elsewhere);
      else if (isRefusal(from)) refuseUpgrade(socket, from);
      else if (server.clients.size >= most.inAll || (open.get(id) ?? 0) >= most.ofOne) refuseUpgrade(socket, full);
      else server.handleUpgrade(request, socket, head, (opened) => serve(opened, ticket, from));
      return true;
    },
    drop() {
      for (const socket of server.clients) socket.terminate();
    },
    async close() {
      for (const socket of server.clients) socket.close(1001, 'restarting');
      // A peer that is gone never says goodbye.
      const patience = setTimeout(() => {
        for (const socket of server.clients) socket.terminate();
      }, 1000);
      await new Promise<void>((done) => server.close(() => done()));
      clearTimeout(patience);
    },
  };
};
