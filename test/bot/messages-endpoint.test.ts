/** POST /api/messages on the real server: whatever is posted gets a fitting answer, and the conversation goes on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Running, start } from '../../bot/start.ts';
import { message, postActivity } from '../helpers/bot-activity.ts';

let dir: string;
let running: Running;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'messages-'));
  const settings = { PORT: '0', DATA_DIR: dir, DEMO: '1', CLOCK: '2026-11-24T10:00:00+09:00', LOG_LEVEL: 'silent' };
  running = await start(settings);
});
afterAll(async () => {
  await running.close();
  rmSync(dir, { recursive: true, force: true });
});

const post = (body: unknown, headers?: Record<string, string>) => postActivity(running.url, body, headers);
const say = async (conversation: string, text: string) => (await post(message(conversation, text))).replies;

/** Whatever was posted before: the conversation that it named still answers. */
afterEach(async () => expect((await say('c1', '月額いくら？')).join()).toContain('月額利用料'));

const without = (path: string) => {
  const body = structuredClone(message('c1', '月額いくら？')) as Record<string, unknown>;
  const [field = '', inner] = path.split('.');
  if (inner) delete (body[field] as Record<string, unknown>)[inner];
  else delete body[field];
  return body;
};

describe('bodies that are no activity', () => {
  it.each([
    ['text that is no JSON', '{"type":"message",', {}, 400],
    ['nothing', '', {}, 400],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), {}, 400],
    ['a list', '[]', {}, 400],
    ['null', 'null', {}, 400],
    ['lists in lists, 50,000 deep', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, {}, 400],
    ['one megabyte', JSON.stringify(message('c1', 'x'.repeat(1_000_000))), {}, 413],
    ['a form', 'type=message', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text, which other sites may post', '{}', { 'content-type': 'text/plain' }, 415],
    ['a gzip bomb', gzipSync(Buffer.alloc(64 * 1024 * 1024, 'x')), { 'content-encoding': 'gzip' }, 415],
  ])('%s is refused with a way out', async (_what, body, headers: Record<string, string>, status) => {
    const answer = await post(body, headers);
    expect(answer).toMatchObject({ status, type: expect.stringContaining('application/json') });
    expect(answer.error?.message).toMatch(/\bSend\b|correct/);
  });

  it.each(['type', 'channelId', 'from', 'from.id', 'conversation', 'conversation.id'])(
    'an activity without %s is refused by that name',
    async (path) => {
      const answer = await post(without(path));
      expect(answer).toMatchObject({ status: 400, error: { code: 'BadActivity' } });
      expect(answer.error?.message).toContain(path);
    },
  );

  it.each([
    ['type', 5],
    ['id', {}],
    ['channelId', ''],
    ['serviceUrl', 'file:///etc/passwd'],
    ['from', 'me'],
    ['from', { id: 1 }],
    ['recipient', []],
    ['conversation', [{ id: 'c1' }]],
    ['conversation', { id: 'c1', isGroup: 'yes' }],
    ['text', 7],
    ['text', ['月額']],
    ['attachments', 'picture.png'],
    ['attachments', [null]],
    ['membersAdded', { id: 'x' }],
    ['deliveryMode', 1],
  ])('%s of the wrong type is refused: %j', async (field, value) => {
    const answer = await post(message('c1', '月額いくら？', { [field]: value }));
    expect(answer).toMatchObject({ status: 400, error: { code: 'BadActivity' } });
    expect(answer.error?.message).toContain(field);
  });

  it('an activity that names no serviceUrl and wants no replies in the answer is refused', async () => {
    expect(await post(without('deliveryMode'))).toMatchObject({ status: 400, error: { code: 'BadActivity' } });
  });
});

