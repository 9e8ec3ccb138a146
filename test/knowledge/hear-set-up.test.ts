/** Set-up asked for at a visit is heard in the customer's words; a question, a trouble or another service is none. */
import { describe, expect, it } from 'vitest';
import { hearSetUp } from '../../knowledge/language/values/hear-set-up.ts';

const wishOf = (text: string) => {
  const said = hearSetUp(text);
  return said === undefined || said === 'none' ? said : said.wish;
};

describe('set-up at a visit', () => {
  it.each([
    ['ついでに新しいパソコンの設定もお願いします', '新しいパソコンの設定もお願いします'],
    ['そのときプリンターの設定も見てほしい', 'プリンターの設定も見てほしい'],
    ['12月1日の10時に来てもらえますか。ついでにルーターの初期設定もお願いします', 'ルーターの初期設定もお願いします'],
    ['月曜の10時に来てほしい、あと複合機の設置もお願い', '複合機の設置もお願い'],
    ['金曜の13時で、プリンターの設定もお願いします', 'プリンターの設定もお願いします'],
    ['訪問のときに、パソコンの設定もお願いできますか？', 'パソコンの設定もお願いできますか'],
    ['プリンターも一緒に設定してもらえますか', 'プリンターも一緒に設定してもらえますか'],
    ['新しいタブレットを設定してほしい', '新しいタブレットを設定してほしい'],
    ['パソコンの設定も必要です', 'パソコンの設定も必要です'],
    ['設定もお願いしたいけど、料金はかかりますか', '設定もお願いしたい'],
    ['複合機の設置もお願いしたいんですけど', '複合機の設置もお願いしたい'],
    ['タブレットの初期設定もしてほしいのですが', 'タブレットの初期設定もしてほしい'],
    ['無線の設定も頼みたいんだが', '無線の設定も頼みたい'],
    ['ハブの取り付けも必要ですが', 'ハブの取り付けも必要です'],
  ])('%s', (text, wish) => expect(wishOf(text)).toBe(wish));

  it.each([
    '設定もお願いするといくらですか',
    '訪問のときの設定の料金は？',
    '設定もできますか',
    '訪問した人が機器の設定もしてくれるんですか',
    '設定が消えたので見てほしい',
    '設定を間違えたかもしれません',
    'メールが届かないので見てほしい',
    '設定のための訪問をお願いしたい',
    '日程の設定をお願いします',
    'パソコンの設定のしかたを教えてください',
    '訪問をお願いします',
  ])('%s is no wish for it', (text) => expect(hearSetUp(text)).toBeUndefined());

  it.each([
    '設定はいりません',
    '設定はやっぱりいいです',
    '設定の希望を取り消したい',
    '訪問のときの設定は頼まない',
    '設定は不要です。木曜の10時でお願いします',
  ])('%s takes it back', (text) => expect(hearSetUp(text)).toBe('none'));

  it('a visit that is taken back takes no set-up back by itself', () =>
    expect(hearSetUp('訪問と設定を取り消して')).not.toBe('none'));

  it('without a device it is set-up of what was spoken of', () => {
    expect(hearSetUp('はい、設定もお願いします')).toMatchObject({ wish: '設定もお願いします', named: false });
    expect(hearSetUp('はい、パソコンの設定もお願いします')).toMatchObject({ named: true });
  });

  it.each([
    ['プリンターの設定もお願いします', true, false],
    ['ついでにプリンターの設定もお願いします', true, true],
    ['プリンターの設定をお願いします', false, false],
    ['やっぱりプリンターじゃなくてルーターの設定もお願いします', false, false],
    ['来てもらうときにプリンターの設定をしてほしい', false, true],
  ])('%s: beside another wish %s, at a visit %s', (text, adds, atVisit) =>
    expect(hearSetUp(text)).toMatchObject({ adds, atVisit }),
  );
});
