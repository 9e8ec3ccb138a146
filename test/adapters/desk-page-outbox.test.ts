/** The outbox on the desk's page: a supervisor in a browser sees what did not get there, and sends it again. */
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { deskRoutes } from '../../bot/desk-api/routes.ts';
import { pageRoutes } from '../../bot/pages.ts';
import { onItsWay } from '../../bot/send-again.ts';
import { httpServer } from '../../bot/server.ts';
import { answerTo, type BackOfficeServer, secret, startBackOffice } from '../helpers/back-office-server.ts';
import { chromiumMissing, complaintsOf, openBrowser, PAGE_WAIT_MS, screenshotPath } from '../helpers/browser.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';

const password = 'a long enough password';
const wait = { timeout: 15_000 };

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'the outbox on the desk in a browser', () => {
  let browser: Browser;
  let office: BackOfficeServer;
  let day: DeskDay;
  let origin: string;
  let close: () => Promise<void>;
  beforeAll(async () => {
    browser = await openBrowser();
    office = await startBackOffice();
    day = await deskDay(undefined, { url: office.url, secret });
    const routes = [...deskRoutes({ desk: day, publicUrl: () => origin }), ...pageRoutes(day, false)];
    const server = httpServer(routes, () => false, pino({ level: 'silent' }));
    origin = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
    close = () => server.close();
    await putAccount(day.store, { id: 'yamada', name: '山田', role: 'operator', password });
    await putAccount(day.store, { id: 'suzuki', name: '鈴木', role: 'supervisor', password });
    office.answerWith((_call, nth) => ({ status: nth === 1 ? 400 : 503 }));
    await day.session('a', 'ITS-100001');
    await comeTo(['given up']);
    await day.session('b', 'ITS-100002');
    await comeTo(['given up', 'delayed']);
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await close();
    await day.close();
    await office.close();
  });

  /** Resolves when this is how it stands. */
  const comeTo = (states: string[]) =>
    vi.waitFor(async () => expect((await onItsWay(day, 10)).rows.map(({ state }) => state)).toEqual(states), wait);

  const open = async (id: string): Promise<Page> => {
    const context = await browser.newContext({
      locale: 'ja-JP',
      timezoneId: 'UTC',
      viewport: { width: 1280, height: 800 },
    });
    const page = await context.newPage();
    page.setDefaultTimeout(PAGE_WAIT_MS);
    await page.goto(`${origin}/desk`);
    await page.getByLabel('オペレーターID').fill(id);
    await page.getByLabel('パスワード').fill(password);
    await page.keyboard.press('Enter');
    await page.getByText('自動更新中').waitFor();
    return page;
  };

  it('shows what did not get there first, why, and what is late; sent again it is gone', async () => {
    const page = await open('suzuki');
    const complaints = complaintsOf(page);
    await page.getByRole('button', { name: '送信状況（1）' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('不達（自動では送り直しません）').waitFor();
    const rows = dialog.getByRole('listitem');
    expect(await rows.allInnerTexts()).toEqual([
      expect.stringMatching(/リモートサポートの開始.*1回送信.*理由\s+the back office answered 400/s),
      expect.stringMatching(/リモートサポートの開始.*次は.*理由\s+the back office answered 503/s),
    ]);
    await page.screenshot({ path: screenshotPath('desk-outbox') });
    office.answerWith(({ intent }) => ({ status: 200, body: answerTo(intent.id, { result: 'accepted' }) }));
    page.on('dialog', (asked) => void asked.accept());
    await rows.first().getByRole('button', { name: 'いま送る' }).click();
    await page.getByText('もう一度送りました').waitFor();
    await rows.first().getByRole('button', { name: 'いま送る' }).click();
    await dialog.getByText('届いていないものはありません。').waitFor();
    await dialog.getByRole('button', { name: '閉じる' }).click();
    await page.getByRole('button', { name: '送信状況', exact: true }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('leads to the chat, and is narrow on a telephone', async () => {
    office.answerWith(() => ({ status: 400 }));
    await day.session('c', 'ITS-100009');
    await comeTo(['given up']);
    const page = await open('suzuki');
    await page.setViewportSize({ width: 390, height: 800 });
    await page.getByRole('button', { name: '送信状況（1）' }).click();
    await page.getByRole('dialog').getByRole('listitem').waitFor();
    await page.screenshot({ path: screenshotPath('desk-outbox-narrow') });
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(sideways).toBe(false);
    await page.getByRole('dialog').getByRole('button', { name: 'チャットを見る' }).click();
    await page.locator('.entry').first().waitFor();
    await page.context().close();
  });

  it('is no button for operators who are no supervisors', async () => {
    const page = await open('yamada');
    expect(await page.getByRole('button', { name: '送信状況' }).count()).toBe(0);
    await page.context().close();
  });
});
