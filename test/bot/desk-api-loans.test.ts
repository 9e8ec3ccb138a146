/** Loans at the desk: an operator sends them, sees them there and takes them back over HTTP, and the customer hears of it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInDeviceLoans } from '../../adapters/device-loans/built-in.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { askedFor } from '../helpers/asked-for.ts';
import { chatPart, messageOf } from '../helpers/desk-api-client.ts';
import { type SignedInDesk, signedInDesk } from '../helpers/signed-in-desk.ts';

const number = 'ITS-100009';
const loanPath = `/loans/${chatPart('loan-1')}`;

let desk: SignedInDesk;
let day: SignedInDesk['day'];
let yamada: SignedInDesk['yamada'];
beforeEach(async () => {
  desk = await signedInDesk(number);
  ({ day, yamada } = desk);
});
afterEach(() => desk.close());

const loan = async () => builtInDeviceLoans(openRecords(day.store)).find('loan-1');
const todos = () => desk.todos();

const asked = () => askedFor(day, number, 'loan');

describe('a loan', () => {
  const step = (to: string, due?: string) => yamada.post(`${loanPath}/step`, { to, ...(due && { due }) });

  it('is sent with its day of return, arrives, is late, and is given back; the customer hears each', async () => {
    await asked();
    expect(await todos()).toMatchObject([
      {
        kind: 'loan',
        loan: {
          words: '発送待ち',
          device: '無線ルーター',
          address: '東京都中央区日本橋',
          named: false,
          due: null,
          steps: ['sent', 'cancelled'],
        },
      },
    ]);
    expect((await step('sent')).status).toBe(400);
    expect(messageOf(await step('sent', '2026-11-23'))).toBe('返却の期限には、本日以降の日を入れてください。');
    expect((await step('sent', '2026-12-08')).status).toBe(200);
    expect(await day.lastWords('a')).toContain('12月8日（火）');
    await day.pass(2 * 24 * 60);
    expect(await todos()).toMatchObject([{ overdue: false, loan: { steps: ['arrived', 'returned', 'lost'] } }]);
    expect((await step('arrived')).status).toBe(200);
    expect(await loan()).toMatchObject({ state: 'arrived', arrivedOn: '2026-11-26', due: '2026-12-08' });
    expect(await todos()).toMatchObject([{ dueAt: '2026-12-08T00:00:00.000+09:00', loan: { due: '2026-12-08' } }]);
    day.clock.set(Temporal.Instant.from('2026-12-08T23:59:00+09:00'));
    expect(await todos()).toMatchObject([{ overdue: false }]);
    day.clock.set(Temporal.Instant.from('2026-12-09T00:00:00+09:00'));
    expect(await todos()).toMatchObject([{ overdue: true }]);
    expect((await step('returned')).status).toBe(200);
    // It is midnight: the customer hears it in the morning.
    expect(await day.lastWords('a')).toContain('到着を確認しました');
    await day.pass(9 * 60);
    expect(await day.lastWords('a')).toContain('ご返却を確認しました');
    expect(await todos()).toEqual([]);
  });

  it('that was asked for is late after a day, is called off before it is sent only, and what is lost may come back', async () => {
    await asked();
    await day.pass(24 * 60 + 1);
    expect(await todos()).toMatchObject([{ overdue: true }]);
    expect((await step('arrived')).status).toBe(409);
    await step('sent', '2026-12-08');
    const late = await step('cancelled');
    expect(messageOf(late)).toBe('この貸し出しは「発送済み」のため、そのようには変えられません。');
    expect((await step('lost')).status).toBe(200);
    expect(await day.lastWords('a')).toContain('ご請求することがあります');
    await day.pass(40 * 24 * 60);
    expect(await todos()).toMatchObject([{ overdue: false, loan: { words: '紛失', steps: ['returned'] } }]);
    expect((await step('returned')).status).toBe(200);
    expect(await loan()).toMatchObject({ state: 'returned' });
    expect(await todos()).toEqual([]);
    expect((await yamada.post(`/loans/${chatPart('none')}/step`, { to: 'lost' })).status).toBe(404);
  });

  it('that is lost for good leaves the board without a word to the customer; one that is out does not', async () => {
    await asked();
    await step('sent', '2026-12-08');
    const close = () => yamada.post(`/todos/${chatPart('loan/loan-1')}/done`);
    expect(messageOf(await close())).toContain('貸し出しの状態を記録すると済みになります');
    await step('lost');
    const before = await day.lastWords('a');
    expect((await close()).status).toBe(200);
    expect(await todos()).toEqual([]);
    expect(await day.lastWords('a')).toBe(before);
    expect(await day.notes('a')).toContain('handoff: loan done');
  });

  it('follows the customer who changes where it goes, and leaves the board when they call it off', async () => {
    await asked();
    await day.say('a', '届け先は大阪市北区梅田1-2-3にしてください');
    await day.say('a', 'はい');
    expect(await todos()).toMatchObject([
      { loan: { address: '大阪市北区梅田1-2-3', named: true, wish: '午後がいい' } },
    ]);
    await day.say('a', '代わりの機器の申し込みを取り消したい');
    await day.say('a', 'はい');
    expect(await todos()).toEqual([]);
    expect(messageOf(await step('sent', '2026-12-08'))).toContain('取り消し');
  });

  it('goes to another address than the registered one once an operator has said so; the customer hears what came of it', async () => {
    await asked();
    const elsewhere = async (address: string) => {
      await day.say('a', `届け先は${address}にしてください`);
      await day.say('a', 'はい');
    };
    const answer = (confirmed: boolean) => yamada.post(`${loanPath}/address`, { confirmed });
    expect(messageOf(await answer(true))).toContain('もう済んでいます');
    await elsewhere('大阪市北区梅田1-2-3');
    expect(await day.lastWords('a')).toContain('担当の者が確認してから発送します');
    expect(await todos()).toMatchObject([{ loan: { named: true, unconfirmed: true, steps: ['cancelled'] } }]);
    expect(messageOf(await step('sent', '2026-12-08'))).toContain('お届け先がまだ確認されていません');
    expect((await answer(false)).status).toBe(200);
    expect(await day.lastWords('a')).toMatch(
      /「大阪市北区梅田1-2-3」を確認できませんでした。.*ご登録の住所へお届けします/,
    );
    expect(await todos()).toMatchObject([
      { loan: { address: '東京都中央区日本橋', named: false, unconfirmed: false } },
    ]);
    await elsewhere('東京都港区芝1-1-1');
    expect((await answer(true)).status).toBe(200);
    expect(await day.lastWords('a')).toContain('お届け先「東京都港区芝1-1-1」を、担当の者が確認しました');
    await day.say('a', 'やっぱり届けるのは金曜の午後がいい');
    await day.say('a', 'はい');
    expect(await todos()).toMatchObject([{ loan: { address: '東京都港区芝1-1-1', unconfirmed: false } }]);
    expect((await step('sent', '2026-12-08')).status).toBe(200);
    expect(await day.lastWords('a')).toContain('発送しました');
  });

  it('goes to the registered address however it is spelled, without asking anybody', async () => {
    await asked();
    await day.say('a', '届け先は東京都中央区　日本橋にしてください');
    await day.say('a', 'はい');
    expect(await loan()).not.toHaveProperty('unconfirmed');
  });

  it('that came back long after its case does not open the case again', async () => {
    await asked();
    await step('sent', '2026-12-08');
    const before = (await day.openCase(number))?.lastEventAt;
    day.clock.set(Temporal.Instant.from('2027-02-01T10:00:00+09:00'));
    await step('returned');
    expect((await day.openCase(number))?.lastEventAt).toBe(before);
  });
});
