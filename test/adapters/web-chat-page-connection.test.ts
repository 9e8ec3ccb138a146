/** The chat page over a connection that breaks, and a server that can keep nothing: it says so and goes on by itself. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumMissing, openBrowser, PAGE_WAIT_MS, screenshotPath } from '../helpers/browser.ts';
import { startWebChat, type WebChatServer } from '../helpers/web-chat-server.ts';

const say = async (page: Page, text: string) => {
  await page.getByRole('textbox').fill(text);
  await page.getByRole('textbox').press('Enter');
};

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'the chat page', () => {
  let browser: Browser;
  let server: WebChatServer;
  /** the server's time is so much later, ms */
  let ahead = 0;
  beforeAll(async () => {
    browser = await openBrowser();
    server = await startWebChat({
      now: () => Date.now() + ahead,
      answer: ({ text, join }) => [{ text: join ? 'こんにちは。' : `「${text}」ですね。` }],
    });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const open = async () => {
    const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo' });
    const page = await context.newPage();
    page.setDefaultTimeout(PAGE_WAIT_MS);
    // Time runs on as ever, and can be moved ahead where the page only waits.
    await page.clock.install();
    await page.goto(`${server.origin}/`);
    return { page };
  };

  it('says that the connection is lost, and takes that back once it is there again', async () => {
    const { page } = await open();
    await page.getByText('こんにちは。').first().waitFor();
    await page.context().setOffline(true);
    server.streams.drop();
    await page.getByText('接続が切れました').waitFor();
    await page.screenshot({ path: screenshotPath('chat-lost') });
    const conversation = [...server.transcripts.keys()].at(-1) ?? '';
    server.say(conversation, { from: 'bot', message: { text: '切れている間の返事です。' } });
    await page.context().setOffline(false);
    // Direct Line's client waits up to fifteen seconds before it comes back.
    await page.clock.fastForward(15_000);
    await page.getByText('切れている間の返事です。').first().waitFor();
    expect(await page.locator('#banner').isHidden()).toBe(true);
    await page.context().close();
  }, 60_000);

  it('goes on by asking where a proxy keeps web sockets from it, and over a server that is away meanwhile', async () => {
    server.hooks.noSockets = true;
    const { page } = await open();
    await page.getByText('こんにちは。').first().waitFor();
    expect(await page.locator('#banner').isHidden()).toBe(true);
    await say(page, 'ソケットなし');
    await page.getByText('「ソケットなし」ですね。').first().waitFor();
    const conversation = [...server.transcripts.keys()].at(-1) ?? '';
    await page.context().setOffline(true);
    await page.clock.runFor(12_000);
    await page.getByText('接続が切れました').waitFor();
    server.say(conversation, { from: 'bot', message: { text: '切れている間の返事です。' } });
    await page.context().setOffline(false);
    await page.clock.runFor(12_000);
    await page.getByText('切れている間の返事です。').first().waitFor();
    expect(await page.locator('#banner').isHidden()).toBe(true);
    expect(await page.locator('.said', { hasText: '「ソケットなし」ですね。' }).count()).toBe(1);
    server.hooks.noSockets = false;
    await page.context().close();
  }, 60_000);

  it('goes on in the same conversation after a night, and begins anew where a day has gone by', async () => {
    const { page } = await open();
    await page.getByText('こんにちは。').first().waitFor();
    await say(page, '夜の前');
    await page.getByText('「夜の前」ですね。').first().waitFor();
    const conversations = server.transcripts.size;
    // The token of half an hour is over, and the stream with it.
    ahead += 3 * 3_600_000;
    server.streams.drop();
    await page.clock.fastForward(15_000);
    await page.clock.runFor(6_000);
    await say(page, '夜のあと');
    await page.getByText('「夜のあと」ですね。').first().waitFor();
    expect(await page.locator('#banner').isHidden()).toBe(true);
    expect(server.transcripts.size).toBe(conversations);
    ahead += 22 * 3_600_000;
    await page.reload();
    await page.getByText('こんにちは。').first().waitFor();
    expect(server.transcripts.size).toBe(conversations + 1);
    expect(await page.getByText('夜の前').count()).toBe(0);
    await page.context().close();
  }, 60_000);

  it.each([
    ['nothing can be kept just now', 'fails', 'ただいまメッセージをお受けできません', 6_000],
    ['too much came at once', 'tooMuch', '少し間をおいてお送りください', 4_000],
  ] as const)(
    'says that %s, and sends what was written once it can, by itself and once',
    async (_, hook, banner, pause) => {
      const { page } = await open();
      await page.getByText('こんにちは。').first().waitFor();
      const heardBefore = server.heard.length;
      server.hooks[hook] = true;
      await say(page, '料金が知りたいです');
      await page.getByText(banner).waitFor();
      await page.screenshot({ path: screenshotPath(`chat-${hook}`) });
      server.hooks[hook] = false;
      await page.clock.runFor(pause);
      await page.getByText('「料金が知りたいです」ですね。').first().waitFor();
      await page.locator('#banner').waitFor({ state: 'hidden' });
      expect(server.heard.slice(heardBefore).map(({ text }) => text)).toEqual(['料金が知りたいです']);
      await page.context().close();
    },
    60_000,
  );
});
