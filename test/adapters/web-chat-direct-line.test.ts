/** Direct Line against a real server: posting, reading, and what is refused. */
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DirectLineChat, directLineClient } from '../helpers/direct-line-client.ts';
import { startWebChat, type WebChatServer } from '../helpers/web-chat-server.ts';

let server: WebChatServer;
let client: ReturnType<typeof directLineClient>;

beforeAll(async () => {
  server = await startWebChat({});
  client = directLineClient(server.origin);
});
afterAll(() => server.close());
afterEach(() => {
  server.hooks.fails = false;
  server.errors.length = 0;
});

describe('a message', () => {
  it('is answered with its id once its turn is committed, and stands in the transcript', async () => {
    const chat = await client.begin();
    const posted = await client.post(chat, {
      type: 'message',
      text: 'こんにちは',
      channelData: { clientActivityID: 'c1' },
    });
    expect(posted.status).toBe(200);
    expect(posted.body.id).toBe(`webchat:${chat.conversationId}:message:c1`);
    const { body } = await client.read(chat);
    expect(body.activities.map(({ text, from }) => [text, from.role])).toEqual([
      ['こんにちは', 'user'],
      ['「こんにちは」ですね', 'bot'],
    ]);
    expect(body.activities[0]?.channelData).toMatchObject({ clientActivityID: 'c1' });
    expect(body.watermark).toMatch(/^2\./);
  });

  it('is one event however often the client sends it again, at once or later', async () => {
    const chat = await client.begin();
    const message = { type: 'message', text: '一度だけ', channelData: { clientActivityID: 'again' } };
    const answers = await Promise.all([1, 2, 3, 4].map(() => client.post(chat, message)));
    answers.push(await client.post(chat, message));
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect((await client.read(chat)).body.activities).toHaveLength(2);
  });

  it('is a new event each time when the client gives it no id', async () => {
    const chat = await client.begin();
    await client.post(chat, { type: 'message', text: '同じ' });
    await client.post(chat, { type: 'message', text: '同じ' });
    expect((await client.read(chat)).body.activities).toHaveLength(4);
  });

  it('comes from the user of the token, whoever it says it is from', async () => {
    const chat = await client.begin();
    await client.post(chat, { type: 'message', text: 'x', from: { id: 'operator', name: '佐藤', role: 'bot' } });
    const claims = JSON.parse(Buffer.from(chat.token.split('.')[1] ?? '', 'base64url').toString());
    expect(server.heard.at(-1)?.userId).toBe(claims.user);
    expect((await client.read(chat)).body.activities[0]?.from).toEqual({ id: claims.user, name: '', role: 'user' });
  });

  it('of a conversation that is joined again is greeted once', async () => {
    const chat = await client.begin();
    for (const _ of [1, 2]) await client.post(chat, { type: 'event', name: 'webchat/join' });
    expect((await client.read(chat)).body.activities.map(({ text }) => text)).toEqual(['ようこそ']);
  });

  it('that could not be taken is answered 503, so that the client tries again', async () => {
    const chat = await client.begin();
    server.hooks.fails = true;
    const refused = await client.post(chat, { type: 'message', text: 'x' });
    expect(refused.status).toBe(503);
    expect(JSON.stringify(refused.body)).not.toContain('the store is away');
    expect(server.errors).toHaveLength(1);
  });

  it.each([
    ['not JSON', '{"type":', 'NotJson'],
    ['not UTF-8', Buffer.from([0x22, 0xff, 0x22]), 'NotJson'],
    ['a list', '[]', 'BadActivity'],
    ['null', 'null', 'BadActivity'],
    ['without a type', '{"text":"x"}', 'BadActivity'],
    ['text that is none', '{"type":"message","text":{}}', 'BadActivity'],
    ['far too long', JSON.stringify({ type: 'message', text: 'あ'.repeat(5001) }), 'BadActivity'],
    ['a strange id', '{"type":"message","text":"x","channelData":{"clientActivityID":"あ"}}', 'BadActivity'],
    ['empty', '{"type":"message","text":"  "}', 'NothingSaid'],
  ])('that is %s is refused with what is wrong', async (_, body, code) => {
    const chat = await client.begin();
    const before = server.heard.length;
    const refused = await client.ask('POST', `/conversations/${chat.conversationId}/activities`, chat.token, body);
    expect(refused.status).toBe(400);
    expect(refused.body.error.code).toBe(code);
    expect(server.heard).toHaveLength(before);
  });

  it('is refused when it is too large or compressed', async () => {
    const chat = await client.begin();
    const path = `/conversations/${chat.conversationId}/activities`;
    expect((await client.ask('POST', path, chat.token, 'x'.repeat(65 * 1024))).status).toBe(413);
    expect((await client.ask('POST', path, chat.token, '{}', { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it('is ignored politely when it is typing or some other event', async () => {
    const chat = await client.begin();
    expect((await client.post(chat, { type: 'typing' })).status).toBe(200);
    expect((await client.post(chat, { type: 'event', name: 'other', value: { a: 1 } })).status).toBe(200);
    expect((await client.read(chat)).body.activities).toEqual([]);
  });

  it('whatever is posted, gets an answer of the 200s or 400s, never a throw', async () => {
    const chat = await client.begin();
    const path = `/conversations/${chat.conversationId}/activities`;
    const activityLike = fc.record(
      {
        type: fc.oneof(fc.constantFrom('message', 'event', 'typing'), fc.anything()),
        name: fc.oneof(fc.constant('webchat/join'), fc.anything()),
        text: fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
        value: fc.anything(),
        attachments: fc.oneof(fc.array(fc.anything()), fc.anything()),
        channelData: fc.oneof(fc.record({ clientActivityID: fc.oneof(fc.string(), fc.anything()) }), fc.anything()),
      },
      { requiredKeys: [] },
    );
    const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
    const json = fc
      .oneof(activityLike, fc.jsonValue())
      .map((value) =>
        Buffer.from(JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? ''),
      );
    await fc.assert(
      fc.asyncProperty(fc.oneof(json, bytes), async (body) => {
        const { status } = await client.ask('POST', path, chat.token, new Uint8Array(body));
        expect(status === 200 || status === 400 || status === 413).toBe(true);
      }),
      { numRuns: 400 },
    );
    expect(server.errors).toEqual([]);
  }, 30_000);
});

describe('a picture', () => {
  const form = (parts: Record<string, Blob | string>) => {
    const data = new FormData();
    for (const [name, part] of Object.entries(parts)) data.append(name, part as Blob);
    return data;
  };
  const upload = (chat: DirectLineChat, body: BodyInit, headers = {}) =>
    client.ask('POST', `/conversations/${chat.conversationId}/upload?userId=dl_else`, chat.token, body, headers);

  it('is taken as a message that had one with it', async () => {
    const chat = await client.begin();
    const said = { type: 'message', text: 'ランプです', channelData: { clientActivityID: 'p' } };
    const activity = new Blob([JSON.stringify(said)]);
    const file = new File(['png'], 'lamp.png', { type: 'image/png' });
    expect((await upload(chat, form({ activity, file }))).status).toBe(200);
    const files = [{ name: 'lamp.png', bytes: new Uint8Array(Buffer.from('png')) }];
    expect(server.heard.at(-1)).toMatchObject({ text: 'ランプです', files, clientId: 'p' });
    expect((await upload(chat, form({ file }))).status).toBe(200);
    expect(server.heard.at(-1)).toMatchObject({ text: '', files });
  });

  it('that an activity holds itself is taken; one that stands elsewhere is not looked at', async () => {
    const chat = await client.begin();
    const attachments = [
      { contentType: 'image/png', contentUrl: 'data:image/png;base64,AAEC', name: 'a.png' },
      { contentType: 'image/png', contentUrl: 'http://127.0.0.1:9/secret.png' },
    ];
    await client.post(chat, { type: 'message', text: '', attachments });
    expect(server.heard.at(-1)).toMatchObject({ files: [{ name: 'a.png', bytes: Uint8Array.of(0, 1, 2) }] });
    const { status } = await client.post(chat, { type: 'message', text: '', attachments: attachments.slice(1) });
    expect(status).toBe(400);
  });

  it('is refused when it is no file, too large, or no form at all', async () => {
    const chat = await client.begin();
    expect((await upload(chat, form({ file: 'words' }))).status).toBe(415);
    const large = new Blob([new Uint8Array(5 * 1024 * 1024)], { type: 'image/png' });
    expect((await upload(chat, form({ file: large }))).status).toBe(413);
    expect((await upload(chat, 'x', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await upload(chat, 'x', { 'content-type': 'multipart/form-data; boundary=y' })).status).toBe(400);
  });
});

describe('reading', () => {
  it('goes on after the watermark, past notes that are not shown', async () => {
    const chat = await client.begin();
    await client.post(chat, { type: 'message', text: '一' });
    server.note(chat.conversationId, '1回に数えました');
    const first = await client.read(chat);
    expect(first.body.watermark).toMatch(/^3\.[\w-]{8}$/);
    expect(first.body.activities).toHaveLength(2);
    expect(JSON.stringify(first.body)).not.toContain('数えました');
    server.say(chat.conversationId, { from: 'operator', name: '佐藤', message: { text: '二' } });
    const second = await client.read(chat, first.body.watermark);
    expect(second.body.activities.map(({ text, from }) => [text, from.name])).toEqual([['二', '佐藤']]);
    const { watermark } = second.body;
    expect(watermark).toMatch(/^4\./);
    expect((await client.read(chat, watermark)).body).toEqual({ activities: [], watermark });
  });

  it('begins anew for a client that is ahead of the transcript, or has seen another one: the store was restored', async () => {
    const chat = await client.begin();
    const said = (...texts: string[]) =>
      server.say(chat.conversationId, ...texts.map((text) => ({ from: 'bot' as const, message: { text } })));
    const texts = async (watermark: string) => {
      const { body } = await client.read(chat, watermark);
      return { texts: body.activities.map(({ text }) => text), watermark: body.watermark };
    };
    said('一', '二', '三');
    const ahead = await texts('');
    const entries = server.transcripts.get(chat.conversationId);
    entries?.splice(1);
    expect((await texts(ahead.watermark)).texts).toEqual(['一']);
    expect((await texts('3')).texts).toEqual(['一']);
    // As long as before, and other entries.
    entries?.push(
      ...['4', '5'].map(
        (text) =>
          ({
            kind: 'said',
            at: '2026-11-24T10:00:00+09:00',
            id: `new-${text}`,
            from: 'bot',
            message: { text },
          }) as const,
      ),
    );
    const anew = await texts(ahead.watermark);
    expect(anew.texts).toEqual(['一', '4', '5']);
    expect((await texts(anew.watermark)).texts).toEqual([]);
    server.transcripts.delete(chat.conversationId);
    expect(await texts(ahead.watermark)).toEqual({ texts: [], watermark: '0' });
  });

  it('refuses a watermark that is not ours', async () => {
    const chat = await client.begin();
    for (const watermark of ['-1', '1.5', 'x', '9999999999999999']) {
      expect((await client.read(chat, watermark)).status).toBe(400);
    }
  });

  it('of a conversation is taken up again at a watermark with a new token and stream', async () => {
    const chat = await client.begin();
    const again = await client.ask('GET', `/conversations/${chat.conversationId}?watermark=7`, chat.token);
    expect(again.status).toBe(200);
    expect(new URL(again.body.streamUrl).searchParams.get('watermark')).toBe('7');
    expect((await client.read({ ...chat, token: again.body.token })).status).toBe(200);
  });
});
