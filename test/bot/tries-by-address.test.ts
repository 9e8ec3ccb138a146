/** Wrong tries to identify from one address are counted together: then the next is refused there, and nowhere else. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoContracts } from '../../bot/demo/contracts.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { deskOver, tuesday } from '../helpers/desk.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';

const { triesPerAddress, lockedMinutes } = loadDocuments().desk.lockOut;
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
    const event = { kind: 'message', id: `m${++events}`, conversation: who, user: who, text, attachments: 0 } as const;
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
});
