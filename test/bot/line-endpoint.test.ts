/** POST /api/line: what LINE posts, as it posts it: signed or not, several users at once, again, unknown, spoilt. */
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LineDesk, openLineDesk } from '../helpers/line-desk.ts';
import { readBubble } from '../helpers/line-screen.ts';
import { lineSecret, lineUser } from '../helpers/line-server.ts';

let desk: LineDesk;
beforeAll(async () => {
  desk = await openLineDesk();
});
afterAll(() => desk.close());

const fees = '月額いくら？';
const hours = '訪問は何時まで？';
const screen = (name: string) => desk.line.screen(lineUser(name)).map(readBubble);
const sign = (body: string | Uint8Array) => createHmac('sha256', lineSecret).update(body).digest('base64');
const raw = async (body: BodyInit, signature?: string) => {
  const headers = {
    'content-type': 'application/json',
    ...(signature !== undefined && { 'x-line-signature': signature }),
  };
  const answer = await fetch(`${desk.origin}/api/line`, { method: 'POST', headers, body });
  await desk.idle();
  return { status: answer.status, text: await answer.text() };
};

describe('a webhook', () => {
  it('without events, as LINE sends it to try the connection, is answered 200', async () => {
    expect(await desk.post([])).toBe(200);
  });

  it('of several users is answered to each of them', async () => {
    const events = ['one', 'two', 'three'].map((name) => desk.line.text(lineUser(name), fees));
    expect(desk.line.wrong(events), 'as LINE describes it').toEqual([]);
    expect(await desk.post(events)).toBe(200);
    for (const name of ['one', 'two', 'three']) expect(screen(name)).toEqual([expect.stringContaining('2,000円')]);
  });

  it('is heard in the order in which it was written', async () => {
    const user = lineUser('order');
    const later = desk.line.text(user, hours, { timestamp: desk.clock.at - 1_000 });
    const first = desk.line.text(user, fees, { timestamp: desk.clock.at - 2_000 });
    await desk.post([later, first]);
    const said = (await desk.transcript('order')).flatMap((one) =>
      one.kind === 'said' && one.from === 'customer' ? [one.message.text] : [],
    );
    expect(said).toEqual([fees, hours]);
  });

  it('delivered again, also as another one, is heard once', async () => {
    const event = desk.line.text(lineUser('again'), fees);
    const again = { ...event, deliveryContext: { isRedelivery: true } };
    await desk.post([event]);
    await desk.post([again]);
    await Promise.all([desk.post([again, event]), desk.post([again])]);
    expect(screen('again')).toHaveLength(1);
    expect((await desk.transcript('again')).filter(({ kind }) => kind === 'said')).toHaveLength(2);
  });

  it.each([
    ['a kind nobody knows', { type: 'newKind', newField: {} }, 'newKind'],
    ['a beacon', { type: 'beacon', beacon: { hwid: 'x', type: 'enter' } }, 'beacon'],
    ['a message of a kind nobody knows', { type: 'message', message: { type: 'hologram', id: '1' } }, 'message'],
    ['a message without its text', { type: 'message', message: { type: 'text', id: '1' } }, 'message'],
    [
      'a message of nobody',
      { type: 'message', source: undefined, message: { type: 'text', id: '1', text: fees } },
      'message',
    ],
    [
      'an event of a group',
      { type: 'message', source: { type: 'group', groupId: 'C1' }, message: { type: 'text', id: '1', text: fees } },
      'message of a group',
    ],
    [
      'a link that failed, which is of nobody',
      { type: 'accountLink', source: undefined, link: { result: 'failed', nonce: 'n' } },
      'accountLink',
    ],
  ])('with %s beside others is answered 200, logged by its kind, and spoils none', async (what, more, kind) => {
    const before = desk.lines.length;
    const odd = { ...desk.line.event('message', lineUser(`odd ${what}`)), ...more };
    expect(await desk.post([odd, desk.line.text(lineUser(`beside ${what}`), fees), null as unknown as object])).toBe(
      200,
    );
    expect(screen(`beside ${what}`)).toHaveLength(1);
    expect(screen(`odd ${what}`)).toEqual([]);
    const told = desk.lines.slice(before).filter((line) => line.includes('passed over'));
    expect(told.map((line) => JSON.parse(line).kind)).toEqual([kind, 'nameless']);
    expect(told.join(), 'nothing that was said').not.toContain('月額');
  });

  it('that somebody posts again after the week in which it is known is passed over', async () => {
    const day = 24 * 3_600_000;
    const old = desk.line.text(lineUser('old'), fees, { timestamp: desk.clock.at - 6 * day - 1 });
    const young = desk.line.text(lineUser('young'), fees, { timestamp: desk.clock.at - 6 * day + 1 });
    expect(await desk.post([old, young])).toBe(200);
    expect(screen('old')).toEqual([]);
    expect(screen('young')).toHaveLength(1);
  });

  it('whose chat another module holds is never answered', async () => {
    const event = desk.line.text(lineUser('standby'), fees, { mode: 'standby' });
    expect(await desk.post([event])).toBe(200);
    expect(screen('standby')).toEqual([]);
    expect(await desk.transcript('standby')).toEqual([]);
  });
});

