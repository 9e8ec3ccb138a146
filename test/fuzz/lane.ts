/** One fuzzed client: sends request after request as its dice fall, learns from the answers, and tells what must not be. */
import { Agent, request as send } from 'node:http';
import type { Route } from '../../bot/route.ts';
import { directLineClient } from '../helpers/direct-line-client.ts';
import type { Dice } from '../helpers/seeded.ts';
import { type Known, knowsNothing, learn } from './known.ts';
import { sendRaw } from './raw-connections.ts';
import { type FuzzedRequest, requestTo } from './requests.ts';
import { ways } from './words.ts';

/** What must not be, with the request it came of. */
export interface Finding {
  what: string;
  request: string;
}

/** So many clients at once. */
export const lanes = 6;

export interface Lane {
  /** Sends the next request. */
  step(): Promise<void>;
}

/** What all lanes share. */
export interface FuzzGround {
  url: string;
  /** the program's own table, as far as this client knows doors */
  routes: readonly Route[];
  password: string;
  serviceUrl: string;
  /** ids of intents that the back office was told */
  intents: readonly string[];
  /** counts an answer */
  answered(route: string, status: number, ms: number): void;
  found(finding: Finding): void;
}

/** An answer takes no longer than this, ms: what takes longer holds up everybody. */
const slowMs = 10_000;
/** Answers 503 that are meant: too many sign-ins at once wait for their hash. */
const isMeant = (status: number, text: string) => status === 503 && text.includes('"Busy"');

interface FuzzAnswer {
  status: number;
  text: string;
  cookie: string | undefined;
}

const ask = (agent: Agent, url: string, { method, path, headers, body }: FuzzedRequest): Promise<FuzzAnswer> =>
  new Promise((answered, lost) => {
    const { port, hostname } = new URL(url);
    const length = body && { 'content-length': String(body.length) };
    const sent = send({ agent, hostname, port, method, path, headers: { ...headers, ...length } }, (answer) => {
      const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
      const { statusCode: status = 0 } = answer;
      const chunks: Buffer[] = [];
      const done = () => answered({ status, text: Buffer.concat(chunks).toString('utf8'), cookie });
      // A stream has no end: that it has begun is its answer.
      if (/event-stream/.test(answer.headers['content-type'] ?? '') && status === 200) {
        answer.destroy();
        return done();
      }
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', done);
      answer.on('error', lost);
    });
    sent.on('error', lost);
    sent.on('upgrade', (_answer, socket) => {
      socket.destroy();
      answered({ status: 101, text: '', cookie: undefined });
    });
    sent.setTimeout(60_000, () => sent.destroy(new Error('no answer in a minute')));
    sent.end(body);
  });

/** Doors that lead deep are used more often than the others. */
const deep =
  /^\/api\/messages$|\/activities$|\/(?:take|reply|outcome|return|connect|step|result)$|back-office\/answers$/;

const told = ({ method, path, headers, body }: FuzzedRequest) =>
  `${method} ${path.slice(0, 300)} ${JSON.stringify(headers).slice(0, 600)} ${body?.toString('utf8').slice(0, 1_500) ?? ''}`;

