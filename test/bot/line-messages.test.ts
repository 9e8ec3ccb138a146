/** What LINE tells beside the words, and what is shown with them: quotes, edits, what was read, numbers to call. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LineDesk, openLineDesk } from '../helpers/line-desk.ts';
import { readBubble, uriOf } from '../helpers/line-screen.ts';
import { lineUser } from '../helpers/line-server.ts';

const a = lineUser('a');
let desk: LineDesk;
beforeEach(async () => {
  desk = await openLineDesk();
});
afterEach(() => desk.close());

const writes = async (text: string, more: object = {}, id: string = randomUUID()) => {
  const message = { type: 'text', id, text, quoteToken: 'q', ...more };
  const event = desk.line.text(a, text, { message });
  expect(desk.line.wrong([event])).toEqual([]);
  await desk.post([event]);
};
const customerSaid = async () =>
  (await desk.transcript('a')).flatMap((entry) => (entry.kind === 'said' && entry.from === 'customer' ? [entry] : []));

describe('a quote', () => {
  it('of what the bot or the customer had said is shown to the operator, in its words', async () => {
    await writes('月額いくら？', {}, 'm-1');
    const answer = desk.line.screen(a).at(-1);
    await writes('これは税込みですか', { quotedMessageId: desk.line.nameOf(answer) });
    await writes('これの続きです', { quotedMessageId: 'm-1' });
    const [, first, second] = await customerSaid();
    expect(first?.quotes).toMatch(/月額利用料は、/);
    expect(readBubble(answer)).toContain(first?.quotes);
    expect(second?.quotes).toBe('月額いくら？');
  });

  it('of what nobody knows any more, or was taken back, is left out', async () => {
    await writes('口座は1234567です', {}, 'm-1');
    await desk.post([desk.line.event('unsend', a, { unsend: { messageId: 'm-1' } })]);
    await writes('これです', { quotedMessageId: 'm-1' });
    await writes('それです', { quotedMessageId: 'unknown' });
    for (const { quotes } of await customerSaid()) expect(quotes).toBeUndefined();
  });

  it('of another customer’s message shows nothing of it', async () => {
    const message = { type: 'text', id: 'theirs', text: '口座は1234567です', quoteToken: 'q' };
    await desk.post([desk.line.text(lineUser('b'), message.text, { message })]);
    await writes('これです', { quotedMessageId: 'theirs' });
    expect((await customerSaid()).map(({ quotes }) => quotes)).toEqual([undefined]);
  });
});

describe('what was written', () => {
  const read = () => desk.line.of('markAsRead').map(({ body }) => body.markAsReadToken);

  it('is marked as read when an operator takes the chat, and when they answer, once each', async () => {
    for (const words of ['オペレーターと話したい', 'ITS-100001', '1001', 'はい']) await desk.say('a', words);
    await writes('パソコンが遅い', { markAsReadToken: 'read-1' });
    expect(read(), 'the bot reads for nobody').toEqual([]);
    await desk.operate('a', { do: 'take' });
    await writes('まだですか', { markAsReadToken: 'read-2' });
    await desk.operate('a', { do: 'reply', text: 'お待たせしました。' });
    await desk.operate('a', { do: 'reply', text: '確認します。' });
    await desk.desk.end();
    expect(read()).toEqual(['read-1', 'read-2']);
  });

  it('can be marked in vain without a loss', async () => {
    for (const words of ['オペレーターと話したい', 'ITS-100001', '1001', 'はい']) await desk.say('a', words);
    await writes('パソコンが遅い', { markAsReadToken: 'read-1' });
    desk.line.answerWith(({ path }) => (path.endsWith('markAsRead') ? { status: 400 } : 'as usual'));
    expect(await desk.operate('a', { do: 'take' })).toBe('done');
    expect(desk.line.screen(a).map(readBubble).at(-1)).toContain('山田');
  });

  it('and edited says what it says now, to the operator alone', async () => {
    await writes('パソコンが遅い', {}, 'm-1');
    const { length } = desk.line.screen(a);
    const edited = desk.line.event('messageEdited', a, {
      replyToken: desk.line.replyToken(a),
      message: { type: 'text', id: 'm-1', text: 'プリンターが遅い' },
    });
    await desk.post([edited, { ...edited, deliveryContext: { isRedelivery: true } }]);
    expect((await customerSaid()).map(({ message }) => message.text)).toEqual(['プリンターが遅い']);
    const notes = (await desk.transcript('a')).filter((entry) => entry.kind === 'note' && entry.about === 'edited');
    expect(notes).toHaveLength(1);
    expect(desk.line.screen(a)).toHaveLength(length);
  });

  it('and edited in a group, where nobody is answered, is passed over', async () => {
    const source = { type: 'group', groupId: 'C4af4980629', userId: a };
    const event = desk.line.event('messageEdited', a, { source, message: { type: 'text', id: 'm-1', text: 'x' } });
    expect(await desk.line.post(desk.origin, [event])).toBe(200);
    expect(desk.line.screen('C4af4980629')).toEqual([]);
    expect(desk.lines.join()).toContain('messageEdited of a group');
  });
});

describe('a telephone number of the desk', () => {
  it('stands as a button that calls it', async () => {
    await desk.say('a', 'お問い合わせ窓口の電話番号を教えてください');
    const screen = desk.line.screen(a);
    expect(screen.map(readBubble).join()).toContain('0120-770510');
    expect(uriOf(screen, '📞 0120-770510')).toBe('tel:0120770510');
    expect(uriOf(screen, '📞 0570-064672')).toBe('tel:0570064672');
  });

  it('is no number of the customer’s, and no part of a longer one', async () => {
    for (const words of ['今月の残り回数', 'ITS-100001', '1001', '090-1234-5678に折り返し電話して'])
      await desk.say('a', words);
    const shown = JSON.stringify(desk.line.screen(a));
    expect(shown).not.toMatch(/tel:(?!0120770510|0570064672)/);
  });
});
