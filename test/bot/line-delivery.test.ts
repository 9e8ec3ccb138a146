/** How answers reach a customer on LINE: free while they may be, once and in order whatever LINE answers, and never past a day. */
import { describe, expect, it } from 'vitest';
import { lineCases } from '../helpers/line-cases.ts';
import { openLineDesk } from '../helpers/line-desk.ts';
import { readBubble } from '../helpers/line-screen.ts';
import { lineUser } from '../helpers/line-server.ts';

const second = 1_000;
const hour = 3_600 * second;
const fees = '月額いくら？';
const hours = '訪問は何時まで？';
const feesAnswer = expect.stringContaining('2,000円');
const hoursAnswer = expect.stringContaining('訪問の対応');

const { desk, screen, notes, pushes, statuses, faults, always, taken, write } = lineCases();
const replies = () => desk().line.of('reply');
const count = async (series: string) =>
  Number(
    (await desk().desk.metrics.text())
      .split('\n')
      .find((line) => line.startsWith(`${series} `))
      ?.split(' ')
      .at(-1) ?? 0,
  );

describe('an answer', () => {
  it('leaves by the free reply token, and is counted so', async () => {
    await desk().say('a', fees);
    expect(screen()).toEqual([feesAnswer]);
    expect(pushes()).toEqual([]);
    expect(await count('desk_line_calls_total{call="reply",result="200"}')).toBe(1);
  });

  it('of several messages is packed into one send', async () => {
    for (const words of ['リモートで見てほしい', 'ITS-100001']) await desk().say('a', words);
    const before = replies().length;
    const came = await desk().say('a', '1001');
    expect(came.length).toBeGreaterThan(1);
    expect(replies().length).toBe(before + 1);
  });

  it('that comes after a minute is pushed, with a retry key', async () => {
    await taken();
    desk().clock.at += 51 * second;
    await write('お待たせしました。');
    const last = pushes().at(-1);
    expect(last).toMatchObject({ status: 200, retryKey: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(last?.body).toMatchObject({ messages: [{ sender: { name: '山田' }, text: 'お待たせしました。' }] });
  });

  it('of an operator within a minute is free as well', async () => {
    await taken();
    await desk().say('a', '聞こえますか');
    await write('はい、山田です。');
    expect(screen().at(-1)).toBe('はい、山田です。');
    expect(pushes()).toHaveLength(1);
    expect(readBubble(pushes()[0]?.body.messages), 'that the chat was taken').toContain('山田');
  });
});

describe('when a reply has no answer', () => {
  it('it is tried again by the same token, and was delivered when LINE says the token is used', async () => {
    faults('accepted, and the answer lost');
    await desk().say('a', fees);
    expect(await desk().waiting('a')).toHaveLength(1);
    await desk().pass(2 * second);
    expect(statuses(replies())).toEqual([200, 400]);
    expect(replies()[1]?.body).toEqual(replies()[0]?.body);
    expect(pushes()).toEqual([]);
    expect(screen()).toEqual([feesAnswer]);
    expect(await desk().waiting('a')).toEqual([]);
    expect(await notes('undelivered')).toEqual([]);
  });

  it('it is tried again and delivered when it never got there', async () => {
    faults('lost', { status: 500 });
    await desk().say('a', fees);
    await desk().pass(2 * second);
    await desk().pass(4 * second);
    expect(statuses(replies())).toEqual([0, 500, 200]);
    expect(screen()).toEqual([feesAnswer]);
  });

  it('until its token is over, it is pushed then, and the log says that it may come twice', async () => {
    faults('lost');
    await desk().say('a', fees);
    await desk().pass(51 * second);
    expect(statuses(pushes())).toEqual([200]);
    expect(screen()).toEqual([feesAnswer]);
    expect(desk().lines.join()).toContain('may reach the customer twice');
  });

  it('because its process died, the next one knows that it may have arrived, and sends no second copy', async () => {
    faults('accepted, and the answer lost');
    // The process is gone before it can keep what came of the send.
    desk().holdCommit(({ puts = [] }) => puts.some(({ value }) => JSON.stringify(value).includes('dueAt')));
    expect(await desk().line.post(desk().origin, [desk().line.text(lineUser('a'), fees)])).toBe(200);
    await desk().line.until(() => replies().length === 1);
    const next = await openLineDesk({ beside: desk() });
    await next.pass(20 * second);
    expect(statuses(replies())).toEqual([200, 400]);
    expect(screen()).toEqual([feesAnswer]);
    expect(await next.waiting('a')).toEqual([]);
    await next.close();
  });
});

describe('a reply token that LINE does not take', () => {
  it('the first time has expired: the answer is pushed', async () => {
    const event = desk().line.text(lineUser('a'), fees, { replyToken: 'of-another-channel' });
    await desk().post([event]);
    expect(statuses(replies())).toEqual([400]);
    expect(statuses(pushes())).toEqual([200]);
    expect(screen()).toEqual([feesAnswer]);
  });

  it('that an event came without is not missed: the answer is pushed', async () => {
    await desk().post([desk().line.text(lineUser('a'), fees, { replyToken: undefined })]);
    expect(replies()).toEqual([]);
    expect(screen()).toEqual([feesAnswer]);
  });
});

describe('the order of answers', () => {
  it('holds when the first of two fails', async () => {
    faults({ status: 503 });
    await desk().say('a', fees);
    await desk().say('a', hours);
    await desk().pass(hour);
    expect(screen()).toEqual([feesAnswer, hoursAnswer]);
  });

  it('holds for what an operator says while the bot’s answer waits, which is not sent then', async () => {
    for (const words of ['オペレーターと話したい', 'ITS-100001', '1001', 'はい', 'パソコンが遅い'])
      await desk().say('a', words);
    always({ status: 503 });
    await desk().say('a', fees);
    await desk().operate('a', { do: 'take' });
    always('as usual');
    await desk().pass(hour);
    expect(screen().join()).not.toContain('2,000円');
    expect(await notes('unsent')).toMatchObject([{ text: feesAnswer }]);
    expect(screen().at(-1)).toContain('山田');
  });
});
