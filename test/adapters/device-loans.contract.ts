/** What every keeper of loans promises (adapters/device-loans/port.ts), checked without asking which one it is. */
import { expect, it } from 'vitest';
import type { DeviceLoans, NewLoan } from '../../adapters/device-loans/port.ts';

/** A keeper of loans under test. */
export interface LoansUnderTest {
  /** Runs `work` as one turn: all it did is kept, or, when another turn was faster, it is run again. */
  turn<T>(work: (loans: DeviceLoans) => Promise<T>): Promise<T>;
  /** Lets in what is still to be answered: every request is taken, and nothing is sent yet. */
  settle(): Promise<void>;
}

/** Every contract these facts speak of. */
export const contractsOfTheFacts = ['ITS-200001', 'ITS-200002', 'ITS-200003'];

const asked = (id: string, more: Partial<NewLoan> = {}): NewLoan => ({
  id,
  contract: 'ITS-200001',
  case: `case of ${id}`,
  kind: 'router',
  at: '2026-11-24T10:00:00.000+09:00',
  ...more,
});

type Check = (turn: LoansUnderTest['turn']) => Promise<void>;

const facts: Record<string, Check> = {
  'a requested loan is found as it was asked for': async (turn) => {
    const loan = asked('l', { address: '東京都港区芝', wish: '午前中' });
    await turn((loans) => loans.request(loan));
    expect(await turn((loans) => loans.find('l'))).toEqual({ ...loan, state: 'requested' });
    expect(await turn((loans) => loans.of('ITS-200001'))).toEqual([{ ...loan, state: 'requested' }]);
    expect(await turn((loans) => loans.find('never'))).toBeUndefined();
  },

  'loans of a contract come in the order they were asked for, ended ones too': async (turn) => {
    await turn((loans) => loans.request(asked('b')));
    await turn((loans) => loans.request(asked('a', { kind: 'pc' })));
    await turn((loans) => loans.request(asked('c', { contract: 'ITS-200002' })));
    await turn((loans) => loans.change('b', 'requested', { state: 'cancelled' }));
    const ids = async (contract: string) => (await turn((loans) => loans.of(contract))).map(({ id }) => id);
    expect([await ids('ITS-200001'), await ids('ITS-200002'), await ids('ITS-200003')]).toEqual([
      ['b', 'a'],
      ['c'],
      [],
    ]);
  },

  'a loan goes from state to state and keeps what is not named': async (turn) => {
    const loan = asked('l', { address: '東京都港区芝' });
    await turn((loans) => loans.request(loan));
    const change = (...step: Parameters<DeviceLoans['change']>) => turn((loans) => loans.change(...step));
    expect(await change('l', 'requested', { state: 'sent', due: '2026-12-09' })).toBe('changed');
    expect(await change('l', 'sent', { state: 'arrived', arrivedOn: '2026-11-26' })).toBe('changed');
    const kept = { ...loan, state: 'arrived', due: '2026-12-09', arrivedOn: '2026-11-26' };
    expect(await turn((loans) => loans.find('l'))).toEqual(kept);
    expect(await change('l', 'arrived', { state: 'returned' })).toBe('changed');
    expect(await turn((loans) => loans.find('l'))).toEqual({ ...kept, state: 'returned' });
  },

  'a loan in another state, or none, is not changed': async (turn) => {
    await turn((loans) => loans.request(asked('l')));
    expect(await turn((loans) => loans.change('l', 'sent', { state: 'arrived' }))).toBe('not so');
    expect(await turn((loans) => loans.change('never', 'requested', { state: 'sent' }))).toBe('not so');
    expect(await turn((loans) => loans.find('l'))).toMatchObject({ state: 'requested' });
  },

  'where and when a loan is delivered is what was said last, until it is sent': async (turn) => {
    await turn((loans) => loans.request(asked('l', { address: '東京都港区芝', wish: '午前中' })));
    const redirect = (...to: Parameters<DeviceLoans['redirect']>) => turn((loans) => loans.redirect(...to));
    expect(await redirect('l', { address: '大阪市北区梅田' })).toBe('changed');
    expect(await turn((loans) => loans.find('l'))).toEqual({
      ...asked('l', { address: '大阪市北区梅田' }),
      state: 'requested',
    });
    expect(await redirect('l', { wish: '木曜' })).toBe('changed');
    const kept = { ...asked('l', { wish: '木曜' }), state: 'requested' };
    expect(await turn((loans) => loans.find('l'))).toEqual(kept);
    await turn((loans) => loans.change('l', 'requested', { state: 'sent', due: '2026-12-09' }));
    expect(await redirect('l', { address: '大阪市北区梅田' })).toBe('not so');
    expect(await redirect('never', {})).toBe('not so');
    expect(await turn((loans) => loans.find('l'))).toEqual({ ...kept, state: 'sent', due: '2026-12-09' });
  },

  'an address that is not confirmed is kept as such, until what is said of it takes its place': async (turn) => {
    const loan = asked('l', { address: '東京都港区芝', unconfirmed: true });
    await turn((loans) => loans.request(loan));
    expect(await turn((loans) => loans.find('l'))).toEqual({ ...loan, state: 'requested' });
    await turn((loans) => loans.redirect('l', { refused: '東京都港区芝' }));
    expect(await turn((loans) => loans.find('l'))).toEqual({
      ...asked('l'),
      refused: '東京都港区芝',
      state: 'requested',
    });
    await turn((loans) => loans.redirect('l', { address: '大阪市北区梅田', unconfirmed: true }));
    await turn((loans) => loans.redirect('l', { address: '大阪市北区梅田' }));
    const confirmed = { ...asked('l', { address: '大阪市北区梅田' }), state: 'requested' };
    expect(await turn((loans) => loans.find('l'))).toEqual(confirmed);
  },

  'of several who ask for the only unit of a kind at once, one is kept and the others see it': async (turn) => {
    const [callers, meeting] = [5, Promise.withResolvers<void>()];
    let come = 0;
    const askWhenNone = (id: string) =>
      turn(async (loans) => {
        const out = await loans.of('ITS-200001');
        come += 1;
        if (come >= callers) meeting.resolve();
        await meeting.promise;
        if (out.length > 0) return 'is out';
        await loans.request(asked(id));
        return 'requested';
      });
    const outcomes = await Promise.all(Array.from({ length: callers }, (_, n) => askWhenNone(`l${n}`)));
    expect(outcomes.toSorted()).toEqual([...Array.from({ length: callers - 1 }, () => 'is out'), 'requested']);
    expect(await turn((loans) => loans.of('ITS-200001'))).toHaveLength(1);
  },

  'of an operator who sends and a customer who cancels at once, one is heard': async (turn) => {
    await turn((loans) => loans.request(asked('l')));
    const outcomes = await Promise.all([
      turn((loans) => loans.change('l', 'requested', { state: 'sent', due: '2026-12-09' })),
      turn((loans) => loans.change('l', 'requested', { state: 'cancelled' })),
    ]);
    expect(outcomes.toSorted()).toEqual(['changed', 'not so']);
  },
};

/** Checks every promise, each in turns over no loans. */
export const keepsTheLoansPromises = (open: () => LoansUnderTest): void => {
  for (const [fact, check] of Object.entries(facts)) {
    it(fact, () => {
      const { turn, settle } = open();
      return check(async (work) => {
        const result = await turn(work);
        await settle();
        return result;
      });
    });
  }
};
