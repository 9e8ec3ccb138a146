/** How the operator desk's page looks: wide and narrow, light and dark, without a complaint of the browser. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumMissing, openBrowser, screenshotPath } from '../helpers/browser.ts';
import { chatWith, laptop, openPage, signIn } from '../helpers/desk-in-browser.ts';
import { deskInMemory } from '../helpers/desk-in-memory.ts';
import { type DeskPageServer, startDeskPage } from '../helpers/desk-page-server.ts';

const wide = { width: 1600, height: 960 };

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'the look of the operator desk', () => {
  let browser: Browser;
  let server: DeskPageServer;
  let desk: ReturnType<typeof deskInMemory>;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 30_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    desk = deskInMemory();
    server = await startDeskPage(desk.memory);
  });
  afterEach(() => server.close());

  it.each([
    ['light-1600', { colorScheme: 'light' as const, viewport: wide }],
    ['dark-1600', { colorScheme: 'dark' as const, viewport: wide }],
    ['light-1280', { colorScheme: 'light' as const, viewport: laptop }],
    ['dark-1280', { colorScheme: 'dark' as const, viewport: laptop }],
    ['narrow', { colorScheme: 'light' as const, viewport: { width: 400, height: 800 }, deviceScaleFactor: 2 }],
  ])(
    'shows lists, chat and case without a complaint: %s',
    async (name, look) => {
      const { page, complaints, strangers } = await openPage(browser, server, look);
      await page.getByLabel('パスワード').waitFor();
      await page.screenshot({ path: screenshotPath(`desk-${name}-sign-in`) });
      await signIn(page);
      await page.getByText('自動更新中').waitFor();
      await page.screenshot({ path: screenshotPath(`desk-${name}-lists`) });
      desk.arrive();
      server.notify();
      await page.getByText('新着').waitFor();
      await chatWith(page, '大森工務店');
      await page.getByText('一番上だけオレンジで').last().waitFor();
      await page.screenshot({ path: screenshotPath(`desk-${name}-chat`) });
      if (name === 'narrow') {
        await page.getByRole('button', { name: '案件', exact: true }).click();
        await page.screenshot({ path: screenshotPath(`desk-${name}-case`) });
        await page.getByRole('button', { name: 'チャット', exact: true }).click();
      }
      await page.getByRole('main').getByRole('button', { name: '終了して結果を記録' }).click();
      await page.getByText('機器故障の疑い').click();
      await page.screenshot({ path: screenshotPath(`desk-${name}-outcome`) });
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: '電話の対応を記録' }).first().click();
      await page.getByLabel('お客さま番号').fill('its100004');
      await page.getByRole('button', { name: '照会' }).click();
      await page.getByText('今月のお問い合わせは上限の5回に達しているため').waitFor();
      await page.screenshot({ path: screenshotPath(`desk-${name}-phone`) });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      expect(complaints).toEqual([]);
      expect(strangers).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});
