/** Visits, loans and paid visits on the desk's page: an operator in a browser sees to them on the whole program, and the customer hears of it. */
import { pino } from 'pino';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { builtInDeviceLoans } from '../../adapters/device-loans/built-in.ts';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { builtInOperatorDesk } from '../../adapters/operator-desk/built-in.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { builtInVisitCalendar } from '../../adapters/visit-calendar/built-in.ts';
import { outsideVisitCalendar } from '../../adapters/visit-calendar/outside.ts';
import { deskRoutes } from '../../bot/desk-api/routes.ts';
import { pageRoutes } from '../../bot/pages.ts';
import { httpServer } from '../../bot/server.ts';
import { stamp } from '../../knowledge/rules/japan-time.ts';
import { chromiumMissing, complaintsOf, openBrowser, PAGE_WAIT_MS, screenshotPath } from '../helpers/browser.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';

const password = 'a long enough password';
const number = 'ITS-100009';

describe.skipIf(chromiumMissing)(chromiumMissing ?? 'visits and loans on the desk in a browser', () => {
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
    await day.link('a', number);
    const routes = [...deskRoutes({ desk: day, publicUrl: () => origin }), ...pageRoutes(day, false)];
    const server = httpServer(routes, () => false, pino({ level: 'silent' }));
    origin = `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}`;
    close = () => server.close();
    await putAccount(day.store, { id: 'yamada', name: '山田', role: 'operator', password });
  });
  afterEach(async () => {
    await close();
    await day.close();
  });

  /** A visit that waits to be confirmed and a loan that was asked for, as the customer's forms leave them. */
  const ask = async () => {
    const records = openRecords(day.store);
    const of = (await day.openCase(number))?.id ?? '';
    const at = stamp(day.clock.now());
    const known = { contract: number, case: of, at };
    const desk = builtInOperatorDesk(records, day.clock.realNow);
    await builtInVisitCalendar(records).request({
      ...known,
      id: 'v',
      wish: '木曜の午後',
      setUpWish: '新しいプリンターの設定',
    });
    const elsewhere = { address: '東京都港区の事務所', unconfirmed: true } as const;
    await builtInDeviceLoans(records).request({ ...known, id: 'l', kind: 'router', ...elsewhere });
    const todo = { contract: number, case: of, conversation: 'a', dueAt: at, state: 'open' as const };
    await desk.keepTodo({ ...todo, id: 'visit/v', kind: 'visit', of: 'v' });
    await desk.keepTodo({ ...todo, id: 'loan/l', kind: 'loan', of: 'l' });
    await records.commit();
  };

  const open = async (): Promise<Page> => {
    const context = await browser.newContext({ locale: 'ja-JP', viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(PAGE_WAIT_MS);
    await page.goto(`${origin}/desk`);
    await page.getByLabel('オペレーターID').fill('yamada');
    await page.getByLabel('パスワード').fill(password);
    await page.keyboard.press('Enter');
    await page.getByText('自動更新中').waitFor();
    return page;
  };
  const rowOf = (page: Page, kind: string) => page.locator('.row', { has: page.getByText(kind, { exact: true }) });

  it('a visit is confirmed, and its result recorded once it has begun', async () => {
    await ask();
    const page = await open();
    const complaints = complaintsOf(page);
    const visit = rowOf(page, '訪問');
    await visit.getByText('確認待ち').waitFor();
    await visit.getByText('設定のご希望：新しいプリンターの設定').waitFor();
    await page.screenshot({ path: screenshotPath('desk-visits') });
    await visit.getByLabel('訪問の日').fill('2026-11-26');
    await visit.getByLabel('訪問の時間').selectOption('13:00');
    await visit.getByRole('button', { name: '訪問を確定' }).click();
    await visit.getByText('11月26日（木）13:00～15:00').waitFor();
    expect(await day.lastWords('a')).toContain('11月26日（木）13:00～15:00');
    const move = visit.getByText('日時を変える');
    expect(await visit.getByRole('button', { name: 'この日時に変更' }).isVisible()).toBe(false);
    await move.click();
    await visit.getByLabel('訪問の日').fill('2026-11-29');
    await visit.getByRole('button', { name: 'この日時に変更' }).click();
    await page.getByText('11月29日（日）は日曜のため訪問を行っていません。').waitFor();
    await visit.getByLabel('訪問の日').fill('2026-11-27');
    await visit.getByLabel('訪問の時間').selectOption('09:00');
    await page.screenshot({ path: screenshotPath('desk-visit-move') });
    await visit.getByRole('button', { name: 'この日時に変更' }).click();
    await visit.getByText('11月27日（金）9:00～11:00').waitFor();
    expect(await day.lastWords('a')).toContain('11月27日（金）9:00～11:00');
    const result = visit.getByRole('button', { name: '結果を記録' });
    expect(await result.getAttribute('title')).toBe('訪問の時間になると記録できます。');

    day.clock.set(Temporal.Instant.from('2026-11-27T10:00:00+09:00'));
    await page.reload();
    await page.getByText('自動更新中').waitFor();
    await result.click();
    await page.getByText('お客さまがご不在などで調べられなかったときは').waitFor();
    await page.getByLabel('機器故障の疑い').check();
    await page.getByLabel('無線ルーター').check();
    await page.getByRole('button', { name: '記録して終了' }).click();
    await visit.waitFor({ state: 'detached' });
    expect(await day.lastWords('a')).toContain('無線ルータの故障が原因と思われます');
    // The refused day is the one thing the browser complains of.
    expect(complaints.filter((complaint) => !complaint.includes('409'))).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('a loan goes elsewhere once that is confirmed, is sent with its day of return, arrives, and is lost only when the operator is sure', async () => {
    await ask();
    const page = await open();
    const complaints = complaintsOf(page);
    const loan = rowOf(page, '代替機器');
    await loan.getByText('お届け先：東京都港区の事務所').waitFor();
    expect(await loan.getByRole('button', { name: '発送した' }).count()).toBe(0);
    await page.screenshot({ path: screenshotPath('desk-loan-unconfirmed') });
    await loan.getByRole('button', { name: '届けてよい' }).click();
    await loan.getByLabel('返却の期限').fill('2026-12-08');
    await loan.getByRole('button', { name: '発送した' }).click();
    await loan.getByText('発送済み').waitFor();
    expect(await day.lastWords('a')).toContain('12月8日（火）');
    await loan.getByRole('button', { name: '届いた' }).click();
    await loan.getByText('貸出中').waitFor();
    await page.screenshot({ path: screenshotPath('desk-loan') });
    page.once('dialog', (asked) => void asked.dismiss());
    await loan.getByRole('button', { name: '紛失' }).click();
    await loan.getByText('貸出中').waitFor();
    page.once('dialog', (asked) => void asked.accept());
    await loan.getByRole('button', { name: '紛失', exact: true }).click();
    await loan.getByRole('button', { name: '紛失のまま完了' }).waitFor();
    expect(await day.lastWords('a')).toContain('ご請求することがあります');
    await loan.getByRole('button', { name: '返却済み' }).waitFor();
    await page.screenshot({ path: screenshotPath('desk-loan-lost') });
    page.once('dialog', (asked) => void asked.accept());
    await loan.getByRole('button', { name: '紛失のまま完了' }).click();
    await loan.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('a visit a back office is asked for shows its slot, filled in; what that office left open is cleared up', async () => {
    const records = openRecords(day.store);
    const of = (await day.openCase(number))?.id ?? '';
    const at = stamp(day.clock.now());
    const known = { contract: number, case: of, conversation: 'a', dueAt: at, state: 'open' as const };
    const visits = outsideVisitCalendar(records, async () => 'intent-1');
    await visits.book(
      { id: 'v', contract: number, case: of, at },
      { day: '2026-11-26', from: '13:00', to: '15:00' },
      2,
    );
    const desk = builtInOperatorDesk(records, day.clock.realNow);
    await desk.keepTodo({ ...known, id: 'visit/v', kind: 'visit', of: 'v' });
    await desk.keepTodo({ ...known, id: 'back-office/i', kind: 'back-office', of: 'v', came: 'visit.book:unanswered' });
    await records.commit();
    const page = await open();
    const complaints = complaintsOf(page);
    const visit = rowOf(page, '訪問');
    await visit.getByText('確認中：11月26日（木）13:00～15:00').waitFor();
    expect(await visit.getByLabel('訪問の日').inputValue()).toBe('2026-11-26');
    expect(await visit.getByLabel('訪問の時間').inputValue()).toBe('13:00');
    const left = rowOf(page, '外部システム');
    await left.getByText('「訪問の予約」を外部システムに伝えられませんでした').waitFor();
    await page.screenshot({ path: screenshotPath('desk-back-office') });
    page.once('dialog', (asked) => void asked.accept());
    await left.getByRole('button', { name: '対応済みにする' }).click();
    await left.waitFor({ state: 'detached' });
    await visit.getByRole('button', { name: '訪問を確定' }).click();
    await visit.getByText('11月26日（木）13:00～15:00', { exact: true }).waitFor();
    expect(await day.lastWords('a')).toContain('11月26日（木）13:00～15:00に決まりました');
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);

  it('a paid visit is arranged only when the operator is sure', async () => {
    for (const message of ['来週の火曜に複合機の設定に来てほしい', 'はい']) await day.say('a', message);
    const page = await open();
    const complaints = complaintsOf(page);
    const request = rowOf(page, '訪問サポート（有償）');
    await request.getByText('設定のご希望：来週の火曜に複合機の設定に来てほしい').waitFor();
    await request.getByText('日時のご希望：来週の火曜').waitFor();
    await request.getByText('お伺い先：東京都中央区日本橋').waitFor();
    expect(await request.getByRole('link', { name: '03-5555-1009' }).getAttribute('href')).toBe('tel:03-5555-1009');
    await page.screenshot({ path: screenshotPath('desk-paid-visit') });
    page.once('dialog', (asked) => void asked.dismiss());
    await request.getByRole('button', { name: '手配済みにする' }).click();
    await request.getByText('お伺い先').waitFor();
    page.once('dialog', (asked) => void asked.accept());
    await request.getByRole('button', { name: '手配済みにする' }).click();
    await request.waitFor({ state: 'detached' });
    expect(await day.lastWords('a')).toContain('手配を済ませました');
    expect(complaints).toEqual([]);
    await page.context().close();
  }, 60_000);
});
