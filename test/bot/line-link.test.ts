/** Linking LINE to a contract by LINE's account link: the page, the code, the nonce; and nobody links what is not theirs. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeGateway, codeSecret } from '../helpers/code-gateway.ts';
import { type LineDesk, openLineDesk } from '../helpers/line-desk.ts';
import { linkButton as label, lineLinking, rightlyGiven as right } from '../helpers/line-linking.ts';
import { uriOf } from '../helpers/line-screen.ts';
import { lineUser } from '../helpers/line-server.ts';

const minute = 60_000;
let desk: LineDesk;
beforeEach(async () => {
  desk = await openLineDesk();
});
afterEach(() => desk.close());

const { linkedTo, screen, button, look, give, found, accountLink, confirm } = lineLinking(() => desk);

describe('the link', () => {
  it('is made by the page and LINE’s own dialog, and the customer is told, also how to end it', async () => {
    const to = await found();
    expect(await linkedTo('a')).toEqual([]);
    expect((await confirm('a', to)).join()).toMatch(/連携しました.*連携を解除したい.*ご契約を確認しました/);
    expect(await linkedTo('a')).toEqual(['ITS-100009']);
    expect(await desk.say('a', '今月の残り回数')).toEqual([expect.stringContaining('残り')]);
  });

  it('goes on with what had asked for the contract', async () => {
    await desk.say('a', '訪問してほしい');
    const url = new URL(uriOf(desk.line.screen(lineUser('a')), label) ?? '');
    const { location } = await give(url, right);
    const { searchParams } = new URL(location);
    const to = { linkToken: searchParams.get('linkToken') ?? '', nonce: searchParams.get('nonce') ?? '' };
    expect((await confirm('a', to)).join()).toMatch(/連携しました.*ご希望の日/s);
  });

  it('is told to the other users of the contract', async () => {
    for (const words of ['今月の残り回数', 'ITS-100009', '1009']) await desk.say('b', words);
    const from = screen('b').length;
    await confirm('a', await found());
    await desk.desk.due.timers(desk.clock.now());
    await desk.idle();
    expect(screen('b').slice(from)).toEqual([expect.stringContaining('別のチャットからも')]);
  });

  it('can be made by typing as before, and is ended by typing', async () => {
    await button();
    expect(await desk.say('a', 'ITS-100009')).toEqual([expect.stringContaining('4桁')]);
    await desk.say('a', '1009');
    expect(await linkedTo('a')).toEqual(['ITS-100009']);
    await desk.say('a', '連携を解除したい');
    await desk.tap('a', '外す');
    expect(await linkedTo('a')).toEqual([]);
  });

  it('is offered to who has none and wants to end one', async () => {
    await desk.say('a', '連携を解除したい');
    expect(await desk.tap('a', 'ご契約を連携する')).toEqual([expect.stringContaining('お客さま番号')]);
    expect(uriOf(desk.line.screen(lineUser('a')), label)).toMatch(/^https:\/\/desk\.example\.jp\/link\?ticket=/);
  });

  it('made while an operator holds the chat stands, and the operator sees it', async () => {
    for (const words of ['オペレーターと話したい', 'ITS-100001', '1001', 'はい', 'パソコンが遅い'])
      await desk.say('a', words);
    const to = await found();
    await desk.operate('a', { do: 'take' });
    const from = screen('a').length;
    await confirm('a', to);
    expect(await linkedTo('a')).toEqual(['ITS-100001', 'ITS-100009']);
    expect(screen('a').slice(from)).toEqual([]);
    const notes = (await desk.transcript('a')).filter(({ kind }) => kind === 'note');
    expect(notes.at(-1)).toMatchObject({ about: 'unsent', text: expect.stringContaining('連携しました') });
  });
});

describe('nothing is linked', () => {
  it('by a link that its maker sends to the owner: LINE refuses whose token it is not', async () => {
    const to = await found('thief');
    expect(await confirm('owner', to)).toEqual([]);
    expect([await linkedTo('thief'), await linkedTo('owner')]).toEqual([[], []]);
  });

  it('by somebody else’s nonce, and its owner may still use it', async () => {
    const to = await found('a');
    await desk.post([accountLink('thief', to.nonce)]);
    expect(screen('thief')).toEqual([expect.stringContaining('連携ができませんでした')]);
    expect(await linkedTo('thief')).toEqual([]);
    await confirm('a', to);
    expect(await linkedTo('a')).toEqual(['ITS-100009']);
  });

  it('by a nonce that was used, is over or was never made, and by LINE’s word that it failed', async () => {
    const to = await found();
    await confirm('a', to);
    await desk.say('a', '連携を解除したい');
    await desk.tap('a', '外す');
    await desk.post([accountLink('a', to.nonce), accountLink('a', 'x'.repeat(43))]);
    expect(screen('a').slice(-2)).toEqual(Array(2).fill(expect.stringContaining('連携ができませんでした')));
    const late = await found();
    desk.clock.at += 16 * minute;
    await desk.post([accountLink('a', late.nonce)]);
    const failed = await found();
    const event = { ...accountLink('a', failed.nonce), link: { result: 'failed', nonce: failed.nonce } };
    await desk.post([event]);
    expect(await linkedTo('a')).toEqual([]);
  });

  it('twice by one event that is delivered twice', async () => {
    const to = await found();
    const event = accountLink('a', to.nonce);
    await desk.post([event]);
    const { length } = screen('a');
    await desk.post([{ ...event, deliveryContext: { isRedelivery: true } }]);
    expect(screen('a')).toHaveLength(length);
    expect(await linkedTo('a')).toEqual(['ITS-100009']);
  });

  it.each(['', 'x', 'x.y', 'forged'])('by a ticket that we never gave (%s)', async (ticket) => {
    const url = await button();
    const [payload] = (url.searchParams.get('ticket') ?? '').split('.');
    url.searchParams.set('ticket', ticket === 'forged' ? `${payload}.${'A'.repeat(43)}` : ticket);
    expect((await look(url)).status).toBe(410);
    expect((await give(url, right)).status).toBe(410);
  });

  it('by a ticket that is over an hour old', async () => {
    const url = await button();
    expect((await look(url)).status).toBe(200);
    desk.clock.at += 61 * minute;
    expect((await look(url)).status).toBe(410);
    expect((await give(url, right)).html).toContain('画面を使える時間が過ぎました');
  });

  it('where LINE gives no token: the page says so, and a second try goes well', async () => {
    const url = await button();
    desk.line.answerWith(({ path }) => (path.endsWith('/linkToken') ? { status: 500 } : 'as usual'));
    expect((await give(url, right)).html).toContain('いま連携ができませんでした');
    desk.line.answerWith(() => 'as usual');
    expect((await give(url, right)).status).toBe(303);
  });
});

describe('number and digits on the page', () => {
  const wrong = { number: 'ITS-100009', lastFour: '0000' };

  it('are taken as people write them', async () => {
    expect((await give(await button(), { number: ' ｉｔｓー１００００９', lastFour: '１００９ ' })).status).toBe(303);
    expect((await give(await button(), { number: '100009', lastFour: '1009' })).status).toBe(303);
    expect((await give(await button(), { number: 'こんにちは', lastFour: '1009' })).html).toContain('ITS- と6桁');
  });

  it('lock after five wrong tries, in the chat as on the page, for half an hour', async () => {
    const url = await button();
    for (let n = 0; n < 3; n++) expect((await give(url, wrong)).html).toContain('確認できませんでした');
    for (let n = 0; n < 2; n++) {
      await desk.say('a', 'ITS-100009');
      await desk.say('a', '0000');
    }
    expect((await give(url, right)).html).toMatch(/しばらく止めています。30分/);
    await button();
    await desk.say('a', 'ITS-100009');
    expect((await desk.say('a', '1009')).join()).toContain('しばらく止めています');
    desk.clock.at += 31 * minute;
    expect((await give(url, right)).status).toBe(303);
  });

  it('tell nothing of which part was wrong', async () => {
    const url = await button();
    const known = await give(url, wrong);
    const unknown = await give(url, { number: 'ITS-999999', lastFour: '0000' });
    expect(unknown.html.replaceAll('ITS-999999', 'ITS-100009')).toBe(known.html);
  });

  it('are kept nowhere, and the page runs nothing and is framed by nobody', async () => {
    const url = await button();
    await give(url, { number: 'ITS-100009', lastFour: '7391' });
    expect(JSON.stringify([await desk.transcript('a'), desk.lines])).not.toContain('7391');
    const { headers, html } = await look(url);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('script-src');
    expect(html).not.toContain('<script');
  });
});

describe('with a second factor', () => {
  const gateway = codeGateway();
  beforeEach(async () => {
    await desk.close();
    desk = await openLineDesk({ secondFactor: { gateway: gateway.gateway, secret: codeSecret } });
    gateway.out.length = 0;
  });

  it('nobody reaches LINE’s dialog without the code', async () => {
    const url = await button();
    const asked = await give(url, right);
    expect(asked.html).toContain('data-step="code"');
    expect((await give(url, { ...right, lastFour: '0000' })).html).toBe(asked.html);
    await give(url, right);
    await desk.desk.end();
    const code = gateway.out.at(-1)?.code ?? '';
    const other = code === '000000' ? '000001' : '000000';
    expect((await give(url, { code: other })).html).toContain('コードを確認できませんでした');
    expect((await give(url, { code })).status).toBe(303);
    expect((await give(url, { code })).html).toContain('番号から入力し直して');
  });
});
