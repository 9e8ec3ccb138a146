/** Hears what someone who waits says of the waiting: that it takes long, that it is not needed any more, or asks for the code of a session again. */
import { anyOf } from '../text/any-of.ts';
import { isQuestion } from '../text/is-question.ts';
import { normalise } from '../text/normalise.ts';

const taken = '(?:わかった|わかりました|了解(?:です)?)';
const lead = `(?:あ|あの|${taken}|すみません|ごめん(?:なさい)?|やっぱり?|もう|では|じゃあ|それなら|なら|はい|いえ|いいえ|[、,。 ])*`;
const waitedFor =
  '(?:(?:その|この|さっきの|先ほどの)?(?:折り?返し|電話|連絡|オペレーター?|担当(?:者|の[方人])?|リモート(?:サポート)?|サポート|接続|順番|呼び?出し)(?:の(?:電話|件|予約|接続|サポート|お?願い))?(?:は|も|なら|を|が|の件は)?(?:もう)?)?';
/** もう直ったので: why nothing is needed any more. */
const settled =
  '(?:[^。?]{0,12}(?:直|治|なお|解決|動|でき|つなが|自分)[^。?]{0,8}(?:ので|から|ため|んで)[、,]?(?:もう)?)';
const unneeded = new RegExp(
  `^${lead}${settled}?${waitedFor}(?:(?:いら|要ら)な(?:い|く)|(?:いり|要り)ません|不要(?:です|に|$)|必要(?:は|が|も)?(?:な(?:い|く)|ありません|無く)|(?:結構|けっこう)(?:です|でし)|取り?消|キャンセル(?!料)|(?:なし|無し)で|なかったこと|(?:後|あと)(?:に|で)(?:し|いい|結構|お願い)|また(?:今度|後で|あとで)|(?:し|かけ|(?:かけて|出て)?[来こ])なくて(?:も)?(?:いい|良い|よい|よく|大丈夫|結構|構)|(?:自分で)?(?:解決|直り|なおり)(?:しました|した|ました|です|済み)(?:ので)?(?=[。!]*$))[^?？]{0,16}(?<!か)[。!]*$`,
  'u',
);
const onTheirOwn =
  /(?:自分|自力|こちら)で(?:もう少し)?(?:なんとか|何とか|や|調べ|直|なお|解決)[^。?]{0,10}(?:ます|る|みる|です|とく)[。!]*$/u;
const fineNow = new RegExp(`^${lead}${settled}(?:いい|大丈夫|平気|結構)(?:です|よ|や)?[。!]*$`, 'u');
const done = new RegExp(`^(?:${taken}[。、]?)?もう(?:いい|大丈夫|平気)(?:です|よ|や|になりました)?[。!]*$`, 'u');

/** What is not the waiting for a person: a visit, a device on its way, a trouble, the terms. */
const ofOther =
  /訪問|代替|代わり|機器|端末|パソコン|pc|タブレット|ルータ|プリンタ|複合機|fax|メール|ネット|回線|無線|wi-?fi|lan|画面|届|返却|窓口|料金|設定|予約|来月|印刷|共有/u;
const notYet =
  /まだ(?:[^。]{0,10}(?:つなが[らり]|繋が[らり]|来[なま]|こな|きませ|かかって|かから|連絡|電話|返事|始ま|時間|待)|かかり|です|でしょう|なの|かな|か?[?。!]*$|なんです)/u;
const inLine = /順番|何番目|何人(?:待|目)|待ち(?:人数|時間|状況)|前に何人/u;
const howLong =
  /(?:いつ|何分|何時間|あとど|後ど|どの(?:くらい|ぐらい)|どれ(?:くらい|ぐらい|だけ)|いつまで)[^。]{0,10}(?:待|つなが|繋が|かかって|電話が|連絡が|来(?:る|ます)|対応)|あと(?:どの|どれ)(?:くらい|ぐらい)(?:です|でしょう)?か?[?。]*$/u;
const waits =
  /(?:ずっと|さっきから|もう|かなり|長く|分も?|だいぶ)[^。]{0,8}待っ|待(?:ってる|っている|っています|ってます|たされ|ちくたび)|^(?:遅い|遅すぎ|早くし)/u;

const code = /(?<!電源|電源の|ac|延長|充電|企業|会社|qr|バー|ソース|エラー)コード|案内ページ/u;
const again =
  /もう(?:一|1)(?:度|回)|再度|教え|何(?:番|でし|です|だ)|忘れ|分から|わから|見失|消え|見当た|なくし|どこ|どれ|知りたい|[?]/u;

