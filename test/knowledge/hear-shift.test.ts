/** Times told by what stands or was spoken of. */
import { describe, expect, it } from 'vitest';
import {
  hearShift,
  putsBack,
  wantsEarlierDay,
  wishesPast,
  withDayBefore,
} from '../../knowledge/language/dates/hear-shift.ts';

const now = Temporal.Instant.from('2026-12-10T10:00:00+09:00');

describe('what stands is moved by so much', () => {
  it.each([
    ['1時間遅らせて', { hours: 1 }],
    ['２時間ほど早めてもらえますか', { hours: -2 }],
    ['一日早くできますか', { days: -1 }],
    ['3日後ろにずらしたい', { days: 3 }],
    ['1週間後にしてください', { days: 7 }],
    ['1日前にずらして', { days: -1 }],
  ])('%s', (text, shift) => expect(hearShift(text)).toEqual(shift));
  it.each([
    '12月15日に変更して',
    '14日にずらして',
    '18日に延期できますか',
    '2時間後に来て',
    '1週間前から遅い',
    '遅らせて',
  ])('is not said: %s', (text) => expect(hearShift(text)).toBeUndefined());
});

describe('the day before', () => {
  it('is named by its date', () => expect(withDayBefore('その前の日で', '2027-01-01')).toBe('12月31日で'));
  it('of a day that is named itself is left', () =>
    expect(withDayBefore('12月14日の前日', '2026-12-20')).toBe('12月14日の前日'));
});

it('is an earlier day where the days are to come earlier, not the hours', () => {
  expect(wantsEarlierDay('訪問の日程を早めたいです')).toBe(true);
  expect(wantsEarlierDay('訪問の時間を早めたい')).toBe(false);
});

it('is wanted back where it was', () => {
  expect(putsBack('やっぱり元の日に戻して')).toBe(true);
  expect(putsBack('最初の質問に答えて')).toBe(false);
});

describe('a day that is over', () => {
  it.each([
    ['訪問を昨日の10時で', '2026-12-09'],
    ['一昨日にお願いします', '2026-12-08'],
    ['12月9日の訪問をお願いします', '2026-12-09'],
  ])('is wished for: %s', (text, day) => expect(wishesPast(text, now)).toBe(day));
  it.each(['昨日の訪問の件ですが', '昨日から動きません', '1月9日で', '来年の12月9日で'])('is not: %s', (text) =>
    expect(wishesPast(text, now)).toBeUndefined(),
  );
});
