/** A real server for the desk page's tests: it answers as the desk's API describes itself, over a desk in memory. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { z } from 'zod';
import { servePageFile } from '../../adapters/channels/page-file.ts';
import { deskFiles, deskPage } from '../../adapters/operator-desk/page/files.ts';
import { chatFiles } from '../../adapters/web-chat/page-files.ts';
import { type Operation, operations } from '../../bot/desk-api/operations.ts';
import type * as shapes from '../../bot/desk-api/shapes.ts';
import { png } from './sent-files.ts';

export type BoardShape = z.infer<typeof shapes.board>;
export type ChatShape = z.infer<typeof shapes.chat>;
export type EntryShape = ChatShape['entries'][number];
export type ContractFileShape = z.infer<typeof shapes.contractFile>;
type Session = z.infer<typeof shapes.session>;

/** What the desk knows, and what was asked of it: a test sets the one and looks at the other. */
export interface DeskMemory {
  board: BoardShape;
  chats: Map<string, ChatShape>;
  contracts: Map<string, ContractFileShape>;
  session: Session;
  password: string;
  /** `did` carries an action out; what it returns is said as a refusal */
  did: (act: string, params: Record<string, string>, body: unknown) => string | undefined;
}

export interface Acted {
  path: string;
  key: string;
  body: unknown;
}

const matching = (pattern: string, path: string): Record<string, string> | undefined => {
  const found = new RegExp(`^${pattern.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`).exec(path);
  return found
    ? Object.fromEntries(Object.entries(found.groups ?? {}).map(([k, v]) => [k, decodeURIComponent(v)]))
    : undefined;
};

const bodyOf = async (request: IncomingMessage): Promise<unknown> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString('utf8'));
};

