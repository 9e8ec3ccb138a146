/** What every keeper of contracts promises (adapters/contracts/port.ts), checked without asking which one it is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Contract, Contracts } from '../../adapters/contracts/port.ts';

/**
 * Runs `work` as one turn: all it did is kept, or, when another turn was faster, it is run again. Throws when it can
 * never be kept.
 */
export type TurnOf<Port> = <T>(work: (port: Port) => Promise<T>) => Promise<T>;

/** Two turns at once: each has done its work before either is kept, and the one that loses is run again. */
export const atOnce = <Port, A, B>(
  turn: TurnOf<Port>,
  one: (port: Port) => Promise<A>,
  other: (port: Port) => Promise<B>,
): Promise<[A, B]> => {
  let come = 0;
  const { promise: bothCame, resolve } = Promise.withResolvers<void>();
  const meeting =
    <T>(work: (port: Port) => Promise<T>) =>
    async (port: Port) => {
      try {
        return await work(port);
      } finally {
        // One that fails comes too: the other must not wait for it for ever.
        come += 1;
        if (come >= 2) resolve();
        await bothCame;
      }
    };
  return Promise.all([turn(meeting(one)), turn(meeting(other))]);
};

/** A keeper that holds the contracts it was opened with, no link and no tries. */
export interface ContractsUnderTest {
  turn: TurnOf<Contracts>;
  end(): Promise<void>;
}

const first: Contract = {
  number: 'ITS-100001',
  plan: 1,
  lastFour: '1001',
  phone: '03-0000-1001',
  name: '見本商店',
  address: '東京都港区芝1-1-1',
};
const second: Contract = { ...first, number: 'ITS-100002', plan: 2, name: '見本工務店' };
const none = { byUser: { wrong: [] }, byUserOnAny: { wrong: [] }, byAnyone: { wrong: [] }, byNewcomers: { wrong: [] } };

