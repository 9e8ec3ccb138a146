/** A real server for the web chat's tests: the routes, the stream and the pages over transcripts in memory. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { servePageFile } from '../../adapters/channels/page-file.ts';
import type { Message, Note, Said, TranscriptEntry } from '../../adapters/channels/port.ts';
import { remoteFiles, remotePage } from '../../adapters/remote-support/page/files.ts';
import type { RemoteState } from '../../adapters/remote-support/page/words.ts';
import type { Speaker, WebChatCore, WebChatMessage } from '../../adapters/web-chat/core.ts';
import { directLineRoutes } from '../../adapters/web-chat/direct-line.ts';
import { chatFiles, chatPage } from '../../adapters/web-chat/page-files.ts';
import { type MostStreams, openStreams } from '../../adapters/web-chat/stream.ts';
import { signTokens } from '../../adapters/web-chat/tokens.ts';
import { readBody } from '../../bot/read-body.ts';

/** A core with a transcript a conversation and events that happen once; `answer` says what the bot replies. */
export const memoryCore = (answer: (heard: WebChatMessage) => Message[]) => {
  const transcripts = new Map<string, TranscriptEntry[]>();
  const events = new Set<string>();
  const watchers = new Map<string, Set<() => void>>();
  const heard: WebChatMessage[] = [];
  const hooks: {
    beforeRead: () => Promise<void>;
    afterRead: (id: string, many: number) => Promise<void>;
    fails: boolean;
    /** messages are turned away: too many came at once */
    tooMuch: boolean;
    /** a proxy refuses every web socket */
    noSockets: boolean;
    speaker: Speaker;
  } = {
    beforeRead: async () => {},
    afterRead: async () => {},
    fails: false,
    tooMuch: false,
    noSockets: false,
    speaker: { who: 'bot', waits: false },
  };
  const over = new Set<string>();
  const typed: string[] = [];
  const typing = new Map<string, Set<() => void>>();
  const of = (id: string) => transcripts.get(id) ?? transcripts.set(id, []).get(id) ?? [];

  const say = (id: string, ...said: (Omit<Said, 'kind' | 'id' | 'at'> & { at?: string })[]) => {
    for (const one of said) {
      of(id).push({ kind: 'said', at: '2026-11-24T10:00:00+09:00', ...one, id: `entry-${of(id).length + 1}` });
    }
    for (const changed of watchers.get(id) ?? []) changed();
  };
  const note = (id: string, text: string, about: Note['about'] = 'counted') => {
    of(id).push({
      kind: 'note',
      id: `entry-${of(id).length + 1}`,
      at: '2026-11-24T10:00:00+09:00',
      about,
      text,
    });
    for (const changed of watchers.get(id) ?? []) changed();
  };

  const core: WebChatCore = {
    async hear(message) {
      if (hooks.fails) throw new Error('the store is away');
      heard.push(message);
      if (events.has(message.eventId)) return;
      events.add(message.eventId);
      const { conversationId, text, clientId, join } = message;
      const own = join ? [] : [{ from: 'customer' as const, message: { text }, ...(clientId ? { clientId } : {}) }];
      say(conversationId, ...own, ...answer(message).map((reply) => ({ from: 'bot' as const, message: reply })));
    },
    async end(id) {
      over.add(id);
      note(id, 'ended');
    },
    standing: async (id) => ({ over: over.has(id), speaker: hooks.speaker }),
    async writing(id) {
      typed.push(id);
    },
    watchWriting(id, writes) {
      const watching = typing.get(id) ?? new Set();
      typing.set(id, watching.add(writes));
      return () => watching.delete(writes);
    },
    async transcript(id, after, limit) {
      await hooks.beforeRead();
      const read = of(id)
        .slice(after, after + limit)
        .map((entry, n) => ({ at: after + n + 1, entry }));
      await hooks.afterRead(id, read.length);
      return read;
    },
    watch(id, changed) {
      const watching = watchers.get(id) ?? new Set();
      watchers.set(id, watching.add(changed));
      return () => watching.delete(changed);
    },
  };
  /** An operator writes. */
  const writes = (id: string) => {
    for (const hear of typing.get(id) ?? []) hear();
  };
  return { core, say, note, writes, typed, over, heard, events, transcripts, watchers, hooks };
};

