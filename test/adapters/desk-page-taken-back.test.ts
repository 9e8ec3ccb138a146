/** A message that a customer takes back, or gives other words, changes on a page of the desk that had shown it; what is quoted is shown. */
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

  it('shows an edited message with its new words, marked, one that is restored again, and what a message answers to', async () => {
    const desk = deskInMemory();
    const server = await startDeskPage(desk.memory);
    const { page, complaints } = await openSignedIn(browser, server);
    await chatWith(page, '日本橋不動産');
    desk.say('chat-1', ['customer', '10:11', '型番はABC-999です', { id: 'old', quotes: '型番を教えてください' }]);
    server.notify('chat-1');
    const entries = page.locator('.entry[data-from=customer]');
    await entries.filter({ hasText: '型番を教えてください' }).filter({ hasText: 'ABC-999' }).waitFor();
    const note = (about: 'edited' | 'taken-back' | 'restored', reworded: string | null) => {
      desk.say('chat-1', [null, '10:12', about, { about, of: 'old', reworded }]);
      server.notify('chat-1');
    };
    note('edited', '型番はABC-123です');
    await entries.filter({ hasText: 'ABC-123' }).filter({ hasText: '編集済み' }).waitFor();
    expect(await entries.filter({ hasText: 'ABC-999' }).count()).toBe(0);
    note('taken-back', null);
    await entries.filter({ hasText: 'お客さまが取り消したメッセージ' }).waitFor();
    note('restored', '型番はABC-123です');
    await entries.filter({ hasText: 'ABC-123' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
    await server.close();
  }, 30_000);
});
