/** What customers think of answers, on the desk's page: a supervisor in a browser reads thumb, question and answer. */
import { pino } from 'pino';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { deskRoutes } from '../../bot/desk-api/routes.ts';
import { pageRoutes } from '../../bot/pages.ts';
import { httpServer } from '../../bot/server.ts';
import { chromiumMissing, complaintsOf, openBrowser, PAGE_WAIT_MS, screenshotPath } from '../helpers/browser.ts';
import { onTeams, openTeamsDesk, type TeamsDesk } from '../helpers/teams-desk.ts';

const password = 'a long enough password';

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'what customers think, on the desk in a browser', () => {
  let browser: Browser;
  let desk: TeamsDesk;
  let origin: string;
  let close: () => Promise<void>;
  beforeAll(async () => {
    browser = await openBrowser();
    desk = await openTeamsDesk();
    const routes = [...deskRoutes({ desk: desk.desk, publicUrl: () => origin }), ...pageRoutes(desk.desk, false)];
    const server = httpServer(routes, () => false, pino({ level: 'silent' }));
    origin = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
    close = () => server.close();
    await putAccount(desk.store, { id: 'suzuki', name: '鈴木', role: 'supervisor', password });
    await desk.say('月額いくら？');
    const value = {
      actionName: 'feedback',
      actionValue: { reaction: 'dislike', feedback: '{"feedbackText":"<b>長い</b>"}' },
    };
    await desk.post(onTeams({ type: 'invoke', name: 'message/submitAction', text: null, replyToId: 'sent-1', value }));
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await close();
    await desk.close();
  });

  it('shows thumb, question, answer and words, and leads to the chat, also on a telephone', async () => {
    const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PAGE_WAIT_MS);
    const complaints = complaintsOf(page);
    await page.goto(`${origin}/desk`);
    await page.getByLabel('オペレーターID').fill('suzuki');
    await page.getByLabel('パスワード').fill(password);
    await page.keyboard.press('Enter');
    await page.getByText('自動更新中').waitFor();
    await page.getByRole('button', { name: '評価', exact: true }).click();
    const row = page.getByRole('dialog').getByRole('listitem');
    await row.waitFor();
    expect(await row.innerText()).toMatch(/役に立たなかった.*月額いくら？.*月額利用料.*<b>長い<\/b>/s);
    await page.screenshot({ path: screenshotPath('desk-judged') });
    await page.setViewportSize({ width: 360, height: 740 });
    const wide = await page.evaluate('document.documentElement.scrollWidth');
    expect(wide).toBeLessThanOrEqual(360);
    await row.getByRole('button', { name: 'チャットを見る' }).click();
    await page.locator('.entry[data-from=customer]').filter({ hasText: '月額いくら？' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  }, 60_000);
});
