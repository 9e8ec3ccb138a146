/** What every keeper of notices promises (adapters/area-notices/port.ts), checked without asking which one it is. */
import { expect, it } from 'vitest';
import type { AreaNotices, Notice } from '../../adapters/area-notices/port.ts';
import { atOnce, type TurnOf } from './contracts.contract.ts';

const notice = (id: string, more: Partial<Notice> = {}): Notice => ({
  id,
  area: '佐渡市',
  text: '大雪のため、訪問に遅れが出ています。',
  until: '2026-11-25T18:00:00.000+09:00',
  setAt: '2026-11-24T10:00:00.000+09:00',
  by: { id: 'suzuki', name: '鈴木' },
  ...more,
});

type Check = (turn: TurnOf<AreaNotices>) => Promise<void>;

const standing = (turn: TurnOf<AreaNotices>) => turn(async (notices) => (await notices.standing()).map(({ id }) => id));

const facts: Record<string, Check> = {
  'where none was set none stands': async (turn) => {
    expect(await standing(turn)).toEqual([]);
  },

  'a notice stands as it was set, in its own turn and in later ones': async (turn) => {
    const set = notice('n', { area: '石川県、富山県' });
    await turn(async (notices) => {
      await notices.set(set);
      expect(await notices.standing()).toEqual([set]);
    });
    expect(await turn((notices) => notices.standing())).toEqual([set]);
  },

  'notices stand in the order they were set': async (turn) => {
    for (const id of ['c', 'a', 'b']) await turn((notices) => notices.set(notice(id)));
    expect(await standing(turn)).toEqual(['c', 'a', 'b']);
  },

  'one that is ended stands no more, and leaves the others': async (turn) => {
    for (const id of ['a', 'b', 'c']) await turn((notices) => notices.set(notice(id)));
    expect(await turn((notices) => notices.end('b'))).toBe('ended');
    expect(await standing(turn)).toEqual(['a', 'c']);
  },

  'one that has ended, or that nobody set, is not ended': async (turn) => {
    await turn((notices) => notices.set(notice('n')));
    await turn((notices) => notices.end('n'));
    expect(await turn((notices) => notices.end('n'))).toBe('not so');
    expect(await turn((notices) => notices.end('never'))).toBe('not so');
  },

  'two that are set at once both stand': async (turn) => {
    await atOnce(
      turn,
      (notices) => notices.set(notice('a')),
      (notices) => notices.set(notice('b')),
    );
    expect((await standing(turn)).toSorted()).toEqual(['a', 'b']);
  },

  'of two who end one at once, one does': async (turn) => {
    await turn((notices) => notices.set(notice('n')));
    const ends = await atOnce(
      turn,
      (notices) => notices.end('n'),
      (notices) => notices.end('n'),
    );
    expect(ends.toSorted()).toEqual(['ended', 'not so']);
  },

  'a turn that asked which stand is run again when one is set or ended meanwhile': async (turn) => {
    /** which stand for a turn that asked before `meanwhile` was kept, and is kept after it */
    const stand = async (meanwhile: (notices: AreaNotices) => Promise<unknown>) => {
      let isOver = false;
      return turn(async (notices) => {
        const ids = (await notices.standing()).map(({ id }) => id);
        if (!isOver) await turn(meanwhile);
        isOver = true;
        return ids;
      });
    };
    expect(await stand((notices) => notices.set(notice('n')))).toEqual(['n']);
    expect(await stand((notices) => notices.end('n'))).toEqual([]);
  },
};

/** Checks every promise, each in turns over no notices. */
export const keepsTheNoticesPromises = (open: () => TurnOf<AreaNotices>): void => {
  for (const [fact, check] of Object.entries(facts)) it(fact, () => check(open()));
};
