/** Pictures and files both ways, for real: a customer and an operator in two windows of a real browser, over the real server. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
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
import { png, taken } from '../helpers/sent-files.ts';

const password = 'operators only, please';
const picture = { name: 'lamp.png', mimeType: 'image/png', buffer: png };
const pdf = { name: '手順書.pdf', mimeType: 'application/pdf', buffer: taken['application/pdf']?.[1] as Buffer };

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'pictures and files in a chat', () => {
  const dir = mkdtempSync(join(tmpdir(), 'pictures-'));
  const complaints: string[] = [];
  const strangers: string[] = [];
  let running: Running;
  let browser: Browser;
  let customer: Page;
  let operator: Page;

  const open = async (path: string): Promise<Page> => {
    const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1280, height: 860 } });
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
  const bubble = (text: string) => customer.locator('.said', { hasText: text }).last();
  const say = async (text: string, answer: string) => {
    await customer.getByRole('textbox').fill(text);
    await customer.getByRole('textbox').press('Enter');
    await bubble(answer).waitFor();
  };
  /** Whether the picture is there and was drawn. */
  const isDrawn = async (image: Locator) => {
    await image.scrollIntoViewIfNeeded();
    return image.evaluate((one) =>
      (one as HTMLImageElement).decode().then(() => (one as HTMLImageElement).naturalWidth > 0),
    );
  };

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

  it('a customer sends a picture: the bot says who can look at it, and the picture stands in the chat', async () => {
    customer = await open('/');
    await bubble('サポートデスクです').waitFor();
    await customer.locator('input[type=file]').setInputFiles(picture);
    await customer.getByRole('textbox').press('Enter');
    await bubble('写真をお送りいただき、ありがとうございます。担当の者が拝見できます').waitFor();
    await customer.reload();
    await bubble('担当の者が拝見できます').waitFor();
    expect(await isDrawn(customer.locator('img[alt="lamp.png"]'))).toBe(true);
  });

  it('a file that could be run is not taken, and the customer hears why', async () => {
    const page = { name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') };
    await customer.locator('input[type=file]').setInputFiles(page);
    await customer.getByRole('textbox').press('Enter');
    await bubble('お受けできない種類のものでした').waitFor();
  });

  it('a file that is too large does not leave, and the page says so', async () => {
    const large = Buffer.concat([pdf.buffer, Buffer.alloc(4_000_000)]);
    await customer.locator('input[type=file]').setInputFiles({ ...pdf, buffer: large });
    await customer.getByRole('textbox').press('Enter');
    await customer.getByText('ファイルが大きすぎるため、送れませんでした').waitFor();
  });

  it('the operator sees it in the conversation, and opens it in its full size', async () => {
    for (const [words, answer] of [
      ['オペレーターと話したい', 'お客さま番号'],
      ['ITS-100001', '下4桁'],
      ['1001', 'おつなぎしてよろしいですか'],
      ['はい', 'お困りの内容をお書きいただけると'],
      ['ルーターのランプが赤い', '担当の者に伝えます'],
    ] as const)
      await say(words, answer);
    operator = await open('/desk');
    await operator.getByLabel('オペレーターID').fill('admin');
    await operator.getByLabel('パスワード').fill(password);
    await operator.getByRole('button', { name: 'サインイン' }).click();
    await operator.locator('.row-open', { hasText: '青葉デザイン' }).first().click();
    expect(await isDrawn(operator.locator('.picture img[alt="lamp.png"]'))).toBe(true);
    await operator.locator('.thing', { hasText: '開くと危険なことがある種類' }).waitFor();
    const [full] = await Promise.all([
      operator.context().waitForEvent('page'),
      operator.getByRole('link', { name: 'lamp.pngを大きく表示' }).click(),
    ]);
    expect(await isDrawn(full.locator('img'))).toBe(true);
    await full.close();
  });

  it('a picture and a file that the operator sends stand in the web chat', async () => {
    await operator.getByRole('button', { name: '対応する' }).click();
    await bubble('対応いたします').waitFor();
    const attach = operator.getByLabel('写真・ファイルを送る');
    await attach.setInputFiles({ ...picture, name: 'where.png' });
    expect(await isDrawn(operator.locator('.picture img[alt="where.png"]'))).toBe(true);
    expect(await isDrawn(customer.locator('img[alt="where.png"]'))).toBe(true);
    await attach.setInputFiles(pdf);
    await operator.locator('.saved', { hasText: '手順書.pdf' }).waitFor();
    const link = customer.locator('a[download="手順書.pdf"]');
    await link.waitFor();
    const answer = await customer.request.get((await link.getAttribute('href')) ?? '');
    expect(answer.headers()['content-disposition']).toMatch(/^attachment;/);
    expect((await answer.body()).equals(pdf.buffer)).toBe(true);
    await operator.screenshot({ path: screenshotPath('pictures-desk') });
    await customer.screenshot({ path: screenshotPath('pictures-chat') });
  });

  it('what could be run is not sent, and the operator hears why', async () => {
    const attach = operator.getByLabel('写真・ファイルを送る');
    await attach.setInputFiles({ name: 'a.html', mimeType: 'text/html', buffer: Buffer.from('<!doctype html>') });
    await operator.getByText('この種類のファイルは送れません').waitFor();
  });

  it('no page complained, and none asked a stranger for anything', async () => {
    await customer.close();
    await operator.close();
    // The refusals above are told by the browser and by Web Chat too.
    expect(complaints.filter((text) => !/415|too large/.test(text))).toEqual([]);
    expect(strangers).toEqual([]);
  });
});
