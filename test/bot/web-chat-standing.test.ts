/** How a web chat stands: who answers in it, who is writing, and that its customer has ended it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { noticesOf } from '../../bot/notices.ts';
import { webChatCore } from '../../bot/web-chat.ts';
import { chatPart, serveDesk } from '../helpers/desk-api-client.ts';
import { type DeskDay, deskDay, yamada } from '../helpers/desk-day.ts';

const one = 'ITS-100001';
const conversation = 'web/c';
let day: DeskDay;
let notices: ReturnType<typeof noticesOf>;
let core: ReturnType<typeof webChatCore>;
beforeEach(async () => {
  day = await deskDay();
  notices = noticesOf(day.store);
  core = webChatCore(day, notices);
});
afterEach(async () => {
  notices.close();
  await day.close();
});

/** Topics that were told of from now on. */
const told = () => {
  const topics: string[] = [];
  day.store.watch((more) => void topics.push(...more.filter((topic) => topic.startsWith('writing/'))));
  return topics;
};

describe('who answers', () => {
  it('is the assistant, then the line, then the operator by name, then the assistant', async () => {
    const speaker = async () => (await core.standing('c')).speaker;
    expect(await speaker()).toEqual({ who: 'bot', waits: false });
    await day.queue(conversation, one);
    expect(await speaker()).toEqual({ who: 'bot', waits: true });
    await day.act(conversation, { do: 'take' });
    expect(await speaker()).toEqual({ who: 'operator', name: '山田' });
    await day.act(conversation, { do: 'return' });
    expect(await speaker()).toEqual({ who: 'bot', waits: false });
  });

  it('goes with every change of it to a client that reads on, whichever way it came', async () => {
    const notes = async () => (await day.notes(conversation)).filter((one) => /^(?:handoff|outcome):/.test(one)).length;
    const after: number[] = [];
    for (const step of [
      () => day.queue(conversation, one),
      () => day.act(conversation, { do: 'take' }),
      () => day.act(conversation, { do: 'outcome', outcome: { result: 'resolved' } }),
    ]) {
      const before = await notes();
      await step();
      after.push((await notes()) - before);
    }
    expect(after.every((more) => more > 0)).toBe(true);
  });
});

describe('that someone writes', () => {
  it('is told of a customer only while an operator holds the chat', async () => {
    const topics = told();
    await core.writing('c');
    await day.queue(conversation, one);
    await core.writing('c');
    await day.act(conversation, { do: 'take' });
    expect(topics).toEqual([]);
    await core.writing('c');
    await expect.poll(() => topics, { timeout: 10_000 }).toEqual(['writing/customer/web/c']);
  });

  it('is told of the operator who holds the chat, to its customer and to nobody else', async () => {
    const api = await serveDesk(day);
    const [mine, other] = [api.browser(), api.browser()];
    for (const [browser, id] of [
      [mine, yamada.id],
      [other, 'suzuki'],
    ] as const) {
      await putAccount(day.store, { id, name: '山田', role: 'operator', password: 'a long enough password' });
      await browser.signIn(id, 'a long enough password');
    }
    await day.queue(conversation, one);
    await day.act(conversation, { do: 'take' });
    const heard: string[] = [];
    core.watchWriting('c', () => void heard.push('c'));
    core.watchWriting('d', () => void heard.push('d'));
    const path = `/chats/${chatPart(conversation)}/writing`;
    expect((await other.post(path)).status).toBe(200);
    expect(heard).toEqual([]);
    expect((await mine.post(path)).status).toBe(200);
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual(['c']);
    expect((await mine.post(`/chats/${chatPart('web/nobody')}/writing`)).status).toBe(404);
    await api.close();
  });
});

describe('a chat its customer ends', () => {
  it('is over, leaves the line, keeps no contact waiting, and the desk sees it', async () => {
    await day.queue(conversation, one);
    expect((await core.standing('c')).over).toBe(false);
    await core.end('c');
    await core.end('c');
    expect((await core.standing('c')).over).toBe(true);
    expect(await day.state(conversation)).toBe('ended');
    expect((await day.notes(conversation)).slice(-2)).toEqual(['handoff: left', 'handoff: customer gone']);
    expect(await day.used(one)).toBe(0);
  });

  it('stays with the operator who holds it, who is told that the customer is gone', async () => {
    await day.queue(conversation, one);
    await day.act(conversation, { do: 'take' });
    await core.end('c');
    expect(await day.state(conversation)).toBe('connected');
    expect((await day.notes(conversation)).at(-1)).toBe('handoff: customer gone');
    expect((await day.act(conversation, { do: 'outcome', outcome: { result: 'resolved' } }))?.result).toBe('done');
  });
});
