/** One conversation on LINE, and the page that links a contract, as customers see them: drawn in a real browser, nothing cut off. */

import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { servePageFile } from '../../adapters/channels/page-file.ts';
import { menuPicture } from '../../adapters/line/menus.ts';
import { linkFiles, linkPage } from '../../adapters/line/page/files.ts';
import { chatFiles } from '../../adapters/web-chat/page-files.ts';
import { menuWords } from '../../dialogs/words/line-menus.ts';
import { chromiumMissing, openBrowser, PAGE_WAIT_MS, screenshotPath } from '../helpers/browser.ts';
import { type LineDesk, openLineDesk } from '../helpers/line-desk.ts';
import { lineUser } from '../helpers/line-server.ts';
import { linePage, type OnScreen } from '../helpers/line-simulator.ts';

const phone = { width: 390, height: 844 };

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'on LINE', () => {
  let browser: Browser;
  let tab: Page;
  let desk: LineDesk;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    desk = await openLineDesk();
    tab = await browser.newPage({ viewport: phone });
    tab.setDefaultTimeout(PAGE_WAIT_MS);
  });
  afterEach(async () => {
    await tab.close();
    await desk.close();
  });

  const a = lineUser('a');
  /** What is cut off at a side or hidden behind something else's edge. */
  const cutOff = () =>
    tab.evaluate(() =>
      [...document.querySelectorAll('p, button, .said, label, input')]
        .filter(
          (one) =>
            one.checkVisibility() && (one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > 390),
        )
        .map((one) => one.textContent),
    );

  /** Does one thing, and notes what was written and what came. */
  const playing = () => {
    const shown: OnScreen[] = [];
    const note = async (mine: string | undefined, act: () => Promise<unknown>) => {
      const from = desk.line.screen(a).length;
      await act();
      if (mine !== undefined) shown.push({ mine });
      shown.push(
        ...desk.line
          .screen(a)
          .slice(from)
          .map((came) => ({ came })),
      );
    };
    return {
      shown,
      note,
      say: (words: string) => note(words, () => desk.say('a', words)),
      tap: (label: string) => note(label, () => desk.tap('a', label)),
    };
  };
  const draw = async (name: string, shown: readonly OnScreen[], menu: keyof typeof menuWords) => {
    await tab.setContent(linePage(shown, { picture: menuPicture(menu), bar: menuWords[menu].bar }));
    await tab.screenshot({ path: screenshotPath(name), fullPage: true });
  };

  it('a greeting, a question, the way to link, and a session with its code are drawn whole', async () => {
    const { shown, note, say, tap } = playing();
    await note(undefined, () => desk.post([desk.line.event('follow', a, { replyToken: desk.line.replyToken(a) })]));
    await say('月額いくら？');
    await say('リモートで見てほしい');
    for (const words of ['ITS-100009', '1009']) await say(words);
    await tap('始める');
    await draw('line-before-linking', shown, 'before');
    expect(await cutOff()).toEqual([]);
    const buttons = await tab.locator('button').allTextContents();
    expect(buttons.map((text) => text.trim())).toEqual(
      expect.arrayContaining(['LINEとご契約を連携する ↗', '📋 接続コード', '案内ページを開く ↗']),
    );
    expect(await tab.locator('.row').count()).toBe(shown.length);
  });

  it('a booking read back, an operator by name, and the menu of who is linked are drawn whole', async () => {
    for (const words of ['今月の残り回数', 'ITS-100009', '1009']) await desk.say('a', words);
    const { shown, note, say, tap } = playing();
    await say('木曜の10時に訪問してほしい');
    await tap('予約する');
    await say('オペレーターと話したい');
    await say('はい');
    await say('ルーターの設定を見てほしい');
    await note(undefined, () => desk.operate('a', { do: 'take' }));
    await note(undefined, () =>
      desk.operate('a', { do: 'reply', text: 'お待たせしました。ルーターのランプの色を教えてください。' }),
    );
    await draw('line-linked', shown, 'after');
    expect(await cutOff()).toEqual([]);
    expect(await tab.locator('.name').allTextContents()).toContain('山田');
    expect(await tab.locator('button', { hasText: '予約する' }).count()).toBe(1);
  });

  it.each([
    ['number', linkPage({ step: 'number', ticket: 't', tells: 'wrong', given: 'ITS-100009' })],
    ['code', linkPage({ step: 'code', ticket: 't' })],
    ['over', linkPage({ step: 'none', tells: 'over' })],
  ])('the page that links, at its step %s, is whole on a phone and leads nowhere else', async (step, page) => {
    const files = [...chatFiles, ...linkFiles];
    await tab.route('**/*', async (route) => {
      const { pathname } = new URL(route.request().url());
      const file = files.find(({ path }) => path === pathname);
      const served = file ? await servePageFile(file, {}) : page;
      await route.fulfill({ status: served.status, headers: served.headers, body: served.body });
    });
    await tab.goto('http://desk.example/link?ticket=t');
    await tab.screenshot({ path: screenshotPath(`line-link-${step}`), fullPage: true });
    expect(await cutOff()).toEqual([]);
    const fields = await tab
      .locator('input:visible')
      .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).name));
    expect(fields).toEqual({ number: ['number', 'lastFour'], code: ['code'], over: [] }[step]);
    const unnamed = await tab
      .locator('input:visible')
      .evaluateAll((all) => all.filter((one) => (one as HTMLInputElement).labels?.length !== 1).length);
    expect(unnamed, 'each field has its label').toBe(0);
  });
});
