/** What we listen for beside what the reader knows: the customer's own ways to answer one question of ours. */
import { anyOf } from '../../knowledge/language/any-of.ts';
import { keptWords } from '../kept-words.ts';

const unsolved = anyOf([
  '(?:直|治|なお)(?:ら|り?ません)',
  '(?:変|か)わ(?:ら|り?ません)',
  'まだ',
  '(?:だめ|ダメ|駄目|あかん|アカン)',
  '無理',
  '(?:でき|つなが|動[かき]|解決し?|改善(?:し|され)?)(?:な[いか]|ま?せん|へん)',
  '[良よ]くな(?:ら|りま?せん)',
  '(?:同じ|おなじ|一緒|いっしょ)(?:です|でし|だ|や|まま|状態|$|[。！!])',
  '(?:効果|変化)(?:が|は|も)?(?:な|あり?ま?せん)',
  '意味(?:が|は)?な',
  '(?:消え|映ら|届か|送れ|開け|開か|聞こえ|つか|刷れ|戻ら|使え|鳴ら)(?:な[いか]|ません)',
  '(?:届き|映り|つき|戻り|開き|鳴り)ません',
  'たまに',
  'ときどき',
  '時々',
  '一時的',
]);
const solved = anyOf([
  '(?:直|治|なお)(?:り?まし|っ)た',
  '(?:解決|復旧|回復|改善)(?:(?:し(?:まし)?|され(?:まし)?)た|です|して(?:よかっ|良かっ|助か|安心|ほっと)|$)',
  '(?:でき|つながり|動き|うまくいき)ました',
  '(?:つながっ|動い|うまくいっ|でき)た',
  '[るくう]ように(?:なりまし|なっ)た',
  '(?:送れ|届き|映り|つき|刷れ|開け|消え|聞こえ|戻り|使え)ました',
  'もう大丈夫',
]);
/** Said before anything was tried: 解決しました, あ、直りました. */
const over =
  /(?:直り|治り|なおり|解決し|復旧し)ました|(?:直|治|なお)った|(?:自己解決|解決|復旧)(?:した|しちゃった|です)?[。！!]*$|解決して(?:よかっ|良かっ)/u;

/** Whether a trouble that is being told is over by itself, with nothing tried that could have helped. */
export const isOver = (text: string): boolean =>
  !unsolved.test(text) &&
  !asksBack.test(text) &&
  !/(?:前|昨日|一度|いったん|一旦|すぐ)[^。]{0,8}(?:直|治|なお)/u.test(text) &&
  over.test(text);

/** What was tried already, or cannot be tried, did not help. */
const triedOrCannot = anyOf([
  '(?:もう|既に|すでに|とっくに|全部|ぜんぶ|一通り|ひと通り)(?:に|は)?[^。]{0,6}(?:試し|ため|やっ|やり|しまし|確認し)',
  '(?:方法|やり方|仕方|どれ|どこ)[^。]{0,6}(?:わか|分か)(?:ら|り?ません)',
  '(?:怖|こわ)(?:い|く|くて)',
  '触(?:れ|り)(?:な|ませ|たくな)',
]);

const wishesHelp =
  /お願い(?:し(?:ます|たい)|いた|致)?[^。?？]{0,4}[。！!]*$|頼(?:む|みます)[。！!]*$|(?:進め|続け)(?:て(?:ください|下さい|ほしい)?|ます)[。！!]*$|助けて/u;

/** 別件で…, 間違えました、…: what follows is of something else, and tells nothing of what was tried. */
const ofElse =
  /(?:それ|これ|この件)とは別|別件|別の(?:件|こと|問題)|(?:ほか|他)にも?|もう(?:一|1|ひと)つ|間違[えい]|まちが[えい]|訂正/u;

/** 直りましたか asks us; 直ったかな is no question. */
const asksBack = /[?？]|[たのす]か[。！!]*$/u;

/** Whether first aid helped, in the customer's own words: 'yes', 'no', or undefined when the message does not tell. */
export const hearSolved = (text: string): 'yes' | 'no' | undefined => {
  if (ofElse.test(text)) return undefined;
  if (unsolved.test(text)) return 'no';
  if (solved.test(text) && !asksBack.test(text)) return 'yes';
  // お願いします asks for more help.
  return (triedOrCannot.test(text) && !asksBack.test(text)) || wishesHelp.test(text) ? 'no' : undefined;
};

const negated = /^.*(?:じゃ|では|で)なくて?(?!も)、?/u;
const ways = {
  operator: /オペレータ|担当|有人|人(?:に|と)(?:話|相談|つな|繋|代わ|替わ|聞|見て)/u,
  callback:
    /折り?返|電話(?:サポート)?(?:で|し(?!て(?:い?る|も))|を?(?:くだ|下さ|くれ|もら|お願)|が(?:いい|良い|よい)|の(?:方|ほう)|希望)/u,
  visit: /来て(?!い?[たる])|訪問(?:して|を|に|で)?(?:ほし|欲し|くだ|下さ|くれ|もら|お?願|希望|頼)|見に来/u,
  remote: /(?:リモート|遠隔)(?:サポート)?(?:で|を|に|は|して|でき|お?願|希望|$|[。！!?？]|が(?:いい|良い|よい))/u,
};

