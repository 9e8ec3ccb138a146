/** What is no words on a page of the desk: what is being fetched, shown once it is there, or why it is not; places; stickers. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumMissing, openBrowser } from '../helpers/browser.ts';
import { chatWith, openSignedIn } from '../helpers/desk-in-browser.ts';
import { deskInMemory } from '../helpers/desk-in-memory.ts';
import { type EntryShape, startDeskPage } from '../helpers/desk-page-server.ts';

type Thing = EntryShape['things'][number];
const file = (id: string, change: Partial<Extract<Thing, { is: 'file' }>>): Thing => ({
  is: 'file',
  id,
  kind: 'image',
  name: null,
  type: null,
  size: null,
  state: 'fetching',
  words: '取り込んでいます…',
  ...change,
});
const kept = { state: 'kept', words: '', type: 'image/png', size: 70 } as const;

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'the operator desk in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 30_000);
  afterAll(() => browser.close());

  it('shows what a customer sent that is no words, and what becomes of it', async () => {
    const desk = deskInMemory();
    const server = await startDeskPage(desk.memory);
    const { page, complaints } = await openSignedIn(browser, server);
    await chatWith(page, '日本橋不動産');
    const say = (things: Thing[], more: Partial<EntryShape> = {}) => {
      desk.say('chat-1', ['customer', '10:11', '', { things, ...more }]);
      server.notify('chat-1');
    };
    say([file('p', {})], { id: 'sent' });
    const things = page.locator('.thing');
    await things.filter({ hasText: '取り込んでいます' }).waitFor();
    desk.say('chat-1', [null, '10:12', '', { about: 'file', of: 'sent', things: [file('p', kept)] }]);
    server.notify('chat-1');
    await page.locator('.picture img[src="/desk/api/chats/chat-1/files/p"]').waitFor();
    expect(await things.filter({ hasText: '取り込んでいます' }).count()).toBe(0);
    expect(await page.locator('.happened[data-about=file]').count(), 'its note is no line of its own').toBe(0);

    say([file('q', { state: 'too-large', words: '大きすぎるため、取り込めませんでした。' })]);
    await things.filter({ hasText: '大きすぎるため' }).waitFor();
    say([file('r', { ...kept, kind: 'audio' })]);
    await page.locator('audio[src$="/files/r"]').waitFor();
    say([file('s', { ...kept, kind: 'file', name: '見積.pdf', size: 1_572_864 })]);
    await page.locator('a[download="見積.pdf"]', { hasText: '1.5MB' }).waitFor();
    say([{ is: 'place', title: '会社', address: '東京都千代田区1-1', latitude: 35.6, longitude: 139.7 }]);
    await things.filter({ hasText: '東京都千代田区1-1' }).filter({ hasText: '緯度 35.6、経度 139.7' }).waitFor();
    say([{ is: 'sticker', keywords: ['OK', 'はい'] }]);
    await things.filter({ hasText: 'スタンプ（OK、はい）' }).waitFor();

    desk.say('chat-1', [null, '10:13', 'お客さまがメッセージを取り消しました。', { about: 'taken-back', of: 'sent' }]);
    server.notify('chat-1');
    await page.getByText('お客さまがメッセージを取り消しました。').waitFor();
    expect(await page.locator('.picture').count(), 'what was taken back').toBe(0);
    expect(complaints).toEqual([]);
    await page.context().close();
    await server.close();
  }, 60_000);
});
