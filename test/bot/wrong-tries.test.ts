/** Nobody finds digits by trying them, from one place, as one user, or from everywhere, and nobody keeps the owner out by it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoContracts } from '../../bot/demo/contracts.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { deskOver, tuesday } from '../helpers/desk.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';

const { triesPerAddress, triesPerUserOnAny, triesInAll, triesOfAll, lockedMinutes } = loadDocuments().desk.lockOut;
const found = 'ご契約を確認しました';
const [right] = demoContracts(tuesday);
const [sqlite] = storesUnderTest;
const locked = /続けて|しばらく|ロック|お試し/;

describe('an address from which many wrong numbers are tried', () => {
  let opened: TestStore;
  let desk: Awaited<ReturnType<typeof deskOver>>;
  beforeEach(async () => {
    if (!sqlite) throw new Error('there is no store to test on');
    opened = await sqlite.open();
    desk = await deskOver(opened.store);
  });
  afterEach(() => opened.close());

  let events = 0;
  const say = async (who: string, text: string, address?: string) => {
    const event = { kind: 'message', id: `m${++events}`, conversation: who, user: who, text } as const;
    const outcome = await desk.turns.run({ ...event, delivery: { by: 'transcript' }, ...(address && { address }) });
    return outcome.replies.map((reply) => reply.text).join('\n');
  };
  const { number = '', lastFour = '' } = right?.contract ?? {};
  const tryRight = (who: string, address?: string) => say(who, `${number} ${lastFour}`, address);
  /** Each try is another user's, on another number. */
  const spray = async (address: string) => {
    for (let n = 0; n < triesPerAddress; n++)
      await say(`stranger-${n}`, `ITS-9${String(n).padStart(5, '0')} 0000`, address);
  };

  it('can try no more for a while, not even the right one; others can, and then it can again', async () => {
    await spray('here');
    const refused = await tryRight('late', 'here');
    expect(refused).not.toContain('ご契約を確認しました');
    expect(refused).toMatch(locked);
    expect(await tryRight('elsewhere', 'there')).toContain('ご契約を確認しました');
    expect(await tryRight('teams')).toContain('ご契約を確認しました');
    desk.clock.set(tuesday.add({ minutes: lockedMinutes + 1 }));
    expect(await tryRight('later', 'here')).toContain('ご契約を確認しました');
  });

  it('goes on to be served for who was identified there before', async () => {
    expect(await tryRight('owner', 'here')).toContain('ご契約を確認しました');
    await spray('here');
    expect(await say('owner', '残り回数は？', 'here')).toMatch(/回/);
  });

  it('is a user too, however many numbers they try', async () => {
    for (let n = 0; n < triesPerUserOnAny; n++) await say('sprayer', `ITS-8${String(n).padStart(5, '0')} 0000`);
    expect(await tryRight('sprayer')).toMatch(locked);
    expect(await tryRight('somebody')).toContain(found);
  });

  it('does not keep the owner of a number out, however many users try it from there', async () => {
    for (let n = 0; n < triesPerAddress + 5; n++) await say(`many-${n}`, `${number} 0000`, 'here');
    expect(await tryRight('owner', 'there')).toContain(found);
  });

  it('lets the owner in within five minutes after twenty strangers have tried the number', async () => {
    for (let n = 0; n < triesInAll; n++) await say(`stranger-${n}`, `${number} 0000`, `place-${n}`);
    expect(await tryRight('owner', 'home')).toMatch(locked);
    desk.clock.set(tuesday.add({ minutes: 4, seconds: 59 }));
    expect(await tryRight('owner', 'home')).toContain(found);
  });

  it('raises an alarm when tries come from everywhere, and then lets in only who has not tried wrongly', async () => {
    const alarm = async () => /^desk_identification_alarm (\d)/m.exec(await desk.metrics.text())?.[1];
    await say('clumsy', `${number} 0000`, 'office');
    expect(await tryRight('clumsy', 'office')).toContain(found);
    await say('late', `${number} 0000`, 'shop');
    for (let n = 0; n < triesOfAll; n++) await say(`s${n}`, `ITS-7${String(n).padStart(5, '0')} 0000`, `p${n}`);
    expect(await alarm()).toBe('1');
    expect(await tryRight('late', 'shop')).toMatch(locked);
    expect(await tryRight('new', 'elsewhere')).toContain(found);
    expect(await desk.metrics.text()).toContain('desk_identification_tries_total{result="refused"} 1');
    desk.clock.set(tuesday.add({ minutes: 31 }));
    expect(await alarm()).toBe('0');
    expect(await tryRight('late', 'shop')).toContain(found);
  });
});
