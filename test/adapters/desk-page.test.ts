/** The operator desk's page in a real browser, against a server that answers as the desk's API describes itself. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumMissing, openBrowser, screenshotPath } from '../helpers/browser.ts';
import { chatWith, openPage, openSignedIn, signIn } from '../helpers/desk-in-browser.ts';
import { deskInMemory } from '../helpers/desk-in-memory.ts';
import { type DeskPageServer, startDeskPage } from '../helpers/desk-page-server.ts';

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'the operator desk in a browser', () => {
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

  const open = () => openPage(browser, server);
  const openDesk = () => openSignedIn(browser, server);

  it('refuses a wrong password in words, and the right one opens the desk', async () => {
    const { page } = await open();
    await signIn(page, 'wrong');
    await page.getByRole('alert').getByText('サインインできませんでした').waitFor();
    await signIn(page);
    await page.getByText('受付中です。本日は18:00まで。').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'お待ち' }).waitFor();
    await page.context().close();
  }, 30_000);

  it('shows a new waiting chat by itself: marked as new, in the title, told aloud, until it is opened', async () => {
    const { page, complaints } = await openDesk();
    expect(await page.title()).toBe('オペレーターデスク');
    desk.arrive();
    server.notify();
    await page.locator('.row[data-fresh]', { hasText: '桜井会計事務所' }).waitFor();
    await page.waitForFunction(() => document.title === '(1) オペレーターデスク');
    expect(await page.locator('#told').textContent()).toContain('桜井会計事務所');
    await chatWith(page, '桜井会計事務所');
    await page.waitForFunction(() => document.title === 'オペレーターデスク');
    expect(await page.locator('.row[data-fresh]').count()).toBe(0);
    const before = await page.locator('.row', { hasText: '日本橋不動産' }).locator('.row-wait').textContent();
    await page.clock.fastForward(61_000);
    await page.waitForFunction((text) => document.querySelector('.row .row-wait')?.textContent !== text, before);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 30_000);

  it('takes a chat, answers it, hears the customer, and ends it with an outcome', async () => {
    const { page, complaints } = await openDesk();
    await chatWith(page, '日本橋不動産');
    const main = page.getByRole('main');
    expect(await main.getByRole('button', { name: 'ボットに戻す' }).getAttribute('aria-disabled')).toBe('true');
    await page.getByText('ボットに戻す：このチャットは、いまあなたの対応中ではありません。').waitFor();
    await page.getByText('終了して結果を記録：お客さまがお待ちです。').waitFor();
    await main.getByRole('button', { name: 'ボットに戻す' }).click({ force: true });
    expect(server.acted).toEqual([]);

    await main.getByRole('button', { name: '対応する', exact: true }).dblclick();
    await page.getByText('対応を始めました。', { exact: true }).waitFor();
    await page.keyboard.type('ランプは何色ですか。');
    expect(server.acted.map(({ path }) => path)).toEqual(['/desk/api/chats/chat-1/take']);
    await page.keyboard.press('Enter');
    await page.keyboard.type('点滅していますか。');
    expect(await page.getByRole('textbox', { name: 'お客さまへの返信' }).inputValue()).toBe(
      'ランプは何色ですか。\n点滅していますか。',
    );
    await page.keyboard.press('Control+Enter');
    await page.locator('.entry[data-from=operator]', { hasText: '点滅していますか。' }).waitFor();
    expect(await page.getByRole('textbox', { name: 'お客さまへの返信' }).inputValue()).toBe('');
    expect(server.acted.at(-1)?.body).toEqual({ text: 'ランプは何色ですか。\n点滅していますか。' });

    desk.say('chat-1', ['customer', '10:12', '<b>赤</b>です <img src=x onerror=alert(1)>']);
    server.notify('chat-1');
    await page.locator('.entry', { hasText: '<b>赤</b>です <img src=x onerror=alert(1)>' }).waitFor();

    await main.getByRole('button', { name: '終了して結果を記録' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '記録して終了' }).click();
    await dialog.getByRole('alert').getByText('結果を選んでください。').waitFor();
    await dialog.getByLabel('機器故障の疑い').check();
    await dialog.getByRole('button', { name: '記録して終了' }).click();
    await dialog.getByRole('alert').getByText('機器を選ぶか').waitFor();
    await dialog.getByLabel('無線ルーター').check();
    await dialog.getByRole('button', { name: '記録して終了' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(server.acted.at(-1)).toMatchObject({
      path: '/desk/api/chats/chat-1/outcome',
      body: { outcome: { result: 'device_failure_suspected', device: 'router' } },
    });
    await page.locator('.row', { hasText: '日本橋不動産' }).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 30_000);

  it('records that a remote session is connected, and a contact by phone for a call-back', async () => {
    const { page } = await openDesk();
    await page.locator('.lists').getByRole('button', { name: '接続した' }).click();
    await page.locator('.lists').getByText('接続中', { exact: true }).waitFor();
    expect(server.acted.at(-1)?.path).toBe('/desk/api/sessions/481920377/connect');

    await page.locator('.lists').getByRole('button', { name: '電話の対応を記録' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('桜井会計事務所').waitFor();
    expect(await dialog.getByLabel('会計ソフトの入ったパソコン').isChecked()).toBe(true);
    await dialog.getByLabel('お問い合わせの内容').fill('不要な常駐を止めて速くなった');
    await dialog.getByLabel('切り分け完了').check();
    await dialog.getByLabel('そのほか').check();
    await dialog.getByLabel('機器の名前').fill('会計用サーバー');
    await dialog.getByRole('button', { name: '記録する' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(server.acted.at(-1)?.body).toEqual({
      contract: 'ITS-100003',
      case: 'case-3',
      what: '不要な常駐を止めて速くなった',
      outcome: { result: 'isolated', device: '会計用サーバー' },
      todo: 'todo-1',
    });
    await page.locator('.row', { hasText: '折り返し電話' }).waitFor({ state: 'detached' });
    await page.context().close();
  }, 30_000);

  it('shows why a phone contact is refused, and lets a supervisor record it with a reason', async () => {
    const file = desk.memory.contracts.get('ITS-100004');
    if (file) file.mayOverride = true;
    const { page } = await openDesk();
    await page.getByRole('button', { name: '電話の対応を記録' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('お客さま番号').fill('ＩＴＳ１００００４');
    await page.keyboard.press('Enter');
    await dialog.getByText('上限の5回に達しているため').waitFor();
    expect(await dialog.getByLabel('新しい案件').isDisabled()).toBe(true);
    await dialog.getByLabel('責任者として').check();
    await dialog.getByLabel('新しい案件').check();
    await dialog.getByLabel('お問い合わせの内容').fill('メールが送れない');
    await dialog.getByLabel('解決').check();
    await dialog.getByRole('button', { name: '記録する' }).click();
    await dialog.getByRole('alert').getByText('理由を入力してください。').waitFor();
    await dialog.getByLabel('理由').fill('前日の対応の続き');
    await dialog.getByRole('button', { name: '記録する' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(server.acted.at(-1)?.body).toMatchObject({
      contract: 'ITS-100004',
      override: { reason: '前日の対応の続き' },
    });
    await page.context().close();
  }, 30_000);

  it('keeps a half-written reply over another chat, a reload and a sign-in that has ended', async () => {
    const { page } = await openDesk();
    await chatWith(page, '大森工務店');
    const box = page.getByRole('textbox', { name: 'お客さまへの返信' });
    await box.fill('ただいま確認');
    await chatWith(page, '日本橋不動産');
    await page.getByText('人と話したいです').last().waitFor();
    await chatWith(page, '大森工務店');
    expect(await box.inputValue()).toBe('ただいま確認');
    server.network.signedIn = false;
    server.notify();
    await page.getByText('サインインの有効期限が切れました').waitFor();
    await signIn(page);
    expect(await box.inputValue()).toBe('ただいま確認');
    await page.reload();
    await chatWith(page, '大森工務店');
    expect(await box.inputValue()).toBe('ただいま確認');
    await page.context().close();
  }, 30_000);

  it('works with the keyboard alone: a waiting chat is reached, opened and taken, and focus stays over redraws', async () => {
    const { page } = await openDesk();
    await page.locator('.row-open').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByText('人と話したいです').last().waitFor();
    desk.arrive();
    server.notify();
    await page.getByText('新着').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('日本橋不動産');
    await page.getByRole('main').getByRole('button', { name: '対応する', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'お客さまへの返信' }).waitFor();
    await page.screenshot({ path: screenshotPath('desk-keyboard') });
    await page.context().close();
  }, 30_000);
});
