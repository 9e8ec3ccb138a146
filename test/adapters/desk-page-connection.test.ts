/** The operator desk's page over a connection that fails: nothing is sent twice, nothing is lost unseen. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumMissing, openBrowser, screenshotPath } from '../helpers/browser.ts';
import { chatWith, openSignedIn } from '../helpers/desk-in-browser.ts';
import { deskInMemory } from '../helpers/desk-in-memory.ts';
import { type DeskPageServer, startDeskPage } from '../helpers/desk-page-server.ts';

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'the operator desk over a failing connection', () => {
  let browser: Browser;
  let server: DeskPageServer;
  let desk: ReturnType<typeof deskInMemory>;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 60_000);
  afterAll(() => browser.close());
  beforeEach(async () => {
    desk = deskInMemory();
    server = await startDeskPage(desk.memory);
  });
  afterEach(() => server.close());

  const openDesk = () => openSignedIn(browser, server);

  it('sends a reply once although its answer was lost, and keeps what cannot be sent with a way to send it again', async () => {
    const { page } = await openDesk();
    await chatWith(page, '大森工務店');
    const box = page.getByRole('textbox', { name: 'お客さまへの返信' });
    await box.fill('すぐに確認します。');
    // While an input method is open, Enter chooses a word.
    await box.dispatchEvent('keydown', { key: 'Enter', ctrlKey: true, isComposing: true });
    expect(await box.inputValue()).toBe('すぐに確認します。');
    server.network.lostAnswers = 1;
    await box.press('Control+Enter');
    await page.getByText('送信中…').waitFor();
    await page.clock.runFor(1000);
    await page.getByText('送信中…').waitFor({ state: 'detached' });
    expect(server.acted.map(({ body }) => body)).toEqual(Array(2).fill({ text: 'すぐに確認します。' }));
    expect(new Set(server.acted.map(({ key }) => key)).size).toBe(1);
    expect(await page.locator('.entry', { hasText: 'すぐに確認します。' }).count()).toBe(1);

    server.network.lostAnswers = 3;
    await box.fill('お待たせしております。');
    await box.press('Control+Enter');
    await page.getByText('送信中…').waitFor();
    await expect
      .poll(async () => {
        await page.clock.runFor(1000);
        return page.getByText('送信できませんでした').count();
      })
      .toBe(1);
    await page.screenshot({ path: screenshotPath('desk-not-sent') });
    await page.getByRole('button', { name: 'もう一度送る' }).click();
    await page.getByText('送信できませんでした').waitFor({ state: 'detached' });
    expect(await page.locator('.entry', { hasText: 'お待たせしております。' }).count()).toBe(1);
    // The page tries anew before the server has heard of it.
    await expect.poll(() => server.acted.length).toBe(6);
    const [, , ...again] = server.acted.map(({ key }) => key);
    expect(new Set(again).size).toBe(1);

    await box.fill('お待たせしております。');
    await box.press('Control+Enter');
    await page.locator('.entry', { hasText: 'お待たせしております。' }).nth(1).waitFor();
    expect(new Set(server.acted.map(({ key }) => key)).size).toBe(3);
    await page.context().close();
  }, 60_000);

  it('says that the connection is lost and what happens next, and shows what was missed once it is back', async () => {
    const { page } = await openDesk();
    server.goDown();
    await page.getByRole('alert').getByText('接続が切れています').waitFor();
    await page
      .getByText(/次の再接続まで|再接続しています/)
      .first()
      .waitFor();
    await page.screenshot({ path: screenshotPath('desk-lost') });
    // Time stands still, so that it is the button that connects.
    await page.clock.pauseAt(Date.now() + 60_000);
    await page.getByText('次の再接続まで').waitFor();
    desk.arrive();
    server.comeBack();
    await page.getByRole('button', { name: 'いま再接続する' }).click();
    await page.getByText('自動更新中').waitFor();
    await page.locator('.row', { hasText: '桜井会計事務所' }).first().waitFor();
    await page.getByText('新着').waitFor();
    expect(await page.getByText('接続が切れています').count()).toBe(0);
    await page.context().close();
  }, 60_000);

  it('says that nothing can be kept just now, and that it can again', async () => {
    const { page } = await openDesk();
    server.tellStore(false);
    await page.getByRole('alert').getByText('いまは記録を保存できません').waitFor();
    await page.screenshot({ path: screenshotPath('desk-keeps-nothing') });
    desk.arrive();
    server.tellStore(true);
    await page.getByText('新着').waitFor();
    expect(await page.getByText('いまは記録を保存できません').count()).toBe(0);
    await page.context().close();
  }, 60_000);

  it('reads everything anew when it is told that it may have missed something', async () => {
    const { page } = await openDesk();
    desk.arrive();
    server.tellAll();
    await page.getByText('新着').waitFor();
    await page.context().close();
  }, 60_000);

  it('shows the transcript anew when the server has fallen behind what it shows: the store was restored', async () => {
    const { page } = await openDesk();
    await chatWith(page, '大森工務店');
    await page.locator('.entry', { hasText: '一番上だけオレンジで、点滅しています' }).waitFor();
    const chat = desk.memory.chats.get('chat-2');
    const first = chat?.entries[0];
    chat?.entries.splice(3);
    server.notify('chat-2');
    await page.locator('.entry', { hasText: '一番上だけオレンジで、点滅しています' }).waitFor({ state: 'detached' });
    expect(await page.locator('.entry', { hasText: first?.text ?? '' }).count()).toBe(1);
    await page.context().close();
  }, 60_000);

  it('reads again without a notice, and says that it is there', async () => {
    const { page } = await openDesk();
    await page.waitForFunction(() => document.querySelector('.live')?.getAttribute('data-state') === 'live');
    desk.arrive();
    await page.clock.runFor(16_000);
    await page.getByText('新着').waitFor();
    const before = server.network.presence;
    await page.clock.runFor(26_000);
    await expect.poll(() => server.network.presence).toBeGreaterThan(before);
    await page.context().close();
  }, 60_000);
});
