/** News is told by day, and a call-back is promised inside the desk's hours, at any instant. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextOpening, openNow } from '../../knowledge/rules/business-hours.ts';
import { type CallWish, callbackAt } from '../../knowledge/rules/callback-time.ts';
import { inJapan } from '../../knowledge/rules/japan-time.ts';
import { tellableFrom } from '../../knowledge/rules/news-hours.ts';
import { promisedBy } from '../../knowledge/rules/promised.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

const promised = promisedBy(loadDocuments());
const from = Temporal.Instant.from('2026-01-01T00:00:00+09:00').epochMilliseconds;
const to = Temporal.Instant.from('2028-12-28T00:00:00+09:00').epochMilliseconds;
const instant = fc.integer({ min: from, max: to }).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
const two = (n: number) => String(n).padStart(2, '0');
const time = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${two(hour)}:${two(minute)}`);

describe('news', () => {
  it('is told between nine and twenty, at once or within thirteen hours', () => {
    fc.assert(
      fc.property(instant, (now) => {
        const at = tellableFrom(now, promised);
        const { hour } = inJapan(at);
        expect(hour >= 9 && hour < 20).toBe(true);
        const waits = at.epochMilliseconds - now.epochMilliseconds;
        expect(waits >= 0 && waits <= 13 * 3_600_000).toBe(true);
        if (inJapan(now).hour >= 9 && inJapan(now).hour < 20) expect(waits).toBe(0);
      }),
    );
  });

  it('waits from 20:00 sharp for 9:00 sharp', () => {
    const told = (at: string) =>
      String(inJapan(tellableFrom(Temporal.Instant.from(`${at}+09:00`), promised)).toPlainDateTime());
    expect(told('2026-11-24T19:59:59')).toBe('2026-11-24T19:59:59');
    expect(told('2026-11-24T20:00:00')).toBe('2026-11-25T09:00:00');
    expect(told('2026-11-25T08:59:59')).toBe('2026-11-25T09:00:00');
    expect(told('2026-11-25T09:00:00')).toBe('2026-11-25T09:00:00');
  });
});

describe('a call-back that is wished for', () => {
  const day = fc.integer({ min: -3, max: 40 });

  it('is promised for an open instant that is not before the earliest, or refused with an opening and a clause', () => {
    fc.assert(
      fc.property(instant, fc.option(day), fc.option(time), (now, days, wished) => {
        fc.pre(days !== null || wished !== null);
        const earliest = nextOpening('desk', now, promised);
        const wish = {
          ...(days !== null && { day: inJapan(earliest).toPlainDate().add({ days }).toString() }),
          ...(wished !== null && { time: wished }),
        };
        const { at, decision } = callbackAt(wish, earliest, promised);
        expect(decision.clauses).not.toEqual([]);
        const [reason] = decision.because;
        if (decision.allowed) {
          expect(openNow('desk', at, promised).allowed).toBe(true);
          expect(Temporal.Instant.compare(at, earliest)).toBeGreaterThanOrEqual(0);
          if (wish.day) expect(inJapan(at).toPlainDate().toString()).toBe(wish.day);
          if (wish.time) expect(inJapan(at).toPlainTime().toString().slice(0, 5)).toBe(wish.time);
        } else if (reason?.code === 'not-callable') {
          const opens = Temporal.Instant.from(`${reason.opens}:00+09:00`);
          expect(openNow('desk', opens, promised).allowed).toBe(true);
        } else expect.fail('no reason');
      }),
    );
  });
});

describe('a part of a day that is wished for', () => {
  const earliest = Temporal.Instant.from('2026-11-24T15:00:00+09:00');
  const told = (wish: CallWish, renews?: Temporal.Instant) => {
    const { at, decision } = callbackAt(wish, earliest, promised, renews);
    const [reason] = decision.because;
    return reason?.code === 'not-callable'
      ? `${reason.why} ${reason.said ?? ''} ${reason.opens}`
      : inJapan(at).toPlainDateTime().toString({ smallestUnit: 'minute' });
  };

  it.each<[CallWish, string]>([
    [{ first: '2026-11-26', last: '2026-11-26', from: '08:00', to: '10:00' }, '2026-11-26T09:00'],
    [{ from: '08:00', to: '10:00' }, '2026-11-25T09:00'],
    [{ first: '2026-11-24', last: '2026-11-24', from: '13:00', to: '18:00' }, '2026-11-24T15:00'],
    [{ to: '17:00' }, '2026-11-24T15:00'],
    [{ first: '2026-11-29', last: '2026-12-05' }, '2026-11-30T09:00'],
    [{ weekdays: [6, 7], from: '10:00', to: '12:00' }, '2026-11-28T10:00'],
  ])('%o begins inside the hours of the first open day', (wish, at) => expect(told(wish)).toBe(at));

  it.each<[CallWish, string]>([
    [{ first: '2026-11-25', last: '2026-11-25', from: '18:00', to: '21:00' }, 'closed  2026-11-26T09:00'],
    [{ day: '2026-11-29' }, 'closed 2026-11-29 2026-11-30T09:00'],
    [{ day: '2026-11-26', time: '08:00' }, 'closed 2026-11-26T08:00 2026-11-26T09:00'],
    [{ day: '2026-11-24', time: '10:00' }, 'past 2026-11-24T10:00 2026-11-24T15:00'],
    [{ first: '2026-11-24', last: '2026-11-24', from: '08:00', to: '10:00' }, 'past  2026-11-24T15:00'],
  ])('%o is refused with why and from when, and without an hour nobody said', (wish, why) =>
    expect(told(wish)).toBe(why),
  );

  it('is refused for the limit when it lies in a month whose contacts are used up', () => {
    const renews = earliest.subtract({ minutes: 30 });
    expect(told({ day: '2026-11-24', time: '14:00' }, renews)).toBe('limit 2026-11-24T14:00 2026-11-24T15:00');
    expect(told({ day: '2026-11-24', time: '14:40' }, renews)).toBe('past 2026-11-24T14:40 2026-11-24T15:00');
    expect(told({ day: '2026-11-25', time: '19:00' }, renews)).toBe('closed 2026-11-25T19:00 2026-11-26T09:00');
  });
});
