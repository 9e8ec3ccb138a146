/** How long a one-time code is right, how often it is tried and sent: with the desk's settings, at their very edges. */
import { describe, expect, it } from 'vitest';
import { afterWrongTry, tryAllowed, type WrongTries, withoutTry } from '../../knowledge/rules/lock-out.ts';
import { codeStands, goesOut, rightUntil, sentAgainAllowed } from '../../knowledge/rules/one-time-code.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

const { oneTimeCode: rule, lockOut } = loadDocuments().desk;
const now = Temporal.Instant.from('2026-11-24T10:00:00+09:00');
const at = now.epochMilliseconds;
const later = (minutes: number) => now.add({ minutes });
const code = { sentAt: [at], wrong: 0, until: rightUntil(now, rule) };
const day = 24 * 60;

describe('a code', () => {
  it('is right until its minutes are over, and not at their end', () => {
    expect(codeStands(code, later(rule.validMinutes).subtract({ milliseconds: 1 }), rule)).toBe('open');
    expect(codeStands(code, later(rule.validMinutes), rule)).toBe('late');
  });

  it('is tried so often and no more, late or not', () => {
    expect(codeStands({ ...code, wrong: rule.tries - 1 }, now, rule)).toBe('open');
    expect(codeStands({ ...code, wrong: rule.tries }, now, rule)).toBe('tried-out');
    expect(codeStands({ ...code, wrong: rule.tries }, later(day), rule)).toBe('tried-out');
  });

  it('is sent again while it may be tried, late or not, and so often in all', () => {
    const sent = (times: number) => ({ ...code, sentAt: Array(times).fill(at) });
    expect(sentAgainAllowed(sent(rule.sends - 1), later(day), rule)).toBe(true);
    expect(sentAgainAllowed(sent(rule.sends), now, rule)).toBe(false);
    expect(sentAgainAllowed({ ...code, wrong: rule.tries }, now, rule)).toBe(false);
  });

  it('goes out to a contract so often in a day, without those that came back right', () => {
    const sent = (times: number) => Array(times).fill(at);
    expect(goesOut(sent(rule.sendsToContract - 1), now, rule)).toBe(true);
    expect(goesOut(sent(rule.sendsToContract), now, rule)).toBe(false);
    expect(goesOut(sent(rule.sendsToContract), later(day).subtract({ milliseconds: 1 }), rule)).toBe(false);
    expect(goesOut(sent(rule.sendsToContract), later(day), rule)).toBe(true);
  });
});

it('a try that turned out to be right counts no more, and what others tried stays', () => {
  const none: WrongTries = {
    byUser: { wrong: [] },
    byUserOnAny: { wrong: [] },
    fromAddress: { wrong: [at - 1] },
    byAnyone: { wrong: [at - 1] },
    byNewcomers: { wrong: [at - 1] },
  };
  const tried = afterWrongTry(none, now, lockOut);
  expect(tried.byUser.wrong).toEqual([at]);
  expect(withoutTry(tried, at)).toEqual(none);
  const both = afterWrongTry(tried, now, lockOut);
  expect(withoutTry(both, at).byAnyone.wrong).toEqual([at - 1, at]);
  const locked = { ...tried, byUser: { wrong: [], lockedUntil: at + 1 } };
  expect(tryAllowed(withoutTry(locked, at), now, lockOut).allowed).toBe(false);
});
