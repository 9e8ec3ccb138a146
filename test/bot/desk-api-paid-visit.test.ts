/** A paid visit at the desk: what the board tells of it, when it is late, and how it is done over HTTP. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chatPart, messageOf } from '../helpers/desk-api-client.ts';
import { type SignedInDesk, signedInDesk } from '../helpers/signed-in-desk.ts';

const number = 'ITS-100009';

let desk: SignedInDesk;
let day: SignedInDesk['day'];
let part: string;
let yamada: SignedInDesk['yamada'];
beforeEach(async () => {
  desk = await signedInDesk(number);
  ({ day, yamada } = desk);
  for (const message of ['複合機の設定に来てほしい', 'はい']) await day.say('a', message);
  part = chatPart((await day.operatorDesk().requestOf('paid-visit', number))?.id ?? '');
});
afterEach(() => desk.close());

const todos = () => desk.todos();

describe('a request for a paid visit', () => {
  it('stands on the board with what is wished, the number to call and the address', async () => {
    expect(await todos()).toMatchObject([
      {
        id: part,
        kind: 'request',
        request: { of: 'paid-visit', label: '訪問サポート（有償）' },
        chat: chatPart('a'),
        contract: { number, name: '日本橋不動産' },
        case: { what: 'インターネットにつながらない' },
        phone: '03-5555-1009',
        registered: true,
        wanted: '複合機の設定に来てほしい',
        wish: null,
        place: '東京都中央区日本橋',
        visit: null,
        loan: null,
      },
    ]);
    for (const message of ['訪問サポートの日を12月3日に変えたい。場所は神田の倉庫です。電話は090-1234-5678', 'はい']) {
      await day.say('a', message);
    }
    expect(await todos()).toMatchObject([
      {
        phone: '090-1234-5678',
        registered: false,
        wish: '12月3日',
        place: '神田の倉庫',
        wanted: '複合機の設定に来てほしい',
      },
    ]);
  });

  it('is late after a day', async () => {
    await day.pass(24 * 60);
    expect(await todos()).toMatchObject([{ overdue: false }]);
    await day.pass(1);
    expect(await todos()).toMatchObject([{ overdue: true }]);
  });

  it('is done once, and the customer is told', async () => {
    expect((await yamada.post(`/todos/${part}/done`)).status).toBe(200);
    expect(await todos()).toEqual([]);
    expect(await day.lastWords('a')).toContain('手配を済ませました');
    expect((await yamada.post(`/todos/${part}/done`)).status).toBe(409);
  });

  it('is no call-back at which nobody answered', async () => {
    const reply = await yamada.post(`/todos/${part}/unreachable`);
    expect([reply.status, messageOf(reply)]).toEqual([409, expect.stringContaining('折り返し電話ではありません')]);
    expect(await todos()).toHaveLength(1);
  });
});
