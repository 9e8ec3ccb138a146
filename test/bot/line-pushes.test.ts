/** What is pushed to a customer on LINE: once whatever LINE answers, never past a day, and kept when the month is used up. */
import { beforeEach, describe, expect, it } from 'vitest';
import { lineCases } from '../helpers/line-cases.ts';

const second = 1_000;
const hour = 3_600 * second;

const { desk, screen, notes, pushes, statuses, faults, always, taken, write } = lineCases();

describe('when a push fails', () => {
  beforeEach(async () => {
    await taken();
    desk().clock.at += hour;
  });
  const mine = () => pushes().filter(({ body }) => JSON.stringify(body).includes('お待たせ'));

  it('without an answer, it is tried with the same key and body, and 409 says that it was delivered', async () => {
    faults('accepted, and the answer lost', 'lost');
    await write('お待たせしました。');
    await desk().pass(2 * second);
    await desk().pass(4 * second);
    expect(statuses(mine())).toEqual([200, 0, 409]);
    expect(new Set(mine().map(({ retryKey }) => retryKey)).size).toBe(1);
    expect(new Set(mine().map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(screen().filter((text) => text === 'お待たせしました。')).toHaveLength(1);
    expect(await desk().waiting('a')).toEqual([]);
  });

  it('what is said meanwhile waits behind it, and the same send goes first', async () => {
    faults('accepted, and the answer lost');
    await write('お待たせしました。');
    await write('確認できました。');
    await desk().pass(hour);
    expect(screen().slice(-2)).toEqual(['お待たせしました。', '確認できました。']);
    expect(statuses(mine())).toEqual([200, 409]);
  });

  it.each([
    [{ status: 500 }, 2 * second],
    [{ status: 503 }, 2 * second],
    [{ status: 429, message: 'The API rate limit has been exceeded. Try again later.' }, 2 * second],
    [{ status: 429, message: 'The API rate limit has been exceeded.', headers: { 'retry-after': '90' } }, 90 * second],
    [{ status: 401, message: 'Authentication failed' }, 2 * second],
  ])('with %j, it is tried again after a pause', async (fault, pause) => {
    faults(fault);
    await write('お待たせしました。');
    expect(statuses(mine())).toEqual([fault.status]);
    await desk().pass(pause - 1_500);
    expect(statuses(mine()), 'not before the pause is over').toEqual([fault.status]);
    await desk().pass(1_500);
    expect(statuses(mine())).toEqual([fault.status, 200]);
  });

  it.each([400, 403, 404, 413])(
    'with %i, it is given up at once, visibly, and the next one is sent',
    async (status) => {
      faults({ status, message: 'no' });
      await write('お待たせしました。');
      expect(await notes('undelivered')).toMatchObject([{ text: 'お待たせしました。' }]);
      await write('確認できました。');
      expect(screen().at(-1)).toBe('確認できました。');
      expect(statuses(mine())).toEqual([status]);
    },
  );

  it('for a day, it stops before its key ends, and operators see it', async () => {
    const tried: number[] = [];
    desk().line.answerWith(() => {
      tried.push(desk().clock.at);
      return 'lost';
    });
    await write('お待たせしました。');
    const began = desk().clock.at;
    while (desk().clock.at - began < 25 * hour) await desk().pass(hour / 4);
    expect(await notes('undelivered')).toHaveLength(1);
    expect(mine().length).toBeGreaterThan(80);
    expect((tried.at(-1) ?? 0) - began).toBeLessThan(24 * hour - 5 * 60 * second);
    always('as usual');
    await desk().pass(24 * hour);
    expect(screen()).not.toContain('お待たせしました。');
  });
});

describe('when the month’s messages are used up', () => {
  const monthly = { status: 429, message: 'You have reached your monthly limit.' };
  beforeEach(async () => {
    await taken();
    desk().clock.at += hour;
    desk().line.answerWith(({ path }) => (path.endsWith('push') ? monthly : 'as usual'));
    await write('お待たせしました。');
    await write('確認できました。');
  });

  it('what waits is not tried again and again, and operators see why', async () => {
    const tried = pushes().length;
    for (let round = 0; round < 8; round++) await desk().pass(hour);
    expect(pushes().length).toBe(tried);
    expect(await desk().waiting('a')).toHaveLength(2);
    const { onItsWay } = await import('../../bot/send-again.ts');
    const { rows } = await onItsWay(desk().desk, 10);
    expect(rows[0]).toMatchObject({ state: 'delayed', reason: expect.stringContaining('monthly limit') });
    const told = (await notes('waits')).map((entry) => entry.kind === 'note' && entry.text);
    expect(told, 'in the chat, once each').toEqual(['お待たせしました。', '確認できました。']);
  });

  it('it leaves for nothing, and first, when the customer writes again, also while an operator holds the chat', async () => {
    await desk().pass(8 * hour);
    const came = await desk().say('a', 'どうなりましたか');
    expect(came).toEqual(['お待たせしました。', '確認できました。']);
    expect(await desk().waiting('a')).toEqual([]);
  });
});