/** Checks every promise, each on a keeper of its own. */
export const describeContracts = (
  name: string,
  open: (contracts: readonly Contract[]) => Promise<ContractsUnderTest>,
): void =>
  void describe(name, () => {
    let test: ContractsUnderTest;
    beforeEach(async () => {
      test = await open([first, second]);
    });
    afterEach(() => test.end());

    const turn: TurnOf<Contracts> = (work) => test.turn(work);
    const link = (user: string, number: string) => turn((contracts) => contracts.link(user, number));
    const unlink = (user: string, number: string) => turn((contracts) => contracts.unlink(user, number));
    const linkedTo = (user: string) => turn((contracts) => contracts.linkedTo(user));
    const tries = (number: string, user: string) => turn((contracts) => contracts.tries(number, user));
    /** One more wrong try at the time `when`. */
    const tryWrongly = (number: string, user: string, when: number) => async (contracts: Contracts) => {
      const tries = await contracts.tries(number, user);
      const more = {
        byUser: { wrong: [...tries.byUser.wrong, when] },
        byUserOnAny: { wrong: [...tries.byUserOnAny.wrong, when] },
        byAnyone: { wrong: [...tries.byAnyone.wrong, when] },
        byNewcomers: { wrong: [...tries.byNewcomers.wrong, when] },
      };
      contracts.keepTries(number, user, more, 'wrong');
    };

    it('a contract is found by its number as it was registered, and no other number finds one', async () => {
      expect(await turn((contracts) => contracts.find(first.number))).toEqual(first);
      expect(await turn((contracts) => contracts.find(second.number))).toEqual(second);
      for (const number of ['ITS-100003', 'ITS-10000', ''])
        expect(await turn((contracts) => contracts.find(number))).toBeUndefined();
    });

    it('a user speaks for every contract linked, in that order and each once, until its link is ended', async () => {
      expect(await linkedTo('teams/kato')).toEqual([]);
      await turn(async (contracts) => {
        await contracts.link('teams/kato', first.number);
        expect(await contracts.linkedTo('teams/kato')).toEqual([first.number]);
      });
      await link('teams/kato', second.number);
      await link('teams/kato', first.number);
      expect(await linkedTo('teams/kato')).toEqual([first.number, second.number]);
      await unlink('teams/kato', first.number);
      await unlink('teams/kato', first.number);
      expect(await linkedTo('teams/kato')).toEqual([second.number]);
      await unlink('teams/kato', second.number);
      await unlink('teams/kato', second.number);
      expect(await linkedTo('teams/kato')).toEqual([]);
      await link('teams/kato', first.number);
      expect(await linkedTo('teams/kato')).toEqual([first.number]);
    });

    it('several users speak for one contract, and none ends the link of another', async () => {
      for (const user of ['teams/kato', 'line/kato', 'line/mori']) await link(user, first.number);
      await unlink('line/kato', first.number);
      await unlink('line/mori', second.number);
      expect([await linkedTo('teams/kato'), await linkedTo('line/kato'), await linkedTo('line/mori')]).toEqual([
        [first.number],
        [],
        [first.number],
      ]);
    });

    it('a link that ends while another user is linked leaves that one', async () => {
      await link('line/kato', first.number);
      await atOnce(
        turn,
        (contracts) => contracts.unlink('line/kato', first.number),
        (contracts) => contracts.link('line/mori', first.number),
      );
      expect([await linkedTo('line/kato'), await linkedTo('line/mori')]).toEqual([[], [first.number]]);
    });

    it('of two contracts linked to a user at once neither is lost', async () => {
      await atOnce(
        turn,
        (contracts) => contracts.link('line/kato', first.number),
        (contracts) => contracts.link('line/kato', second.number),
      );
      expect((await linkedTo('line/kato')).toSorted()).toEqual([first.number, second.number]);
    });

    it('where nobody tried wrongly the tries are empty, also on a number that no contract has', async () => {
      await turn(tryWrongly(first.number, 'line/kato', 1));
      expect(await tries(second.number, 'line/mori')).toEqual(none);
      expect(await tries('ITS-999999', 'line/kato')).toEqual({ ...none, byUserOnAny: { wrong: [1] } });
    });

    it('tries are kept as given, with their lock, for the user and for anyone on that number', async () => {
      const kept = {
        byUser: { wrong: [1, 2], lockedUntil: 9 },
        byUserOnAny: { wrong: [1, 2, 4], lockedUntil: 8 },
        byAnyone: { wrong: [1, 2, 3], lockedUntil: 12 },
        byNewcomers: { wrong: [3], lockedUntil: 11 },
      };
      const keep = (given: typeof kept | typeof none) =>
        turn(async (contracts) => {
          await contracts.tries('ITS-999999', 'line/kato');
          contracts.keepTries('ITS-999999', 'line/kato', given, 'wrong');
        });
      await keep(kept);
      expect(await tries('ITS-999999', 'line/kato')).toEqual(kept);
      expect(await tries('ITS-999999', 'line/mori')).toEqual({
        ...none,
        byAnyone: kept.byAnyone,
        byNewcomers: kept.byNewcomers,
      });
      const elsewhere = await tries(second.number, 'line/kato');
      expect(elsewhere).toEqual({ ...none, byUserOnAny: kept.byUserOnAny });
      await keep(none);
      expect(await tries('ITS-999999', 'line/kato')).toEqual(none);
    });

    it('two users who try at once on one number are both told from anywhere, each once by themselves', async () => {
      await atOnce(turn, tryWrongly(first.number, 'line/kato', 1), tryWrongly(first.number, 'line/mori', 2));
      const [kato, mori] = [await tries(first.number, 'line/kato'), await tries(first.number, 'line/mori')];
      expect([kato.byUser.wrong, mori.byUser.wrong]).toEqual([[1], [2]]);
      expect(kato.byAnyone.wrong.toSorted()).toEqual([1, 2]);
      expect(mori.byAnyone).toEqual(kato.byAnyone);
    });

    it('one user who tries on two devices at once has tried twice', async () => {
      await atOnce(turn, tryWrongly(first.number, 'line/kato', 1), tryWrongly(first.number, 'line/kato', 2));
      const { byUser, byAnyone } = await tries(first.number, 'line/kato');
      expect(byUser.wrong.toSorted()).toEqual([1, 2]);
      expect(byAnyone.wrong.toSorted()).toEqual([1, 2]);
    });
  });
