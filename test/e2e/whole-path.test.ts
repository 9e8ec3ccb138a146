/** The whole path, once, for real: a customer and an operator in two windows of a real browser, over the real server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, start } from '../../bot/start.ts';
import {
  chromiumMissing,
  complaintsOf,
  openBrowser,
  PAGE_WAIT_MS,
  screenshotPath,
  strangersOf,
} from '../helpers/browser.ts';

const password = 'operators only, please';
/** What one side writes stands before the other within this time. */
const second = 1_000;

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'a support case, from the first message to its outcome', () => {
  const dir = mkdtempSync(join(tmpdir(), 'whole-path-'));
  let running: Running;
  let browser: Browser;
  const complaints: string[] = [];
  const strangers: string[] = [];

  const open = async (path: string, options: BrowserContextOptions): Promise<Page> => {
    const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(PAGE_WAIT_MS);
    const heard = { complaints: complaintsOf(page), strangers: strangersOf(page, running.url) };
    page.on('close', () => {
      // Before the sign-in the desk asks who is there and is told nobody is.
      complaints.push(...heard.complaints.filter((text) => !text.includes('401')));
      strangers.push(...heard.strangers);
    });
    await page.goto(`${running.url}${path}`);
    return page;
  };
  const bubble = (page: Page, text: string) => page.locator('.said', { hasText: text }).last();
  const say = async (page: Page, text: string, answer: string) => {
    await page.getByRole('textbox').fill(text);
    await page.getByRole('textbox').press('Enter');
    await bubble(page, answer).waitFor();
  };
  const picture = (page: Page, name: string) => page.screenshot({ path: screenshotPath(`whole-path-${name}`) });

  beforeAll(async () => {
    running = await start({
      PORT: '0',
      DATA_DIR: dir,
      DEMO: '1',
      CLOCK: '2026-11-24T10:00:00+09:00',
      DESK_ADMIN_PASSWORD: password,
      LOG_LEVEL: 'error',
    });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await running?.close();
    rmSync(dir, { recursive: true, force: true });
  });

  let customer: Page;
  let operator: Page;

  it('a customer asks for the fees and reads both, 税抜, and the clause', async () => {
    customer = await open('/', { viewport: { width: 1100, height: 820 } });
    await bubble(customer, 'サポートデスクです').waitFor();
    await say(customer, '月額いくら？', '【月額利用料】');
    const answer = await customer.getByRole('article').last().innerText();
    for (const part of ['2,000円', '3,000円', '税抜', '【月額利用料】']) expect(answer).toContain(part);
    await picture(customer, 'fees');
  });

  it('reports a trouble, is told first steps, identifies as ITS-100001, and gets a session after agreeing to its cost', async () => {
    await say(customer, 'ネットがつながらない', 'いつごろから');
    await say(customer, '今朝からです', 'どの機器');
    await say(customer, '事務所のパソコン全部', '解決しましたか');
    await say(customer, '解決しません', 'お手伝いの方法');
    await say(customer, 'リモートで見てもらう', 'お客さま番号');
    await say(customer, 'ITS-100001', '下4桁');
    await say(customer, '1001', '残りは5回で、ご利用後は4回');
    await say(customer, 'はい', '接続コードは');
    await picture(customer, 'session');
  });

  it('the page of the session says that it waits', async () => {
    const code = /接続コードは(\d{9})/.exec((await bubble(customer, '接続コードは').textContent()) ?? '')?.[1];
    const page = await open(`/remote/${code}`, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    await page.getByText('待機中').waitFor();
    await picture(page, 'remote-phone-dark');
    await page.close();
  });

  it('asks for a person; an operator in a second window sees the chat appear and takes it', async () => {
    operator = await open('/desk', { viewport: { width: 1440, height: 900 } });
    await operator.getByLabel('オペレーターID').fill('admin');
    await operator.getByLabel('パスワード').fill(password);
    await operator.getByRole('button', { name: 'サインイン' }).click();
    await operator.getByText('自動更新中').waitFor();
    await say(customer, '人と話したい', '残りの回数は減りません');
    await say(customer, 'はい', 'オペレーターをお呼びしています');
    await operator.locator('.row-open', { hasText: '青葉デザイン' }).first().click();
    await picture(operator, 'desk-waiting');
    await operator.getByRole('button', { name: '対応する' }).click();
    await bubble(customer, '対応いたします').waitFor();
  });

  it('both see the messages of the other within a second', async () => {
    const reply = operator.getByRole('textbox', { name: 'お客さまへの返信' });
    await reply.fill('お待たせしました。ルータのランプの色を教えていただけますか。');
    await reply.press('Control+Enter');
    await bubble(customer, 'ランプの色').waitFor({ timeout: second });
    const before = await customer.locator('.said').count();
    await customer.getByRole('textbox').fill('赤く点滅しています。月額いくらでしたっけ');
    await customer.getByRole('textbox').press('Enter');
    await operator.getByText('赤く点滅しています').first().waitFor({ timeout: second });
    await bubble(customer, '赤く点滅しています').waitFor();
    // The bot is silent: the customer's own words are all that came.
    expect(await customer.locator('.said').count()).toBe(before + 1);
    await picture(operator, 'desk-chat');
    await picture(customer, 'with-operator');
  });

  it('the operator ends it as "not isolated", and the contact has counted once', async () => {
    await operator.getByRole('main').getByRole('button', { name: '終了して結果を記録' }).click();
    await operator.getByRole('dialog').getByText('切り分けできず').click();
    await picture(operator, 'desk-outcome');
    await operator.getByRole('dialog').getByRole('button', { name: '記録して終了' }).click();
    await bubble(customer, '故障の箇所は、まだ分かっていません').waitFor();
    await say(customer, '残り回数は？', '残り4回');
    await picture(customer, 'contacts-left');
  });

  it('the chat reads on a phone, in the dark, and keeps the conversation over a reload', async () => {
    const phone = await open('/', { viewport: { width: 360, height: 740 }, colorScheme: 'dark', isMobile: true });
    await bubble(phone, 'サポートデスクです').waitFor();
    await say(phone, '土曜は何時まで？', '18:00');
    await phone.reload();
    await bubble(phone, '18:00').waitFor();
    await picture(phone, 'phone-dark');
    await phone.close();
  });

  it('no page complained, and none asked a stranger for anything', async () => {
    await customer.close();
    await operator.close();
    expect(complaints).toEqual([]);
    expect(strangers).toEqual([]);
  });
});
