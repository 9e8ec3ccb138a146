/** What a message means for an arrangement that is proposed or stands. */
import { describe, expect, it } from 'vitest';
import { hearSlots, putsOff } from '../../knowledge/language/dates/hear-slots.ts';
import { withoutHoursAsked } from '../../knowledge/language/dates/resolve-when.ts';
import {
  asksAnother,
  asksIfClosed,
  asksSoonest,
  asksToCome,
  cannotBeThere,
  keepsAsIs,
  namesOneDay,
  refusesOnly,
  wishesTime,
} from '../../knowledge/language/readers/hear-arranged.ts';
import { hearPick } from '../../knowledge/language/readers/hear-pick.ts';
import { asksOfHours, hearWhen } from '../../knowledge/language/readers/hear-when.ts';

const now = Temporal.Instant.from('2026-11-24T10:00:00+09:00');

describe('a no to a proposed time', () => {
  it.each(['いいえ', '違います', 'ううん'])('asks for another one: %s', (text) => expect(refusesOnly(text)).toBe(true));
  it.each(['やめます', 'いいえ、結構です', 'いいえ、やめておきます', 'はい'])('ends, or is none: %s', (text) =>
    expect(refusesOnly(text)).toBe(false),
  );
});

describe('hours asked for beside a time that is proposed', () => {
  it.each(['土曜は何時まで電話できますか', '日曜は電話つながりますか', '土曜日もやってますか'])('%s', (text) =>
    expect(asksOfHours(text)).toBe(true),
  );
  it('are left out beside a wish', () =>
    expect(withoutHoursAsked(hearWhen('やっぱり金曜で。土曜は電話できますか？'))).toEqual([
      { words: 'やっぱり金曜で。' },
    ]));
  it.each(['土曜は来られますか', '電話で土曜に変えられますか', '土曜の午前でお願いします', '受付は土曜で'])(
    'are not asked for: %s',
    (text) => expect(asksOfHours(text)).toBe(false),
  );
});

describe('of the windows that are shown', () => {
  it.each([
    ['じゃあ一番上ので', '0'],
    ['2番目', '1'],
    ['最後のでお願いします', '2'],
    ['はい、お願いします', 'any'],
    ['どれも都合が悪いです', 'none'],
    ['ほかの日はありますか', 'none'],
    ['いいえ', 'none'],
  ])('%s picks %s', (text, pick) => expect(hearPick(text, 3)).toBe(pick));
  it.each(['やめます', 'わかりました、変更なしで', '4番', '最初からリモートで見てもらうのは無理ですか'])(
    '%s picks nothing',
    (text) => expect(hearPick(text, 3)).toBeUndefined(),
  );
});

describe('what is arranged', () => {
  it.each([
    '今のままで大丈夫です',
    '予約はそのままでお願いします',
    '変えなくていいです',
    '変更はなしで',
    '金曜のままで結構です',
  ])('stays: %s', (text) => expect(keepsAsIs(text)).toBe(true));
  it.each(['設定はそのままで27日に変更', '変更しないとだめですか', '変更したい', '別の日にしたい'])(
    'is not said to stay: %s',
    (text) => expect(keepsAsIs(text)).toBe(false),
  );
  it('is not the only one when one more is asked for', () => {
    expect(asksAnother('別の拠点にも一度お願いします')).toBe(true);
    expect(asksAnother('来る前に一報ください')).toBe(false);
  });
});

describe('a day on which nobody can be there', () => {
  it.each([
    '金曜の訪問、都合が悪くなってしまって',
    '急用が入りました',
    'その日は不在になりました',
    '立ち会えなくなりました',
  ])('is told: %s', (text) => expect(cannotBeThere(text)).toBe(true));
  it.each([
    '都合が悪くなったのでキャンセルで',
    '明日よろしくお願いします',
    'つながらなくなりました',
    '訪問時に子供しかいないんですが大丈夫ですか',
  ])('is not told: %s', (text) => expect(cannotBeThere(text)).toBe(false));
});

describe('the first or the last time that can be had', () => {
  it.each(['来てもらうのに、最短でいつ？', '一番早いのはいつですか', '年内の最終はいつですか'])(
    'is asked for: %s',
    (text) => expect(asksSoonest(text)).toBe(true),
  );
  it('is not asked for when it is wished for', () => expect(asksSoonest('最短でお願いします')).toBe(false));
  it('is asked of a day whether it is closed', () => {
    expect(asksIfClosed('12月23日は祝日ですか？訪問してほしいんですが')).toBe(true);
    expect(asksIfClosed('祝日なので訪問は24日で')).toBe(false);
  });
});

