/** The gist and the drafts of the language model on the desk's page: an operator puts one into the reply, reads it, and sends it or not. */
import { pino } from 'pino';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { deskRoutes } from '../../bot/desk-api/routes.ts';
import { pageRoutes } from '../../bot/pages.ts';
import { httpServer } from '../../bot/server.ts';
import { chromiumMissing, complaintsOf, openBrowser, PAGE_WAIT_MS, screenshotPath } from '../helpers/browser.ts';
import { modelledDesk, readAs } from '../helpers/modelled-desk.ts';

const password = 'a long enough password';
const draft = '訪問の対応時間は9:00～17:00です。';

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'help for an operator, on the desk in a browser', () => {
  let browser: Browser;
  let desk: Awaited<ReturnType<typeof modelledDesk>>;
  let origin: string;
  let close: () => Promise<void>;
  beforeAll(async () => {
    browser = await openBrowser();
    const help = {
      gist: ['プリンターが動かない', '<b>電源</b>は入れ直した'],
      drafts: [{ sentences: [{ text: draft, clauses: ['訪問故障切り分けサポート'] }] }],
    };
    desk = await modelledDesk(({ use }) => (use === 'help' ? { content: help } : readAs()));
    const routes = [...deskRoutes({ desk, publicUrl: () => origin }), ...pageRoutes(desk, false)];
    const server = httpServer(routes, () => false, pino({ level: 'silent' }));
    origin = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
    close = () => server.close();
    await putAccount(desk.store, { id: 'suzuki', name: '鈴木', role: 'operator', password });
    for (const text of ['ITS-100001 1001', 'オペレーターにつないでください', 'はい']) await desk.say(text);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await close();
    await desk.close();
  });

  it('is labelled, goes into the reply by a press, and is sent by nobody but the operator', async () => {
    const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PAGE_WAIT_MS);
    const complaints = complaintsOf(page);
    await page.goto(`${origin}/desk`);
    await page.getByLabel('オペレーターID').fill('suzuki');
    await page.getByLabel('パスワード').fill(password);
    await page.keyboard.press('Enter');
    await page.locator('.row-open').first().click();
    await page.getByRole('button', { name: '対応する' }).first().click();
    const box = page.getByLabel('お客さまへの返信');
    await box.fill('お待たせしました。');
    await page.getByRole('button', { name: '要約と下書き' }).click();
    const help = page.getByRole('region', { name: '要約と下書き' });
    await help.waitFor();
    expect(await help.innerText()).toMatch(
      /AIが書いた.*プリンターが動かない.*<b>電源<\/b>は入れ直した.*根拠：訪問故障切り分けサポート/s,
    );
    await help.getByRole('button', { name: '入力欄に入れる' }).click();
    expect(await box.inputValue()).toBe(`お待たせしました。\n${draft}`);
    await page.screenshot({ path: screenshotPath('desk-help') });
    expect(await page.locator('.entry', { hasText: draft }).count()).toBe(0);
    await help.getByRole('button', { name: '閉じる' }).click();
    await help.waitFor({ state: 'detached' });
    expect(await box.inputValue()).toBe(`お待たせしました。\n${draft}`);
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);
});
