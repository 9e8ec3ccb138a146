/** The desk of two processes on one store, either store: one session, one action, one operator. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { putAccount } from '../../adapters/operator-desk/accounts.ts';
import { deskOver } from '../helpers/desk.ts';
import { chatPart, serveDesk } from '../helpers/desk-api-client.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';

const one = 'ITS-100001';
const password = 'a long enough password';
const of = `/chats/${chatPart('a')}`;

for (const { name, missing, open } of storesUnderTest) {
  describe.skipIf(missing)(`the desk of two processes on ${name}`, () => {
    let opened: TestStore;
    let desks: Awaited<ReturnType<typeof deskOver>>[];
    let apis: Awaited<ReturnType<typeof serveDesk>>[];

    beforeEach(async () => {
      opened = await open();
      desks = [await deskOver(opened.store), await deskOver(opened.store)];
      apis = await Promise.all(desks.map((desk) => serveDesk(desk)));
      await putAccount(opened.store, { id: 'yamada', name: '山田', role: 'operator', password });
      await desks[0]?.link('a', one);
      await desks[0]?.say('a', 'オペレーターと話したい');
      await desks[0]?.say('a', 'はい');
    });
    afterEach(async () => {
      for (const api of apis) await api.close();
      await opened.close();
    });

    const browsers = async () => {
      const [first, second] = apis.map((api) => api.browser());
      if (!first || !second) throw new Error('two were served');
      await first.signIn('yamada', password);
      Object.assign(second.kept, first.kept);
      return { first, second };
    };

    it('one sign-in opens both, and signing out closes both', async () => {
      const { first, second } = await browsers();
      expect((await second.get('/board')).body).toMatchObject({ operators: 1, waiting: [{ chat: chatPart('a') }] });
      await second.post(`${of}/take`);
      await first.del('/session');
      expect((await second.get('/board')).status).toBe(401);
      expect(
        (await desks[1]?.transcript('a'))?.some((entry) => entry.kind === 'note' && entry.text === 'operator gone'),
      ).toBe(true);
    });

    it('an action sent to both with one key happens once, and both get the same answer', async () => {
      const { first, second } = await browsers();
      const key = { 'idempotency-key': 'once' };
      const replies = await Promise.all(
        [first, second, first, second].map((page) => page.post(`${of}/take`, undefined, key)),
      );
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      const taken = (await desks[0]?.transcript('a'))?.filter(
        (entry) => entry.kind === 'note' && entry.text === 'taken',
      );
      expect(taken).toHaveLength(1);
      expect(await desks[1]?.used(one)).toBe(1);
    });

    it('wrong tries at once, spread over both, are counted together', async () => {
      const tries = await Promise.all(
        Array.from({ length: 8 }, (_, n) => apis[n % 2]?.browser().signIn('yamada', 'guess')),
      );
      expect(tries.filter((reply) => reply?.status === 401)).toHaveLength(5);
      expect(tries.filter((reply) => reply?.status === 429)).toHaveLength(3);
    });
  });
}