/** リモートできますか, where first steps were told, asks for it. */
export const asksForRemote = (text: string): boolean => /でき|可能|いけ/u.test(text) && hearHow(text) === 'remote';

/** The way of help that is asked for beside the answer, by the form it is: だめなのでリモートで, 電話で聞きたい. */
export const hearHow = (text: string): string | undefined => {
  const said = text.replace(negated, '');
  return Object.entries(ways).find(([, pattern]) => pattern.test(said))?.[0];
};

const calledOff =
  /^(?:(?:はい|ええ|では|じゃあ)[、,]?)?(?:それを|これを|訪問を|予約を|申し込みを)?取り?消(?:す|します|して(?:ください|下さい)?|し)[。！!]*$/u;

/** Whether the customer says that it is to be called off, where that is what was asked: 取り消します. */
export const hearCalledOff = (text: string): boolean => calledOff.test(text.trim());
const thanks = '(?:(?:どうも|本当に)?ありがとう(?:ございま(?:す|した))?|助かりました)';
const declined = new RegExp(
  `^(?:(?:いえ|いいえ|じゃあ?|では|なら|もう|これで|やっぱり?|それ|${thanks})+[、,。！!\\s]*)*(?:いい|結構|大丈夫)(?:です|だ)?[、,。！!\\s]*(?:${thanks})?[。！!]*$`,
  'u',
);

/** Whether the customer only declines, and calls nothing off: いえ、結構です. */
export const hearDeclined = (text: string): boolean => declined.test(text.trim());

const again =
  /やっぱ|やはり|気が変わ|(?:お?願い|頼み?)(?:ます|します|したい|でき)|それなら|じゃあ|ごめん|すみません|^(?:始め|つない|進め|予約し)て/u;

/** Whether a yes that answers nothing takes up again what was turned down just now: やっぱりお願いします, not a bare はい. */
export const takesUpAgain = (text: string): boolean => again.test(text);

const unlinked =
  /^(?:(?:はい|ええ|では|じゃあ)[、,]?)?(?:連携を?|結び付けを?|紐付けを?)?(?:解除(?:し(?:て|ます|たい)|で|$)|外(?:し(?:て|ます|たい)|す)|切(?:って|ります))[^？?か]*$/u;

/** Whether the customer says that the link is to be ended, where that is what was asked: 解除して. */
export const hearUnlinked = (text: string): boolean => unlinked.test(text.trim());
const failed = /困(?!ってい?ま?せ|ってな)|エラー|失敗|\b(?:error|help|stuck)\b/iu;
const isFine = /問題(?:は|も|が)?(?:あり?ません|な[いくし])|(?:分か|わか)りました/u;
const stuck = anyOf([
  '(?:分か|わか|解)(?:ら|り?ません)',
  '忘れ(?:た|まし)',
  '[無失]くし',
  'なくし(?:た|まし)',
  '紛失',
  '届い?て(?:い?な[いく]|い?ま?せん)',
  'がな(?:い|く)',
  'つまっ',
  'つまず',
  '詰ま',
  'うまく(?:いか|いき|でき|行か|行き)(?:な|ませ)',
  'だめ',
  'ダメ',
  '駄目',
  '無理',
  '止ま(?:っ|り|る)',
  '固ま',
  '進(?:まな|めな|みません|めません)',
  '(?:でき|出来|出|出て[きこ]|開[かきけ]|見つか[らり]|見当た[らり]|つなが[らり]|繋が[らり]|動[かき]|入[られり]|押せ|選べ|終わ[らり]|通[らり]|され|起動し|あり)(?:な[いかく]|ません)',
]);
const notYet = /^まだ|待って|待ち|少々|(?:ダウンロード|インストール|確認|作業|入力)(?:の途中|中)/u;
const goesOn = anyOf(
  [
    '^(?:はい|ええ|うん|yes|next|done|ok|オーケー|おっけ|オッケ|おk|了解|承知)',
    '^(?:では|じゃあ)?[、,]?(?:次|つぎ)(?!回|の(?!手順|ステップ|画面))',
    '進(?:ん|み|め)(?:だ|まし|て)',
    '(?:でき|出来|見つけ|入れ|開け)(?:た(?!ら)|まし)',
    '(?:終わ|見つか|入)(?:った(?!ら)|って(?:い?る|い?ます)|りまし)',
    '(?:し|出|押し|開き|済み|出て(?:き|い)|あり)まし(?:た|て)',
    '(?:完了|済み|(?<!ま)した(?=$|[よ。、!])|出た(?!ら)|押した(?!ら)|開いた(?!ら))',
    '(?:(?:書いて|手元に|ここに|[はも]|(?:案内|書類|書面|用紙)が)あり|載ってい)ます(?!か)',
    'あった(?!ら)',
    '^大丈夫',
  ],
  'iu',
);
const restarts = /^(?:もう一度|もう1度)?(?:最初|はじめ|初め|始め)から/u;
/** A step that is named with one of these is where the customer wants to be. */
const wantsThere = /戻|もど|から|もう一度|もう一回|見(?:せ|たい)/u;

