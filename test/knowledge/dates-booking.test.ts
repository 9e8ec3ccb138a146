/** A wish for a booking is read by our conventions. */
import { describe, expect, it } from 'vitest';
import { readBooking } from '../../knowledge/language/dates/booking-reader.ts';

const tuesday = Temporal.PlainDateTime.from('2026-11-24T13:05');
const values = (text: string, now = tuesday): unknown[] => readBooking(text, now).flatMap((result) => result.values);
const days = (start: string | null, end: string | null) => ({ start, end });

describe('a day', () => {
  it.each([
    ['火曜日', '2026-12-01', 'the weekday it is said on means a week later'],
    ['今週の火曜日', '2026-11-24', 'unless this week is said'],
    ['来週の日曜日', '2026-12-06', 'a week begins on Monday'],
    ['日曜日', '2026-11-29', 'a weekday alone is the next one'],
    ['24日', '2026-11-24', 'a day of the month may be today'],
    ['23日', '2026-12-23', 'or lies in the next month'],
    ['11/23', '2027-11-23', 'and a date that is over in the next year'],
    ['令和9年1月8日', '2027-01-08', 'eras are counted'],
    ['第2金曜日', '2026-12-11', 'this month’s is over, so next month’s is meant'],
    ['スポーツの日', '2027-10-11', 'holidays are looked up'],
    ['いいえ、12日でした', '2026-12-12', 'what sets right is no past event'],
    ['水曜しか無理です', '2026-11-25', 'the only one that will do is wished'],
    ['連休明け', '2027-01-04', 'a break is three days off in a row'],
    ['あすお願いできますか', '2026-11-25', 'あす is a word of its own before a wish'],
    ['明日…いや、あさって', '2026-11-26', 'いや takes back what was said before it'],
    ['火曜は会議、水曜なら', '2026-11-25', 'a day that has something else on is not wished'],
    ['3日したら来て', '2026-11-27', 'so many days on'],
    ['5日に、支店じゃなくて本店へ来て', '2026-12-05', 'not this place but that one leaves the day wished'],
    ['あと5日の10時です', '2026-12-05T10:00', 'あと adds, where a time of the day follows'],
    ['水曜やなくて金曜', '2026-11-27', 'dialect corrects as well'],
  ])('%s is %s: %s', (text, day) => expect(values(text)).toEqual([day]));

  it('on the 31st, of a month that has none, is the next there is', () => {
    expect(values('31日', Temporal.PlainDateTime.from('2027-04-28T10:10'))).toEqual(['2027-05-31']);
  });

  it('with a weekday that is not its own leaves two days open', () => {
    expect(readBooking('12月10日（水）', tuesday)).toMatchObject([
      { kind: 'alternatives', values: ['2026-12-10', '2026-12-09'] },
    ]);
  });
});

describe('a weekday that is to be avoided', () => {
  it.each(['水曜は避けてください', '水曜は定休なので避けてください', '毎週水曜は定休なのでそれ以外で'])(
    '%s leaves the others',
    (text) => expect(values(text)).toEqual([{ weekdays: [1, 2, 4, 5, 6, 7] }]),
  );
});

describe('a day on which something broke', () => {
  it.each(['木曜の10時に故障しました', '月曜から故障しています'])('%s is no wish', (text) =>
    expect(values(text)).toEqual([]),
  );
  it.each(['木曜の10時に故障を見に来てほしい', '木曜の10時に故障の切り分けに来てほしい'])('%s is one', (text) =>
    expect(values(text)).toEqual(['2026-11-26T10:00']),
  );
});

describe('a time', () => {
  it.each([
    ['1時', '13:00'],
    ['6時', '18:00'],
    ['7時', '07:00'],
    ['12時', '12:00'],
    ['朝6時', '06:00'],
    ['夜8時', '20:00'],
    ['午前零時', '00:00'],
  ])('%s is %s', (text, time) => expect(values(text)).toEqual([time]));

  it.each([
    ['10時から3時', days('10:00', '15:00')],
    ['6時から8時', days('18:00', '20:00')],
    ['午後1時〜3時', days('13:00', '15:00')],
    ['10時から2時間', days('10:00', '12:00')],
    ['15時まで', days(null, '15:00')],
  ])('range %s is %j', (text, range) => expect(values(text)).toEqual([range]));
});

describe('a range of days', () => {
  it.each([
    ['12月7日から11日', days('2026-12-07', '2026-12-11')],
    ['12/28から1/4', days('2026-12-28', '2027-01-04')],
    ['明日から3日間', days('2026-11-25', '2026-11-27')],
    ['12月10日以降', days('2026-12-10', null)],
    ['12月10日まで', days(null, '2026-12-10')],
    ['今週中', days('2026-11-24', '2026-11-29')],
    ['年内', days('2026-11-24', '2026-12-31')],
    ['2月', days('2027-02-01', '2027-02-28')],
  ])('%s is %j, both ends included', (text, range) => expect(values(text)).toEqual([range]));

  it('that has begun is not moved to the next year', () => {
    expect(values('12/20から1/10', Temporal.PlainDateTime.from('2026-12-25T10:00'))).toEqual([
      days('2026-12-20', '2027-01-10'),
    ]);
  });
});