const nobody =
  /(?:誰|だれ)も(?:来|こ|出|対応|つながら|繋がら)|(?:返事|返信|応答|反応|連絡)(?:が|は|も)?(?:な[いくし]|ありません|来ま?せ?ん|こない|来ない)/u;
/** Why nobody connected, told by the customer: 席を外していて間に合いませんでした. */
const missed = [
  '(?:つなが|繋が|つなげ|接続(?:でき|し))[^。]{0,3}ないまま',
  '間に合(?:わな|いませ|わず)',
  '時間切れ',
  '席を(?:外|はず|離)',
  '離席',
  '(?:触|さわ)れ(?:な|ま)',
  'まだ(?:い|行)け(?:る|ます)(?=か|[?]|$)',
  'まだ(?:使え|有効|間に合[うい])',
];
const unconnected = anyOf([
  '接続(?:し|でき|され)?て(?:い)?(?:ません|ない)',
  '(?:つなが|繋が|接続(?:でき|され)|始ま)(?:ら|り?ま?せん|な[いく]|ん)',
  '(?:つな|繋)げ(?:て(?:い)?)?(?:な[いくか]|ません)',
  ...missed,
]);
const unconnectedThen = anyOf([
  '(?:つなが|繋が|接続(?:でき|され)|始ま)(?:ら|り)?(?:なかった|ませんでした)',
  '(?:つな|繋)げ(?:て(?:い)?)?(?:な[いくか]|ません)',
  '^(?:あれ|え|まだ|全然|結局)?[?、。]*(?:つなが|繋が)(?:らない|りません|らん)(?:です|んです)?(?:けど|が)?[。!?]*$',
  ...missed,
]);

/** Whether it asks how things stand: どうなってますか, 誰もいませんか. */
export const asksHowItStands = (text: string): boolean =>
  hearWaiting(text) === 'long' ||
  (hearWaiting(text) === 'unconnected' && isQuestion(text)) ||
  /どうなっ|どうなり|もしも[ー~]*し|(?:誰|だれ)(?:か|も)い(?:ます|ません|る|ない)/u.test(normalise(text).text);

/** Whether it tells that nobody connected, once that is over: つながらなかったんですけど. */
export const wasUnconnected = (text: string): boolean => {
  const said = normalise(text).text;
  // 回数は減りましたか asks for what is left.
  return unconnectedThen.test(said) && !/回数|残り|何回/u.test(said);
};

const onceMore = new RegExp(
  `^${lead}(?:もう(?:一|1)(?:度|回)|再度|改めて|やり直し|(?:再)?接続し直し)(?:[、,を]|で|て)*(?:${[
    'お願い(?:し(?:ます|たい(?:です|のですが)?)|いたします|でき(?:ますか|ませんか|ないですか))?',
    '(?:始め|開始し|やっ|やり直し|し)?て?(?:ください|下さい|もらえ(?:ます|ません)か|いただけ(?:ます|ません)か|ほしい(?:です)?)',
    '(?:始め|開始し|やり|やり直し|し)たい(?:です|のですが)?',
    'い[いー]ですか',
    // じゃあもう一回
    '',
  ].join('|')})[。!?]*$`,
  'u',
);

/** Whether what was tried is wanted again, and nothing else is named: もう一回お願いできますか. */
export const wantsOnceMore = (text: string): boolean => onceMore.test(normalise(text).text);

/** Whether it is to be begun, and not to be told, once more: もう一度始めてください. */
export const wantsBegun = (text: string): boolean => /始め|開始|やり直|接続/u.test(text);

/**
 * What is meant of the waiting: 'unneeded', 'long' (it takes long; where am I in line), 'code' (of the session), 'unconnected'
 * (which means the session only while one is waited for); undefined: nothing.
 */
export const hearWaiting = (text: string): 'unneeded' | 'long' | 'code' | 'unconnected' | undefined => {
  const said = normalise(text).text.trim();
  if (code.test(said) && again.test(said)) return 'code';
  if (ofOther.test(said) || said.length > 40) return undefined;
  if ([unneeded, done, fineNow, onTheirOwn].some((pattern) => pattern.test(said))) return 'unneeded';
  if ([notYet, inLine, howLong, waits, nobody].some((pattern) => pattern.test(said))) return 'long';
  return unconnected.test(said) ? 'unconnected' : undefined;
};
