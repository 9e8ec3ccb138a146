/** The web chat's stream over real sockets: everything once, in order, across changes and broken connections. */
import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { ActivitySet } from '../../adapters/web-chat/render.ts';
import { lifetimes } from '../../adapters/web-chat/tokens.ts';
import { startWebChat, type WebChatServer } from '../helpers/web-chat-server.ts';

let server: WebChatServer;
let now = Date.parse('2026-11-24T01:00:00Z');
let quick: WebChatServer;

beforeAll(async () => {
  server = await startWebChat({ now: () => now, beatMs: 600_000 });
  quick = await startWebChat({ now: () => now, beatMs: 40 });
});
afterAll(() => Promise.all([server.close(), quick.close()]));
beforeEach(() => {
  server.hooks.beforeRead = async () => {};
  server.hooks.afterRead = async () => {};
  server.errors.length = 0;
});

const begin = () => server.tokens.open();
type Chat = ReturnType<typeof begin>;

const address = (chat: Chat, watermark = '0', token = server.tokens.issue(chat, 'stream'), at = server) =>
  `${at.origin.replace('http', 'ws')}/directline/conversations/${chat.conversationId}/stream?watermark=${watermark}&t=${token}`;

/** A socket, what it was sent, and a wait until so many texts have come. */
const listen = (url: string) => {
  const socket = new WebSocket(url);
  const sets: ActivitySet[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    sets.push(JSON.parse(String(data)));
    for (const look of waiting) look();
  });
  const texts = () => sets.flatMap(({ activities }) => activities.map(({ text }) => text));
  const until = (many: number) =>
    new Promise<void>((done) => {
      const look = () => {
        if (texts().length >= many) done();
      };
      waiting.add(look);
      look();
    });
  return { socket, sets, texts, until };
};

const quickly = (chat: Chat) => address(chat, '0', quick.tokens.issue(chat, 'stream'), quick);

const say = (chat: Chat, ...texts: string[]) =>
  server.say(chat.conversationId, ...texts.map((text) => ({ from: 'bot' as const, message: { text } })));

const numbered = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => `${from + n}`);

