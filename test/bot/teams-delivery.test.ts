/** What becomes of a message on its way to Teams, whatever the Bot Connector answers: one attempt at a time, by the outbox alone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { waitMsOf } from '../../adapters/channels/http-answer.ts';
import { botConnector } from '../../adapters/teams/connector.ts';
import { pacer } from '../../adapters/teams/pacer.ts';
import { onItsWay } from '../../bot/send-again.ts';
import type { ConnectorAnswer } from '../helpers/connector-server.ts';
import { conversation, onTeams, openTeamsDesk, recorded, type TeamsDesk } from '../helpers/teams-desk.ts';

let desk: TeamsDesk;
beforeEach(async () => {
  desk = await openTeamsDesk();
});
afterEach(() => desk.close());

const second = 1_000;
const hour = 3_600_000;
const statuses = () => desk.connector.arrived.map(({ status }) => status);
const taken = () => desk.connector.arrived.filter(({ status }) => status === 201).map(({ text }) => text);
/** the next answers, then everything is taken */
const answers = (...list: ConnectorAnswer[]) => desk.connector.answerWith(() => list.shift() ?? 201);
const undelivered = async () =>
  (await desk.transcript()).filter((entry) => entry.kind === 'note' && entry.about === 'undelivered').length;
const tapData = () =>
  JSON.stringify(desk.connector.arrived.at(-1)?.activity).match(/"tap":"(say\/\d+\/はい[^"]*)"/)?.[1] ?? '';

describe('a message that is refused for now', () => {
  it.each([401, 408, 412, 429, 500, 502, 503, 504])(
    'with %i is tried again, once at a time, and arrives once',
    async (status) => {
      answers(status, status);
      await desk.say('月額いくら？');
      await desk.say('訪問は何時まで？');
      for (let round = 0; round < 4; round++) await desk.pass(hour);
      expect(statuses().filter((one) => one === status)).toHaveLength(2);
      expect(taken()).toEqual([expect.stringContaining('月額'), expect.stringContaining('訪問')]);
      expect(desk.connector.arrived.every(({ atOnce }) => atOnce === 1)).toBe(true);
      expect(await desk.waiting()).toEqual([]);
    },
  );

  it.each([1, 7, 30, 60, 90])('for %i seconds is left alone as long, and no longer', async (seconds) => {
    answers({ status: 429, headers: { 'retry-after': String(seconds) } });
    await desk.say('月額いくら？');
    await desk.pass(seconds * second - 1);
    expect(statuses()).toEqual([429]);
    await desk.pass(1);
    expect(statuses()).toEqual([429, 201]);
    await desk.pass(24 * hour);
    expect(statuses(), 'no copy follows').toEqual([429, 201]);
  });

  it('is tried by one worker, however many are at it', async () => {
    answers(...Array<number>(5).fill(412));
    await desk.say('月額いくら？');
    for (let round = 0; round < 6; round++) {
      desk.clock.at += hour;
      const { outbox } = desk.desk;
      await Promise.all([outbox.sweep(), outbox.deliver(conversation), outbox.sweep(), outbox.deliver(conversation)]);
      await desk.idle();
    }
    expect(statuses()).toEqual([412, 412, 412, 412, 412, 201]);
    expect(desk.connector.arrived.every(({ atOnce }) => atOnce === 1)).toBe(true);
  });
});

describe('Retry-After', () => {
  const headers = (after: string, date?: string) => new Headers({ 'retry-after': after, ...(date && { date }) });
  it('is seconds, or a time by the server’s own clock; anything else says nothing', () => {
    expect(waitMsOf(headers('7'))).toBe(7_000);
    expect(waitMsOf(headers('1.5'))).toBe(1_500);
    expect(waitMsOf(headers('Tue, 01 Dec 2026 10:00:30 GMT', 'Tue, 01 Dec 2026 10:00:00 GMT'))).toBe(30_000);
    expect(waitMsOf(headers('Tue, 01 Dec 2026 10:00:30 GMT'))).toBeUndefined();
    for (const none of ['', '-1', 'soon', '9e9', '9999999999999']) expect(waitMsOf(headers(none))).toBeUndefined();
  });
});

describe('a message for somebody who is not there any more', () => {
  const of = (code: string, subCode?: string) => ({ error: { code, message: 'x', ...(subCode && { subCode }) } });
  it.each<[number, object]>([
    [403, of('ForbiddenOperationException')],
    [403, of('Forbidden', 'MessageWritesBlocked')],
    [403, of('BotNotInConversationRoster')],
    [403, {}],
    [404, of('ConversationNotFound')],
  ])('is given up with %i %j at once, and nothing follows it before the customer writes', async (status, body) => {
    for (const words of ['オペレーターと話したい', 'ITS-100001', '1001', 'はい', 'パソコンが遅い'])
      await desk.say(words);
    await desk.operate({ do: 'take' });
    desk.connector.answerWith(() => ({ status, body }));
    await desk.operate({ do: 'reply', text: 'お待たせしました。' });
    const calls = desk.connector.arrived.length;
    expect([await undelivered(), await desk.hasLeft()]).toEqual([1, true]);
    await desk.operate({ do: 'reply', text: 'もしもし。' });
    await desk.pass(hour);
    expect(desk.connector.arrived).toHaveLength(calls);
    expect(await undelivered()).toBe(2);
    desk.connector.answerWith(() => 201);
    await desk.say('戻りました');
    expect(await desk.hasLeft()).toBe(false);
    await desk.operate({ do: 'reply', text: 'おかえりなさい。' });
    expect(taken().at(-1)).toContain('おかえりなさい。');
  });

  it('is told with the code alone of what the channel said', async () => {
    answers({ status: 403, body: of('BlockedBy 田中 03-1234-5678') }, 201);
    await desk.say('月額いくら？');
    const { rows } = await onItsWay(desk.desk, 10);
    expect(rows.map(({ reason }) => reason)).toEqual(['bot connector failed (403)']);
  });
});

