/** The day a question about hours names, and what is told of it from the clock. */
import { describe, expect, test } from 'vitest';
import { dayIn } from '../../knowledge/language/dates/day-in.ts';
import { isOpenDay } from '../../knowledge/rules/business-hours.ts';
import { holidayOn } from '../../knowledge/rules/holidays.ts';
import { promisedBy } from '../../knowledge/rules/promised.ts';
import { dayAnswer } from '../../knowledge/terms/day-answer.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { plain, unsourced } from '../../knowledge/terms/figures.ts';

const documents = loadDocuments();
const promised = promisedBy(documents);
const tuesday = Temporal.PlainDateTime.from('2026-11-24T10:00');
const named = (message: string): string => {
  const found = dayIn(message, tuesday);
  return [found?.day?.toString(), found?.time?.toString().slice(0, 5)].filter(Boolean).join(' ');
};

test.each([
  ['今日は何時まで？', '2026-11-24'],
  ['明日やってる？', '2026-11-25'],
  ['あした開いてますか', '2026-11-25'],
  ['あさっては？', '2026-11-26'],
  ['明後日の夜7時は', '2026-11-26 19:00'],
  ['しあさって', '2026-11-27'],
  ['3日後は開いてる？', '2026-11-27'],
  ['土曜の夜は？', '2026-11-28'],
  ['土曜日は何時まで？', '2026-11-28'],
  ['火曜はやってますか', '2026-11-24'],
  ['次の火曜はやってますか', '2026-12-01'],
  ['今度の日曜は', '2026-11-29'],
  ['来週の月曜やってる？', '2026-11-30'],
  ['再来週の金曜', '2026-12-11'],
  ['今週の金曜の15時', '2026-11-27 15:00'],
  ['1月2日は？', '2027-01-02'],
  ['１２月２９日は開いてますか', '2026-12-29'],
  ['12/31はどうですか', '2026-12-31'],
  ['11月24日は', '2026-11-24'],
  ['元日は営業していますか', '2027-01-01'],
  ['大晦日は', '2026-12-31'],
  ['成人の日は', '2027-01-11'],
  ['昭和の日の9時半は', '2027-04-29 09:30'],
  ['2月29日は', '2028-02-29'],
  ['明日の8時半に電話してもいいですか', '2026-11-25 08:30'],
  ['明日の3時に', '2026-11-25 15:00'],
  ['来月の23日は窓口あいてますか', '2026-12-23'],
  ['11月23日は祝日ですか', '2027-11-23'],
  ['十二月三日は', '2026-12-03'],
  ['5月3日から5日の間は', '2027-05-03'],
  ['18時以降は', '18:00'],
  ['朝8時半にかけてもいい？', '08:30'],
  ['Are you open tomorrow at 8 pm?', '2026-11-25 20:00'],
  ['Are you open on January 2?', '2027-01-02'],
  ['this Saturday', '2026-11-28'],
  ['Can somebody come on the 2nd of January at 6pm?', '2027-01-02 18:00'],
  ['Do you answer at 7:30 am?', '07:30'],
])('%s names %s', (message, day) => {
  expect(named(message)).toBe(day);
});

test.each([
  '営業時間は？',
  '土日もやってますか',
  '平日は何時まで？',
  '月額はいくら？',
  '13月40日は？',
  '2月30日は',
  '火曜と木曜は',
  '毎週日曜は休み？',
  '18時までやってますよね',
  '昨日は休みでしたか',
  '祝日に当たる土曜日は',
  '来週は電話できますか',
])('%s names no one day and no time', (message) => {
  expect(named(message)).toBe('');
});

test('a week or month to come is not now', () => {
  expect(dayIn('来週は訪問できますか', tuesday)).toEqual({ today: false, later: true });
  expect(dayIn('来月の15時は', tuesday)?.later).toBe(true);
  expect(dayIn('来月の土曜はやってる？', tuesday)).toEqual({ today: false, later: true });
  expect(dayIn('来週の土曜はやってる？', tuesday)?.day?.toString()).toBe('2026-12-05');
  expect(dayIn('今週は電話できますか', tuesday)).toBeUndefined();
});

test('今日 and the name of its weekday are told apart from a day with its date', () => {
  expect(dayIn('火曜ですけど、いまやってますか', tuesday)?.today).toBe(true);
  expect(dayIn('今日は開いてる？', tuesday)?.today).toBe(true);
  expect(dayIn('11月25日は開いてる？', tuesday)?.today).toBe(false);
});

describe('what is told of a day', () => {
  const told = (day: string | undefined, time?: string, tongue: 'ja' | 'en' = 'ja') => {
    const at = time === undefined ? {} : { time: Temporal.PlainTime.from(time) };
    const on = day === undefined ? {} : { day: Temporal.PlainDate.from(day) };
    return dayAnswer({ ...on, ...at }, documents, promised, tongue);
  };
  const said = (...asked: Parameters<typeof told>) => plain(told(...asked) ?? []);

  test.each([
    ['2026-11-25', /11月25日（水）は対応日.*9:00～18:00.*9:00～17:00/u],
    ['2026-11-29', /11月29日（日）は日曜.*お休み.*11月30日（月）/u],
    ['2026-11-23', /勤労感謝の日.*お休み.*11月24日（火）/u],
    ['2027-01-02', /年末年始（12月29日～1月3日）.*お休み.*1月4日（月）/u],
    ['2027-01-01', /年末年始/u],
    ['2026-11-28', /11月28日（土）は対応日/u],
  ])('%s', (day, words) => {
    expect(said(day)).toMatch(words);
  });

  test('at a time both services are told apart', () => {
    expect(said('2026-11-25', '17:30')).toMatch(/17:30は、電話・リモートの窓口が対応時間内、訪問が対応時間外/u);
    expect(said('2026-11-25', '18:00')).toMatch(/窓口も訪問も対応時間外です/u);
    expect(said('2026-11-25', '09:00')).toMatch(/窓口も訪問も対応時間内です/u);
  });

  test('a time alone is told of any open day', () => {
    expect(said(undefined, '08:30')).toBe('対応日の8:30は、電話・リモートの窓口も訪問も対応時間外です。');
    expect(said(undefined, '17:00')).toMatch(/窓口が対応時間内、訪問が対応時間外/u);
  });

  test('in English', () => {
    expect(said('2027-01-02', undefined, 'en')).toMatch(/Saturday, January 2 is closed \(year end.*Monday, January 4/u);
  });

  test('every figure of every day of two years has its source, and it is closed exactly when nobody works', () => {
    for (let n = 0; n < 731; n++) {
      const day = Temporal.PlainDate.from('2026-01-01').add({ days: n });
      const text = dayAnswer({ day }, documents, promised, 'ja') ?? [];
      expect(unsourced(text)).toBeUndefined();
      expect(plain(text).includes('お休み')).toBe(!isOpenDay(day, promised));
      if (holidayOn(day) !== undefined) expect(plain(text)).toContain('お休み');
    }
  });

  test('of a year whose holidays are not known nothing is told', () => {
    expect(told('2099-06-10')).toBeUndefined();
  });
});