/** The client number `lane`. */
export const openLane = (lane: number, dice: Dice, ground: FuzzGround): Lane => {
  const { url, routes } = ground;
  const known: Known = knowsNothing();
  // What is nearer to a customer's way through comes three times as often.
  const often = routes.flatMap((route) => (deep.test(route.path) ? [route, route, route] : [route]));
  const talks = routes.filter(({ path }) => path === '/api/messages' || path.endsWith('/:id/activities'));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  const open = async () => {
    const client = directLineClient(url);
    const chat = await client.begin();
    const { body } = await client.ask('POST', '/conversations', chat.token);
    learn(known, { streamUrl: body.streamUrl });
    known.chats.push(chat);
  };
  const signIn = async () => {
    const body = Buffer.from(JSON.stringify({ id: 'admin', password: ground.password }));
    const headers = { 'content-type': 'application/json' };
    const asked = { method: 'POST', path: '/desk/api/session', headers, body, route: 'post /desk/api/session' };
    const { status, text, cookie } = await ask(agent, url, asked);
    if (status === 200) known.desk = { cookie: cookie ?? '', csrf: (JSON.parse(text) as { csrf: string }).csrf };
  };

  const heard = (asked: FuzzedRequest, { status, text, cookie }: FuzzAnswer): void => {
    if (status >= 500 && !isMeant(status, text))
      ground.found({ what: `answered ${status} ${text.slice(0, 300)}`, request: told(asked) });
    if (status === 200 && cookie?.startsWith('desk=') && asked.path.startsWith('/desk/api/session'))
      known.desk.cookie = '';
    try {
      learn(known, JSON.parse(text));
    } catch {
      // The page of a remote session says so in its own words.
      if (status >= 400 && asked.method !== 'HEAD' && !text.startsWith('<!doctype html>'))
        ground.found({ what: `${status} without a reason: ${text.slice(0, 300)}`, request: told(asked) });
    }
  };

  /** One request and what is heard of it. */
  const play = async (asked: FuzzedRequest): Promise<void> => {
    const begun = performance.now();
    try {
      const answer = await ask(agent, url, asked);
      const ms = performance.now() - begun;
      ground.answered(asked.route, answer.status, ms);
      heard(asked, answer);
      if (ms > slowMs) ground.found({ what: `answered after ${Math.round(ms)} ms`, request: told(asked) });
    } catch (error) {
      ground.answered(asked.route, 0, performance.now() - begun);
      const { code, message } = error as NodeJS.ErrnoException;
      // Refused before its body was read, the connection is closed while we still write; or Node's own client does not write it.
      const own = code === 'EPIPE' || code === 'ECONNRESET' || code?.startsWith('ERR_');
      if (!own || (asked.body?.length ?? 0) < 16_384)
        ground.found({ what: `no answer: ${message}`, request: told(asked) });
    }
  };
  const raw = async (): Promise<void> => {
    const begun = performance.now();
    const came = await sendRaw(dice, known, Number(new URL(url).port));
    const status = /^HTTP\/1\.1 (\d+)/.exec(came)?.[1] ?? '0';
    ground.answered('no request', Number(status), performance.now() - begun);
  };
  const to = (route: Route): FuzzedRequest => requestTo(route, { dice, known, lane, serviceUrl: ground.serviceUrl });

  // Every route is asked once before any is asked twice.
  const first = routes.filter((_, n) => n % lanes === lane);
  const board = routes.filter(({ path }) => /\/desk\/api\/(?:board|notices)$/.test(path));
  let way: string[] = [];

  return {
    async step() {
      if (known.chats.length === 0 || dice.often(0.01)) await open();
      if (known.desk.cookie === '') await signIn();
      const intent = dice.of(ground.intents.slice(-50));
      if (intent !== undefined) learn(known, { intent });
      if (dice.often(0.03)) return raw();
      if (way.length === 0 && dice.often(0.04)) way = [...(dice.of(ways) ?? [])];
      const said = dice.often(0.5) ? way.shift() : undefined;
      const chat = known.chats.at(-1);
      if (said !== undefined && chat) {
        const path = `/directline/conversations/${chat.conversationId}/activities`;
        const headers = { authorization: `Bearer ${chat.token}`, 'content-type': 'application/json' };
        const body = Buffer.from(JSON.stringify({ type: 'message', text: said }));
        return play({ method: 'POST', path, headers, body, route: 'post /directline/conversations/:id/activities' });
      }
      const route = first.pop() ?? dice.of(dice.often(0.3) ? talks : dice.often(0.1) ? board : often) ?? dice.of(often);
      if (!route) throw new Error('the program has no routes');
      return play(to(route));
    },
  };
};
