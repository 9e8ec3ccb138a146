/** The chat page and the remote session's page in a real browser. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../../adapters/channels/port.ts';
import type { WebChatMessage } from '../../adapters/web-chat/core.ts';
import {
  chromiumMissing,
  complaintsOf,
  openBrowser,
  PAGE_WAIT_MS,
  screenshotPath,
  strangersOf,
} from '../helpers/browser.ts';
import { startWebChat, type WebChatServer } from '../helpers/web-chat-server.ts';

const answer = ({ text, join }: WebChatMessage): Message[] => {
  if (join) {
    return [
      {
        text: 'こんにちは。ライトあんしんプランのサポートです。\nお困りの内容を文章で入力するか、下から選んでください。',
        choices: [
          'インターネットがつながらない',
          '料金・契約を知りたい',
          '訪問を予約したい',
          '残り回数を確認',
          'オペレーターと話す',
        ].map((label) => ({ label, say: label })),
      },
    ];
  }
  if (text.includes('料金')) {
    return [
      {
        text: 'プランごとに月額利用料が異なります。\n表示している金額は税抜です。',
        citations: [
          { clause: '月額利用料', title: '月額利用料', abstract: '月額利用料はプランにより異なります。' },
          { clause: '◎ 表示金額', title: '◎ 表示金額', abstract: '金額は税抜です。' },
        ],
      },
    ];
  }
  return [
    {
      text: '次の内容で予約します。よろしいですか。',
      card: {
        title: '訪問故障切り分けサポート',
        fields: [
          { name: '日時', value: '11月26日（木）9:00～11:00' },
          { name: '場所', value: 'ご契約の住所' },
        ],
        link: { label: '予約の内容を開く', url: 'https://example.com/' },
      },
      choices: [
        { label: 'はい', say: 'はい' },
        { label: 'いいえ', say: 'いいえ' },
      ],
      confirmation: true,
    },
  ];
};

/** Waits until the button is seen as a whole: the conversation has scrolled to its end. */
const inView = (page: Page, name: string) =>
  page.waitForFunction((label) => {
    const button = [...document.querySelectorAll('.ac-pushButton')].find(({ textContent }) => textContent === label);
    const end = document.querySelector('.webchat__suggested-actions')?.getBoundingClientRect().top ?? 0;
    return button !== undefined && button.getBoundingClientRect().bottom <= end;
  }, name);

