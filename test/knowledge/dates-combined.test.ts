/** Every way to name a day goes with every way to name a time, in any sentence around them. */
import { describe, expect, it } from 'vitest';
import { readBooking } from '../../knowledge/language/dates/booking-reader.ts';

const tuesday = Temporal.PlainDateTime.from('2026-11-24T13:05');
const days: readonly (readonly [said: string, day: string])[] = [
  ['明日', '2026-11-25'],
  ['しあさって', '2026-11-27'],
  ['3日後', '2026-11-27'],
  ['一週間後', '2026-12-01'],
  ['来週の火曜日', '2026-12-01'],
  ['再来週の水曜', '2026-12-09'],
  ['金曜', '2026-11-27'],
  ['次の月曜', '2026-11-30'],
  ['今度の日曜', '2026-11-29'],
  ['１２月１０日', '2026-12-10'],
  ['12月10日（木）', '2026-12-10'],
  ['12/10(木)', '2026-12-10'],
  ['十二月十日', '2026-12-10'],
  ['来月の10日', '2026-12-10'],
  ['28日（土）', '2026-11-28'],
  ['令和8年12月10日', '2026-12-10'],
  ['第1土曜日', '2026-12-05'],
  ['来月の第2火曜日', '2026-12-08'],
  ['成人の日', '2027-01-11'],
  ['週明け', '2026-11-30'],
  ['連休明け', '2027-01-04'],
  ['来週の今日', '2026-12-01'],
];
type Bounds = readonly [from: string | null, to: string | null];
const times: readonly (readonly [said: string, time: string | Bounds])[] = [
  ['10時', '10:00'],
  ['十時', '10:00'],
  ['１０：００', '10:00'],
  ['午前10時半', '10:30'],
  ['2時', '14:00'],
  ['午後2時半頃', '14:30'],
  ['正午', '12:00'],
  ['13時から15時', ['13:00', '15:00']],
  ['13-15時', ['13:00', '15:00']],
  ['1時から3時の間', ['13:00', '15:00']],
  ['10時以降', ['10:00', null]],
  ['15時までに', [null, '15:00']],
  ['午前中', ['09:00', '12:00']],
  ['朝イチ', ['09:00', '10:00']],
  ['夕方', ['16:00', '18:00']],
];
const joints = ['の', '、', ' ', 'に', 'は'];
const heads = ['', 'すみません、', '訪問は', 'ルーターが壊れたので', '電話番号は090-1234-5678です。', 'プラン2です。'];
const tails = [
  '',
  'でお願いします',
  'に来てもらえますか',
  'は空いてますか',
  '希望',
  'にしてください',
  'が都合いいです',
  'だと助かります',
];

const values = (text: string): unknown[] => readBooking(text, tuesday).flatMap((result) => result.values);
const at = (day: string, time: string | Bounds) =>
  typeof time === 'string'
    ? `${day}T${time}`
    : { start: time[0] && `${day}T${time[0]}`, end: time[1] && `${day}T${time[1]}` };

describe('a day and a time', () => {
  it.each(days)('said together mean both: %s', (said, day) => {
    for (const [n, [spoken, time]] of times.entries()) {
      for (const [m, joint] of joints.entries()) {
        const text = `${heads[(n + m) % heads.length]}${said}${joint}${spoken}${tails[(n * 3 + m) % tails.length]}`;
        expect(values(text), text).toEqual([at(day, time)]);
      }
    }
  });

  it.each(days)('the day alone means itself: %s', (said, day) => {
    for (const head of heads) for (const tail of tails) expect(values(head + said + tail), said).toEqual([day]);
  });
});

const relations = ['か', 'または', 'もしくは', 'と', '、'];
const refusals = ['は無理なので', 'じゃなくて', '、やっぱり', 'はダメです。', 'は予定があるので'];
/** Days whose own words take nothing from the day before. */
const whole = days.filter(([said]) => !/^(?:金曜|28日)/u.test(said));

describe('two days', () => {
  it.each(days)('are two choices, and one when the first is refused: %s', (said, day) => {
    for (const [other, wanted] of whole.filter(([, one]) => one !== day)) {
      for (const joint of relations)
        expect(values(`${said}${joint}${other}でお願いします`), said + joint + other).toEqual([day, wanted]);
      for (const joint of refusals)
        expect(values(`${said}${joint}${other}でお願いします`), said + joint + other).toEqual([wanted]);
    }
  });
});
