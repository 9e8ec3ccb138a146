/** What is heard of a call-back that is offered or stands. */
import { describe, expect, it } from 'vitest';
import {
  asksForCallAt,
  asksOfCall,
  findsTooLate,
  hearCallNumber,
  takesCallBy,
  wishesAfterwards,
} from '../../knowledge/language/readers/hear-call.ts';

describe('a time that is asked for', () => {
  it.each(['20時にできますか', '4日の19時とかは無理？', '日曜日に変えられますか', '明日の昼休みは？'])(
    '%s asks whether the call may come then',
    (text) => expect(asksForCallAt(text)).toBe(true),
  );
  it.each(['明日は何時まで？', '日曜は営業していますか', '明日訪問できますか', '明日の10時で', '料金はいくら？'])(
    '%s does not',
    (text) => expect(asksForCallAt(text)).toBe(false),
  );
});

describe('the offer of a call', () => {
  it.each(['では年明けの5日で', '電話は明日の昼休みに', '携帯の090-1111-2222に', 'いや、10時がいいです'])(
    '%s takes it',
    (text) => expect(takesCallBy(text)).toBe(true),
  );
  it.each(['明日じゃ遅い', 'いや、明日は困る', '20時は無理？', 'いいえ', '土曜は何時から'])('%s does not', (text) =>
    expect(takesCallBy(text)).toBe(false),
  );
});

it.each([
  ['番号を変えたい', 'other'],
  ['電話番号、違うのにしたい', 'other'],
  ['元の番号に戻して', 'registered'],
  ['登録の電話番号でいいです', 'registered'],
  ['080ー5555ー6666 で', { number: '080-5555-6666' }],
  ['折り返しの時間や番号を変えたい', undefined],
  ['10時でお願いします', undefined],
])('%s says which number to call: %o', (text, said) => expect(hearCallNumber(text)).toEqual(said));

it.each([
  ['明日じゃ遅いんだけど', true],
  ['もっと早くならないの？', true],
  ['すぐに', true],
  ['明日の早い時間で', false],
  ['遅い時間がいいです', false],
])('%s finds the time too late: %s', (text, late) => expect(findsTooLate(text)).toBe(late));

it.each([
  ['何時でしたっけ？', true],
  ['どの番号にかかってきますか', true],
  ['番号は？', true],
  ['窓口は何時から？', false],
  ['料金はいくら？', false],
])('%s asks of a call that is agreed: %s', (text, of) => expect(asksOfCall(text)).toBe(of));

it.each([
  ['終わったら電話ください', true],
  ['リモートのあと電話もらえますか', true],
  ['Please call me when you are done', true],
  ['リモートはやめて電話ください', false],
  ['昼のあとで電話ください', false],
])('%s wishes for it once what is under way is over: %s', (text, after) => expect(wishesAfterwards(text)).toBe(after));
