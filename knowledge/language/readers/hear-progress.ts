/** Hears what is said to one step of a walk-through: done, stuck, wait, begin again; and whether a step is spoken of. */
import { anyOf } from '../text/any-of.ts';
import { notAlike } from './yes-no-words.ts';

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
    `^${notAlike}(?:はい|ええ|うん|yes|next|done|ok|オーケー|おっけ|オッケ|おk|了解|承知)`,
    '^(?:では|じゃあ)?[、,]?(?:次|つぎ)(?!回|の(?!手順|ステップ|画面))',
    '進(?:ん|み|め)(?:だ|まし|て)',
    '(?:でき|出来|見つけ|入れ|開け)(?:た(?![らい])|まし)',
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

const signedIn =
  /認証(?:が|を|も|は|まで|ボタン|、)*(?:し(?:た|まし|終)|でき[たま]|出来[たま]|通[っり]|完了|済|終わ[っり]|押し(?:た|まし)|ok)/iu;

/** Whether it names one that is behind: ステップ2まで終わってる and 認証しました, but not 今STEP2です. */
export const namesStepBehind = (text: string): boolean =>
  (namesStep(text) && /終|おわ|済|完了|でき|出来/u.test(text)) || signedIn.test(text);

/** Whether the customer goes on from steps told as one, to be led through them: 次は, ひとつずつ. */
export const hearLed = (text: string): boolean => led.test(text.trim());

/** What a message that tells of another trouble must speak of, to be about the step that was told. */
const ofTheStep = /サイト|ページ|画面|URL|ツール|インストール|ダウンロード|認証|ログイン|アイコン/iu;

/** Whether a message with a trouble in it is about the step, not about something else that is out of order. */
export const speaksOfStep = (text: string): boolean => ofTheStep.test(text);
