/** A notice reaches every customer of its area once, whatever happens while it is spread. */
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInAreaNotices } from '../../adapters/area-notices/built-in.ts';
import { OutsideError } from '../../adapters/errors.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { type Desk, openDesk } from '../../bot/desk.ts';
import { knownTalks } from '../../bot/known-talks.ts';
import { outboxList } from '../../bot/outgoing.ts';
import { spreadQueue } from '../../bot/queues.ts';
import { spreadings, spreadNotices } from '../../bot/spread-notice.ts';
import { noticeConversation } from '../../dialogs/desk/notice.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { deskOver } from '../helpers/desk.ts';
import { suzuki } from '../helpers/desk-day.ts';
import { belongTo, inSado, inTokyo, manyWrite, toldIn, write } from '../helpers/known-customers.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';

const documents = loadDocuments();
const text = '大雪のため、訪問に遅れが出ています。';
const action = { do: 'set-notice', area: '佐渡市', text, until: '2026-11-25T18:00:00+09:00' } as const;
const address = { channel: 'bot-framework', to: { channelId: 'msteams' } } as const;
type TestDesk = Awaited<ReturnType<typeof deskOver>>;

const setAs = (desk: Desk, id: string, words = text) =>
  desk.turns.run({
    kind: 'operator',
    id,
    conversation: noticeConversation,
    by: suzuki,
    action: { ...action, text: words },
  });

/** Everything that is due happens, page by page. */
const settle = async (desk: Desk, round?: Parameters<typeof spreadNotices>[1]) => {
  for (;;) {
    await spreadNotices(desk, round);
    await desk.due.timers(desk.clock.now());
    const now = desk.clock.realNow();
    const [more] = await desk.store.lease({ queue: spreadQueue, dueBy: now, now, leaseMs: 0, limit: 1 });
    if (!more) return;
    await desk.store.commit({ finishes: [{ leased: more, again: more.at }] });
  }
};

/** `store` for a process that dies before its `last`th change: from then on nothing of it comes through. */
const dyingAfter = (store: Store, last: number): Store => {
  let left = last;
  const live = <T>(act: () => Promise<T>): Promise<T> => {
    left -= 1;
    if (left < 0) return Promise.reject(new OutsideError('store', { retryable: true, message: 'killed' }));
    return act();
  };
  return { ...store, commit: (batch) => live(() => store.commit(batch)), lease: (ask) => live(() => store.lease(ask)) };
};

/** Another process on `store`, on the clock of the first. */
const deskOn = (store: Store, { clock }: Desk): Desk =>
  openDesk({ store, clock, documents, log: pino({ level: 'silent' }), remotePage: () => '' });

const idIn = async (store: Store) => (await builtInAreaNotices(openRecords(store)).standing())[0]?.id ?? '';