describe('the stream', () => {
  it('sends what was said before, then what is said, each set with its watermark', async () => {
    const chat = begin();
    say(chat, ...numbered(1, 3));
    const { socket, sets, texts, until } = listen(address(chat));
    await until(3);
    say(chat, '4');
    await until(4);
    expect(texts()).toEqual(numbered(1, 4));
    expect(sets.map(({ watermark }) => watermark)).toEqual([
      expect.stringMatching(/^3\./),
      expect.stringMatching(/^4\./),
    ]);
    socket.close();
  });

  it('sends a long history whole and in order', async () => {
    const chat = begin();
    say(chat, ...numbered(1, 350));
    const { socket, texts, until } = listen(address(chat));
    await until(350);
    expect(texts()).toEqual(numbered(1, 350));
    socket.close();
  });

  it('loses and repeats nothing when several changes come while it reads', async () => {
    const chat = begin();
    let said = 0;
    // More is said before and after each of the first reads.
    const more = async () => {
      for (let n = 0; n < 3 && said < 60; n++) say(chat, String(++said));
      await new Promise(setImmediate);
    };
    server.hooks.beforeRead = more;
    server.hooks.afterRead = more;
    const { socket, texts, until } = listen(address(chat));
    await until(60);
    expect(texts()).toEqual(numbered(1, 60));
    socket.close();
  });

  it('reads again when something is said just after it read the end', async () => {
    const chat = begin();
    let said = 0;
    server.hooks.afterRead = async (id, many) => {
      // At the end there is but the entry that was seen last.
      if (id === chat.conversationId && many <= 1 && said < 10) say(chat, String(++said));
    };
    const { socket, texts, until } = listen(address(chat));
    await until(10);
    expect(texts()).toEqual(numbered(1, 10));
    socket.close();
  });

  it('goes on from a watermark after the connection broke, without loss or repeat', async () => {
    const chat = begin();
    say(chat, ...numbered(1, 5));
    const first = listen(address(chat));
    await first.until(5);
    first.socket.terminate();
    server.note(chat.conversationId, '席を外しました');
    say(chat, '6', '7');
    const second = listen(address(chat, first.sets.at(-1)?.watermark));
    await second.until(2);
    say(chat, '8');
    await second.until(3);
    expect([...first.texts(), ...second.texts()]).toEqual(numbered(1, 8));
    second.socket.close();
  });

  it('begins anew when the transcript fell behind what it has sent: a fail-over lost its end', async () => {
    const chat = begin();
    say(chat, '1', '2', '3');
    const { socket, texts, until } = listen(address(chat));
    await until(3);
    server.transcripts.get(chat.conversationId)?.splice(1);
    say(chat, 'other');
    await until(5);
    expect(texts()).toEqual(['1', '2', '3', '1', 'other']);
    socket.close();
  });

  it('sends the same to two devices of one conversation, and nothing to another conversation', async () => {
    const [chat, other] = [begin(), begin()];
    const both = [listen(address(chat)), listen(address(chat))];
    const stranger = listen(address(other));
    await Promise.all([...both, stranger].map(({ socket }) => once(socket, 'open')));
    say(chat, 'a');
    say(other, 'b');
    await Promise.all([...both, stranger].map(({ until }) => until(1)));
    expect([...both, stranger].map(({ texts }) => texts())).toEqual([['a'], ['a'], ['b']]);
    for (const { socket } of [...both, stranger]) socket.close();
  });

  it('makes good a notice that never came, at the next beat', async () => {
    const chat = begin();
    const { socket, texts, until } = listen(quickly(chat));
    await once(socket, 'open');
    quick.watchers.get(chat.conversationId)?.clear();
    quick.say(chat.conversationId, { from: 'bot', message: { text: 'a' } });
    await until(1);
    expect(texts()).toEqual(['a']);
    socket.close();
  });

  it('is pinged, and closed when the other side no longer answers', async () => {
    const chat = begin();
    const alive = listen(quickly(chat));
    await once(alive.socket, 'ping');
    await once(alive.socket, 'ping');
    const gone = new WebSocket(quickly(chat), { autoPong: false });
    await once(gone, 'close');
    expect(alive.socket.readyState).toBe(WebSocket.OPEN);
    alive.socket.close();
  });

  it('closes when reading fails, so that the client comes back', async () => {
    const chat = begin();
    server.hooks.beforeRead = async () => {
      throw new Error('the store is away');
    };
    const { socket } = listen(address(chat));
    const [code] = await once(socket, 'close');
    expect(code).toBe(1011);
    expect(server.errors.length).toBeGreaterThan(0);
  });

  it('stops watching when it is closed', async () => {
    const chat = begin();
    const { socket, until } = listen(address(chat));
    say(chat, 'a');
    await until(1);
    expect(server.watchers.get(chat.conversationId)?.size).toBe(1);
    socket.close();
    await expect.poll(() => server.watchers.get(chat.conversationId)?.size).toBe(0);
  });

  it('is refused beyond so many of one conversation and in all, and taken once another has ended', async () => {
    const few = await startWebChat({ most: { ofOne: 2, inAll: 3 } });
    const at = (chat: Chat) => address(chat, '0', few.tokens.issue(chat, 'stream'), few);
    const [chat, other, third] = [begin(), begin(), begin()];
    const opened = [chat, chat, other].map((one) => new WebSocket(at(one)));
    await Promise.all(opened.map((socket) => once(socket, 'open')));
    for (const one of [chat, third]) {
      const [, response] = await once(new WebSocket(at(one)), 'unexpected-response');
      expect(response.statusCode).toBe(503);
    }
    opened[0]?.close();
    await once(opened[0] as WebSocket, 'close');
    await expect
      .poll(async () => {
        const socket = new WebSocket(at(third));
        const [what] = await Promise.race([
          once(socket, 'open').then(() => ['open']),
          once(socket, 'unexpected-response').then(() => ['refused']),
        ]);
        return what;
      })
      .toBe('open');
    await few.close();
  });

  it('shows that someone is writing, without moving the watermark', async () => {
    const chat = begin();
    say(chat, 'a');
    const { socket, sets, until } = listen(address(chat));
    await until(1);
    server.writes(chat.conversationId);
    await until(2);
    const [{ watermark = '' } = {}] = sets;
    expect(sets.at(-1)).toMatchObject({ activities: [{ type: 'typing', from: { id: 'operator' } }], watermark });
    socket.close();
  });

  it('is refused for another conversation, a token of another use, an old one, and a strange watermark', async () => {
    const [chat, other] = [begin(), begin()];
    const old = server.tokens.issue(chat, 'stream');
    now += lifetimes.stream * 1000;
    for (const [url, status] of [
      [address(chat, '0', server.tokens.issue(other, 'stream')), 403],
      [address(chat, '0', server.tokens.issue(chat, 'chat')), 403],
      [address(chat, '0', old), 403],
      [address(chat, '0', ''), 403],
      [address(chat, 'x'), 400],
    ] as const) {
      const socket = new WebSocket(url);
      const [, response] = await once(socket, 'unexpected-response');
      expect(response.statusCode).toBe(status);
    }
  });
});
