/** What customers do on LINE beside writing: buttons, new, old and twice; joining, leaving, taking back; pictures; groups. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecords } from '../../adapters/store/records.ts';
import { conversationOnLine } from '../../bot/line-event.ts';
import { portsOver } from '../../bot/ports.ts';
import { type LineDesk, openLineDesk } from '../helpers/line-desk.ts';
import { buttonsOf, readBubble } from '../helpers/line-screen.ts';
import { lineUser } from '../helpers/line-server.ts';

const fees = '月額いくら？';
const a = lineUser('a');

let desk: LineDesk;
beforeEach(async () => {
  desk = await openLineDesk();
});
afterEach(() => desk.close());

const screen = (user = a) => desk.line.screen(user).map(readBubble);
const buttons = () => buttonsOf(desk.line.screen(a));
const dataOf = (label: string) => buttons().findLast((one) => one.label === label)?.data ?? '';
const tapData = async (data: string) => {
  const from = screen().length;
  await desk.post([desk.line.tap(a, data)]);
  return screen().slice(from);
};
const follow = (more: object = {}) =>
  desk.line.event('follow', a, { replyToken: desk.line.replyToken(a), follow: { isUnblocked: false }, ...more });
const visits = async (number: string) => {
  const standing = await portsOver(openRecords(desk.store), desk.clock).visits.of(number);
  return standing.filter(({ state }) => state === 'booked').length;
};
const stale = expect.stringContaining('前のご案内のものか、すでに承ったものです');

describe('a button', () => {
  const readBack = async () => {
    for (const words of ['訪問してほしい', 'ITS-100009', '1009']) await desk.say('a', words);
    const [asked] = await desk.say('a', '木曜の10時');
    expect(asked).toContain('11月26日（木）9:00～11:00の訪問でよろしいですか');
  };

  it('says what it means, once: tapped again it books nothing more, and the customer is told', async () => {
    await readBack();
    const yes = dataOf('予約する');
    expect(await tapData(yes)).toEqual([expect.stringContaining('承りました')]);
    expect(await tapData(yes)).toEqual([stale]);
    expect(await visits('ITS-100009')).toBe(1);
  });

  it('tapped twice at once, as two events in one webhook, is done once', async () => {
    await readBack();
    const yes = dataOf('予約する');
    await desk.post([desk.line.tap(a, yes), desk.line.tap(a, yes)]);
    expect(await visits('ITS-100009')).toBe(1);
    expect(screen().at(-1)).toEqual(stale);
  });

  it('of a question that was answered in words answers no other one', async () => {
    await readBack();
    const yes = dataOf('予約する');
    expect(await desk.say('a', 'やっぱり金曜の10時で')).toEqual([expect.stringContaining('11月27日（金）')]);
    expect(await tapData(yes)).toEqual([stale]);
    expect(await visits('ITS-100009')).toBe(0);
    expect(await desk.tap('a', '予約する')).toEqual([expect.stringContaining('11月27日')]);
    expect(await visits('ITS-100009')).toBe(1);
  });

  it('of a menu stands after a question in words was answered', async () => {
    await desk.post([follow()]);
    await desk.say('a', '無線LANルーターは何台まで？');
    const menu = buttons().find(({ label }) => label === '料金を知りたい');
    expect(await tapData(menu?.data ?? '')).toEqual([expect.stringContaining('2,000円')]);
    expect(await tapData(menu?.data ?? ''), 'once').toEqual([stale]);
  });

  it.each([
    '',
    'x',
    'say/',
    'say/1/',
    'say/1',
    'say/999/はい',
    'say/1/これはない',
    'say/-1/はい',
    'say/1e3/はい',
    'ほかの/1/はい',
  ])('with data that we never made (%j) does nothing', async (data) => {
    await readBack();
    const came = await tapData(data);
    expect(came.every((text) => text.includes('前のご案内のものか'))).toBe(true);
    expect(await visits('ITS-100009')).toBe(0);
  });

  it('is shown to the operator in the customer’s words', async () => {
    await desk.post([follow()]);
    await desk.tap('a', '料金を知りたい');
    const said = (await desk.transcript('a')).find((entry) => entry.kind === 'said' && entry.from === 'customer');
    expect(said).toMatchObject({ message: { text: '月額料金はいくらですか' } });
  });
});

describe('a friend', () => {
  it('is greeted once, also when the event comes again', async () => {
    const event = follow();
    expect(desk.line.wrong([event])).toEqual([]);
    await desk.post([event]);
    await desk.post([{ ...event, deliveryContext: { isRedelivery: true } }]);
    expect(screen()).toEqual([expect.stringContaining('サポートデスクです')]);
  });

  it('who blocks us is sent nothing any more, which operators see, and is served when they come back', async () => {
    for (const words of ['オペレーターと話したい', 'ITS-100001', '1001', 'はい', 'パソコンが遅い'])
      await desk.say('a', words);
    await desk.operate('a', { do: 'take' });
    await desk.post([desk.line.event('unfollow', a)]);
    const calls = desk.line.calls.length;
    await desk.operate('a', { do: 'reply', text: 'お待たせしました。' });
    await desk.pass(60_000);
    expect(desk.line.calls.length).toBe(calls);
    const notes = (await desk.transcript('a')).filter(({ kind }) => kind === 'note');
    expect(notes.at(-1)).toMatchObject({ about: 'undelivered', text: 'お待たせしました。' });
    await desk.operate('a', { do: 'return' });
    await desk.post([follow({ follow: { isUnblocked: true } })]);
    expect(screen().at(-1)).toContain('サポートデスクです');
    expect(await desk.say('a', fees)).toEqual([expect.stringContaining('2,000円')]);
  });

  it('who was recognised once is not asked again', async () => {
    for (const words of ['訪問してほしい', 'ITS-100009', '1009']) await desk.say('a', words);
    await desk.say('a', 'やめる');
    expect((await desk.say('a', '木曜の10時に訪問してほしい')).join()).toContain('11月26日（木）');
  });
});

describe('a message taken back', () => {
  const secret = '口座は1234567です。パソコンが遅い';
  const takeBack = async (messageId: string) => {
    const event = desk.line.event('unsend', a, { unsend: { messageId } });
    expect(desk.line.wrong([event])).toEqual([]);
    await desk.post([event]);
  };

  it('stands in the transcript no more; the rest stands as it was, and the operator sees that something was', async () => {
    await desk.say('a', fees);
    const message = { type: 'text', id: 'm-2', text: secret, quoteToken: 'q' };
    await desk.post([desk.line.text(a, secret, { message })]);
    const before = await desk.transcript('a');
    await takeBack('m-2');
    const after = await desk.transcript('a');
    expect(JSON.stringify(after)).not.toContain('1234567です');
    const text = (entry: (typeof after)[number]) => (entry.kind === 'said' ? entry.message.text : entry.text);
    expect(after.slice(0, before.length).map(text)).toEqual(
      before.map((entry) => (text(entry) === secret ? '' : text(entry))),
    );
    expect(after.slice(before.length)).toMatchObject([{ kind: 'note', about: 'taken-back' }]);
  });

  it('that nobody knows changes nothing', async () => {
    await desk.say('a', fees);
    const before = await desk.transcript('a');
    await takeBack('unknown');
    expect(await desk.transcript('a')).toEqual(before);
  });

  it('of another customer is not touched', async () => {
    const message = { type: 'text', id: 'theirs', text: secret, quoteToken: 'q' };
    await desk.post([desk.line.text(lineUser('b'), secret, { message })]);
    await takeBack('theirs');
    expect(JSON.stringify(await desk.transcript('b'))).toContain('1234567');
  });
});

describe('what is no words', () => {
  const line = { contentProvider: { type: 'line' }, quoteToken: 'q' };
  const sticker = { type: 'sticker', packageId: '1', stickerId: '1', quoteToken: 'q' };
  const send = async (message: object) => {
    const event = desk.line.event('message', a, {
      replyToken: desk.line.replyToken(a),
      message: { id: randomUUID(), ...message },
    });
    expect(desk.line.wrong([event])).toEqual([]);
    const from = screen().length;
    await desk.post([event]);
    return screen().slice(from);
  };

  it.each([
    ['a picture', { type: 'image', ...line }],
    ['a video', { type: 'video', duration: 1, ...line }],
    ['a voice message', { type: 'audio', duration: 1, contentProvider: { type: 'line' } }],
    ['a file', { type: 'file', fileName: 'a.pdf', fileSize: 1 }],
    ['a place', { type: 'location', title: '会社', address: '東京都千代田区1-1', latitude: 35.6, longitude: 139.7 }],
    ['a sticker', { ...sticker, stickerResourceType: 'STATIC', keywords: ['OK', 'はい', 'yes'] }],
  ])('%s is answered in words, and stands in the transcript', async (_what, message) => {
    expect(await send(message)).toEqual([expect.stringContaining('文字')]);
    const said = (await desk.transcript('a')).filter((one) => one.kind === 'said' && one.from === 'customer');
    expect(said).toMatchObject([{ message: { text: '' }, things: [{}] }]);
  });

  it('a sticker agrees to nothing, whatever it is named', async () => {
    for (const words of ['訪問してほしい', 'ITS-100009', '1009', '木曜の10時']) await desk.say('a', words);
    await send({ ...sticker, stickerResourceType: 'ANIMATION', keywords: ['はい', 'OK', 'お願いします'] });
    expect(await visits('ITS-100009')).toBe(0);
  });

  it('the words on a message sticker are words', async () => {
    expect(await send({ ...sticker, stickerResourceType: 'MESSAGE', text: fees })).toEqual([
      expect.stringContaining('2,000円'),
    ]);
  });

  it('LINE’s own emoji in a text are not read', async () => {
    const text = '月額(moon)いくら？(smile)';
    const emojis = [
      { index: 2, length: 6, productId: 'p', emojiId: '1' },
      { index: 12, length: 7, productId: 'p', emojiId: '2' },
    ];
    expect(await send({ type: 'text', text, emojis, quoteToken: 'q' })).toEqual([expect.stringContaining('2,000円')]);
  });
});

describe('a group', () => {
  const group = { source: { type: 'group', groupId: 'C4af4980629' } };
  it('hears once that we talk to one person only, by the free reply, and nothing else', async () => {
    const replyToken = desk.line.replyToken('C4af4980629');
    await desk.post([{ ...desk.line.event('join', a), ...group, replyToken }]);
    expect(screen('C4af4980629')).toEqual([expect.stringContaining('個別のトーク')]);
    const members = { type: 'memberJoined', joined: { members: [{ type: 'user', userId: a }] } };
    await desk.post([
      { ...desk.line.text(a, fees), ...group },
      { ...desk.line.event('memberJoined', a), ...group, ...members, replyToken: 'x' },
      { ...desk.line.event('leave', a), ...group },
    ]);
    expect(screen('C4af4980629')).toHaveLength(1);
    expect(screen()).toEqual([]);
    expect(desk.line.of('push')).toEqual([]);
    const known = await openRecords(desk.store).read(`talk/${conversationOnLine(a)}`);
    expect(known, 'nobody is taken for a customer').toBeUndefined();
  });
});