describe('a question that wishes for a visit', () => {
  it.each([
    '明日の午前中って訪問可能ですか？',
    '今日これから来られます？',
    '訪問枠空いてますか',
    'いつなら来られますか',
  ])('is one: %s', (text) => expect(asksToCome(text)).toBe(true));
  it.each([
    '訪問は何時までですか',
    '訪問の予約は何日前までできますか',
    '明日の訪問の料金はいくらですか',
    '明日は開いてますか',
  ])('is none: %s', (text) => expect(asksToCome(text)).toBe(false));
});

describe('a day or an hour put right in the same message', () => {
  it.each([
    [
      '12月4日の午前で。あ、4日じゃなくて3日',
      [{ first: '2026-12-03', last: '2026-12-03', from: '09:00', to: '12:00' }],
    ],
    ['明日の10時に、あ、10時ではなく11時で', [{ day: '2026-11-25', time: '11:00' }]],
    ['木曜の午後。いや木曜やなくて金曜で', [{ first: '2026-11-27', last: '2026-11-27', from: '13:00', to: '18:00' }]],
  ])('keeps the rest of what was wished: %s', (text, wishes) => expect(hearSlots(text, now)).toEqual(wishes));
});

describe('a time at the edge of a day', () => {
  it.each([
    ['明日の一番遅い時間で', [{ day: '2026-11-25', edge: 'last' }]],
    ['明日一番に来て', [{ day: '2026-11-25', edge: 'first' }]],
    ['最後の枠でお願いします', [{ edge: 'last' }]],
    ['遅い時間がいいです。明日の15時で', [{ day: '2026-11-25', time: '15:00' }]],
  ])('is wished for: %s', (text, wishes) => expect(hearSlots(text, now)).toEqual(wishes));
});

describe('a day on the calendar', () => {
  it.each(['明日の午前中に訪問できますか', '来週の火曜に来られますか', '１２月１０日に来られますか'])(
    'is named: %s',
    (text) => expect(namesOneDay(text)).toBe(true),
  );
  it.each(['土曜は訪問できますか', '祝日も来てもらえますか'])('is not named: %s', (text) =>
    expect(namesOneDay(text)).toBe(false),
  );
});

describe('a matter that is put off', () => {
  it.each(['日にちが決まったら連絡します', 'また後日お願いします', '後ほど改めて電話します', 'また今度'])(
    'names no day: %s',
    (text) => {
      expect(putsOff(text)).toBe(true);
      expect(hearSlots(text, now)).toEqual([]);
    },
  );
  it.each(['ご都合のいい日でお願いします', '30日の13時で。何かあればまた連絡します'])(
    'is not, beside a wish: %s',
    (text) => expect(hearSlots(text, now)).toHaveLength(1),
  );
});

describe('a day or time that nothing asked for', () => {
  it.each(['しあさっての15時', '12/3の午後で希望です', '木曜の10時に来てください', '30日の一番早い枠'])(
    'is a wish: %s',
    (text) => expect(wishesTime(text)).toBe('plain'),
  );
  it.each(['すみません勘違いしてました、30日です', '10時じゃなくて15時です'])('is a correction: %s', (text) =>
    expect(wishesTime(text)).toBe('slip'),
  );
  it.each([
    '土曜の10時は営業していますか',
    '明日の午後は開いてますか',
    '水曜',
    '木曜の18時に電話できますか',
    '昨日の10時から遅い',
  ])('is neither: %s', (text) => expect(wishesTime(text)).toBeUndefined());
});

it('a time before an hour of a day is of that day', () => {
  expect(hearSlots('木曜の11時前', now)).toEqual([{ day: '2026-11-26', to: '11:00' }]);
});

it.each(['木曜の午後でお願いします', '来週の午後で予約をお願いします', '今後で都合のいい木曜の午後でお願いします'])(
  'an afternoon is no putting off: %s',
  (text) => {
    expect(putsOff(text)).toBe(false);
    expect(hearSlots(text, now)).not.toEqual([]);
  },
);