const say = async (page: Page, text: string) => {
  await page.getByRole('textbox').fill(text);
  await page.getByRole('textbox').press('Enter');
};

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'the pages in a browser', () => {
  let browser: Browser;
  let server: WebChatServer;
  beforeAll(async () => {
    browser = await openBrowser();
    server = await startWebChat({ answer });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const open = async (path: string, options: Parameters<Browser['newContext']>[0]) => {
    const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(PAGE_WAIT_MS);
    const complaints = complaintsOf(page);
    const strangers = strangersOf(page, server.origin);
    // Time runs on as ever, and can be moved ahead where the page only waits.
    await page.clock.install();
    await page.goto(server.origin + path);
    return { page, complaints, strangers };
  };

  it.each([
    ['light', { colorScheme: 'light' as const, viewport: { width: 1180, height: 860 } }],
    ['dark', { colorScheme: 'dark' as const, viewport: { width: 1180, height: 860 } }],
    [
      'phone',
      {
        colorScheme: 'light' as const,
        viewport: { width: 360, height: 740 },
        deviceScaleFactor: 2,
        hasTouch: true,
        isMobile: true,
      },
    ],
    [
      'phone-dark',
      { colorScheme: 'dark' as const, viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true },
    ],
  ])(
    'a conversation is shown without a complaint: %s',
    async (name, look) => {
      const { page, complaints, strangers } = await open('/', look);
      await page.getByText('こんにちは。').first().waitFor();
      await page.screenshot({ path: screenshotPath(`chat-${name}-start`) });
      await say(page, '料金を教えてください');
      await page.getByText('【月額利用料】').first().waitFor();
      const conversation = [...server.transcripts.keys()].at(-1) ?? '';
      server.say(conversation, {
        from: 'operator',
        name: '佐藤',
        message: { text: 'お待たせしました。オペレーターの佐藤です。' },
      });
      await page.getByText('佐藤　', { exact: false }).first().waitFor();
      await say(page, '木曜の10時に来てほしいです');
      await page.getByRole('toolbar').getByRole('button', { name: 'はい' }).waitFor();
      await inView(page, '予約の内容を開く');
      await page.screenshot({ path: screenshotPath(`chat-${name}`) });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      expect(complaints).toEqual([]);
      expect(strangers).toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  it('keeps the conversation over a reload and greets once', async () => {
    const { page, complaints } = await open('/', {});
    await page.getByText('こんにちは。').first().waitFor();
    await say(page, '料金を教えてください');
    await page.getByText('【月額利用料】').first().waitFor();
    const conversations = server.transcripts.size;
    await page.reload();
    await page.getByText('【月額利用料】').first().waitFor();
    await say(page, '料金をもう一度');
    await page.locator('details.citation').nth(3).waitFor();
    expect(server.transcripts.size).toBe(conversations);
    expect(await page.locator('.webchat__bubble p', { hasText: 'こんにちは。' }).count()).toBe(1);
    expect(await page.locator('.webchat__bubble p', { hasText: '料金を教えてください' }).count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('starts a new conversation when the token it kept no longer opens one', async () => {
    const { page } = await open('/', {});
    await page.getByText('こんにちは。').first().waitFor();
    await page.evaluate(() => {
      addEventListener('pagehide', () => {
        const kept = JSON.parse(localStorage.getItem('web-chat') ?? '{}');
        localStorage.setItem('web-chat', JSON.stringify({ ...kept, resumeToken: 'old' }));
      });
    });
    const conversations = server.transcripts.size;
    await page.reload();
    await page.getByText('こんにちは。').first().waitFor();
    expect(server.transcripts.size).toBe(conversations + 1);
    expect(await page.locator('#banner').isHidden()).toBe(true);
    await page.context().close();
  }, 60_000);

  it('shows what is written as text, and that someone is writing', async () => {
    const { page, complaints } = await open('/', {});
    await page.getByText('こんにちは。').first().waitFor();
    const conversation = [...server.transcripts.keys()].at(-1) ?? '';
    const text = '<img src=x onerror=alert(1)> **太字** [1]\n\n1. 二行目';
    server.say(conversation, { from: 'operator', message: { text } });
    await page.locator('.webchat__bubble p', { hasText: '<img src=x onerror=alert(1)> **太字** [1]' }).waitFor();
    server.writes(conversation);
    await page.locator('.webchat__typing-indicator').waitFor();
    await page.screenshot({ path: screenshotPath('chat-typing') });
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('works with the keyboard alone: a suggestion is reached, seen to be in focus, and pressed', async () => {
    const { page, complaints } = await open('/', {});
    await page.getByRole('toolbar').getByRole('button', { name: '料金' }).waitFor();
    await page.getByRole('textbox').focus();
    // Past the button for pictures and files.
    for (const _ of [1, 2]) await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await page.screenshot({ path: screenshotPath('chat-focus') });
    await page.keyboard.press('Enter');
    await page.getByText('【月額利用料】').first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it.each([
    ['light', { colorScheme: 'light' as const, viewport: { width: 1180, height: 860 } }],
    ['phone-dark', { colorScheme: 'dark' as const, viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 }],
  ])(
    'the page of a remote session shows its code and follows its state: %s',
    async (name, look) => {
      server.remote.session = { state: 'waiting', expiresAt: '2026-11-24T10:30:00+09:00' };
      const { page, complaints, strangers } = await open('/remote/481-920', look);
      await page.getByText('481-920').waitFor();
      await page.getByText('待機中').waitFor();
      await page.getByText('10:30まで有効です').waitFor();
      await page.screenshot({ path: screenshotPath(`remote-${name}`), fullPage: true });
      server.remote.session = { ...server.remote.session, state: 'connected' };
      await page.clock.fastForward(5000);
      await page.getByText('接続済み').waitFor();
      server.remote.session = { ...server.remote.session, state: 'ended' };
      await page.clock.fastForward(5000);
      await page.getByText('終了', { exact: true }).waitFor();
      await page.screenshot({ path: screenshotPath(`remote-${name}-ended`), fullPage: true });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
      expect(complaints).toEqual([]);
      expect(strangers).toEqual([]);
      await page.context().close();
    },
    60_000,
  );
});
