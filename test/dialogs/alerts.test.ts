/** The owner of a contract hears in their own chat what was done for it in another: who was linked, what was ordered, where it goes. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecords } from '../../adapters/store/records.ts';
import { portsOver } from '../../bot/ports.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';

const lent = 'ITS-100010';
const japan = (time: string) => Temporal.Instant.from(`${time}+09:00`);

let day: DeskDay;
beforeEach(async () => {
  day = await deskDay(japan('2026-11-24T10:00:00'));
  await day.link('owner', lent);
  await day.say('owner', '残り回数は？');
});
afterEach(() => day.close());

const said = async (conversation: string) =>
  (await day.transcript(conversation)).flatMap((entry) =>
    entry.kind === 'said' && entry.from !== 'customer' ? [entry.message.text] : [],
  );
/** What `conversation` is sent by itself while `act` is done elsewhere and a minute passes. */
const heardOf = async (act: () => Promise<unknown>, conversation = 'owner', minutes = 1): Promise<string[]> => {
  const before = (await said(conversation)).length;
  await act();
  await day.pass(minutes);
  return (await said(conversation)).slice(before);
};
const loan = async () => (await portsOver(openRecords(day.store), day.clock).loans.of(lent)).at(-1)?.id ?? '';

describe('the owner of a contract', () => {
  it('hears of another chat that is linked to it, once, and the other chat does not', async () => {
    const identify = () => day.say('stranger', `${lent} 1010`);
    const [told, ...more] = await heardOf(identify);
    expect(told).toMatch(/別のチャットからも.*お心当たりのないときは、.*へお知らせください/s);
    expect(more).toEqual([]);
    expect((await said('stranger')).join()).not.toContain('別のチャット');
  });

  it('hears of what is ordered for it elsewhere, and of another address', async () => {
    await day.link('other', lent);
    const order = async () => {
      await day.say('other', '代わりのパソコンを貸してください');
      await day.say('other', 'はい');
    };
    expect(await heardOf(order)).toEqual([
      expect.stringMatching(
        /別のチャットから、パソコンの代わりの機器のお申し込みがありました。お届け先は、ご登録の住所です/,
      ),
    ]);
    const move = async () => {
      await day.say('other', '届け先を大阪府大阪市北区梅田1-2-3に変えてください');
      await day.say('other', 'はい');
    };
    expect(await heardOf(move)).toEqual([
      expect.stringMatching(/お届けのご希望が変わりました。お届け先は、「大阪府大阪市北区梅田/),
    ]);
  });

  it('hears nothing of what was taken back before it was told, nor of their own doing', async () => {
    await day.link('other', lent);
    const orderAndCancel = async () => {
      await day.say('other', '代わりのパソコンを貸してください');
      await day.say('other', 'はい');
      await day.act('other', { do: 'loan-step', loan: await loan(), to: 'cancelled' });
    };
    expect(await heardOf(orderAndCancel)).toEqual([]);
    const own = async () => {
      await day.say('owner', '代わりのパソコンを貸してください');
      await day.say('owner', 'はい');
    };
    const words = await heardOf(own);
    expect(words.join()).not.toContain('別のチャット');
  });

  it('hears at night of it in the morning, and nothing when it is linked no more', async () => {
    day.clock.set(japan('2026-11-24T22:00:00'));
    const identify = () => day.say('stranger', `${lent} 1010`);
    expect(await heardOf(identify)).toEqual([]);
    expect(await heardOf(() => day.pass(0), 'owner', 14 * 60)).toHaveLength(1);
    day.clock.set(japan('2026-11-25T11:00:00'));
    const records = openRecords(day.store);
    await portsOver(records, day.clock).contracts.unlink('owner', lent);
    await records.commit();
    expect(await heardOf(() => day.say('third', `${lent} 1010`))).toEqual([]);
  });
});
