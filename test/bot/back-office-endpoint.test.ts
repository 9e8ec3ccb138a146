/** The back office's call backs: signed just now or not heard, refused with a reason, and never a failure of ours. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerTo, secret, signatureOf } from '../helpers/back-office-server.ts';
import { type OutsideDesk, outsideDesk } from '../helpers/outside-desk.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';

const number = 'ITS-200001';
const thursday = { day: '2026-11-26', from: '09:00', to: '11:00' };
const minute = 60_000;

let test: TestStore;
let desk: OutsideDesk;
let intent: string;
beforeEach(async () => {
  test = (await storesUnderTest[0]?.open()) as TestStore;
  desk = await outsideDesk(test.store, [number]);
  await desk.turn(({ visits }) =>
    visits.book({ id: 'v', contract: number, case: 'c', at: '2026-11-24T10:00:00.000+09:00' }, thursday, 2),
  );
  await desk.sweepAfter();
  intent = desk.server.calls[0]?.intent.id ?? '';
});
afterEach(async () => {
  await desk.close();
  await test.close();
});

const state = async () => (await desk.turn(({ visits }) => visits.find('v')))?.state;
const accepted = () => JSON.stringify(answerTo(intent, { result: 'accepted' }));
const post = async (body: string | Uint8Array, headers: Record<string, string> = {}) => {
  const response = await fetch(`${desk.origin}/api/back-office/answers`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: body as BodyInit,
  });
  const answer = (await response.json()) as { error?: { code: string; message: string } };
  return { status: response.status, code: answer.error?.code, answer };
};
const signed = (body: string | Uint8Array, at = Date.now()) => ({ 'x-desk-signature': signatureOf(body, at) });

describe('a call back', () => {
  it('is heard when it is signed', async () => {
    expect((await post(accepted(), signed(accepted()))).status).toBe(200);
    expect(await state()).toBe('booked');
  });

  it.each<[fact: string, headers: (body: string) => Record<string, string>]>([
    ['without a signature', () => ({})],
    ['with a signature of other bytes', (body) => signed(`${body} `)],
    ['with an old signature', (body) => signed(body, Date.now() - 6 * minute)],
    ['with a signature of later', (body) => signed(body, Date.now() + 6 * minute)],
    [
      'with the time of another signature',
      (body) => ({
        'x-desk-signature': `t=${Math.floor(Date.now() / 1_000)},${signatureOf(body, Date.now() - 6 * minute).split(',')[1]}`,
      }),
    ],
    ['with the secret itself', () => ({ 'x-desk-signature': secret })],
  ])('%s is not heard', async (_fact, headers) => {
    expect(await post(accepted(), headers(accepted()))).toMatchObject({ status: 401, code: 'NotSigned' });
    expect(await state()).toBe('requested');
  });

  it('signed four minutes ago or by a clock four minutes ahead is heard', async () => {
    expect((await post(accepted(), signed(accepted(), Date.now() - 4 * minute))).status).toBe(200);
    expect((await post(accepted(), signed(accepted(), Date.now() + 4 * minute))).status).toBe(200);
  });

  it.each<[fact: string, body: (intent: string) => unknown, status: number, code: string]>([
    ['no JSON', () => '{', 400, 'BadBody'],
    ['another shape', () => ({ ...answerTo(intent, { result: 'accepted' }), more: 1 }), 400, 'BadBody'],
    ['an intent of ours told back', () => desk.server.calls[0]?.intent, 400, 'BadBody'],
    ['an unknown result', (one) => answerTo(one, { result: 'perhaps' }), 400, 'BadBody'],
    ['an intent that never was', () => answerTo('intent-0', { result: 'accepted' }), 404, 'NoIntent'],
    ['an answer of another kind', (one) => answerTo(one, { result: 'arrived' }), 400, 'NotToThis'],
  ])('with %s is refused, and changes nothing', async (_fact, body, status, code) => {
    const written = body(intent);
    const text = typeof written === 'string' ? written : JSON.stringify(written);
    expect(await post(text, signed(text))).toMatchObject({ status, code });
    expect(await state()).toBe('requested');
  });

  it('of more than 16 KiB is refused', async () => {
    const body = ' '.repeat(17 * 1024);
    expect(await post(body, signed(body))).toMatchObject({ status: 413 });
  });

  it('of any bytes, signed or not, is refused and never fails', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => new TextEncoder().encode(text)),
      fc
        .record({ id: fc.string(), intent: fc.constantFrom(intent, 'x', '__proto__'), answer: fc.jsonValue() })
        .map((value) => new TextEncoder().encode(JSON.stringify(value))),
      fc.nat(8_000).map((deep) => new TextEncoder().encode('['.repeat(deep))),
    );
    const headers = fc.oneof(
      fc.constant('signed'),
      fc.string().map((text) => text.replace(/[^\x20-\x7e]/g, '')),
    );
    await fc.assert(
      fc.asyncProperty(
        bytes,
        headers,
        fc.constantFrom('application/json', 'text/plain'),
        async (body, header, type) => {
          const signature = header === 'signed' ? signed(body) : { 'x-desk-signature': header };
          const { status, code } = await post(body, { ...signature, 'content-type': type });
          expect(status).toBeGreaterThanOrEqual(400);
          expect(status).toBeLessThan(500);
          expect(code).toBeTypeOf('string');
        },
      ),
      { numRuns: 300 },
    );
    expect(await state()).toBe('requested');
  });
});
