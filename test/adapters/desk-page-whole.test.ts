/** The operator desk's page on the whole program: an operator in a browser, a customer in a chat, one store. */
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { deskRoutes } from '../../bot/desk-api/routes.ts';
import { pageRoutes } from '../../bot/pages.ts';
import { httpServer } from '../../bot/server.ts';
import { chromiumMissing, complaintsOf, openBrowser, PAGE_WAIT_MS, screenshotPath } from '../helpers/browser.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';
import { chatWith } from '../helpers/desk-in-browser.ts';

const password = 'a long enough password';

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'the operator desk on the whole program', () => {
  let browser: Browser;
  let day: DeskDay;
  let origin: string;
  let close: () => Promise<void>;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    day = await deskDay();
    const tools = { desk: day, publicUrl: () => origin };
    const routes = [...deskRoutes(tools), ...pageRoutes(day, false)];
    const server = httpServer(routes, () => false, pino({ level: 'silent' }));
    origin = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
    close = () => server.close();
    await putAccount(day.store, { id: 'yamada', name: '山田', role: 'operator', password });
    await putAccount(day.store, { id: 'suzuki', name: '鈴木', role: 'supervisor', password });
  });
  afterEach(async () => {
    await close();
    await day.close();
  });

  const signIn = async (id: string): Promise<{ desk: Page; complaints: string[] }> => {
    const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1440, height: 900 } });
    const desk = await context.newPage();
    desk.setDefaultTimeout(PAGE_WAIT_MS);
    const complaints = complaintsOf(desk);
    await desk.goto(`${origin}/desk`);
    await desk.getByLabel('オペレーターID').fill(id);
    await desk.getByLabel('パスワード').fill(password);
    await desk.keyboard.press('Enter');
    await desk.getByText('自動更新中').waitFor();
    return { desk, complaints };
  };

  it('a customer waits, is taken by one operator, answered, and the outcome ends the chat', async () => {
    const { desk, complaints } = await signIn('yamada');
    const other = await signIn('suzuki');
    await day.queue('a', 'ITS-100001');
    await desk.getByText('新着').waitFor();
    await chatWith(desk, '青葉デザイン');
    await desk.getByRole('main').getByRole('button', { name: '対応する', exact: true }).click();
    await desk.getByRole('textbox', { name: 'お客さまへの返信' }).fill('電源は入っていますか。');
    await desk.keyboard.press('Control+Enter');
    await desk.locator('.entry[data-from=operator]', { hasText: '電源は入っていますか。' }).waitFor();
    // The page shows what is on its way; the transcript holds it once the disk does.
    await expect.poll(() => day.lastWords('a')).toBe('電源は入っていますか。');
    await day.say('a', 'はい、入っています');
    await desk.locator('.entry[data-from=customer]', { hasText: 'はい、入っています' }).waitFor();
    await desk.locator('.left-number', { hasText: '4' }).waitFor();
    await desk.screenshot({ path: screenshotPath('desk-whole') });

    await chatWith(other.desk, '青葉デザイン');
    await other.desk.getByText('このチャットは、山田さんがすでに対応しています。').first().waitFor();

    await desk.getByRole('main').getByRole('button', { name: '終了して結果を記録' }).click();
    await desk.getByLabel('機器故障の疑い').check();
    await desk.getByLabel('無線ルーター').check();
    await desk.getByRole('button', { name: '記録して終了' }).click();
    await desk.getByText('機器故障の疑い（無線ルーター）').first().waitFor();
    await desk.getByText('対応中のチャットはありません。').waitFor();
    expect(await day.state('a')).toBe('ended');
    expect([...complaints, ...other.complaints]).toEqual([]);
    await desk.context().close();
    await other.desk.context().close();
  }, 60_000);

  it('a remote session is connected and ended, and a phone contact counted, from the desk', async () => {
    const code = await day.session('b', 'ITS-100002');
    const { desk, complaints } = await signIn('yamada');
    const todo = desk.locator('.row', { hasText: code });
    await todo.getByRole('button', { name: '接続した' }).click();
    await todo.getByText('接続中', { exact: true }).waitFor();
    await todo.getByRole('button', { name: '終了して結果を記録' }).click();
    await desk.getByLabel('解決').check();
    await desk.getByRole('button', { name: '記録して終了' }).click();
    await todo.waitFor({ state: 'detached' });

    await desk.getByRole('button', { name: '電話の対応を記録' }).click();
    await desk.getByLabel('お客さま番号').fill('ITS-100001');
    await desk.getByRole('button', { name: '照会' }).click();
    await desk.getByLabel('お問い合わせの内容').fill('メールが送れない');
    await desk.getByLabel('切り分けできず').check();
    await desk.getByRole('button', { name: '記録する' }).click();
    await desk.getByText('電話の対応を記録しました。').waitFor();
    expect(await day.openCase('ITS-100001')).toMatchObject({ what: 'メールが送れない' });
    expect(complaints).toEqual([]);
    await desk.context().close();
  }, 60_000);
});
