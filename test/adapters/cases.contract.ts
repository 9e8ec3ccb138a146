/** What every keeper of cases and counts promises (adapters/cases/port.ts), checked without asking which one it is. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Case, CaseCause, Cases, NewCase } from '../../adapters/cases/port.ts';
import { atOnce, type TurnOf } from './contracts.contract.ts';

/** A keeper that has no case yet. */
export interface CasesUnderTest {
  turn: TurnOf<Cases>;
  end(): Promise<void>;
}

const ours = 'ITS-100001';
const at = '2026-11-24T10:00:00+09:00';
const later = '2026-11-24T11:30:00+09:00';
const month = '2026-11';
const nextMonth = '2026-12';
const taken: CaseCause = { kind: 'operator', of: 'handoff 1', at };
const opened: CaseCause = { kind: 'remote', of: '482913', at: later };

/** Checks every promise, each on a keeper of its own. */
export const describeCases = (name: string, open: () => Promise<CasesUnderTest>): void =>
  void describe(name, () => {
    let test: CasesUnderTest;
    beforeEach(async () => {
      test = await open();
    });
    afterEach(() => test.end());

    const turn: TurnOf<Cases> = (work) => test.turn(work);
    const begin = (id: string, contract = ours, known: NewCase = {}) =>
      turn((cases) => cases.begin(contract, id, known, at));
    const count = (id: string, cause: CaseCause, when = month) => turn((cases) => cases.count(id, cause, when));
    const find = (id: string) => turn((cases) => cases.find(id));
    const countOf = (id: string) => turn((cases) => cases.countOf(id));
    const counts = (contract = ours, when = month) => turn((cases) => cases.counts(contract, when));
    const openIds = async (contract = ours) => (await turn((cases) => cases.open(contract))).map(({ id }) => id);
    const waiting = async (contract = ours) =>
      (await turn((cases) => cases.waiting(contract))).toSorted((a, b) => a.handoff.localeCompare(b.handoff));

    it('a case is begun open, with what is known of it, and is found so', async () => {
      const known = { trouble: 'internet', what: 'つながらない', since: '今朝', device: 'router', tried: ['restart'] };
      const begun: Case = {
        id: 'c',
        contract: ours,
        state: 'open',
        openedAt: at,
        lastEventAt: at,
        outcomes: [],
        ...known,
      };
      expect(await begin('c', ours, known)).toEqual(begun);
      expect(await find('c')).toEqual(begun);
      expect(await turn((cases) => cases.open(ours))).toEqual([begun]);
      expect((await begin('bare')).tried).toEqual([]);
    });

    it('where nothing was begun, nothing is found, open, counted or waiting', async () => {
      await begin('theirs', 'ITS-100002');
      await count('theirs', taken);
      await turn((cases) => cases.wait('ITS-100002', 'handoff 2', 'theirs'));
      expect(await find('c')).toBeUndefined();
      expect([await openIds(), await counts(), await waiting()]).toEqual([[], [], []]);
    });

    it('an id that a case has begins no other, neither later nor at once', async () => {
      await begin('c');
      await expect(begin('c', 'ITS-100002')).rejects.toThrow();
      expect(await find('c')).toMatchObject({ contract: ours });
      expect(await openIds('ITS-100002')).toEqual([]);
      const both = atOnce(
        turn,
        (cases) => cases.begin(ours, 'd', { what: 'one' }, at),
        (cases) => cases.begin(ours, 'd', { what: 'other' }, at),
      );
      await expect(both).rejects.toThrow();
      expect(await openIds()).toEqual(['d', 'c']);
    });

    it('the open cases come opened last first; a closed one leaves them, opened again it comes first', async () => {
      for (const id of ['b', 'a', 'c']) await begin(id);
      expect(await openIds()).toEqual(['c', 'a', 'b']);
      await turn((cases) => cases.change('a', { state: 'closed' }));
      expect(await openIds()).toEqual(['c', 'b']);
      await turn((cases) => cases.change('b', { lastEventAt: later }));
      expect(await openIds()).toEqual(['c', 'b']);
      await turn((cases) => cases.change('a', { state: 'open' }));
      expect(await openIds()).toEqual(['a', 'c', 'b']);
    });

    it('cases begun at once are both open; so is one begun while another is closed', async () => {
      await atOnce(
        turn,
        (cases) => cases.begin(ours, 'a', {}, at),
        (cases) => cases.begin(ours, 'b', {}, at),
      );
      expect((await openIds()).toSorted()).toEqual(['a', 'b']);
      await atOnce(
        turn,
        (cases) => cases.change('a', { state: 'closed' }),
        (cases) => cases.begin(ours, 'c', {}, at),
      );
      expect(await openIds()).toEqual(['c', 'b']);
    });

    it('a change touches what it names, answers the case as it is then, and loses nothing to another at once', async () => {
      const begun = await begin('c', ours, { what: 'つながらない' });
      await count('c', taken);
      const outcomes = [{ result: 'isolated', device: 'router', at: later, by: 'kato' } as const];
      const [one] = await atOnce(
        turn,
        (cases) => cases.change('c', { outcomes, state: 'closed' }),
        (cases) => cases.change('c', { since: '今朝' }),
      );
      expect(one).toMatchObject({ outcomes, state: 'closed', what: 'つながらない' });
      const kept = await find('c');
      expect(kept).toMatchObject({ ...begun, outcomes, state: 'closed', since: '今朝', count: { month } });
    });

    it('a case that counts is one contact of its contract and month, and tells where it stands', async () => {
      for (const id of ['c', 'd', 'next month']) await begin(id);
      await begin('theirs', 'ITS-100002');
      expect(await count('d', taken)).toBe('counted');
      expect(await count('c', opened)).toBe('counted');
      expect(await count('next month', taken, nextMonth)).toBe('counted');
      expect(await count('theirs', taken)).toBe('counted');
      const [first, second, ...more] = await counts();
      expect(first).toMatchObject({ case: 'd', month, at, causes: [taken] });
      expect(second).toMatchObject({ case: 'c', month, at: later, causes: [opened] });
      expect(more).toEqual([]);
      expect(first?.id).not.toBe(second?.id);
      expect([await countOf('d'), await countOf('c')]).toEqual([first, second]);
      expect((await find('d'))?.count).toEqual({ id: first?.id, month });
      expect((await counts(ours, nextMonth)).map((one) => one.case)).toEqual(['next month']);
    });

    it('a case counts once, however many causes and months', async () => {
      await begin('c');
      expect(await countOf('c')).toBeUndefined();
      await count('c', taken);
      expect(await count('c', opened)).toBe('counted before');
      const phone: CaseCause = { kind: 'phone', of: 'phone 1', at: '2026-12-01T09:00:00+09:00' };
      expect(await count('c', phone, nextMonth)).toBe('counted before');
      expect(await counts()).toMatchObject([{ causes: [taken, opened, phone], month }]);
      expect(await counts(ours, nextMonth)).toEqual([]);
    });

    it('a case that is counted twice at once counts once, for both causes, in one month', async () => {
      await begin('c');
      const done = await atOnce(
        turn,
        (cases) => cases.count('c', taken, month),
        (cases) => cases.count('c', opened, nextMonth),
      );
      expect(done.toSorted()).toEqual(['counted', 'counted before']);
      const all = [...(await counts()), ...(await counts(ours, nextMonth))];
      expect(all).toEqual([await countOf('c')]);
      expect(all[0]?.causes.map(({ kind }) => kind).toSorted()).toEqual(['operator', 'remote']);
    });

    it('two cases that are counted at once both count', async () => {
      for (const id of ['a', 'b']) await begin(id);
      await atOnce(
        turn,
        (cases) => cases.count('a', taken, month),
        (cases) => cases.count('b', opened, month),
      );
      expect((await counts()).map((one) => one.case).toSorted()).toEqual(['a', 'b']);
    });

    it('a count stands as long as a cause is kept; undone, it is gone and the case can count anew', async () => {
      for (const id of ['c', 'd']) await begin(id);
      for (const id of ['c', 'd']) await count(id, taken);
      await count('c', opened);
      expect(await turn((cases) => cases.recount('c', [opened]))).toBe('stands');
      expect(await countOf('c')).toMatchObject({ causes: [opened] });
      expect(await turn((cases) => cases.recount('c', []))).toBe('undone');
      expect(await turn((cases) => cases.recount('c', []))).toBe('undone');
      expect(await countOf('c')).toBeUndefined();
      expect(await find('c')).not.toHaveProperty('count');
      expect((await counts()).map((one) => one.case)).toEqual(['d']);
      expect(await count('c', opened, nextMonth)).toBe('counted');
      expect(await counts(ours, nextMonth)).toMatchObject([{ case: 'c', causes: [opened] }]);
    });

    it('a cause taken away while another is added leaves the other standing', async () => {
      await begin('c');
      await count('c', opened);
      await atOnce(
        turn,
        async (cases) => {
          const causes = (await cases.countOf('c'))?.causes ?? [];
          return cases.recount(
            'c',
            causes.filter(({ kind }) => kind !== 'remote'),
          );
        },
        (cases) => cases.count('c', taken, month),
      );
      expect(await countOf('c')).toMatchObject({ causes: [taken] });
      expect(await counts()).toHaveLength(1);
    });

    it('a hand-off waits, with its case, until it stops; those who come and go at once lose nothing', async () => {
      await turn((cases) => cases.wait(ours, 'h1', 'c'));
      await atOnce(
        turn,
        (cases) => cases.wait(ours, 'h2', 'c'),
        (cases) => cases.wait(ours, 'h3', 'd'),
      );
      const [h1, h2, h3] = [
        { handoff: 'h1', case: 'c' },
        { handoff: 'h2', case: 'c' },
        { handoff: 'h3', case: 'd' },
      ];
      expect(await waiting()).toEqual([h1, h2, h3]);
      await atOnce(
        turn,
        (cases) => cases.stopWaiting(ours, 'h1'),
        (cases) => cases.stopWaiting(ours, 'h3'),
      );
      await turn((cases) => cases.stopWaiting(ours, 'never waited'));
      expect(await waiting()).toEqual([h2]);
      await begin('c');
      expect(await waiting()).toEqual([h2]);
    });

    it('a case that is not there is neither changed nor counted', async () => {
      const deeds: ((cases: Cases) => Promise<unknown>)[] = [
        (cases) => cases.change('never', { what: 'x' }),
        (cases) => cases.countOf('never'),
        (cases) => cases.count('never', taken, month),
        (cases) => cases.recount('never', []),
      ];
      for (const deed of deeds) await expect(turn(deed)).rejects.toThrow();
      expect(await find('never')).toBeUndefined();
    });
  });
