/** Opens the operator desk's page in a browser, as an operator does. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { complaintsOf, PAGE_WAIT_MS, strangersOf } from './browser.ts';
import type { DeskPageServer } from './desk-page-server.ts';

export const laptop = { width: 1280, height: 800 };

/** The page, with what it complains about and the strangers it asks. */
export const openPage = async (browser: Browser, server: DeskPageServer, options: BrowserContextOptions = {}) => {
  const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'UTC', viewport: laptop, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PAGE_WAIT_MS);
  const complaints = complaintsOf(page);
  const strangers = strangersOf(page, server.origin);
  // Time runs on as ever, and can be moved ahead where the page only waits.
  await page.clock.install();
  await page.goto(`${server.origin}/desk`);
  return { page, complaints, strangers };
};

export const signIn = async (page: Page, password = 'correct horse') => {
  await page.getByLabel('オペレーターID').fill('sato');
  await page.getByLabel('パスワード').fill(password);
  await page.getByRole('button', { name: 'サインイン' }).click();
};

/** The desk, signed in and up to date. */
export const openSignedIn = async (browser: Browser, server: DeskPageServer, options: BrowserContextOptions = {}) => {
  const opened = await openPage(browser, server, options);
  await signIn(opened.page);
  await opened.page.getByText('自動更新中').waitFor();
  await opened.page.locator('.rows').first().waitFor();
  return opened;
};

/** Opens the chat with the customer of this name. */
export const chatWith = (page: Page, name: string) => page.locator('.row-open', { hasText: name }).first().click();
