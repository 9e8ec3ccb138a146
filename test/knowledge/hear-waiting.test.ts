/** What someone who waits says of the waiting is heard; other wishes and troubles are not taken for it. */
import { describe, expect, it } from 'vitest';
import { hearWaiting, wantsOnceMore, wasUnconnected } from '../../knowledge/language/readers/hear-waiting.ts';

describe('what is said of the waiting', () => {
  it.each([
    'もう必要ないです',
    'すみません、電話はいらないです',
    '折り返しは不要になりました',
    'やっぱり結構です',
    'オペレーターはもういりません',
    '取消します',
    'かけてこなくて大丈夫です',
    '自分で解決しました',
    'もう大丈夫です',
  ])('%s gives it up', (text) => expect(hearWaiting(text)).toBe('unneeded'));

  it.each([
    'まだでしょうか',
    'まだかかってきません',
    'あとどれくらいですか',
    '何人待ちですか',
    'さっきから待ってるのですが',
    'いつまで待てばいいですか',
    'けっこう待ってます',
    '遅いですね',
    '誰も来ません',
    '返事がないです',
  ])('%s is said of its length', (text) => expect(hearWaiting(text)).toBe('long'));

  it.each(['つながらないんだけど', '接続できません', 'まだつなげてない'])('%s may mean the session', (text) =>
    expect(hearWaiting(text)).toBe('unconnected'),
  );

  it.each(['間に合わなくてつなげませんでした', '席を外していて間に合いませんでした', '接続できませんでした'])(
    '%s tells that nobody connected',
    (text) => expect(wasUnconnected(text)).toBe(true),
  );

  it.each(['もう一回お願いできますか', 'やり直してください', 'すみません、もう一度始めてください'])(
    '%s wants what was tried once more',
    (text) => expect(wantsOnceMore(text)).toBe(true),
  );
  it.each(['もう一回訪問をお願いします', 'もう一度言ってください', '再度お電話ください'])(
    '%s names something else',
    (text) => expect(wantsOnceMore(text)).toBe(false),
  );

  it.each(['コードを忘れました', '接続コードは何番でしたか', '案内ページはどこですか'])(
    '%s asks for the code',
    (text) => expect(hearWaiting(text)).toBe('code'),
  );

  it.each([
    '代替機はいりません',
    '訪問はまだですか',
    'ネットがまだつながりません',
    'パソコンが遅いです',
    '電源コードが見当たりません',
    '企業コードはどこですか',
    '必要な書類はありますか',
    'キャンセル料はかかりますか',
    '明日の10時にお願いします',
    'プリンタが必要ないです',
  ])('%s speaks of something else', (text) => expect(hearWaiting(text)).toBeUndefined());
});
