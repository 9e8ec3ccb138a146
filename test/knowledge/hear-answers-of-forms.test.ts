/** What customers say to a step of a walk-through, and to what is read back to them of a paid visit. */
import { describe, expect, test } from 'vitest';
import { hearProgress } from '../../knowledge/language/readers/hear-progress.ts';
import { hearNothingMore, hearSetUpChange } from '../../knowledge/language/readers/hear-set-up-change.ts';
import { hearSolved } from '../../knowledge/language/readers/hear-solved.ts';
import { hearHow } from '../../knowledge/language/readers/hear-way-of-help.ts';

const progress = {
  yes: '次へ／次／はい／はい、できました／できた／終わりました／終わった／インストール終わりました。次は？／見つかりました／書いてあります／載っています／サイトが開けました／ログインできました／入力しました／OK／進んだ／完了／問題ありません／分かりました／確認した／押した／認証画面が出ました／開通のご案内はあります／next',
  no: 'ここで困っています／分からない／わかりません／うまくいきません／エラーになる／進めません／認証画面が出ません／見つからない／開けない／サイトが開きません／できませんでした／いいえ／固まった／認証されません／書いてありません／途中で止まりました／まだエラーになります／はい、でもエラーです／パスワードを忘れました／開通のご案内をなくしました／I got an error',
  wait: 'まだです／まだできません／ちょっと待って／ダウンロード中です／少々お待ちください',
  first: '最初から／もう一度最初から／はじめからお願いします',
  there: 'STEP 2に戻って／手順3をもう一度',
  nothing:
    'こんにちは／iPhoneにも入れられますか／やめる／インストールできたらどうなりますか／企業コードはどこですか／質問があります／次回の訪問の予約／間違えました',
};
const ways = Object.entries(progress).flatMap(([means, said]) => said.split('／').map((way) => [way, means] as const));

describe('to a step of a walk-through', () => {
  test.each(ways)('%s says %s', (message, means) => {
    expect(hearProgress(message) ?? 'nothing').toBe(means);
  });
});

test.each<[string, boolean, ReturnType<typeof hearSetUpChange>]>([
  ['プリンターの設定も追加でお願いします', true, 'more'],
  ['それと、LANの設定も', false, 'more'],
  ['パソコンではなくルーターです', true, 'corrected'],
  ['ルーターの設定をお願いします', true, 'named'],
  ['その設定でお願いします', false, undefined],
  ['やっぱり木曜で', false, undefined],
])('%s: %s, what is wished is %s', (message, names, change) => {
  expect(hearSetUpChange(message, names)).toBe(change);
});

test.each([
  ['このままでよい', true],
  ['特にありません', true],
  ['ないです', true],
  ['内線の設定', false],
  ['ないと困るのでルーターも', false],
])('%s says that there is nothing to add: %s', (message, nothing) => {
  expect(hearNothingMore(message)).toBe(nothing);
});

const tried = {
  yes: '直った／復旧しました／全部試したら直りました／印刷できるようになりました／再起動したらなおりました',
  no: '改善しません／一緒です／同じでした／たまにつながる／もう試した／それはもうやりました／意味なかった／方法がわからない／触るのが怖いです／あかん',
  nothing: '入れ直しました／直った？／再起動したとき／ランプは緑です',
};

describe('to the first steps', () => {
  test.each(Object.entries(tried).flatMap(([means, said]) => said.split('／').map((way) => [way, means] as const)))(
    '%s says that it is solved: %s',
    (message, means) => {
      expect(hearSolved(message) ?? 'nothing').toBe(means);
    },
  );
});

test.each([
  ['だめなのでリモートで', 'remote'],
  ['直らないので人と話したい', 'operator'],
  ['一緒です。電話をください', 'callback'],
  ['リモートではなく電話がいい', 'callback'],
  ['変わらないので見に来てください', 'visit'],
  ['電話も使えません', undefined],
  ['リモートデスクトップが切れます', undefined],
])('%s asks for help by %s', (message, how) => {
  expect(hearHow(message)).toBe(how);
});