describe('a message whose answer is lost', () => {
  it('is sent again where nobody can know that it arrived, and no more once it was answered', async () => {
    answers('reset', 'reset');
    await desk.say('月額いくら？');
    for (let round = 0; round < 4; round++) await desk.pass(hour);
    expect(statuses()).toEqual([0, 0, 201]);
    expect(desk.connector.arrived.every(({ atOnce }) => atOnce === 1)).toBe(true);
  });

  it('is not sent again once a button under it was pressed: it stands before the customer', async () => {
    for (const words of ['訪問してほしい', 'ITS-100009', '1009']) await desk.say(words);
    answers('reset');
    await desk.say('木曜の10時');
    const [{ text: readBack = '' } = {}] = desk.connector.arrived.slice(-1);
    const value = { action: { type: 'Action.Execute', verb: 'say', data: { tap: tapData() } }, trigger: 'manual' };
    await desk.post(onTeams({ type: 'invoke', name: 'adaptiveCard/action', text: null, value }));
    await desk.pass(hour);
    const texts = desk.connector.arrived.map(({ text }) => text);
    expect(texts.filter((text) => text === readBack)).toHaveLength(1);
    expect(texts.at(-1)).toContain('承りました');
  });

  it('in time is over when the outbox hears so: its connection is closed, and nothing of it can follow', async () => {
    desk.connector.answerWith(() => 'silence');
    const impatient = botConnector(undefined, () => {}, 50);
    const to = { serviceUrl: desk.connector.url, conversation: { id: 'x' }, bot: { id: 'b' }, user: { id: 'u' } };
    for (let attempt = 1; attempt <= 3; attempt++) {
      const sent = impatient.send(to as Parameters<typeof impatient.send>[0], {
        type: 'message',
        text: String(attempt),
      });
      await expect(sent).rejects.toMatchObject({ retryable: true, unsure: true });
      await desk.connector.untilOver('x');
    }
    expect(desk.connector.arrived.map(({ text, atOnce }) => [text, atOnce])).toEqual([
      ['1', 1],
      ['2', 1],
      ['3', 1],
    ]);
  });
});

describe('the pace', () => {
  it('of one chat: seven in a second, eight in two, sixty in thirty, and what is over waits its turn', () => {
    let now = 0;
    const { waitMs } = pacer(() => now);
    const sends = (many: number) => Array.from({ length: many }, () => waitMs('a', 't'));
    expect(sends(8)).toEqual([0, 0, 0, 0, 0, 0, 0, second]);
    expect(waitMs('b', 'other'), 'another chat').toBe(0);
    now = second;
    expect(sends(2)).toEqual([0, second]);
    let [left, at] = [8, now];
    for (; left < 60; left++) {
      while (waitMs('a', 't') > 0) now += 100;
      at = now;
    }
    expect(at).toBeLessThan(30 * second);
    expect(waitMs('a', 't'), 'sixty in thirty seconds').toBe(30 * second - now);
  });

  it('of one tenant: thirty in a second, whoever they are for', () => {
    const { waitMs } = pacer(() => 0);
    const all = Array.from({ length: 31 }, (_, n) => waitMs(`chat-${n}`, 't'));
    expect(all.filter((wait) => wait > 0)).toEqual([second]);
    expect(waitMs('chat-x', 'another tenant')).toBe(0);
  });

  it('holds back what an operator writes at once, in order, and drops nothing', async () => {
    for (const words of ['オペレーターと話したい', 'ITS-100001', '1001', 'はい', 'パソコンが遅い'])
      await desk.say(words);
    await desk.operate({ do: 'take' });
    await desk.pass(hour);
    const from = desk.connector.arrived.length;
    const lines = Array.from({ length: 10 }, (_, n) => `${n + 1}行目`);
    for (const text of lines) await desk.operate({ do: 'reply', text });
    expect(desk.connector.arrived.length - from).toBe(7);
    for (let round = 0; round < 4; round++) await desk.pass(2 * second);
    expect(desk.connector.arrived.slice(from).map(({ text }) => text)).toEqual(lines.map((line) => `佐藤：${line}`));
  });
});

it('what was said while the chat was removed is given up; whoever installs it again is served', async () => {
  await desk.told(recorded('installation-update'));
  await desk.told(recorded('installation-update', { id: 'gone', action: 'remove' }));
  desk.connector.answerWith(() => 403);
  await desk.told(recorded('installation-update', { id: 'back' }));
  expect(await desk.hasLeft()).toBe(true);
  desk.connector.answerWith(() => 201);
  expect(await desk.say('月額いくら？')).toEqual([expect.stringContaining('月額利用料')]);
});
