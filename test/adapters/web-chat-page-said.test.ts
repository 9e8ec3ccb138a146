/** The chat page in a real browser: one conversation in every tab until it is ended, what leads on from it, and who answers. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumMissing, complaintsOf, openBrowser, PAGE_WAIT_MS, screenshotPath } from '../helpers/browser.ts';
import { startWebChat, type WebChatServer } from '../helpers/web-chat-server.ts';

const citations = [{ clause: 'お問い合わせ窓口', title: 'お問い合わせ窓口', abstract: '対応時間は9:00～18:00です。' }];

const say = async (page: Page, text: string) => {
  await page.getByRole('textbox').fill(text);
  await page.getByRole('textbox').press('Enter');
};

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'a conversation on the chat page', () => {
  let browser: Browser;
  let server: WebChatServer;
  beforeAll(async () => {
    browser = await openBrowser();
    server = await startWebChat({
      answer: ({ text, join }) => [{ text: join ? 'こんにちは。' : `「${text}」ですね。` }],
      page: { numbers: ['119', '#9110'] },
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
    const complaints = complaintsOf(page);
    await page.goto(server.origin);
    await page.getByText('こんにちは。').first().waitFor();
    return { page, complaints, conversation: [...server.transcripts.keys()].at(-1) ?? '' };
  };

  it('is one conversation in every tab, and over for all of them once the customer ends it', async () => {
    const { page, complaints, conversation } = await open();
    await say(page, '一つ目のタブから');
    await page.getByText('「一つ目のタブから」ですね。').first().waitFor();
    const conversations = server.transcripts.size;
    const second = await page.context().newPage();
    second.setDefaultTimeout(PAGE_WAIT_MS);
    await second.goto(server.origin);
    await second.getByText('「一つ目のタブから」ですね。').first().waitFor();
    await say(second, '二つ目のタブから');
    await page.getByText('二つ目のタブから').first().waitFor();
    expect(server.transcripts.size).toBe(conversations);
    // Left and opened anew in another tab it goes on.
    await page.close();
    const third = await second.context().newPage();
    third.setDefaultTimeout(PAGE_WAIT_MS);
    await third.goto(server.origin);
    await third.getByText('二つ目のタブから').first().waitFor();
    await third.getByRole('button', { name: 'このチャットを終える' }).click();
    await third.screenshot({ path: screenshotPath('chat-leaving') });
    await third.getByRole('button', { name: 'このまま続ける' }).click();
    expect(server.over.has(conversation)).toBe(false);
    await third.getByRole('button', { name: 'このチャットを終える' }).click();
    await third.getByRole('button', { name: 'チャットを終える', exact: true }).click();
    for (const tab of [third, second]) {
      await tab.getByText('チャットを終えました').waitFor();
      expect(await tab.getByText('二つ目のタブから').count()).toBe(0);
    }
    expect(server.over.has(conversation)).toBe(true);
    expect(await third.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    await third.screenshot({ path: screenshotPath('chat-ended') });
    await third.getByRole('button', { name: '新しい会話を始める' }).click();
    await third.getByText('こんにちは。').first().waitFor();
    expect(server.transcripts.size).toBe(conversations + 1);
    expect(complaints).toEqual([]);
    await third.context().close();
  }, 60_000);

  it('leads on from telephone numbers and addresses, and opens the words of a clause, with the keyboard too', async () => {
    const { page, complaints, conversation } = await open();
    const text =
      'お電話は0120-770510、携帯からは0570-064672です。急ぐときは119（消防）へ。\n詳しくはhttps://example.com/itss/?a=1をご覧ください。お客さま番号はITS-100001、料金は119円、日付は2026-11-24です。';
    server.say(conversation, { from: 'bot', message: { text, citations } });
    const said = page.locator('.said', { hasText: '急ぐときは' });
    await said.waitFor();
    expect(await said.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      'tel:0120-770510',
      'tel:0570-064672',
      'tel:119',
      'https://example.com/itss/?a=1',
    ]);
    expect(await said.locator('a').last().getAttribute('rel')).toBe('noopener noreferrer');
    const words = said.getByText('対応時間は9:00～18:00です。');
    expect(await words.isVisible()).toBe(false);
    const reach = async (key: string, what: Locator) => {
      for (let steps = 0; steps < 12; steps++) {
        await page.keyboard.press(key);
        if (await what.evaluate((one) => one === document.activeElement)) return;
      }
      throw new Error(`${key} does not reach it`);
    };
    await page.getByRole('textbox').focus();
    // As Web Chat has it: the conversation is one stop, Enter goes into the message, Tab through what it holds.
    await reach('Shift+Tab', page.locator('.webchat__basic-transcript'));
    await page.keyboard.press('Enter');
    await reach('Tab', said.locator('summary'));
    await page.keyboard.press('Enter');
    await words.waitFor();
    await page.screenshot({ path: screenshotPath('chat-clause') });
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('says who answers, and tells the operator while the customer writes, the assistant never', async () => {
    const { page, complaints, conversation } = await open();
    const speaks = page.locator('#speaks');
    expect(await speaks.textContent()).toContain('アシスタント');
    await page.getByRole('textbox').pressSequentially('料金');
    const changes = async (speaker: typeof server.hooks.speaker) => {
      server.hooks.speaker = speaker;
      server.note(conversation, 'taken', 'handoff');
    };
    await changes({ who: 'bot', waits: true });
    await speaks.getByText('順番をお待ちです').waitFor();
    expect(server.typed).toEqual([]);
    await changes({ who: 'operator', name: '佐藤' });
    await speaks.getByText('オペレーターの佐藤が対応しています').waitFor();
    server.say(conversation, { from: 'operator', name: '佐藤', message: { text: '佐藤です。' } });
    await page.getByText('佐藤です。').first().waitFor();
    await page.getByRole('textbox').pressSequentially('について');
    await expect.poll(() => server.typed, { timeout: PAGE_WAIT_MS }).toEqual([conversation]);
    server.writes(conversation);
    await page.locator('.webchat__typing-indicator').waitFor();
    const colour = (by: string) =>
      page
        .locator(`.webchat__bubble__content:has(.said[data-by="${by}"])`)
        .first()
        .evaluate((one) => getComputedStyle(one).borderTopWidth);
    expect([await colour('operator'), await colour('assistant')]).toEqual(['1px', '0px']);
    await page.screenshot({ path: screenshotPath('chat-operator') });
    await page.reload();
    await speaks.getByText('オペレーターの佐藤が対応しています').waitFor();
    await changes({ who: 'bot', waits: false });
    await speaks.getByText('アシスタント').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);
});
