/** A turn is a transaction: once for every event, whoever delivers it how often, on either store. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../adapters/store/port.ts';
import { deskOver } from '../helpers/desk.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';

const said = (entries: Awaited<ReturnType<Awaited<ReturnType<typeof deskOver>>['transcript']>>, from: string) =>
  entries.flatMap((entry) => (entry.kind === 'said' && entry.from === from ? [entry.message.text] : []));

for (const { name, missing, open } of storesUnderTest) {
  describe.skipIf(missing)(`a turn on ${name}`, () => {
    let opened: TestStore;
    let store: Store;

    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.close());

    it('an event delivered five times, one after the other, has one effect and gets the same replies', async () => {
      const desk = await deskOver(store);
      await desk.link('a', 'ITS-100001');
      await desk.say('a', 'リモートで見てほしい');
      const outcomes = [];
      for (let n = 0; n < 5; n++) outcomes.push(await desk.say('a', 'はい', 'yes'));
      expect(new Set(outcomes.map(({ replies }) => JSON.stringify(replies))).size).toBe(1);
      expect(await desk.used('ITS-100001')).toBe(1);
      expect(said(await desk.transcript('a'), 'customer')).toEqual(['リモートで見てほしい', 'はい']);
    });

    it('an event delivered five times at once, to two processes, has one effect', async () => {
      const desk = await deskOver(store);
      const other = await deskOver(store);
      await desk.link('a', 'ITS-100001');
      await desk.say('a', 'リモートで見てほしい');
      const outcomes = await Promise.all([desk, other, desk, other, desk].map((one) => one.say('a', 'はい', 'yes')));
      expect(new Set(outcomes.map(({ replies }) => JSON.stringify(replies))).size).toBe(1);
      expect(await desk.used('ITS-100001')).toBe(1);
      expect(said(await desk.transcript('a'), 'customer')).toHaveLength(2);
    });

    it('of two users racing for the last contact with different troubles one wins, and the other is told', async () => {
      const desk = await deskOver(store);
      const other = await deskOver(store);
      await desk.link('a', 'ITS-100003');
      await desk.link('b', 'ITS-100003');
      await desk.say('a', 'メールが送れないのでリモートで見てほしい');
      await other.say('b', 'プリンタが動かないのでリモートで見てほしい');
      const [a, b] = await Promise.all([desk.say('a', 'はい'), other.say('b', 'はい')]);
      const texts = [a, b].map(({ replies }) => replies.map(({ text }) => text).join('\n'));
      expect(texts.filter((text) => text.includes('接続コード'))).toHaveLength(1);
      expect(texts.filter((text) => text.includes('上限の5回'))).toHaveLength(1);
      expect(await desk.used('ITS-100003')).toBe(5);
    });

    it('a waiting hand-off holds the last contact, and leaving the line gives it back', async () => {
      const desk = await deskOver(store);
      await desk.link('a', 'ITS-100003');
      await desk.link('b', 'ITS-100003');
      await desk.say('a', 'メールが送れないので人と話したい');
      await desk.say('a', 'はい');
      const refused = await desk.say('b', 'プリンタが動かないのでリモートで見てほしい');
      expect(refused.replies[0]?.text).toContain('オペレーターをお待ち');
      await desk.say('a', 'やめる');
      await desk.say('b', 'プリンタが動かないのでリモートで見てほしい');
      await desk.say('b', 'はい');
      expect(await desk.used('ITS-100003')).toBe(5);
    });

    it('50 devices of one customer asking for a session at once are all answered, with one session and one count', async () => {
      const desk = await deskOver(store);
      const names = Array.from({ length: 50 }, (_, n) => `customer-${n}`);
      await Promise.all(names.map((one) => desk.link(one, 'ITS-100002')));
      await Promise.all(names.map((one) => desk.say(one, 'リモートで見てほしい')));
      await Promise.all(names.map((one) => desk.say(one, 'はい')));
      expect(await desk.used('ITS-100002')).toBe(1);
      const codes = (await Promise.all(names.map((one) => desk.transcript(one))))
        .flatMap((entries) => said(entries, 'bot'))
        .flatMap((text) => /接続コードは(\d{9})/.exec(text)?.[1] ?? []);
      expect(codes).toHaveLength(50);
      expect(new Set(codes).size).toBe(1);
    });

    it('two operators taking one chat: one wins, the other is told who, and it is counted once', async () => {
      const desk = await deskOver(store);
      await desk.link('a', 'ITS-100001');
      await desk.say('a', '人と話したい');
      await desk.say('a', 'はい');
      const [one, two] = await Promise.all([
        desk.operate('a', { do: 'take' }, { id: 'one', name: '一ノ瀬' }),
        desk.operate('a', { do: 'take' }, { id: 'two', name: '二宮' }),
      ]);
      expect([one.action?.result, two.action?.result].sort()).toEqual(['done', 'not so']);
      expect(await desk.used('ITS-100001')).toBe(1);
    });

    it('a turn that fails says so, keeps the message, and leaves no other trace', async () => {
      const desk = await deskOver(store);
      await desk.link('a', 'ITS-100001');
      await desk.say('a', 'リモートで見てほしい');
      const { ja, en } = desk.company.sayings;
      const broken = {
        ...ja,
        remote: { ...ja.remote, opened: () => ({ text: ['あと3回です'] }) },
      };
      desk.company.sayings = { ja: broken, en };
      const { replies } = await desk.say('a', 'はい');
      expect(replies.map(({ text }) => text).join()).toContain('申し訳ございません');
      expect(await desk.used('ITS-100001')).toBe(0);
      expect(said(await desk.transcript('a'), 'customer')).toEqual(['リモートで見てほしい', 'はい']);
    });
  });
}