/** What a customer says to one step of a walk-through: 'yes' it is done, 'no' I am stuck, 'wait', 'first' or 'there' (to a step that is named). */
export const hearProgress = (text: string): 'yes' | 'no' | 'wait' | 'first' | 'there' | undefined => {
  if (failed.test(text)) return 'no';
  if (notYet.test(text)) return 'wait';
  if (!isFine.test(text) && (stuck.test(text) || /^(?:いいえ|いえ)/u.test(text))) return 'no';
  if (restarts.test(text)) return 'first';
  if (wantsThere.test(text)) return 'there';
  return isFine.test(text) || goesOn.test(text) ? 'yes' : undefined;
};

const led =
  /^(?:はい|うん|ええ|では|じゃあ|さっきの)?[、,]?(?:次|つぎ|続き)(?!回)|(?:ひとつ|一つ|[1１]つ)(?:ずつ|づつ)|順番に|案内/u;

/** Whether a message names a step of the set-up by its number. */
export const namesStep = (text: string): boolean => /step|ステップ|手順|工程/iu.test(text.normalize('NFKC'));

/** Whether the customer goes on from steps told as one, to be led through them: 次は, ひとつずつ. */
export const hearLed = (text: string): boolean => led.test(text.trim());

/** What a message that tells of another trouble must speak of, to be about the step that was told. */
const ofTheStep = /サイト|ページ|画面|URL|ツール|インストール|ダウンロード|認証|ログイン|アイコン/iu;

/** Whether a message with a trouble in it is about the step, not about something else that is out of order. */
export const speaksOfStep = (text: string): boolean => ofTheStep.test(text);

const setUpWord = /設定|セットアップ|初期|設置|取り?付け|インストール/u;
const corrected = /やっぱり?|じゃなく|ではなく|でなく|間違|まちが|訂正/u;
const added = /も(?:お願い|頼|して|一緒|いっしょ|追加)|追加|それと|あと[はで]?、|ついでに|加えて/u;
const opening =
  /^(?:(?:ああ?(?=[、,。\s])|あとは?(?=[、,。\s])|それと|いや|いえ|いいえ|すみません|ごめんなさい|やっぱり?)[、,。\s]*)+/u;

/** What a message does to what is to be set up: adds to it, corrects it, or names it anew; undefined: nothing. `names`: it names a device. */
export const hearSetUpChange = (text: string, names: boolean): 'more' | 'corrected' | 'named' | undefined => {
  const speaksOfIt = setUpWord.test(text);
  if (!names && !speaksOfIt) return undefined;
  if (added.test(text)) return 'more';
  if (corrected.test(text)) return 'corrected';
  return names && speaksOfIt ? 'named' : undefined;
};

/** A customer's words without what leads in to a correction: いや、やっぱり…. */
export const inOwnWords = (text: string): string => keptWords(text.trim().replace(opening, ''));

const onlyPrice =
  /^(?:無料|タダ|ただ|有料|有償|お?金|料金|費用|値段|安[いく]|高[いく])[ぁ-ん、。！!？?]*(?:お願い|頼)?[ぁ-ん、。！!？?]*$/u;

/** Whether a message speaks of what it costs and names nothing to be set up: 無料ならお願いします. */
export const speaksOfPriceOnly = (text: string): boolean => onlyPrice.test(text.trim());

const onlyWhen = /^(?:[ぁ-ん、。！!？?\s]|空|都合|希望|時間|可能|大丈夫|無理|以外|予定|訪問|住所|場所|電話|番号)*$/u;

/** Whether what is left of a message beside a day or a place names nothing to be set up: しか空いてない. */
export const saysOnlyWhen = (rest: string): boolean => onlyWhen.test(rest);

/** Whether a message says that there is nothing to add. */
export const hearNothingMore = (text: string): boolean =>
  /^(?:いいえ|いえ|特に|ない(?:です)?[。]?$|ありません|なし|このまま|そのまま|大丈夫)/u.test(text.trim());

/** Whether a booking that is spoken of is the one of a paid set-up visit. */
export const speaksOfSetUp = (text: string): boolean => /訪問サポート|設定|セットアップ|有償|有料/u.test(text);
