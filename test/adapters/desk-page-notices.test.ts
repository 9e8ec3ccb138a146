/** Notices on the desk's page: a supervisor in a browser sets one on the whole program, its loops running, and customers hear of it. */
import { pino } from 'pino';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { deskRoutes } from '../../bot/desk-api/routes.ts';
import { pageRoutes } from '../../bot/pages.ts';
import { httpServer } from '../../bot/server.ts';
import { talkTopic } from '../../bot/talk.ts';
import { startWorkers, type Workers } from '../../bot/workers.ts';
import { chromiumMissing, complaintsOf, openBrowser, PAGE_WAIT_MS, screenshotPath } from '../helpers/browser.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';
import { inSado, inTokyo, toldIn } from '../helpers/known-customers.ts';

const password = 'a long enough password';
const text = '大雪のため、佐渡市内への訪問に2日ほど遅れが出ています。';

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'notices on the desk in a browser', () => {
  let browser: Browser;
  let day: DeskDay;
  let workers: Workers;
  let origin: string;
  let close: () => Promise<void>;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    day = await deskDay();
    for (const [conversation, number] of [
      ['sado', inSado],
      ['tokyo', inTokyo],
    ] as const) {
      await day.link(conversation, number);
      await day.say(conversation, 'ありがとう');
    }
    const routes = [...deskRoutes({ desk: day, publicUrl: () => origin }), ...pageRoutes(day, false)];
    const server = httpServer(routes, () => false, pino({ level: 'silent' }));
    origin = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
    close = () => server.close();
    await putAccount(day.store, { id: 'yamada', name: '山田', role: 'operator', password });
    await putAccount(day.store, { id: 'suzuki', name: '鈴木', role: 'supervisor', password });
    workers = startWorkers(day);
  });
  afterEach(async () => {
    await Promise.all([workers.stop(), close()]);
    await day.close();
  });

  const open = async (id: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const viewport = { width: 1280, height: 800 };
    const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'UTC', viewport, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(PAGE_WAIT_MS);
    await page.goto(`${origin}/desk`);
    await page.getByLabel('オペレーターID').fill(id);
    await page.getByLabel('パスワード').fill(password);
    await page.keyboard.press('Enter');
    await page.getByText('自動更新中').waitFor();
    return page;
  };
  const openDialog = async (page: Page) => {
    await page.getByRole('button', { name: 'お知らせ', exact: false }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('いま出ているお知らせ', { exact: true }).waitFor();
    return dialog;
  };
  /** Resolves when the conversation was told. */
  const heardIn = async (conversation: string) => {
    for (;;) {
      const { promise: grown, resolve } = Promise.withResolvers<void>();
      const stop = day.store.watch((topics) => topics.includes(talkTopic(conversation)) && resolve());
      const [told = 0] = await toldIn(day, [conversation], text);
      if (told > 0) resolve();
      await grown;
      stop();
      if (told > 0) return;
    }
  };
  const fill = async (page: Page) => {
    const dialog = await openDialog(page);
    await dialog.getByLabel('地域').fill('佐渡市、長岡市');
    await dialog.getByLabel('内容').fill(text);
    await dialog.getByLabel('いつまで（日）').fill('2026-11-25');
    await dialog.getByLabel('いつまで（時刻）').fill('18:00');
    return dialog;
  };

  it('one is looked at once more, sent, seen with the chats it concerns, and ended', async () => {
    const page = await open('suzuki');
    const complaints = complaintsOf(page);
    const dialog = await openDialog(page);
    await dialog.getByText('いま出ているお知らせはありません。').waitFor();
    await dialog.getByRole('button', { name: '確認へ進む' }).click();
    await dialog.getByText('地域を入力してください。').waitFor();
    await page.keyboard.press('Escape');
    await fill(page);
    await dialog.getByRole('button', { name: '確認へ進む' }).click();
    await dialog.getByText('11/25(水) 18:00まで').waitFor();
    await dialog.getByRole('button', { name: '戻って直す' }).click();
    expect(await dialog.getByLabel('内容').inputValue()).toBe(text);
    await dialog.getByLabel('地域').fill('佐渡市');
    await dialog.getByRole('button', { name: '確認へ進む' }).click();
    expect(await toldIn(day, ['sado'], text)).toEqual([0]);
    await dialog.getByRole('button', { name: 'お知らせを出す' }).click();
    await dialog.getByText('対象のチャット 1件', { exact: false }).waitFor();
    expect(await dialog.getByLabel('内容').inputValue()).toBe('');
    await page.getByRole('button', { name: 'お知らせ（1）' }).waitFor();
    await heardIn('sado');

    page.once('dialog', (asked) => void asked.dismiss());
    await dialog.getByRole('button', { name: '終了する' }).click();
    await dialog.getByText('佐渡市', { exact: true }).waitFor();
    page.once('dialog', (asked) => void asked.accept());
    await dialog.getByRole('button', { name: '終了する' }).click();
    await dialog.getByText('いま出ているお知らせはありません。').waitFor();
    await workers.stop();
    await day.spread();
    expect(await toldIn(day, ['sado', 'tokyo'], text)).toEqual([1, 0]);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('one is not sent by a double click on the way to its check, nor by a key that is held', async () => {
    const page = await open('suzuki', { viewport: { width: 700, height: 420 } });
    const dialog = await fill(page);
    await dialog.getByRole('button', { name: '確認へ進む' }).dblclick();
    await dialog.getByText('この内容でお知らせします').waitFor();
    await dialog.getByRole('button', { name: '戻って直す' }).click();
    await dialog.getByRole('button', { name: '確認へ進む' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await dialog.getByText('この内容でお知らせします').waitFor();
    await dialog.getByRole('button', { name: '戻って直す' }).click();
    await page.keyboard.press('Escape');
    await openDialog(page);
    await dialog.getByText('いま出ているお知らせはありません。').waitFor();
    await page.context().close();
  }, 60_000);

  it('an operator sees those in force, and why they may not change them', async () => {
    const suzuki = await open('suzuki');
    const dialog = await fill(suzuki);
    await dialog.getByRole('button', { name: '確認へ進む' }).click();
    await dialog.getByRole('button', { name: 'お知らせを出す' }).click();
    await dialog.getByText('対象のチャット 1件', { exact: false }).waitFor();
    await suzuki.context().close();

    const yamada = await open('yamada');
    const seen = await openDialog(yamada);
    await seen.getByText(text).waitFor();
    expect(await seen.getByLabel('内容').count()).toBe(0);
    const end = seen.getByRole('button', { name: '終了する' });
    expect(await end.getAttribute('aria-disabled')).toBe('true');
    await end.click({ force: true });
    await seen.getByRole('button', { name: 'お知らせを出す' }).click({ force: true });
    await seen.getByText('管理者だけです', { exact: false }).waitFor();
    await seen.getByText(text).waitFor();
    await yamada.screenshot({ path: screenshotPath('desk-notices-operator') });
    await yamada.keyboard.press('Escape');
    await yamada.getByRole('button', { name: 'お知らせ（1）' }).waitFor();
    await yamada.context().close();
  }, 60_000);

  it.each([
    ['light', { colorScheme: 'light' as const }],
    ['dark', { colorScheme: 'dark' as const }],
    ['narrow', { colorScheme: 'light' as const, viewport: { width: 400, height: 800 }, deviceScaleFactor: 2 }],
  ])(
    'look as they should: %s',
    async (name, look) => {
      const page = await open('suzuki', look);
      const complaints = complaintsOf(page);
      const dialog = await fill(page);
      await page.screenshot({ path: screenshotPath(`desk-notices-${name}-fill`) });
      await dialog.getByRole('button', { name: '確認へ進む' }).click();
      await dialog.getByText('この内容でお知らせします').waitFor();
      await page.screenshot({ path: screenshotPath(`desk-notices-${name}-check`) });
      await dialog.getByRole('button', { name: 'お知らせを出す' }).click();
      await dialog.getByText('対象のチャット 1件', { exact: false }).waitFor();
      await dialog.getByRole('button', { name: '確認へ進む' }).click();
      await page.screenshot({ path: screenshotPath(`desk-notices-${name}-list`) });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});