const matching = (path: string, asked: string): { id?: string } | undefined => {
  const found = new RegExp(`^${path.replace(':id', '(?<id>[^/]+)')}$`).exec(asked);
  return found ? { ...found.groups } : undefined;
};

const opening = { open: true, text: { ja: '受付中', en: 'Open' } };

/** Starts it on a free port of 127.0.0.1. */
export const startWebChat = async (options: {
  answer?: (heard: WebChatMessage) => Message[];
  now?: () => number;
  beatMs?: number;
  most?: MostStreams;
  page?: Parameters<typeof chatPage>[0];
}) => {
  const memory = memoryCore(
    options.answer ?? (({ text, join }) => [{ text: join ? 'ようこそ' : `「${text}」ですね` }]),
  );
  const tokens = signTokens({ key: 'a key of at least thirty-two bytes', now: options.now ?? Date.now });
  const errors: unknown[] = [];
  const remote: { session: { state: RemoteState; expiresAt: string } | undefined } = { session: undefined };
  const failed = (error: unknown) => void errors.push(error);
  const { core } = memory;
  const routes = directLineRoutes({ core, tokens, failed });
  const streams = openStreams({
    core,
    tokens,
    failed,
    beatMs: options.beatMs ?? 30_000,
    ...(options.most && { most: options.most }),
  });
  const files = [...chatFiles, ...remoteFiles];

  const json = (response: ServerResponse, status: number, body: unknown) =>
    void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

  const directLine = async (request: IncomingMessage, response: ServerResponse, url: URL) => {
    for (const route of routes) {
      const found = route.method === request.method?.toLowerCase() && matching(route.path, url.pathname);
      if (!found) continue;
      if (memory.hooks.tooMuch && route.path.endsWith('/activities') && route.method === 'post')
        return json(response, 429, { error: { code: 'TooMuch', message: 'Try again in 1 seconds.' } });
      const bytes = route.bodyLimit > 0 ? await readBody(request, route.bodyLimit) : Buffer.alloc(0);
      const answer = !Buffer.isBuffer(bytes)
        ? { status: bytes.status, body: JSON.parse(String(bytes.body)) as unknown }
        : await route.handle({
            authorization: request.headers.authorization,
            contentType: request.headers['content-type'],
            id: found.id,
            watermark: url.searchParams.get('watermark') ?? undefined,
            bytes,
            streamOrigin: `ws://${request.headers.host}`,
          });
      return json(response, answer.status, answer.body);
    }
    return json(response, 404, { error: { code: 'NotFound', message: 'There is nothing here.' } });
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    if (url.pathname.startsWith('/directline/')) return directLine(request, response, url);
    if (url.pathname === '/opening') return json(response, 200, { ...opening, keeps: !memory.hooks.fails });
    if (url.pathname.endsWith('/state')) return json(response, 200, { code: 'any', ...remote.session });
    const file = files.find(({ path }) => path === url.pathname);
    const served = file
      ? await servePageFile(file, request.headers)
      : url.pathname.startsWith('/remote/')
        ? remotePage({
            code: decodeURIComponent(url.pathname.slice('/remote/'.length)),
            session: remote.session,
            homePage: 'https://example.com/tool',
          })
        : url.pathname === '/'
          ? chatPage({ opening, acceptLanguage: request.headers['accept-language'], ...options.page })
          : undefined;
    if (!served) return json(response, 404, { error: { code: 'NotFound', message: 'There is nothing here.' } });
    return void response.writeHead(served.status, served.headers).end(served.body);
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      errors.push(error);
      json(response, 500, { error: { code: 'Thrown', message: 'thrown' } });
    });
  });
  server.on('upgrade', (request, socket, head) => {
    if (memory.hooks.noSockets) socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    else if (!streams.handleUpgrade(request, socket, head)) socket.destroy();
  });
  // A busy machine may leave a connection idle for longer than Node keeps it, and use it as it is closed.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...memory,
    origin,
    tokens,
    errors,
    remote,
    streams,
    async close() {
      await streams.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};
export type WebChatServer = Awaited<ReturnType<typeof startWebChat>>;