describe('what did not come from LINE', () => {
  const body = JSON.stringify({ events: [] });
  const effect = () => desk.line.calls.length;

  it.each([
    ['no signature', undefined],
    ['an empty one', ''],
    ['one of another secret', createHmac('sha256', 'another').update(body).digest('base64')],
    ['one of other bytes', sign(`${body} `)],
    ['one that is cut', sign(body).slice(0, 20)],
    ['one in hex', createHmac('sha256', lineSecret).update(body).digest('hex')],
    ['one with more behind it', `${sign(body)}AAAA`],
  ])('with %s is refused, and changes nothing', async (_what, signature) => {
    const event = { events: [desk.line.text(lineUser('forged'), fees)] };
    const calls = effect();
    const { status, text } = await raw(JSON.stringify(event), signature);
    expect(status).toBe(401);
    expect(JSON.parse(text).error.message).toContain('x-line-signature');
    expect((await raw(body, signature)).status).toBe(401);
    expect(effect()).toBe(calls);
    expect(await desk.transcript('forged')).toEqual([]);
  });

  it('is refused by the bytes as they came: the same JSON written otherwise is another body', async () => {
    expect((await raw('{ "events":[] }', sign(body))).status).toBe(401);
    expect((await raw('{ "events":[] }', sign('{ "events":[] }'))).status).toBe(200);
  });

  it('is refused when it is too large, before it is looked at', async () => {
    const large = JSON.stringify({ events: [], more: 'x'.repeat(3 * 1024 * 1024) });
    expect((await raw(large, sign(large))).status).toBe(413);
  });

  it.each([
    ['no JSON', '{"events":'],
    ['a list', '[]'],
    ['null', 'null'],
    ['events that are no list', '{"events":{}}'],
    ['nothing', ''],
  ])('signed, but %s, is refused with a cure', async (_what, text) => {
    const answer = await raw(text, sign(text));
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text).error.message).toMatch(/send/i);
  });

  it('signed, but not in UTF-8, is refused', async () => {
    const bytes = Buffer.from([0x7b, 0xff, 0xfe, 0x7d]);
    expect((await raw(bytes, sign(bytes))).status).toBe(400);
  });
});

describe('anything at all, signed', () => {
  const user = fc.constantFrom(lineUser('fuzz'), 'U1', 'x', '', null);
  const value = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }), fc.constant(undefined));
  const names = [
    'type',
    'mode',
    'timestamp',
    'source',
    'webhookEventId',
    'replyToken',
    'message',
    'postback',
    'unsend',
    '__proto__',
  ];
  const event = fc
    .tuple(user, fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 3 }))
    .map(([userId, changes]) => ({
      ...desk.line.text(lineUser('fuzz'), fees),
      source: { type: 'user', userId },
      ...Object.fromEntries(changes),
    }));

  it('is answered 200 or 400 without an inner error, and the next customer is served', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ weight: 5, arbitrary: fc.array(event, { maxLength: 3 }) }, fc.jsonValue()),
        async (events) => {
          const body = JSON.stringify({ destination: 'x', events }) ?? '';
          const { status, text } = await raw(body, sign(body));
          expect([200, 400]).toContain(status);
          expect(text).not.toMatch(/Error:|\bat \S+:\d+|TypeError|node_modules/);
        },
      ),
      { numRuns: 150 },
    );
    expect(await desk.say('after', fees)).toEqual([expect.stringContaining('2,000円')]);
  });
});
