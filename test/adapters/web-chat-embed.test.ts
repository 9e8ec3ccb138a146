/** The chat in pages of other sites, and with an operator at the desk: the whole program, in a real browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start } from '../../bot/start.ts';
import { chromiumMissing, complaintsOf, openBrowser, PAGE_WAIT_MS, screenshotPath } from '../helpers/browser.ts';
import { chatWith } from '../helpers/desk-in-browser.ts';

const password = 'a long enough password';

/** A page of another site, with a policy as strict as the snippet allows, and long enough to scroll. */
const sitePage = (chat: string) => `<!doctype html><html lang="ja"><meta charset="utf-8"><title>青葉商店</title>
  <meta name="viewport" content="width=device-width"><h1>青葉商店</h1><p><a href="#top" id="first">トップ</a></p>
  ${'<p>お店のご案内です。</p>'.repeat(40)}<script src="${chat}/embed.js" async></script></html>`;

const openSite = async (chat: () => string): Promise<{ origin: string; server: Server }> => {
  const server = createServer((request, response) => {
    const policy = `default-src 'none'; script-src ${chat()}; frame-src ${chat()}`;
    const found = request.url === '/';
    response.writeHead(found ? 200 : 204, { 'content-type': 'text/html', 'content-security-policy': policy });
    response.end(found ? sitePage(chat()) : '');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, server };
};

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'the web chat on the whole program', () => {
  const dir = mkdtempSync(join(tmpdir(), 'embed-'));
  let browser: Browser;
  let running: Awaited<ReturnType<typeof start>>;
  let site: Awaited<ReturnType<typeof openSite>>;
  let stranger: typeof site;
  beforeAll(async () => {
    site = await openSite(() => running.url);
    stranger = await openSite(() => running.url);
    running = await start({
      PORT: '0',
      DATA_DIR: dir,
      DEMO: '1',
      CLOCK: '2026-11-24T10:00:00+09:00',
      LOG_LEVEL: 'silent',
      DESK_ADMIN_PASSWORD: password,
      WEB_CHAT_ORIGINS: site.origin,
    });
    browser = await openBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await running.close();
    for (const { server } of [site, stranger]) server.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const open = async (address: string, options: BrowserContextOptions = {}) => {
    const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(PAGE_WAIT_MS);
    const complaints = complaintsOf(page);
    await page.goto(address);
    return { page, complaints };
  };
  const opener = (page: Page) => page.getByRole('button', { name: /^チャットで相談/ });
  const panel = (page: Page) => page.getByRole('dialog', { name: 'サポートチャット' });
  const inside = (page: Page) => page.frameLocator('light-anshin-chat iframe');
  const isOpener = (page: Page) =>
    page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className === 'open');
  const say = async (within: Page | ReturnType<typeof inside>, text: string) => {
    await within.getByRole('textbox').fill(text);
    await within.getByRole('textbox').press('Enter');
  };

  it('is a button and a panel in a page of a listed site, under a strict policy, with the keyboard alone', async () => {
    const { page, complaints } = await open(site.origin, { viewport: { width: 1280, height: 800 } });
    await opener(page).waitFor();
    expect(page.frames()).toHaveLength(1);
    await page.screenshot({ path: screenshotPath('embed-closed') });
    await page.locator('#first').focus();
    await page.keyboard.press('Tab');
    expect(await isOpener(page)).toBe(true);
    await page.keyboard.press('Enter');
    await inside(page).getByText('こんにちは').first().waitFor();
    expect(await opener(page).getAttribute('aria-expanded')).toBe('true');
    await expect
      .poll(
        () =>
          inside(page)
            .getByRole('textbox')
            .evaluate((box) => box === document.activeElement),
        { timeout: PAGE_WAIT_MS },
      )
      .toBe(true);
    await page.keyboard.type('月額はいくらですか');
    await page.keyboard.press('Enter');
    await inside(page).getByText('【月額利用料】').first().waitFor();
    await page.screenshot({ path: screenshotPath('embed-open') });
    // Whoever tabs on stays in the panel.
    for (let steps = 0; steps < 12; steps++) {
      await page.keyboard.press('Tab');
      // The browser hands the focus from one frame to the other in its own time.
      await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('light-anshin-chat');
    }
    await inside(page).getByRole('textbox').focus();
    await page.keyboard.press('Escape');
    await panel(page).waitFor({ state: 'hidden' });
    expect(await isOpener(page)).toBe(true);

    // In another tab of the site it is the same conversation; what is said there is told by the button here.
    const second = await page.context().newPage();
    second.setDefaultTimeout(PAGE_WAIT_MS);
    await second.goto(site.origin);
    await opener(second).click();
    await inside(second).getByText('【月額利用料】').first().waitFor();
    await say(inside(second), 'お問い合わせ窓口の時間は');
    await page.getByRole('button', { name: '新しいメッセージがあります' }).waitFor();
    await opener(page).click();
    await inside(page).getByText('お問い合わせ窓口の時間は').first().waitFor();
    expect(await opener(page).getAttribute('aria-label')).toBe(null);
    await page.getByRole('button', { name: 'チャットを閉じる' }).click();
    await panel(page).waitFor({ state: 'hidden' });
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('fills a phone, and closes there as well', async () => {
    const { page, complaints } = await open(site.origin, {
      colorScheme: 'dark',
      viewport: { width: 390, height: 844 },
      deviceScaleFactor: 2,
      hasTouch: true,
      isMobile: true,
    });
    await opener(page).tap();
    await inside(page).getByText('こんにちは').first().waitFor();
    expect(await panel(page).boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    await page.screenshot({ path: screenshotPath('embed-phone-dark') });
    expect(
      await inside(page)
        .locator('body')
        .evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    ).toBe(true);
    await page.getByRole('button', { name: 'チャットを閉じる' }).tap();
    await panel(page).waitFor({ state: 'hidden' });
    expect(await isOpener(page)).toBe(true);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('is shown in no page of another site', async () => {
    const { page, complaints } = await open(stranger.origin);
    await opener(page).click();
    await expect.poll(() => complaints.join(), { timeout: PAGE_WAIT_MS }).toContain('frame-ancestors');
    expect(page.frames().map((frame) => frame.url())).not.toContain(`${running.url}/`);
    await page.context().close();
  }, 60_000);

  it('tells customer and operator of one another: who answers, who writes, and who has left', async () => {
    const { page, complaints } = await open(`${running.url}/`, { viewport: { width: 1280, height: 800 } });
    await page.getByText('こんにちは').first().waitFor();
    for (const [said, answered] of [
      ['プリンターが印刷できないのでオペレーターと話したい', 'お客さま番号'],
      ['ITS-100001', '4桁'],
      ['1001', 'おつなぎ'],
    ] as const) {
      await say(page, said);
      await page.locator('.said[data-by="assistant"]', { hasText: answered }).last().waitFor();
    }
    await say(page, 'はい');
    const speaks = page.locator('#speaks');
    await speaks.getByText('順番をお待ちです').waitFor();

    const { page: desk, complaints: ofDesk } = await open(`${running.url}/desk`, {
      viewport: { width: 1440, height: 900 },
    });
    await desk.getByLabel('オペレーターID').fill('admin');
    await desk.getByLabel('パスワード').fill(password);
    await desk.keyboard.press('Enter');
    await chatWith(desk, '青葉デザイン');
    await desk.getByRole('main').getByRole('button', { name: '対応する', exact: true }).click();
    await speaks.getByText('オペレーターの責任者が対応しています').waitFor();
    await desk.getByRole('textbox', { name: 'お客さまへの返信' }).pressSequentially('電源は');
    await page.locator('.webchat__typing-indicator').waitFor();
    await page.getByRole('textbox').pressSequentially('はい、');
    await desk.getByText('お客さまが入力しています').waitFor();
    await desk.screenshot({ path: screenshotPath('desk-customer-writes') });
    await desk.keyboard.press('Control+Enter');
    await page.locator('.said[data-by="operator"]', { hasText: '電源は' }).waitFor();

    await page.getByRole('button', { name: 'このチャットを終える' }).click();
    await page.getByRole('button', { name: 'チャットを終える', exact: true }).click();
    await page.getByText('チャットを終えました').waitFor();
    await desk.getByText('お客さまがチャットを終了しました').first().waitFor();
    expect([...complaints, ...ofDesk]).toEqual([]);
    await page.context().close();
    await desk.context().close();
  }, 60_000);
});
