/** Tokens of the web chat: what each opens, for how long, and what is refused. */
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { lifetimes } from '../../adapters/web-chat/tokens.ts';
import { directLineClient } from '../helpers/direct-line-client.ts';
import { startWebChat, type WebChatServer } from '../helpers/web-chat-server.ts';

let server: WebChatServer;
let client: ReturnType<typeof directLineClient>;
let now = Date.parse('2026-11-24T01:00:00Z');

beforeAll(async () => {
  server = await startWebChat({ now: () => now });
  client = directLineClient(server.origin);
});
afterAll(() => server.close());

describe('a token', () => {
  it('is for a conversation and a user of our making, whatever the client asks for', async () => {
    const { body } = await client.ask(
      'POST',
      '/tokens/generate',
      undefined,
      JSON.stringify({ user: { id: 'dl_mine' } }),
    );
    const claims = JSON.parse(Buffer.from(body.token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims.user).toMatch(/^dl_[\w-]{22}$/);
    expect(claims.conv).toBe(body.conversationId);
    expect(body.expires_in).toBe(1800);
  });

  it('starts its conversation and names the stream', async () => {
    const chat = await client.begin();
    const started = await client.ask('POST', '/conversations', chat.token, '{}');
    expect(started.status).toBe(201);
    expect(started.body.conversationId).toBe(chat.conversationId);
    expect(started.body.streamUrl).toMatch(/^ws:\/\/127\.0\.0\.1:\d+\/directline\/conversations\//);
  });

  it('does not open another conversation', async () => {
    const [mine, other] = [await client.begin(), await client.begin()];
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/activities'],
      ['POST', '/activities'],
      ['POST', '/upload'],
    ] as const) {
      const refused = await client.ask(method, `/conversations/${other.conversationId}${path}`, mine.token);
      expect(refused.status).toBe(403);
      expect(refused.body.error.message).toContain('another conversation');
    }
  });

  it('is refused when it is missing, changed, signed by someone else, or meant for the stream', async () => {
    const chat = await client.begin();
    const [head, payload] = chat.token.split('.');
    const claims = JSON.parse(Buffer.from(payload ?? '', 'base64url').toString());
    const forged = Buffer.from(JSON.stringify({ ...claims, user: 'dl_else' })).toString('base64url');
    const foreign = createHmac('sha256', 'another key').update(`${head}.${payload}`).digest('base64url');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const { body } = await client.ask('POST', '/conversations', chat.token);
    const stream = new URL(body.streamUrl).searchParams.get('t') ?? '';
    for (const token of [
      'nonsense',
      `${head}.${forged}.${chat.token.split('.')[2]}`,
      `${head}.${payload}.${foreign}`,
      `${none}.${payload}.`,
      `${chat.token}.more`,
      stream,
    ]) {
      const refused = await client.read({ ...chat, token });
      expect([token, refused.status]).toEqual([token, 403]);
      expect(refused.body.error.code).toBe('BadArgument');
    }
    expect((await client.ask('GET', `/conversations/${chat.conversationId}`)).status).toBe(401);
  });

  it('holds for half an hour and is renewed by then, for the same conversation and user', async () => {
    const chat = await client.begin();
    now += lifetimes.chat * 1000 - 1;
    const renewed = await client.ask('POST', '/tokens/refresh', chat.token);
    expect(renewed.status).toBe(200);
    expect(renewed.body.conversationId).toBe(chat.conversationId);
    now += 1000;
    const late = await client.ask('POST', '/tokens/refresh', chat.token);
    expect(late.status).toBe(403);
    expect(late.body.error.code).toBe('TokenExpired');
    expect((await client.read({ ...chat, token: renewed.body.token })).status).toBe(200);
  });

  it('to come back with gets another for a day, of the same conversation, and opens nothing itself', async () => {
    const chat = await client.begin();
    now += lifetimes.resume * 1000 - 2000;
    expect((await client.read({ ...chat, token: chat.resumeToken })).status).toBe(403);
    const again = await client.ask('POST', '/tokens/refresh', chat.resumeToken);
    expect([again.status, again.body.conversationId]).toEqual([200, chat.conversationId]);
    expect((await client.read({ ...chat, token: again.body.token })).status).toBe(200);
    now += 2000;
    const late = await client.ask('POST', '/tokens/refresh', chat.resumeToken);
    expect([late.status, late.body.error.code]).toEqual([403, 'TokenExpired']);
  });

  it('opens nothing once the customer has ended the conversation, and closes its streams', async () => {
    const chat = await client.begin();
    const { body } = await client.ask('POST', '/conversations', chat.token);
    const socket = new WebSocket(body.streamUrl);
    await once(socket, 'open');
    const path = `/conversations/${chat.conversationId}/end`;
    expect((await client.ask('POST', path, (await client.begin()).token)).status).toBe(403);
    const closed = once(socket, 'close');
    expect((await client.ask('POST', path, chat.token)).status).toBe(200);
    expect((await closed)[0]).toBe(4403);
    expect((await client.ask('POST', path, chat.resumeToken)).status).toBe(200);
    for (const [method, at, token] of [
      ['POST', '/tokens/refresh', chat.token],
      ['POST', '/tokens/refresh', chat.resumeToken],
      ['POST', '/conversations', chat.token],
      ['GET', `/conversations/${chat.conversationId}`, chat.token],
      ['GET', `/conversations/${chat.conversationId}/activities`, chat.token],
      ['POST', `/conversations/${chat.conversationId}/activities`, chat.token],
    ] as const) {
      const refused = await client.ask(method, at, token, method === 'POST' ? '{"type":"typing"}' : undefined);
      expect([at, refused.status, refused.body.error.code]).toEqual([at, 403, 'Ended']);
    }
  });
});
