/** The chat page in a real browser: its own words are in the customer's language. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumMissing, complaintsOf, openBrowser, PAGE_WAIT_MS, screenshotPath } from '../helpers/browser.ts';
import { startWebChat, type WebChatServer } from '../helpers/web-chat-server.ts';

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'the words of the chat page', () => {
  let browser: Browser;
  let server: WebChatServer;
  beforeAll(async () => {
    browser = await openBrowser();
    server = await startWebChat({
      answer: ({ text, join }) => [
        /[a-z]/.test(text)
          ? {
              text: 'The monthly fee depends on the plan. See https://example.com/',
              citations: [{ clause: '月額利用料', title: '月額利用料', abstract: '' }],
            }
          : {
              text: join
                ? 'こんにちは。ご用件をどうぞ。'
                : '月額利用料は https://example.com/itss/support/ をご覧ください。',
            },
      ],
    });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const open = async (locale: string) => {
    const page = await (await browser.newContext({ locale, viewport: { width: 900, height: 700 } })).newPage();
    page.setDefaultTimeout(PAGE_WAIT_MS);
    const complaints = complaintsOf(page);
    await page.goto(server.origin);
    await page.getByText('こんにちは。').first().waitFor();
    const say = async (text: string) => {
      await page.getByRole('textbox').fill(text);
      await page.getByRole('textbox').press('Enter');
    };
    const lang = () => page.locator('html').getAttribute('lang');
    return { page, complaints, say, lang };
  };

  it('are English where the browser is not Japanese, and Japanese once the customer is answered so', async () => {
    const { page, complaints, say, lang } = await open('en-US');
    expect([await lang(), await page.title()]).toEqual(['en', 'Light Anshin Plan support chat']);
    await page.getByRole('heading', { name: 'Support chat' }).waitFor();
    await page.getByPlaceholder('Write your question or problem').waitFor();
    await page.getByRole('button', { name: 'Send' }).waitFor();
    await page.getByText('Open', { exact: true }).waitFor();
    await page.screenshot({ path: screenshotPath('chat-english-start') });
    await say('料金は');
    await page.getByPlaceholder('ご質問・お困りごとを入力').waitFor();
    expect(await lang()).toBe('ja');
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('follow a conversation in English, and stay so over a reload', async () => {
    const { page, complaints, say, lang } = await open('ja-JP');
    expect(await lang()).toBe('ja');
    await say('How much is it per month?');
    await page.getByPlaceholder('Write your question or problem').waitFor();
    await page.getByText('Open', { exact: true }).waitFor();
    await page.getByText('Assistant　', { exact: false }).first().waitFor();
    expect(await lang()).toBe('en');
    await page.screenshot({ path: screenshotPath('chat-english') });
    await page.reload();
    await page.getByPlaceholder('Write your question or problem').waitFor();
    expect(await lang()).toBe('en');
    await page.context().setOffline(true);
    server.streams.drop();
    await page.getByText('The connection was lost').waitFor();
    expect(complaints.filter((one) => !/ERR_INTERNET_DISCONNECTED|WebSocket/.test(one))).toEqual([]);
    await page.context().close();
  }, 60_000);
});
