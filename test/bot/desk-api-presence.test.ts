/** An operator is there as long as one page is; the desk tells its pages what changed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { presenceQueue } from '../../bot/queues.ts';
import { chatPart, serveDesk } from '../helpers/desk-api-client.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';

const one = 'ITS-100001';
const password = 'a long enough password';
const of = `/chats/${chatPart('a')}`;
type Api = Awaited<ReturnType<typeof serveDesk>>;
type Browser = ReturnType<Api['browser']>;

let day: DeskDay;
let api: Api;
let page: Browser;
let other: Browser;
beforeEach(async () => {
  day = await deskDay();
  api = await serveDesk(day, { beatMs: 20 });
  await putAccount(day.store, { id: 'yamada', name: '山田', role: 'operator', password });
  [page, other] = [api.browser(), api.browser()];
  await page.signIn('yamada', password);
});
afterEach(async () => {
  await api.close();
  await day.close();
});

const operators = async (browser = page) => ((await browser.get('/board')).body as { operators: number }).operators;
const holdChat = async () => {
  await day.queue('a', one);
  await page.post(`${of}/take`);
};

describe('an operator', () => {
  it('who says so stays there, and keeps the chats', async () => {
    await holdChat();
    for (let minute = 0; minute < 5; minute++) {
      await page.post('/presence');
      await day.passReally(1);
    }
    expect(await day.state('a')).toBe('connected');
    expect(await operators()).toBe(1);
  });

  it('not heard of for some minutes loses the chats once; the customer is told and nothing is counted again', async () => {
    await holdChat();
    await day.passReally(3);
    await day.passReally(3);
    expect(await day.state('a')).toBe('queued');
    expect((await day.notes('a')).filter((note) => note === 'handoff: operator gone')).toHaveLength(1);
    expect(await operators()).toBe(0);
    await page.post(`${of}/take`);
    expect(await day.used(one)).toBe(1);
    expect(await operators()).toBe(1);
  });

  it('is gone a second time as surely as the first', async () => {
    await holdChat();
    await day.passReally(3);
    await page.post(`${of}/take`);
    await day.passReally(3);
    expect(await day.state('a')).toBe('queued');
    expect((await day.notes('a')).filter((note) => note === 'handoff: operator gone')).toHaveLength(2);
  });

  it('who signs out gives the chats back at once, and is not there', async () => {
    await holdChat();
    await page.del('/session');
    expect(await day.state('a')).toBe('queued');
    expect(await day.operatorDesk().someoneThere()).toBe(false);
    await day.passReally(3);
    expect((await day.notes('a')).filter((note) => note === 'handoff: operator gone')).toHaveLength(1);
  });

  it('on two pages is one operator, there as long as one page is', async () => {
    await other.signIn('yamada', password);
    await holdChat();
    expect(await operators()).toBe(1);
    await other.del('/session');
    expect(await day.state('a')).toBe('connected');
    await other.signIn('yamada', password);
    await day.passReally(1);
    await other.post('/presence');
    await day.passReally(1.5);
    expect(await day.state('a')).toBe('connected');
    await day.passReally(1);
    expect(await day.state('a')).toBe('queued');
  });

  it('who came back as the desk looked keeps the chats, and is looked for again', async () => {
    await holdChat();
    await day.store.commit({ schedules: [{ queue: presenceQueue, id: 'yamada', at: 0 }] });
    await day.passReally(1);
    expect(await day.state('a')).toBe('connected');
    expect(await operators()).toBe(1);
    await day.passReally(1.1);
    expect(await day.state('a')).toBe('queued');
  });

  it('who never said so but took a chat does not hold it for ever', async () => {
    await holdChat();
    await day.passReally(2.1);
    expect(await day.state('a')).toBe('queued');
  });
});

/** A stream of events: everything heard so far, once `wanted` was heard `times`. */
const listen = async (browser: Browser) => {
  const stop = new AbortController();
  const response = await fetch(`${api.origin}/desk/api/events`, {
    headers: { cookie: browser.kept.cookie },
    signal: stop.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  return {
    response,
    async until(wanted: string, times = 1): Promise<string> {
      while (heard.split(wanted).length <= times) {
        const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
        if (done) return `${heard}(ended)`;
        heard += value;
      }
      return heard;
    },
    stop: () => stop.abort(),
  };
};

describe('the stream of events', () => {
  it('tells to load the board on connecting, and keeps itself open', async () => {
    const stream = await listen(page);
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(await stream.until(': there\n\n')).toContain('event: board\ndata: {}\n\n');
    stream.stop();
  });

  it('tells which chat has grown, and that the board has changed, in no words of the customer', async () => {
    const stream = await listen(page);
    await stream.until('event: board\ndata: {}\n\n');
    await day.queue('a', one);
    const chat = `event: chat\ndata: {"chat":"${chatPart('a')}"}\n\n`;
    await stream.until(chat);
    const heard = await stream.until('event: board', 2);
    expect(heard).not.toContain('プリンター');
    stream.stop();
  });

  it('ends when its operator has signed out, and needs a session', async () => {
    const stream = await listen(page);
    await page.del('/session');
    expect(await stream.until('never said')).toMatch(/\(ended\)$/);
    expect((await fetch(`${api.origin}/desk/api/events`)).status).toBe(401);
  });
});