describe('what is said with one day', () => {
  it.each([
    ['来週の火曜か水曜', ['2026-12-01', '2026-12-02'], 'the week'],
    ['12月3日か5日', ['2026-12-03', '2026-12-05'], 'the month'],
    ['明日の10時か14時', ['2026-11-25T10:00', '2026-11-25T14:00'], 'the day'],
    ['午後7時か8時', ['19:00', '20:00'], 'the half of the day'],
    ['木金の14時', ['2026-11-26T14:00', '2026-11-27T14:00'], 'the time'],
    ['来週か再来週の水曜', ['2026-12-02', '2026-12-09'], 'the weekday'],
    ['明日伺いたいです。時間は11時で', ['2026-11-25T11:00'], 'a time said apart'],
  ])('holds for the other: %s', (text, wanted) => expect(values(text)).toEqual(wanted));
});

describe('a day as customers write it', () => {
  it.each<readonly [text: string, wanted: readonly unknown[], how: string]>([
    ['①12/1 10:00 ②12/2 13:00', ['2026-12-01T10:00', '2026-12-02T13:00'], 'numbered'],
    ['希望日:12/5 時間:10:00', ['2026-12-05T10:00'], 'after a colon'],
    ['明日（25日）の10時', ['2026-11-25T10:00'], 'named twice'],
    ['夕方（16時以降）で', [days('16:00', null)], 'said closer in brackets'],
    ['来週は木金が空いています', ['2026-12-03', '2026-12-04'], 'of the week said before'],
    ['24、25、26日', ['2026-11-24', '2026-11-25', '2026-11-26'], 'in a row'],
    ['11/25・26・27', ['2026-11-25', '2026-11-26', '2026-11-27'], 'in a row of one month'],
    ['27か28で', ['2026-11-27', '2026-11-28'], 'by bare numbers'],
    ['2〜3日後', [days('2026-11-26', '2026-11-27')], 'or so'],
    ['月曜かその翌日', ['2026-11-30', '2026-12-01'], 'beside another'],
    ['金曜の10時かその日の15時', ['2026-11-27T10:00', '2026-11-27T15:00'], 'on the same'],
    ['来週の午前中', [{ ...days('2026-11-30', '2026-12-06'), from: '09:00', to: '12:00' }], 'with hours'],
    ['月末の金曜', ['2026-11-27'], 'at the end of a month'],
    ['お盆明け', ['2027-08-17'], 'after a season'],
    ['ﾗｲｼｭｳﾉｹﾞﾂﾖｳﾋﾞ', ['2026-11-30'], 'in half-width kana'],
  ])('%s is %j: %s', (text, wanted) => expect(values(text)).toEqual(wanted));

  it.each([
    '日曜大工の店です',
    '三日月製作所です',
    '五月雨のようです',
    '一時停止を押しました',
    'あすか建設です',
    '口座は2026-1124です',
    '保証は2027年3月までです',
    '12月分の請求はいくらですか',
    '予約を1日早めてください',
    'はい、その日時で予約してください',
    'その日は無理です',
  ])('does not stand in %s', (text) => expect(readBooking(text, tuesday)).toEqual([]));
});

describe('a refused day', () => {
  it.each([
    ['明日は無理なのであさって', ['2026-11-26']],
    ['月曜じゃなくて火曜', ['2026-12-01']],
    ['明日とあさっては都合が悪いので金曜', ['2026-11-27']],
    ['明日の10時、やっぱり11時で', ['2026-11-25T11:00']],
    ['水曜の予約を木曜に変更したい', ['2026-11-26']],
    ['10時から13時に変更してください', ['13:00']],
    ['木曜より金曜のほうがいいです', ['2026-11-27']],
    ['明日は無理です', []],
  ])('is dropped: %s', (text, wanted) => expect(values(text)).toEqual(wanted));

  it.each([
    ['明日は無理ですか', ['2026-11-25']],
    ['明日しか空いていません', ['2026-11-25']],
    ['明日来てもらえませんか', ['2026-11-25']],
    ['金曜が無理なら土曜', ['2026-11-27', '2026-11-28']],
  ])('is not one that is asked for: %s', (text, wanted) => expect(values(text)).toEqual(wanted));
});

describe('a rule of weekdays', () => {
  it.each([
    ['平日ならいつでも', { weekdays: [1, 2, 3, 4, 5] }],
    ['水曜以外', { weekdays: [1, 2, 4, 5, 6, 7] }],
    ['土日以外の午後', { weekdays: [1, 2, 3, 4, 5], from: '13:00', to: '18:00' }],
    ['平日の10時から15時', { weekdays: [1, 2, 3, 4, 5], from: '10:00', to: '15:00' }],
    ['来週で、水曜以外', { weekdays: [1, 2, 4, 5, 6, 7], start: '2026-11-30', end: '2026-12-06' }],
  ])('%s is %j', (text, rule) =>
    expect(readBooking(text, tuesday)).toMatchObject([{ kind: 'constraint', values: [rule] }]),
  );
});

describe('no day in particular', () => {
  it.each([
    ['できるだけ早くお願いします', 'asap'],
    ['空いている日ならいつでも大丈夫です', 'anytime'],
  ])('%s is %s', (text, kind) => expect(readBooking(text, tuesday)).toMatchObject([{ kind, values: [] }]));

  it('gives way to a day that is named', () => {
    expect(values('なるべく早く、明日の午前中に')).toEqual([days('2026-11-25T09:00', '2026-11-25T12:00')]);
  });
});

describe('the words of a wish', () => {
  it('are pointed at in the original text', () => {
    const text = 'すみません、１２／２４（木）の１３－１５時でお願いします';
    const [result] = readBooking(text, tuesday);
    expect(text.slice(result?.start, result?.end)).toBe('１２／２４（木）の１３－１５時');
    expect(result?.values).toEqual([days('2026-12-24T13:00', '2026-12-24T15:00')]);
  });
});
