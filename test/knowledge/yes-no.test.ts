/** Yes and no, in the many ways they are said, and those that leave it open. */
import { expect, test } from 'vitest';
import { hearProgress } from '../../knowledge/language/readers/hear-progress.ts';
import { hearYesNo } from '../../knowledge/language/readers/hear-yes-no.ts';
import { readExactly as read } from '../../knowledge/language/readers/read-exactly.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';

const documents = loadDocuments();

const said = {
  yes:
    'はい／はーい／はい。／ハイ／うん／うんうん／ええ／ok／OK／おっけー／オッケーです／お願いします／おねがいします／おねがい／頼みます／お願いいたします。／それで／' +
    'それでいいです／それでお願いします／それでOK／よろしくお願いします／いいですよ／いいよ／もちろんです／そうしてください／そうします／そうしましょう／はい、大丈夫です／' +
    'はい、結構です／はい、いいです／それで大丈夫です／問題ないです／構いません／予約してください／つないでください／つなぐ／始める／始めて／始めてください／yes／Yes please／' +
    'sure／y／わかりました。お願いします／その内容でお願いします／あ、はい／じゃあお願いします／では、お願いします／ぜひ／ええ、お願いします／合ってます／' +
    '間違いないです／はいお願い／うん、頼む／進めてください／オーケー／いいですね／それがいいです／👍はい／はい!!／ＹＥＳ／はぃ／うぃ／よろ／それで頼みます／それでオッケーです／その日時で構いません／それで結構です／じゃあそれで決まりで／' +
    'いえす／おう／頼んだ／ほな頼みます／始めちゃって／どうぞ／今すぐ／つないでもらっていいですか／このまま待ちます／待ってます／チャットでいいです、つないで／' +
    '使っていいのでお願いします／1回使っても構いません／数えてもらっていいです／1回減ってもいいよ／やむを得ません、お願いします／しょうがないですね、はい／急いでるので早めにお願い／1回使ってもええよ／それならお願いします／ほい／異存ありません／同意します／了承します／結構です、進めてください／大丈夫です。つないでください／それでも大丈夫です、つないで／やります／急いでるのでつないでください／最後の1回ですよね。うーん…お願いします',
  no:
    'いいえ／いえ／いや／いや、いいです／ううん／no／No thanks／no thank you／結構です／けっこうです／もう結構です／やっぱりいい／やっぱりいいです／' +
    'やっぱりやめます／やめます／やめておきます／やめとく／遠慮します／不要です／いらないです／必要ないです／違います／ちがう／ノー／だめです／今はいいです／今回はいいです／' +
    '今回は結構です／また今度／また今度にします／しなくていいです／つながなくていいです／大丈夫です、いりません／いえ、大丈夫です／いえいえ／お断りします／まだいいです／' +
    '後にします／あとでいいです／考えます／見送ります／そうじゃない／そうではないです／違うよ／nope／やらない／必要ありません／予約しません／頼みません／お願いしません／' +
    'やめる／キャンセル／やっぱりキャンセル／取り消します／取り消さない／取り消しません／変更しない／変更はしません／変えません／頼まない／申し込みません／やっぱり訪問サポートはいいです／やっぱり今月は結構です／' +
    'いらんわ／まだいい／今じゃなくていい／後にする／無理／それは困る／自分でやってみる／もう少し自分で見てみます／いったん保留で／様子を見ます／もういいです／もう大丈夫です／回数減るならいい／1回減るのはちょっと…／1回使うのか…じゃあいいや／それならいいです',
  // Taking note agrees to nothing (row 27).
  unknown: '了解です／承知しました／わかった／わかりました／分かりました／了解',
  open: 'いいです／大丈夫です／大丈夫／いい／結構／だいじょうぶ／いいですー',
};

const takenFor = (message: string): string => {
  const expecting = { asked: { slot: '#confirm', hears: { as: 'yes-no' } }, open: [], connects: true } as const;
  const { commands } = read(message, expecting, documents);
  const unsure = ['yes', 'no'].every((kind) => commands.some((one) => one.kind === kind && one.confidence < 0.5));
  const [first] = commands;
  // やめる and キャンセル end what is going on, which answers no.
  return unsure ? 'open' : first?.kind === 'cancel' ? 'no' : (first?.kind ?? '');
};

const each = Object.entries(said).flatMap(([means, ways]) => ways.split('／').map((way) => [way, means] as const));

/** Words that only begin like a yes or a no. */
const neither =
  'うんともすんとも言わない／うんともすんとも／うんと遅い／うんざりしてる／はいってる／はいってます／はいらない／はいりません／はいれない／はいせんが抜けてた／ハイスペックなほう／' +
  'うぃんどうずのほう／うぃーんと鳴る／ええと、なんだっけ／ええっと／ええ加減にしてほしい／そうしても同じ／そうすると切れる／そうでもない／いいえば／いえのルーター／いえば分かる／' +
  'いえがつながらない／よろしくない／いいように出ない／つなげようとすると切れる／ダメージがあるみたい／不要なファイルが消えない／yesterday morning／okinawa office';

test.each(neither.split('／'))('%s says neither yes nor no', (message) => {
  expect(hearYesNo(message)).toEqual([]);
  expect(hearProgress(message)).not.toBe('yes');
});

test.each(each)('%s is heard as %s', (message, means) => {
  expect(takenFor(message)).toBe(means);
});
