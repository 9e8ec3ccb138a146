/** A message that a customer takes back on LINE disappears from a page of the desk that had shown it. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumMissing, openBrowser } from '../helpers/browser.ts';
import { chatWith, openSignedIn } from '../helpers/desk-in-browser.ts';
import { deskInMemory } from '../helpers/desk-in-memory.ts';
import { startDeskPage } from '../helpers/desk-page-server.ts';

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'the operator desk in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  }, 30_000);
  afterAll(() => browser.close());

  it('shows a message no more once the customer has taken it back, and says so', async () => {
    const desk = deskInMemory();
    const server = await startDeskPage(desk.memory);
    const { page, complaints } = await openSignedIn(browser, server);
    await chatWith(page, '日本橋不動産');
    desk.say('chat-1', ['customer', '10:11', '口座は1234567です', { id: 'secret' }]);
    server.notify('chat-1');
    const entries = page.locator('.entry[data-from=customer]');
    await entries.filter({ hasText: '口座は1234567です' }).waitFor();
    desk.say('chat-1', [
      null,
      '10:12',
      'お客さまがメッセージを取り消しました。',
      { about: 'taken-back', of: 'secret' },
    ]);
    server.notify('chat-1');
    await entries.filter({ hasText: 'お客さまが取り消したメッセージ' }).waitFor();
    expect(await entries.filter({ hasText: '口座' }).count()).toBe(0);
    await page.getByText('お客さまがメッセージを取り消しました。').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
    await server.close();
  }, 30_000);
});
