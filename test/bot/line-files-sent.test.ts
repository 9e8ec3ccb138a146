/** Pictures and files that operators send to customers on LINE: a picture where LINE shows one, a link in words anywhere else. */
import { describe, expect, it } from 'vitest';
import type { SentFile } from '../../adapters/channels/port.ts';
import { lineCases } from '../helpers/line-cases.ts';
import { lineUser } from '../helpers/line-server.ts';

const { desk, taken } = lineCases();
const file: SentFile = {
  id: 'A'.repeat(22),
  kind: 'image',
  name: 'ランプの場所.png',
  type: 'image/png',
  size: 200_000,
  until: Date.parse('2026-12-01T10:00:00+09:00'),
};
/** What came onto the customer's screen when the operator sent it. */
const sent = async (change: Partial<SentFile>, text = '') => {
  const from = desk().line.screen(lineUser('a')).length;
  expect(await desk().operate('a', { do: 'reply', text, file: { ...file, ...change } })).toBe('done');
  return desk().line.screen(lineUser('a')).slice(from);
};
const link = /^https:\/\/desk\.example\.jp\/file\/[\w-]{22}\.\w+\.[\w-]{43}$/;

describe('what an operator sends on LINE', () => {
  it('is shown as a picture, over their name', async () => {
    await taken();
    const [bubble, ...more] = await sent({});
    expect(more).toEqual([]);
    expect(bubble).toMatchObject({ type: 'image', originalContentUrl: expect.stringMatching(link) });
    expect(bubble?.previewImageUrl).toBe(bubble?.originalContentUrl);
    expect(bubble?.sender).toMatchObject({ name: '山田' });
  });

  it.each([
    ['a picture that LINE does not show', { type: 'image/webp' }],
    ['a picture larger than LINE shows', { size: 1_000_001 }],
    ['a document', { kind: 'file', type: 'application/pdf', name: '手順書.pdf' }],
  ] as const)('%s comes as its name and a link', async (_what, change) => {
    await taken();
    const [bubble, ...more] = await sent(change);
    expect(more).toEqual([]);
    const [name, url] = String(bubble?.text).split('\n');
    expect(name).toBe('name' in change ? change.name : file.name);
    expect(url).toMatch(link);
  });

  it('with words beside it leaves in one send', async () => {
    await taken();
    expect(await sent({}, 'こちらです。')).toMatchObject([{ type: 'image' }, { type: 'text', text: 'こちらです。' }]);
    expect(desk().line.of('push').at(-1)?.body.messages).toHaveLength(2);
  });

  it('is the same when it is tried again after its answer was lost', async () => {
    await taken();
    desk().line.answerWith((call) => (/push/.test(call.path) ? 'lost' : 'as usual'));
    await desk().operate('a', { do: 'reply', text: '', file });
    desk().line.answerWith(() => 'as usual');
    await desk().pass(5_000);
    const [first, second] = desk().line.of('push').slice(-2);
    expect(second).toMatchObject({ body: first?.body, retryKey: first?.retryKey, status: 200 });
  });
});
