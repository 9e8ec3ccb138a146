/** A local Bot Connector: a real HTTP server that records what the bot sends, and answers as it is told. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { openArrivals } from './arrivals.ts';

/** One activity the bot sent. */
export interface Arrived {
  conversation: string;
  text: string;
  /** the key the outbox gave the message, the same whenever it is tried again */
  key: string;
  /** what it was answered; 0: nothing yet */
  status: number;
  /** its header of that name: the trace it belongs to */
  traceparent: string;
  /** the whole activity */
  activity: SentActivity;
  /** how many attempts at its conversation were under way with it, itself included */
  atOnce: number;
}

/** What the bot sends, as far as tests look at it. */
export interface SentActivity {
  type: string;
  text?: string;
  attachments?: { contentType: string; content?: Record<string, unknown> }[];
  suggestedActions?: { actions: { title: string; value: string }[] };
  entities?: Record<string, unknown>[];
  channelData?: Record<string, unknown>;
}

/** A status alone, or with what stands beside it. */
export type ConnectorAnswer =
  | number
  | 'silence'
  | 'reset'
  | { status: number; headers?: Record<string, string>; body?: object };

export interface ConnectorServer {
  /** what an activity names as its serviceUrl */
  url: string;
  /** every activity that arrived, answered well or not, in order; without signs that an answer is being made */
  arrived: Arrived[];
  /** how many such signs arrived: whether one does hangs on the machine's speed */
  typings(): number;
  /** Decides the status each further activity is answered with; 'silence': it gets no answer; 'reset': its connection is broken off. */
  answerWith(decide: (activity: Arrived) => ConnectorAnswer): void;
  /** Resolves when `enough` holds of what arrived; rejects with what arrived after `withinMs`. */
  until(enough: (arrived: readonly Arrived[]) => boolean, withinMs?: number): Promise<void>;
  /** Resolves when no attempt at `conversation` is under way: each was answered, or its connection is closed. */
  untilOver(conversation: string): Promise<void>;
  close(): Promise<void>;
}

/** Starts the server; until told otherwise it takes everything. */
export const startConnector = async (): Promise<ConnectorServer> => {
  const arrived: Arrived[] = [];
  let typings = 0;
  const arrivals = openArrivals();
  let decide: (activity: Arrived) => ConnectorAnswer = () => 201;

  const underWay = new Map<string, number>();
  const count = (conversation: string, by: number) => {
    const now = (underWay.get(conversation) ?? 0) + by;
    underWay.set(conversation, now);
    return now;
  };

  const answer = (response: ServerResponse, status: number, headers: Record<string, string> = {}, body?: object) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    const usual = status < 300 ? { id: `sent-${arrived.length}` } : { error: { code: 'Failed' } };
    response.end(JSON.stringify(body ?? usual));
  };

  const server = createServer(async (request, response) => {
    const path = /^\/v3\/conversations\/([^/]+)\/activities(?:\/|$)/.exec(request.url ?? '');
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.method !== 'POST' || !path?.[1]) return answer(response, 404);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (body.type === 'typing') {
      typings += 1;
      answer(response, 201);
      return arrivals.look();
    }
    const one: Arrived = {
      conversation: decodeURIComponent(path[1]),
      text: body.text ?? '',
      key: body.channelData?.deskMessage ?? '',
      status: 0,
      traceparent: String(request.headers.traceparent),
      activity: body,
      atOnce: 0,
    };
    one.atOnce = count(one.conversation, 1);
    response.once('close', () => {
      count(one.conversation, -1);
      arrivals.look();
    });
    const decided = decide(one);
    const {
      status,
      headers,
      body: told,
    } = typeof decided === 'object' ? decided : { status: decided, headers: undefined, body: undefined };
    if (typeof status === 'number') one.status = status;
    arrived.push(one);
    if (typeof status === 'number') answer(response, status, headers, told);
    else if (status === 'reset') request.socket.destroy();
    arrivals.look();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');

  return {
    url: `http://127.0.0.1:${address.port}/`,
    arrived,
    typings: () => typings,
    answerWith: (next) => {
      decide = next;
    },
    until: (enough, withinMs) =>
      arrivals.until(
        () => enough(arrived),
        () => `only this arrived: ${JSON.stringify(arrived)}`,
        withinMs,
      ),
    untilOver: (conversation) =>
      arrivals.until(
        () => underWay.get(conversation) === 0,
        () => `${underWay.get(conversation)} attempts are under way`,
      ),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
