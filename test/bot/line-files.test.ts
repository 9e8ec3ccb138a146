/** Pictures, voice, files and places that customers send on LINE: fetched after the answer, kept for a time, forgotten when taken back. */
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fileOverQueue, files } from '../../adapters/files/kept.ts';
import { lineAddress } from '../../adapters/line/channel.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { conversationOnLine } from '../../bot/line-event.ts';
import { lineCases } from '../helpers/line-cases.ts';
import type { LineContent } from '../helpers/line-contents.ts';
import { readBubble } from '../helpers/line-screen.ts';
import { lineUser } from '../helpers/line-server.ts';
import { png, refused, taken } from '../helpers/sent-files.ts';

const { desk } = lineCases();
const a = lineUser('a');
const provided = { contentProvider: { type: 'line' }, quoteToken: 'q' };
const image = { type: 'image', ...provided };

/** `a` sends a message that is no words, whose content LINE answers so; what comes onto their screen. */
const send = async (message: object, ...contents: LineContent[]) => {
  const { line } = desk();
  const id = randomUUID();
  if (contents.length > 0) line.contents.hold(id, ...contents);
  const event = line.event('message', a, { replyToken: line.replyToken(a), message: { id, ...message } });
  expect(line.wrong([event]), 'as LINE describes it').toEqual([]);
  const from = line.screen(a).length;
  await desk().post([event]);
  return { id, shown: line.screen(a).slice(from).map(readBubble) };
};
/** What is kept of the files that the transcript names. */
const keptFiles = async () => {
  const records = openRecords(desk().store);
  const entries = await desk().transcript('a');
  const named = entries.flatMap((one) => (one.kind === 'said' ? (one.things ?? []) : []));
  const ids = named.flatMap((one) => (one.is === 'file' ? [one.id] : []));
  return Promise.all(
    ids.map(async (id) => ({ id, file: await files.read(records, id), bytes: await desk().store.readBlob(id) })),
  );
};
const states = async () => (await keptFiles()).map(({ file }) => file?.state);
const notes = async () => (await desk().transcript('a')).filter((one) => one.kind === 'note' && one.about === 'file');

describe('a picture', () => {
  it('is fetched once its message is committed, kept, and its note tells the operator', async () => {
    const { shown } = await send(image, png);
    expect(shown).toEqual([
      expect.stringContaining('写真をお送りいただき、ありがとうございます。担当の者が拝見できます'),
    ]);
    const [kept] = await keptFiles();
    expect(kept).toMatchObject({
      file: { state: 'kept', kind: 'image', type: 'image/png', size: png.length, conversation: conversationOnLine(a) },
    });
    expect(Buffer.from(kept?.bytes ?? '').equals(png)).toBe(true);
    expect(await notes()).toMatchObject([{ about: 'file', text: 'kept', file: kept?.id }]);
  });

  it('does not hold up the answer while LINE keeps us waiting for it', async () => {
    const { line } = desk();
    const id = randomUUID();
    line.contents.hold(id, 'silence');
    const event = line.event('message', a, { replyToken: line.replyToken(a), message: { id, ...image } });
    expect(await line.post(desk().origin, [event])).toBe(200);
    await line.until(() => line.screen(a).length === 1 && line.contents.asked.length === 1);
    expect(await states()).toEqual(['fetching']);
  });

  it('leaves what was going on as it is: the question that stands is put once more', async () => {
    for (const words of ['訪問してほしい', 'ITS-100009', '1009']) await desk().say('a', words);
    const { shown } = await send(image, png);
    expect(shown).toEqual([expect.stringContaining('担当の者が拝見できます'), expect.stringContaining('訪問')]);
    expect((await desk().say('a', '木曜の10時')).join()).toContain('11月26日（木）9:00～11:00の訪問でよろしいですか');
  });

  it('of several sent at once is answered with the first alone', async () => {
    const set = (index: number) => ({ ...image, imageSet: { id: 's', index, total: 2 } });
    expect((await send(set(1), png)).shown).toHaveLength(1);
    expect((await send(set(2), png)).shown).toEqual([]);
    expect(await states()).toEqual(['kept', 'kept']);
  });

  it('that stands at an address its sender chose is not fetched from there', async () => {
    const external = {
      type: 'external',
      originalContentUrl: 'https://evil.example/a.png',
      previewImageUrl: 'https://evil.example/a.png',
    };
    const { shown } = await send({ ...image, contentProvider: external });
    expect(shown).toEqual([expect.stringContaining('お受けできない種類')]);
    expect(desk().line.contents.asked).toEqual([]);
    expect(await states()).toEqual(['not-taken']);
  });

  it('sent in an English chat is answered in English', async () => {
    await desk().say('a', 'What are your opening hours?');
    expect((await send(image, png)).shown.join()).toContain('Our staff can look at it.');
  });
});

