/** What the days a message tells come to, seen from the moment it was said at and the day spoken of. */
import { describe, expect, it } from 'vitest';
import { resolveCallTime, resolveDay, resolvePast, resolveWhen } from '../../knowledge/language/dates/resolve-when.ts';
import { hearWhen } from '../../knowledge/language/readers/hear-when.ts';

/** A Tuesday. */
const now = Temporal.Instant.from('2026-11-24T10:00:00+09:00');
const spokenOf = '2026-12-15';

describe('a day that is told', () => {
  it.each([
    ['木曜の10時で', [{ day: '2026-11-26', time: '10:00' }]],
    ['パソコンの件です。間違えました。木曜でした', [{ day: '2026-11-26' }]],
    ['いつでもいいです', [{}]],
    ['パソコンが動きません', []],
  ])('%s, by itself', (text, slots) => expect(resolveWhen(hearWhen(text), { now })).toEqual(slots));

  it.each([
    ['翌日は？', [{ day: '2026-12-16' }]],
    ['その前の日で', [{ day: '2026-12-14' }]],
    ['来週の同じ曜日に', [{ day: '2026-12-01' }]],
  ])('%s, of the day spoken of', (text, slots) =>
    expect(resolveWhen(hearWhen(text), { now, spokenOf })).toEqual(slots),
  );

  it('is the weekday after the day spoken of, where that is far ahead and nothing is booked', () => {
    const view = { now, spokenOf, latestDays: 60 };
    expect(resolveWhen(hearWhen('木曜で'), view)).toEqual([{ day: '2026-12-17' }]);
    expect(resolveWhen(hearWhen('木曜で'), { ...view, isBooked: true })).toEqual([{ day: '2026-11-26' }]);
  });

  it('is over', () => {
    expect(resolvePast(hearWhen('昨日の10時で'), now)).toBe('2026-11-23');
    expect(resolvePast(undefined, now)).toBeUndefined();
  });

  it('is one to call at, in the words it was wished for', () => {
    expect(resolveCallTime(hearWhen('火曜ですが、10時に電話をください'), now)).toEqual({
      wish: '10時',
      slots: [{ time: '10:00' }],
    });
    expect(resolveCallTime(hearWhen('19時は無理ですか？'), now)).toMatchObject({ slots: [{ time: '19:00' }] });
    expect(resolveCallTime(undefined, now)).toEqual({ slots: [] });
  });

  it.each([
    ['昼からのほうがええな、4時ごろ', [{ time: '16:00' }], 'the exact time inside the stretch'],
    ['11時ちゃう、3時ごろやって言うてるやん', [{ time: '15:00' }], 'what dialect corrects'],
    ['3時に。お昼は事務所におらへんし', [{ time: '15:00' }], 'not when nobody is there'],
    [
      '電話は木曜の10時に変えて。今日は納品があるので',
      [{ day: '2026-11-26', time: '10:00' }],
      'not the day that is taken',
    ],
    ['4時に電話をもらうことはできますか', [{ time: '16:00' }], 'what is politely asked for'],
  ] as const)('%s is %j: %s', (text, slots, _why) => expect(resolveCallTime(hearWhen(text), now).slots).toEqual(slots));

  it('is one whose hours are asked for', () =>
    expect(resolveDay(hearWhen("Are you closed on New Year's Day?"), now)?.day?.toString()).toBe('2027-01-01'));
});