for (const { name, missing, open } of storesUnderTest) {
  describe.skipIf(missing)(`a notice on ${name}`, () => {
    let opened: TestStore;
    let desk: TestDesk;
    beforeEach(async () => {
      opened = await open();
      desk = await deskOver(opened.store);
    });
    afterEach(() => opened.close());

    it('is told to each of 500 conversations whose contract lies in its area, and to no other', async () => {
      const conversations = await manyWrite(desk, opened.store, 500);
      await setAs(desk, 'set');
      await settle(desk);
      const told = await toldIn(desk, conversations, text);
      expect(told).toEqual(conversations.map((_, n) => (n % 2 === 0 ? 1 : 0)));
      const id = await idIn(opened.store);
      expect(await spreadings.read(openRecords(opened.store), id)).toMatchObject({ chats: 250, done: true });
    }, 60_000);

    it('is told once although it is set, spread and brought up again and again', async () => {
      const conversations = await manyWrite(desk, opened.store, 4);
      for (let n = 0; n < 3; n++) {
        await setAs(desk, 'the same');
        await settle(desk);
        const id = await idIn(opened.store);
        const records = openRecords(opened.store);
        if (await spreadings.read(records, id)) spreadings.remove(records, id);
        records.schedule(spreadQueue, id, desk.clock.realNow());
        await records.commit();
      }
      await settle(desk);
      for (const conversation of conversations) await write(desk, { conversation });
      expect(await toldIn(desk, conversations, text)).toEqual([1, 0, 1, 0]);
    });

    it('is told in both conversations of a customer on two devices, and first to the one who writes', async () => {
      await belongTo(opened.store, 'kato', inSado);
      await write(desk, { conversation: 'phone', user: 'kato' });
      await write(desk, { conversation: 'laptop', user: 'kato' });
      await setAs(desk, 'set');
      const { replies } = await write(desk, { conversation: 'laptop', user: 'kato' }, '月額はいくらですか');
      expect(replies.map((reply) => reply.text.includes(text))).toEqual([true, false]);
      expect(replies[0]?.citations?.map(({ clause }) => clause)).toEqual(['ご利用にかかわる注意事項(5)']);
      await settle(desk);
      await write(desk, { conversation: 'phone', user: 'kato' });
      expect(await toldIn(desk, ['phone', 'laptop'], text)).toEqual([1, 1]);
      const third = await write(desk, { conversation: 'a third', user: 'kato' });
      expect(third.replies[0]?.text).toContain(text);
      const fourth = await write(desk, { conversation: 'a fourth', user: 'kato', join: true }, '');
      expect(fourth.replies.map((reply) => reply.text.includes(text))).toEqual([true, false]);
    });

    it('is pushed to a conversation of a channel that is pushed to', async () => {
      await belongTo(opened.store, 'teams/kato', inSado);
      const delivery = { by: 'channel', address, inResponse: true } as const;
      await write(desk, { conversation: 'teams/1', user: 'teams/kato', delivery });
      await setAs(desk, 'set');
      const held = { queue: 'outbox', now: Date.now(), dueBy: Number.MAX_SAFE_INTEGER, leaseMs: 60_000, limit: 1 };
      await opened.store.commit({ schedules: [{ queue: 'outbox', id: 'teams/1', at: Date.now() }] });
      await opened.store.lease(held);
      await settle(desk);
      expect(await opened.store.readList(outboxList('teams/1'), undefined, 10)).toHaveLength(1);
    });

    it('is not told to whose contract is unlinked or another by then', async () => {
      const conversations = await manyWrite(desk, opened.store, 5);
      await belongTo(opened.store, 'c0', undefined);
      await belongTo(opened.store, 'c2', inTokyo);
      await belongTo(opened.store, 'c1', inSado);
      await setAs(desk, 'set');
      await settle(desk);
      expect(await toldIn(desk, conversations, text)).toEqual([0, 1, 0, 0, 1]);
    });

    it('leaves out who unlinked in the chat until they sign in again', async () => {
      await manyWrite(desk, opened.store, 1);
      const listed = async () => (await opened.store.readList(knownTalks, undefined, 10)).map(({ member }) => member);
      expect(await listed()).toEqual(['c0']);
      await write(desk, { conversation: 'c0' }, '連携を解除してください');
      await write(desk, { conversation: 'c0' }, 'はい');
      expect(await listed()).toEqual([]);
      await setAs(desk, 'set');
      await settle(desk);
      expect(await toldIn(desk, ['c0'], text)).toEqual([0]);
      await write(desk, { conversation: 'c0' }, inSado);
      const { replies } = await write(desk, { conversation: 'c0' }, '1007');
      expect(replies.filter((reply) => reply.text.includes(text))).toHaveLength(1);
      expect(await listed()).toEqual(['c0']);
    });

    it('passes over web chats nobody wrote in for a day, which hear it when somebody does', async () => {
      await manyWrite(desk, opened.store, 1);
      const delivery = { by: 'channel', address, inResponse: true } as const;
      await belongTo(opened.store, 'teams/1', inSado);
      await write(desk, { conversation: 'teams/1', delivery });
      desk.clock.realNow = () => Date.now() + 25 * 3_600_000;
      await setAs(desk, 'set');
      await settle(desk);
      expect(await toldIn(desk, ['c0', 'teams/1'], text)).toEqual([0, 1]);
      expect((await opened.store.readList(knownTalks, undefined, 10)).map(({ member }) => member)).toEqual(['teams/1']);
      await write(desk, { conversation: 'c0' });
      expect(await toldIn(desk, ['c0'], text)).toEqual([1]);
    });

    it('is heard by everyone who writes while it is set, spread and told, once', async () => {
      const conversations = await manyWrite(desk, opened.store, 20);
      const talking = conversations.map(async (conversation) => {
        for (let n = 0; n < 4; n++) await write(desk, { conversation });
      });
      await Promise.all([setAs(desk, 'set').then(() => settle(desk, { pageSize: 4, most: 1 })), ...talking]);
      await settle(desk);
      expect(await toldIn(desk, conversations, text)).toEqual(conversations.map((_, n) => (n % 2 === 0 ? 1 : 0)));
    });

    it('is told once when its process is killed before any one of its changes and another one goes on', async () => {
      const conversations = await manyWrite(desk, opened.store, 5);
      let ahead = 0;
      desk.clock.realNow = () => Date.now() + ahead;
      for (let changes = 0, survived = false; !survived; changes++) {
        const words = `この道は通れません。${changes}`;
        const tell = async (by: Desk) => {
          await setAs(by, `set-${changes}`, words);
          await settle(by, { pageSize: 3, most: 2 });
        };
        survived = await tell(deskOn(dyingAfter(opened.store, changes), desk)).then(
          () => true,
          () => false,
        );
        // The leases of the dead end with time.
        ahead += 60_000;
        await tell(desk);
        expect(await toldIn(desk, conversations, words), `killed after ${changes} changes`).toEqual([1, 0, 1, 0, 1]);
        if (survived) expect(changes).toBeGreaterThan(10);
      }
    }, 60_000);
  });
}