describe('what is fetched', () => {
  it('is asked for again while LINE makes it ready, and while it fails', async () => {
    await send({ type: 'video', duration: 1, ...provided }, 202, 503, 'cut', taken['video/mp4']?.[1] as Buffer);
    for (const wait of [1_000, 2_000]) {
      expect(await states()).toEqual(['fetching']);
      await desk().pass(wait);
    }
    await desk().pass(4_000);
    expect(desk().line.contents.asked).toHaveLength(4);
    expect(await states()).toEqual(['kept']);
    expect(await notes()).toHaveLength(1);
  });

  it.each([
    ['deleted', 404, 'gone'],
    ['taken back', 410, 'gone'],
    ['refused', 403, 'failed'],
    ['elsewhere', { redirect: 'http://127.0.0.1:9/' }, 'failed'],
    ['larger than is kept', 'endless', 'too-large'],
  ] as const)('and is %s is not kept, which operators see', async (_what, content, state) => {
    await send(image, content);
    expect(await states()).toEqual([state]);
    expect(await notes()).toMatchObject([{ text: state }]);
    await desk().pass(60_000);
    expect(desk().line.contents.asked).toHaveLength(1);
  });

  it.each(Object.entries(refused))(
    'and turns out to be %s is not kept, whatever LINE says it is',
    async (_what, bytes) => {
      await send({ type: 'file', fileName: 'a.png', fileSize: bytes.length }, bytes);
      expect((await keptFiles()).map(({ file, bytes: kept }) => [file?.state, kept])).toEqual([
        ['not-taken', undefined],
      ]);
    },
  );

  it('is given up after a day', async () => {
    await send(image, 500);
    await desk().pass(24 * 3_600_000 + 1);
    await desk().pass(1);
    expect(await states()).toEqual(['failed']);
  });

  it('and is too large by what LINE says of it is not even asked for, and its sender is told', async () => {
    const { shown } = await send({ type: 'file', fileName: 'all.zip', fileSize: 50_000_000 }, png);
    expect(shown).toEqual([expect.stringContaining('大きすぎる')]);
    expect(desk().line.contents.asked).toEqual([]);
    expect(await states()).toEqual(['too-large']);
  });

  it('keeps the name its sender gave it, without folders and signs that cannot be seen', async () => {
    await send(
      { type: 'file', fileName: '../../見積\u202Egnp.pdf', fileSize: 9 },
      taken['application/pdf']?.[1] as Buffer,
    );
    expect((await keptFiles())[0]?.file).toMatchObject({ name: '見積gnp.pdf', kind: 'file', type: 'application/pdf' });
  });
});

describe('what is kept', () => {
  it('is forgotten with the message when the customer takes it back, before or after it is fetched', async () => {
    const early = await send(image, 202, png);
    const late = await send(image, png);
    const before = await keptFiles();
    for (const { id } of [early, late])
      await desk().post([desk().line.event('unsend', a, { unsend: { messageId: id } })]);
    await desk().pass(10_000);
    expect(await keptFiles(), 'no entry names them').toEqual([]);
    for (const { id } of before) {
      expect(await files.read(openRecords(desk().store), id)).toBeUndefined();
      expect(await desk().store.readBlob(id)).toBeUndefined();
    }
    expect(await openRecords(desk().store).read('files/total')).toEqual({ shape: 1, data: { bytes: 0 } });
  });

  it('is not kept when it was taken back while it was on its way', async () => {
    const { line, store, transcript } = desk();
    const id = randomUUID();
    const coming = Promise.withResolvers<LineContent>();
    line.contents.hold(id, coming.promise);
    const event = line.event('message', a, { replyToken: line.replyToken(a), message: { id, ...image } });
    await line.post(desk().origin, [event]);
    await line.until(() => line.contents.asked.length === 1);
    const [{ id: file } = { id: '' }] = await keptFiles();
    const delivery = { by: 'channel', address: lineAddress({ id: a }), inResponse: false } as const;
    const of = { id: 'unsend', conversation: conversationOnLine(a), of: id, delivery };
    await desk().desk.turns.run({ kind: 'channel', what: 'taken-back', ...of });
    expect(await keptFiles()).toEqual([]);
    coming.resolve(png);
    await desk().idle();
    expect(await store.readBlob(file)).toBeUndefined();
    expect(await files.read(openRecords(store), file)).toBeUndefined();
    expect((await transcript('a')).filter((one) => one.kind === 'note')).toMatchObject([{ about: 'taken-back' }]);
  });

  it('is forgotten after the days of the settings', async () => {
    await send(image, png);
    const [kept] = await keptFiles();
    const day = 24 * 3_600_000;
    desk().clock.at += desk().desk.company.documents.desk.files.keptDays * day - 1;
    await desk().desk.files.forget();
    expect(await desk().store.readBlob(kept?.id ?? '')).toBeDefined();
    desk().clock.at += 1;
    await desk().desk.files.forget();
    expect(await desk().store.readBlob(kept?.id ?? '')).toBeUndefined();
    expect((await keptFiles())[0]?.file).toBeUndefined();
    const due = { queue: fileOverQueue, dueBy: Number.MAX_SAFE_INTEGER, now: desk().clock.at, leaseMs: 1, limit: 9 };
    expect(await desk().store.lease(due)).toEqual([]);
  });
});

it('a place stands in the transcript as its name, address and coordinates', async () => {
  const place = { title: '会社', address: '東京都千代田区1-1', latitude: 35.6, longitude: 139.7 };
  const { shown } = await send({ type: 'location', ...place });
  expect(shown).toEqual([expect.stringContaining('位置情報をお送りいただき')]);
  expect(await desk().transcript('a')).toMatchObject([{ things: [{ is: 'place', ...place }] }, {}]);
});

it('a sticker stands there with what its maker says it means', async () => {
  const sticker = { type: 'sticker', packageId: '1', stickerId: '1', quoteToken: 'q', stickerResourceType: 'STATIC' };
  await send({ ...sticker, keywords: ['OK', 'はい'] });
  expect(await desk().transcript('a')).toMatchObject([{ things: [{ is: 'sticker', keywords: ['OK', 'はい'] }] }, {}]);
});
