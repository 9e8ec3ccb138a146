/** What every second factor promises (adapters/second-factor/port.ts), checked without asking how a code travels. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CodeMessage, SecondFactor } from '../../adapters/second-factor/port.ts';
import { otherThan } from '../helpers/code-gateway.ts';
import { atOnce, type TurnOf } from './contracts.contract.ts';

/** A second factor that has asked nobody yet. */
export interface SecondFactorUnderTest {
  turn: TurnOf<SecondFactor>;
  /** What has come to customers, in order, once all that is due has gone out; business time is `now`, epoch ms. */
  arrived(now: number): Promise<CodeMessage[]>;
  end(): Promise<void>;
}

const contract = 'ITS-100001';
const at = Temporal.Instant.from('2026-11-24T10:00:00+09:00').epochMilliseconds;
const minute = 60_000;
const until = at + 10 * minute;
const to = { phone: '03-5555-1001', tongue: 'ja' } as const;

/** Checks every promise, each on one of its own. */
export const describeSecondFactor = (name: string, open: () => Promise<SecondFactorUnderTest>): void =>
  void describe(name, () => {
    let test: SecondFactorUnderTest;
    beforeEach(async () => {
      test = await open();
    });
    afterEach(() => test.end());

    const turn: TurnOf<SecondFactor> = (work) => test.turn(work);
    const ask = (user = 'kato') => turn((codes) => codes.ask(user, { contract, at, until }, to));
    const check = (code: string, user = 'kato') => turn((codes) => codes.check(user, code));
    const asked = (user = 'kato') => turn((codes) => codes.asked(user));
    const lastCode = async () => (await test.arrived(at)).at(-1)?.code ?? '';

    it('a code is six digits, comes once where it is sent to, and says until when it is right', async () => {
      await ask();
      const [one, ...others] = await test.arrived(at);
      expect(others).toEqual([]);
      expect(one).toMatchObject({ customer: contract, phone: to.phone, language: 'ja' });
      expect(one?.code).toMatch(/^\d{6}$/);
      expect(one?.text).toContain(one?.code);
      expect(one?.until).toBe('2026-11-24T10:10:00.000+09:00');
      expect(await test.arrived(at)).toHaveLength(1);
    });

    it('a right code is right once', async () => {
      await ask();
      const code = await lastCode();
      expect(await check(code)).toBe('right');
      expect(await asked()).toBeUndefined();
      expect(await check(code)).toBe('wrong');
    });

    it('a wrong code is counted, and does not spoil the right one', async () => {
      await ask();
      const code = await lastCode();
      for (const wrong of [otherThan(code), otherThan(code, 2), '', '12', `${code}0`])
        expect(await check(wrong)).toBe('wrong');
      expect(await asked()).toEqual({ contract, sentAt: [at], wrong: 5, until });
      expect(await check(code)).toBe('right');
    });

    it('a code is right for its user alone', async () => {
      await ask();
      await ask('mori');
      const [first, second] = await test.arrived(at);
      expect(await check(first?.code ?? '', 'nobody')).toBe('wrong');
      expect(first?.code).not.toBe(second?.code);
      expect(await check(first?.code ?? '', 'mori')).toBe('wrong');
      expect(await check(second?.code ?? '', 'mori')).toBe('right');
    });

    it('where it goes nowhere nothing comes, and all else is as if it did', async () => {
      await ask('mori');
      await turn((codes) => codes.ask('kato', { contract, at, until }));
      expect(await test.arrived(at)).toHaveLength(1);
      expect(await asked()).toEqual(await asked('mori'));
      expect(await check((await lastCode()) ?? '')).toBe('wrong');
      await turn((codes) => codes.sendAgain('kato', { at: at + minute, until }, true));
      expect(await test.arrived(at)).toHaveLength(1);
      expect((await asked())?.sentAt).toEqual([at, at + minute]);
    });

    it('sent again it is the same code, right for longer, and its wrong ones stay counted', async () => {
      await ask();
      const code = await lastCode();
      await check(otherThan(code));
      await turn((codes) => codes.sendAgain('kato', { at: at + minute, until: until + minute }, true));
      const arrived = await test.arrived(at);
      expect(arrived.map((one) => one.code)).toEqual([code, code]);
      expect(new Set(arrived.map(({ id }) => id)).size).toBe(2);
      expect(await asked()).toEqual({ contract, sentAt: [at, at + minute], wrong: 1, until: until + minute });
    });

    it('sent again without going out it is only noted, and for who is asked for none nothing happens', async () => {
      await ask();
      await turn((codes) => codes.sendAgain('kato', { at: at + minute, until }, false));
      await turn((codes) => codes.sendAgain('mori', { at, until }, true));
      expect(await test.arrived(at)).toHaveLength(1);
      expect((await asked())?.sentAt).toHaveLength(2);
      expect(await asked('mori')).toBeUndefined();
    });

    it('a new code takes the place of the one before, which does not go out any more', async () => {
      await ask();
      await ask();
      expect(await test.arrived(at)).toHaveLength(1);
      const first = await lastCode();
      await ask();
      expect(await check(first)).toBe('wrong');
      expect(await check(await lastCode())).toBe('right');
    });

    it('what is not right any more does not go out', async () => {
      await ask();
      expect(await test.arrived(until)).toEqual([]);
      expect(await test.arrived(at)).toEqual([]);
    });

    it('a turn that is not kept sends nothing, and one that is run again sends one', async () => {
      await expect(
        turn(async (codes) => {
          await codes.ask('kato', { contract, at, until }, to);
          throw new Error('it failed');
        }),
      ).rejects.toThrow('it failed');
      expect(await test.arrived(at)).toEqual([]);
      await atOnce(
        turn,
        (codes) => codes.ask('kato', { contract, at, until }, to),
        (codes) => codes.ask('kato', { contract, at, until }, to),
      );
      expect(await test.arrived(at)).toHaveLength(1);
    });

    it('given twice at once it is right once', async () => {
      await ask();
      const code = await lastCode();
      const give = (codes: SecondFactor) => codes.check('kato', code);
      expect((await atOnce(turn, give, give)).toSorted()).toEqual(['right', 'wrong']);
    });

    it('those that went out to a contract are told for a day, but for those that came back right', async () => {
      await ask();
      await turn((codes) => codes.ask('mori', { contract, at: at + minute, until }, to));
      await turn((codes) => codes.ask('sato', { contract, at, until }));
      await turn((codes) => codes.sendAgain('mori', { at: at + 2 * minute, until }, true));
      const sent = () => turn((codes) => codes.sentTo(contract));
      expect(await sent()).toEqual([at, at + minute, at + 2 * minute]);
      expect(await turn((codes) => codes.sentTo('ITS-100002'))).toEqual([]);
      expect(await check(await lastCode(), 'mori')).toBe('right');
      expect(await sent()).toEqual([at]);
      const later = at + 24 * 60 * minute;
      await turn((codes) => codes.ask('sato', { contract, at: later, until: later + minute }, to));
      expect(await sent()).toEqual([later]);
    });
  });