describe('activities of every kind', () => {
  it.each([
    ['no id', () => without('id'), /月額利用料/],
    ['no recipient', () => without('recipient'), /月額利用料/],
    ['a channel nobody knows', () => message('c1', '月額いくら？', { channelId: 'carrier-pigeon' }), /月額利用料/],
    ['entities that are none', () => message('c1', '月額いくら？', { entities: 'x' }), /月額利用料/],
    ['a mention of the bot', () => mention('bot'), /月額利用料/],
    ['a mention without its account', () => mention(undefined), /./],
    ['50,000 characters', () => message('c1', '困った'.repeat(16_667)), /./],
    ['emoji only', () => message('c1', '😀👍'), /./],
    ['half a character', () => message('c1', '月額いくら？\ud83d'), /月額利用料/],
    ['a picture only', () => message('c1', '', { attachments: [{ contentType: 'image/png' }] }), /./],
    ['no text', () => without('text'), /./],
    ['empty text', () => message('c1', ''), /./],
  ])('a message with %s is answered', async (_what, body, expected) => {
    const { status, replies } = await post(body());
    expect({ status, replies }).toMatchObject({ status: 200, replies: [expect.stringMatching(expected)] });
  });

  const mention = (id: string | undefined) => {
    const mentioned = id === undefined ? undefined : { id, name: 'desk' };
    const entities = [{ type: 'mention', text: '<at>desk</at>', mentioned }];
    return message('c1', '<at>desk</at> 月額いくら？', { entities });
  };

  it('who opens the chat is greeted once, and the bot itself is not', async () => {
    const joined = (id: string) => ({ ...message('c2', ''), type: 'conversationUpdate', membersAdded: [{ id }] });
    const body = joined('user-c2');
    const [first, again] = [await post(body), await post(body)];
    expect(first.replies).toHaveLength(1);
    expect(again.replies).toEqual(first.replies);
    expect(await post(joined('bot'))).toMatchObject({ status: 200, replies: [] });
  });

  it.each(['typing', 'invoke', 'event', 'messageReaction', 'endOfConversation', 'nonsense'])(
    'an activity of type %s is taken and changes nothing',
    async (type) => {
      expect(await post({ ...message('c1', 'やめる'), type })).toMatchObject({ status: 200, replies: [] });
    },
  );
});

describe('a message delivered again', () => {
  it.each([
    ['one after the other', 'c3', 'ITS-100007'],
    ['at once', 'c4', 'ITS-100002'],
  ])('five times %s has one effect and the same replies each time', async (how, conversation, number) => {
    for (const text of ['リモートで見てほしい', number, `1${number.slice(-3)}`]) await say(conversation, text);
    const yes = message(conversation, 'はい');
    const answers = [];
    if (how === 'at once') answers.push(...(await Promise.all([1, 2, 3, 4, 5].map(() => post(yes)))));
    else for (let n = 0; n < 5; n++) answers.push(await post(yes));
    const codes = answers.map(({ replies }) => /接続コードは(\d{9})です/.exec(replies.join())?.[1]);
    expect(codes[0]).toBeDefined();
    expect(answers.map(({ replies }) => replies)).toEqual(Array(5).fill(answers[0]?.replies));
    await say(conversation, '朝からつながりません');
    const [running = ''] = await say(conversation, 'リモートで見てほしい');
    expect(running, 'there is one session').toContain(`すでに始まっています。接続コードは${codes[0]}`);
  });
});

describe('without an app id', () => {
  it.each(['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'x-real-ip', 'via'])(
    'what a proxy passed on with %s is refused: it may come from anywhere',
    async (header) => {
      const answer = await post(message('c1', '月額いくら？'), { [header]: '127.0.0.1' });
      expect(answer).toMatchObject({ status: 401, error: { code: 'Unauthorized' }, replies: [] });
    },
  );
});

describe('anything at all', () => {
  const known = Object.keys(message('c1', ''));
  const further = ['entities', 'attachments', 'membersAdded', 'serviceUrl', 'channelData', 'value', 'timestamp'];
  const rare = ['locale', 'localTimestamp', 'relatesTo', 'replyToId', 'callerId', 'name', 'textFormat', '__proto__'];
  const field = fc.constantFrom(...known, ...further, ...rare);
  const value = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constant(undefined));
  const body = fc
    .array(fc.tuple(field, value), { maxLength: 4 })
    .map((changes) => ({ ...message('fuzz', '月額いくら？'), ...Object.fromEntries(changes) }));

  it('gets JSON and a fitting status, without an inner error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 4, arbitrary: body }, fc.jsonValue()), async (any) => {
        const answer = await post(any ?? null);
        expect([200, 400, 401, 413, 415]).toContain(answer.status);
        if (answer.status !== 200) expect(answer.error?.message).toMatch(/^[A-Z][^\n]{10,400}$/);
        expect(answer.text).not.toMatch(/Error:|\bat \S+:\d+|undefined|TypeError|node_modules/);
      }),
      { numRuns: 300 },
    );
  });
});