/** Starts it on a free port of 127.0.0.1. */
export const startDeskPage = async (memory: DeskMemory) => {
  const acted: Acted[] = [];
  const answers = new Map<string, { status: number; body: unknown }>();
  const streams = new Set<ServerResponse>();
  /** `lostAnswers`: how many actions are carried out while their answer is lost on the way */
  const network = { signedIn: false, down: false, lostAnswers: 0, presence: 0, writing: [] as string[] };

  const json = (response: ServerResponse, status: number, body: unknown) =>
    void response
      .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
      .end(JSON.stringify(body));
  const refuse = (code: string, message: string) => ({ error: { code, message } });

  const reads = (id: string, params: Record<string, string>, query: URLSearchParams): unknown => {
    if (id === 'session') return memory.session;
    if (id === 'board') return memory.board;
    if (id === 'contract') return memory.contracts.get(params.number ?? '');
    const chat = memory.chats.get(params.chat ?? '');
    const after = Number(query.get('after') ?? 0);
    if (!chat) return undefined;
    const seen = query.get('seen');
    const stands = chat.entries.some(({ place, id }) => place === after && (seen === null || id === seen));
    const from = stands ? after : 0;
    return { ...chat, from, entries: chat.entries.filter(({ place }) => place > from), next: chat.entries.length };
  };

  const act = (
    id: string,
    operation: Operation,
    params: Record<string, string>,
    key: string,
    body: unknown,
    path: string,
  ) => {
    acted.push({ path, key, body });
    const before = answers.get(key);
    if (before) return before;
    const parsed = operation.body?.schema.safeParse(body);
    const why = parsed?.success === false ? parsed.error.message : memory.did(id, params, body);
    const status = parsed?.success === false ? 400 : why === undefined ? 200 : 409;
    const answer = { status, body: why === undefined ? { result: 'done' } : refuse('Refused', why) };
    answers.set(key, answer);
    return answer;
  };

  const api = async (request: IncomingMessage, response: ServerResponse, url: URL) => {
    const found = (Object.entries(operations) as [string, Operation][])
      .map(([id, operation]) => ({ id, operation, params: matching(operation.path, url.pathname) }))
      .find(
        ({ operation, params }) =>
          params && (operation.method === 'del' ? 'DELETE' : operation.method.toUpperCase()) === request.method,
      );
    if (!found?.params) return json(response, 404, refuse('NotFound', 'ありません。'));
    const { id, operation, params } = found;
    const body = await bodyOf(request);
    if (id === 'signIn') {
      network.signedIn = (body as { password: string }).password === memory.password;
      return network.signedIn
        ? json(response, 200, memory.session)
        : json(response, 401, refuse('Wrong', 'オペレーターIDかパスワードが違います。'));
    }
    if (!network.signedIn) return json(response, 401, refuse('SignedOut', 'サインインしてください。'));
    if (operation.guard !== 'reads' && request.headers['x-csrf-token'] !== memory.session.csrf) {
      return json(response, 403, refuse('Csrf', 'ページを読み込み直してください。'));
    }
    if (id === 'events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('event: board\ndata: {}\n\n');
      streams.add(response);
      return void response.on('close', () => streams.delete(response));
    }
    if (id === 'presence') {
      network.presence += 1;
      return json(response, 200, { until: memory.board.now });
    }
    if (id === 'writing') {
      network.writing.push(params.chat ?? '');
      return json(response, 200, { result: 'done' });
    }
    if (id === 'signOut') {
      network.signedIn = false;
      return json(response, 200, { result: 'done' });
    }
    if (operation.answer === 'bytes') return void response.writeHead(200, { 'content-type': 'image/png' }).end(png);
    if (operation.guard === 'once') {
      const key = String(request.headers['idempotency-key'] ?? '');
      if (!/^[ -~]{1,100}$/.test(key)) return json(response, 400, refuse('NoKey', 'Idempotency-Key'));
      const answer = act(id, operation, params, key, body, url.pathname);
      if (network.lostAnswers > 0) {
        network.lostAnswers -= 1;
        return json(response, 504, refuse('Gone', 'lost on the way'));
      }
      return json(response, answer.status, answer.body);
    }
    const value = reads(id, params, url.searchParams);
    if (value === undefined) return json(response, 404, refuse('NotFound', 'そのお客さま番号の契約がありません。'));
    const described = typeof operation.answer === 'object' ? operation.answer.schema.parse(value) : value;
    return json(response, 200, described);
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://desk');
    if (network.down) return void request.socket.destroy();
    if (url.pathname.startsWith('/desk/api/')) {
      return api(request, response, url).catch((error: unknown) =>
        json(response, 400, refuse('Thrown', String(error))),
      );
    }
    const file = [...deskFiles, ...chatFiles].find(({ path }) => path === url.pathname);
    const served = file
      ? await servePageFile(file, request.headers)
      : url.pathname === '/desk'
        ? deskPage()
        : undefined;
    if (!served) return json(response, 404, refuse('NotFound', url.pathname));
    return void response.writeHead(served.status, served.headers).end(served.body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    memory,
    acted,
    network,
    /** Tells every page that a list or a chat has changed. */
    notify(chat?: string) {
      const event =
        chat === undefined ? 'event: board\ndata: {}\n\n' : `event: chat\ndata: ${JSON.stringify({ chat })}\n\n`;
      for (const stream of streams) stream.write(event);
    },
    /** Tells every page that a chat's customer is writing. */
    tellWriting(chat: string) {
      for (const stream of streams) stream.write(`event: writing\ndata: ${JSON.stringify({ chat })}\n\n`);
    },
    /** Tells every page whether anything can be kept just now. */
    tellStore(takes: boolean) {
      for (const stream of streams) stream.write(`event: store\ndata: ${JSON.stringify({ takes })}\n\n`);
    },
    /** Tells every page that it may have missed something. */
    tellAll() {
      for (const stream of streams) stream.write('event: all\ndata: {}\n\n');
    },
    /** Cuts every connection and answers nothing until it is brought up again. */
    goDown() {
      network.down = true;
      server.closeAllConnections();
    },
    comeBack() {
      network.down = false;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
};
export type DeskPageServer = Awaited<ReturnType<typeof startDeskPage>>;
