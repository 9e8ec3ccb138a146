/** A company's back office: a real HTTP server that takes intents, answers as it is told, and calls back, signed. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import { openArrivals } from './arrivals.ts';

/** What both sides sign with. */
export const secret = 'a secret both sides know, of 32 characters and more';

/** One POST that arrived. */
export interface Called {
  key: string;
  /** its header carries our signature of exactly its bytes */
  isSigned: boolean;
  intent: {
    id: string;
    kind: string;
    of: string;
    at: string;
    contract: Record<string, string>;
    details: Record<string, unknown>;
  };
  body: string;
  /** its header of that name: the trace it belongs to */
  traceparent: string;
}

/** How it answers: a status with a body, or not as one should. */
export type OfficeAnswer =
  | { status: number; body?: unknown; headers?: Record<string, string> }
  /** nothing, until it is closed */
  | 'silence'
  /** the connection is broken off */
  | 'reset'
  /** the status at once, and a body that never ends */
  | 'drip';

export type BackOfficeServer = Awaited<ReturnType<typeof startBackOffice>>;

const signed = (body: string | Uint8Array, seconds: number): string =>
  createHmac('sha256', secret).update(`${seconds}.`).update(body).digest('hex');

/** The header of a signature made `at` (real time, epoch ms), as the back office makes it. */
export const signatureOf = (body: string | Uint8Array, at: number): string => {
  const seconds = Math.floor(at / 1_000);
  return `t=${seconds},v1=${signed(body, seconds)}`;
};

const isOurs = (header: unknown, body: Buffer): boolean => {
  const [, seconds = '', hex = ''] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(header)) ?? [];
  return hex !== '' && timingSafeEqual(Buffer.from(signed(body, Number(seconds)), 'hex'), Buffer.from(hex, 'hex'));
};

/** The answer to an intent, as the back office tells it. */
export const answerTo = (intent: string, answer: object, id = 'answer-1') => ({ id, intent, answer });

/** Starts it; until told otherwise it takes every intent (202) and answers nothing. `port`: 0 for any. */
export const startBackOffice = async (port = 0) => {
  const clock = { now: () => Date.now() };
  const calls: Called[] = [];
  const arrivals = openArrivals();
  let decide: (call: Called, nth: number) => OfficeAnswer = () => ({ status: 202 });

  const send = (response: ServerResponse, answer: OfficeAnswer) => {
    if (answer === 'silence') return;
    if (answer === 'reset') return response.socket?.resetAndDestroy();
    if (answer === 'drip') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"id":');
      return;
    }
    const { status, body, headers } = answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body));
  };

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const call: Called = {
      key: String(request.headers['idempotency-key']),
      isSigned: isOurs(request.headers['x-desk-signature'], body),
      intent: JSON.parse(body.toString('utf8')),
      body: body.toString('utf8'),
      traceparent: String(request.headers.traceparent),
    };
    calls.push(call);
    send(response, decide(call, calls.length));
    arrivals.look();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');

  return {
    url: `http://127.0.0.1:${address.port}/intents`,
    /** every POST that arrived, in order */
    calls,
    /** the time it signs at */
    clock,
    /** Decides how each further POST is answered; `nth` is counted from 1. */
    answerWith(next: typeof decide) {
      decide = next;
    },
    /** Resolves when `enough` POSTs have arrived. */
    until: (enough: number, withinMs?: number) =>
      arrivals.until(
        () => calls.length >= enough,
        () => `only ${calls.length} of ${enough} intents arrived`,
        withinMs,
      ),
    /** Tells an answer by a call back to the desk at `origin`. */
    async callBack(origin: string, answer: object, header?: string) {
      const body = JSON.stringify(answer);
      const response = await fetch(`${origin}/api/back-office/answers`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-desk-signature': header ?? signatureOf(body, clock.now()) },
        body,
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};
