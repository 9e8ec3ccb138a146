/** The case panel of the desk's page names the channels of a customer, and leads to the one written in last. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumMissing, openBrowser, screenshotPath } from '../helpers/browser.ts';
import { chatWith, openSignedIn } from '../helpers/desk-in-browser.ts';
import { deskInMemory } from '../helpers/desk-in-memory.ts';
import { startDeskPage } from '../helpers/desk-page-server.ts';

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'the case panel in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 30_000);
  afterAll(() => browser.close());

  it('shows both channels, says where the customer wrote last, and leads there', async () => {
    const desk = deskInMemory();
    const chat = desk.memory.chats.get('chat-1');
    if (!chat) throw new Error('no chat');
    chat.channels = [
      { chat: 'chat-2', channel: 'line', here: false, last: true },
      { chat: 'chat-1', channel: 'web', here: true, last: false },
    ];
    const server = await startDeskPage(desk.memory);
    const { page, complaints } = await openSignedIn(browser, server);
    await chatWith(page, '日本橋不動産');
    const panel = page.getByRole('region', { name: 'お客さまのチャネル' });
    await panel.getByText('返信はそちらが早く届きます').waitFor();
    expect(await panel.locator('li').allTextContents()).toEqual(['LINE最後の書き込み開く', 'ウェブこのチャット']);
    await page.screenshot({ path: screenshotPath('desk-channels') });
    await panel.getByRole('button', { name: '開く' }).click();
    await panel.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await page.context().close();
    await server.close();
  }, 30_000);
});
