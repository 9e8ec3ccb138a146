/** With a second factor nobody speaks for a contract without the code, nobody learns digits by asking for one, and no code is sent or kept twice. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecords } from '../../adapters/store/records.ts';
import { demoContracts } from '../../bot/demo/contracts.ts';
import type { EventOutcome } from '../../bot/event.ts';
import { portsOver } from '../../bot/ports.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { codeGateway, codeSecret, otherThan } from '../helpers/code-gateway.ts';
import { deskOver, tuesday } from '../helpers/desk.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';

const { lockOut, oneTimeCode } = loadDocuments().desk;
const [first] = demoContracts(tuesday);
const { number = '', lastFour = '', phone = '' } = first?.contract ?? {};
const right = `${number} ${lastFour}`;
const found = 'ご契約を確認しました';
const asked = '6桁の確認コード';
const locked = /しばらく止めています/;

for (const { name, missing, open } of storesUnderTest) {
  describe.skipIf(missing)(`a second factor on ${name}`, () => {
    let opened: TestStore;
    let sent: Set<string>;
    let gateway: ReturnType<typeof codeGateway>;
    let desk: Awaited<ReturnType<typeof deskOver>>;
    const another = () =>
      deskOver(opened.store, tuesday, {
        secondFactor: { gateway: gateway.gateway, secret: codeSecret },
        given: demoContracts(tuesday).slice(0, 2),
      });
    beforeEach(async () => {
      opened = await open();
      gateway = codeGateway();
      sent = new Set();
      desk = await another();
    });
    afterEach(async () => {
      await desk.end();
      await opened.close();
    });

    const said = ({ replies, codes }: EventOutcome) => {
      for (const id of codes ?? []) sent.add(id);
      return replies.map((reply) => reply.text).join('\n');
    };
    const say = async (text: string, who = 'kato', id?: string) => said(await desk.say(who, text, id));
    /** The codes that went out, once all have. */
    const out = async () => {
      await gateway.until(sent);
      return gateway.out;
    };
    const code = async () => (await out()).at(-1)?.code ?? '';

    it('links after the code alone, to the registered telephone, once', async () => {
      expect(await say(right)).toContain(asked);
      expect((await out()).map((one) => [one.customer, one.phone])).toEqual([[number, phone]]);
      const given = await code();
      expect(await say(otherThan(given))).toContain('コードを確認できませんでした');
      expect(await say(given)).toContain(found);
      expect(await say('残り回数は？')).toMatch(/残り/);
      expect(await out()).toHaveLength(1);
      expect(await say(given, 'mori')).not.toContain(found);
    });

    it('says the same where the number or the digits are wrong, and nothing goes out', async () => {
      const wrongDigits = `${number} ${otherThan(lastFour).slice(-4)}`;
      const alike = await Promise.all([right, wrongDigits, 'ITS-900000 1001'].map((text, n) => say(text, `who-${n}`)));
      expect(new Set(alike).size).toBe(1);
      const [one, ...others] = await out();
      expect(others).toEqual([]);
      const then = async (who: string) => [
        await say('コードをもう一度送る', who),
        await say(otherThan(one?.code ?? ''), who),
        await say('コードが届かない', who),
      ];
      const after = await Promise.all(['who-0', 'who-1', 'who-2'].map(then));
      expect(after[1]).toEqual(after[0]);
      expect(after[2]).toEqual(after[0]);
      expect((await out()).map(({ customer }) => customer)).toEqual([number, number]);
    });

    it('counts a right try as a wrong one until the code is right: the lock tells nothing of the digits', async () => {
      const triesUntilLocked = async (who: string, text: string) => {
        for (let n = 0; n <= lockOut.triesPerUser; n++) if (locked.test(await say(text, who))) return n;
        return undefined;
      };
      expect(await triesUntilLocked('guesser', `${number} 0000`)).toBe(lockOut.triesPerUser);
      expect(await triesUntilLocked('knows', right)).toBe(lockOut.triesPerUser);
      await say(right, 'owner');
      expect(await say(await code(), 'owner')).toContain(found);
      // One that came back right is taken back, of the user and of the number.
      const { contracts } = portsOver(openRecords(opened.store), desk.clock);
      const { byUser, byAnyone } = await contracts.tries(number, 'owner');
      expect(byUser.wrong).toEqual([]);
      expect(byAnyone.wrong).toHaveLength(2 * lockOut.triesPerUser);
      expect(await desk.metrics.text()).toContain('desk_identification_tries_total{result="wrong"} 5');
    });

    it('ends a code after so many wrong ones, and the right one comes too late then', async () => {
      await say(right);
      const given = await code();
      for (let n = 1; n < oneTimeCode.tries; n++)
        expect(await say(otherThan(given, n))).toContain('もう一度お確かめください');
      expect(await say(otherThan(given, oneTimeCode.tries))).toContain('お客さま番号からお書き直しください');
      expect(await say(given)).not.toContain(found);
      expect(await say(right)).toContain(asked);
      expect(await say(given)).not.toContain(found);
      expect(await say(await code())).toContain(found);
    });

    it('holds a code right for its minutes, by the clock of business', async () => {
      await say(right);
      const given = await code();
      desk.clock.set(tuesday.add({ minutes: oneTimeCode.validMinutes }));
      expect(await say(given)).toContain('時間が過ぎました');
      expect(await say('コードをもう一度送る')).toContain('もう一度お届けします');
      expect(await code()).toBe(given);
      desk.clock.set(tuesday.add({ minutes: 2 * oneTimeCode.validMinutes }).subtract({ seconds: 1 }));
      expect(await say(given)).toContain(found);
    });

    it('sends a code again so often, and tells whom to call then', async () => {
      await say(right);
      for (let n = 1; n < oneTimeCode.sends; n++) expect(await say('もう一度送って')).toContain('もう一度お届けします');
      expect(await say('もう一度送って')).toContain('これ以上お送りできません');
      expect(await out()).toHaveLength(oneTimeCode.sends);
      expect(await say(await code())).toContain(found);
    });

    it('sends a contract so many in a day, whoever asks, and says nothing of it', async () => {
      for (let n = 0; n <= oneTimeCode.sendsToContract; n++) expect(await say(right, `who-${n}`)).toContain(asked);
      expect(await out()).toHaveLength(oneTimeCode.sendsToContract);
      const tomorrow = tuesday.add({ hours: 24 });
      desk.clock.set(tomorrow);
      expect(await say(right, 'owner')).toContain(asked);
      expect(await out()).toHaveLength(oneTimeCode.sendsToContract + 1);
    });

    it('sends one code for a message that is delivered twice, to two processes at once and again later', async () => {
      const other = await another();
      const both = await Promise.all([desk.say('kato', right, 'same'), other.say('kato', right, 'same')]);
      both.forEach(said);
      await say(right, 'kato', 'same');
      expect(await out()).toHaveLength(1);
      await Promise.all([desk.codes?.sweep(), other.codes?.sweep()]);
      await other.end();
      expect(gateway.calls()).toBe(1);
      const given = await code();
      await desk.say('kato', given, 'the code');
      expect((await desk.say('kato', given, 'the code')).replies.map(({ text }) => text).join()).toContain(found);
    });

    it('keeps no code: neither in the transcript nor anywhere else in the store', async () => {
      await say(right);
      const given = await code();
      await say(`${given.slice(0, 3)}-${given.slice(3)}かな。焦げくさい`);
      expect(await say(otherThan(given))).toContain('コードを確認できませんでした');
      await say('オペレーターと話したい');
      await say(`コードは${given}`);
      const theirs = (await desk.transcript('kato')).flatMap((entry) =>
        entry.kind === 'said' && entry.from === 'customer' ? [entry.message.text] : [],
      );
      expect(theirs).toContain('•••-•••かな。焦げくさい');
      expect(theirs).toContain('コードは••••••');
      const all = JSON.stringify([...written.values()]);
      expect(written.size).toBeGreaterThan(5);
      for (const kept of [given, otherThan(given), `${given.slice(0, 3)}-${given.slice(3)}`])
        expect(all).not.toContain(kept);
    });

    /** Every value the store was given, by what it is. */
    const written = new Map<string, unknown>();
    beforeEach(() => {
      written.clear();
      const { commit } = opened.store;
      opened.store.commit = (batch) => {
        for (const put of batch.puts ?? []) written.set(`${put.key} ${written.size}`, put.value);
        for (const append of batch.appends ?? []) written.set(`${append.log} ${written.size}`, append.entries);
        return commit(batch);
      };
    });

    it('goes on with a code that is under way, and asks who is linked for none', async () => {
      await say(right);
      expect(await say('やめる')).not.toContain(asked);
      expect(await say('残り回数は？')).toContain(asked);
      await say(await code());
      expect(await out()).toHaveLength(1);
      await desk.link('mori', number);
      expect(await say('残り回数は？', 'mori')).not.toContain(asked);
      expect(await out()).toHaveLength(1);
    });

    it('does not link beside a danger, where number and digits alone would', async () => {
      await say(`${right} ルーターが焦げくさい`);
      expect(await say('残り回数は？')).toMatch(/お客さま番号|6桁/);
    });
  });
}

it('who was asked for a code before it was turned off is asked for the digits', async () => {
  const [sqlite] = storesUnderTest;
  if (!sqlite) throw new Error('there is no store to test on');
  const { store, close } = await sqlite.open();
  const secondFactor = { gateway: codeGateway().gateway, secret: codeSecret };
  const on = await deskOver(store, tuesday, { secondFactor });
  await on.say('kato', `残り回数は？ ${right}`);
  await on.end();
  const off = await deskOver(store, tuesday, { given: [] });
  const { replies } = await off.say('kato', '123456', 'now');
  expect(replies.map(({ text }) => text).join()).toMatch(/下4桁|お客さま番号/);
  expect((await off.say('kato', right, 'again')).replies.map(({ text }) => text).join()).toContain(found);
  await close();
});
