/** What is to be set up, without what is asked beside it, and what a correction puts right of it. */
import { expect, test } from 'vitest';
import { hearSetUpWish } from '../../knowledge/language/readers/hear-set-up-wish.ts';
import { withoutTimesAsked } from '../../knowledge/language/readers/hear-when.ts';
import { hearReplaced, hearWhenBeside } from '../../knowledge/language/values/hear-replaced.ts';
import { whenReplaced, whenTogether, withReplaced } from '../../knowledge/language/values/resolve-replaced.ts';

test.each([
  ['パソコン3台の設定', '3台じゃなくて2台です', 'パソコン2台の設定'],
  ['ノート2台とプリンター', 'ノートは3台でした', 'ノート3台とプリンター'],
  ['ノート2台とタブレット1台', 'タブレットは4台に変更', 'ノート2台とタブレット4台'],
  ['プリンター1台', 'プリンターじゃなくて複合機', '複合機1台'],
  ['パソコン３台', '台数を２台に直したい', 'パソコン2台'],
  ['パソコンの設定', '2台です', 'パソコンの設定\n2台'],
  ['ノート2台とタブレット1台', '3台です', undefined],
])('%s, put right by %s, is %s', (wanted, said, right) => {
  const put = hearReplaced(said);
  expect(put && withReplaced(wanted, put)).toBe(right);
});

test.each(['もう2台お願いします', 'ステップ2は終わりました', '2台目が動きません'])('%s puts nothing right', (said) => {
  expect(hearReplaced(said)).toBeUndefined();
});

test.each([
  ['プリンターの設定をしてほしいけど費用はどのくらい？', 'プリンターの設定をしてほしいけど'],
  ['ルーターの設置をお願いできますか', 'ルーターの設置をお願いできますか'],
  ['ルーターの設置です。おいくらですか？', 'ルーターの設置です。'],
  ['設定は後でいいです', undefined],
  ['いくらかかりますか？', undefined],
])('of %s it is %s', (said, wanted) => {
  expect(hearSetUpWish(said, [], ['プリンター', 'ルーター'])).toBe(wanted);
});

test.each([
  ['夜間も来てくれますか', ''],
  ['折り返しください。今日は18時までですよね？', '折り返しください。'],
  ['18時までに来てもらえますか', '18時までに来てもらえますか'],
  ['土曜にお願いできますか', '土曜にお願いできますか'],
])('%s wishes for no time but that of %s', (said, left) => {
  expect(withoutTimesAsked(said)).toBe(left);
});

test.each([
  ['来週の火曜の10時', '水曜', { was: '火曜', now: '水曜' }, '来週の水曜の10時'],
  ['来週の火曜', '水曜の午後', { was: '火曜', now: '水曜' }, '来週の水曜の午後'],
  ['来週の火曜', '木曜の午後', { was: '月曜', now: '木曜' }, '木曜の午後'],
])('of %s, %s with %o put right is %s', (before, wish, put, right) => {
  expect(whenReplaced(before, wish, put)).toBe(right);
});

test.each([
  ['来週火曜の10時', 'あと夕方5時までに終わらせて', '夕方5時までに', '来週火曜の10時、夕方5時までに'],
  ['来週火曜の10時', '時間は午後2時からで', '午後2時から', '来週火曜の午後2時から'],
  ['木曜か金曜の午前', '金曜は午後もok', '金曜は午後', '木曜か金曜の午前、金曜は午後'],
  ['土曜の午後', 'やっぱり金曜で、時間はそのまま', '金曜', '金曜の午後'],
  ['土曜の午後', '日曜の朝', '日曜の朝', '日曜の朝'],
])('of %s, %s leaves what it does not speak of', (before, said, wish, together) => {
  expect(whenTogether(before, wish, hearWhenBeside(said))).toBe(together);
});
