/** Hears what a message does to what is to be set up at a paid visit: more, corrected, named, nothing. */

const setUpWord = /設定|セットアップ|初期|設置|取り?付け|インストール/u;
const corrected = /やっぱり?|じゃなく|ではなく|でなく|間違|まちが|訂正/u;
const added =
  /も(?:お願い|頼|して|一緒|いっしょ|追加|設定|セットアップ|やって|つな|入れ)|追加|それと|あと[はで]?、|ついでに|加えて/u;

/** What a message does to what is to be set up: adds to it, corrects it, or names it anew; undefined: nothing. `names`: it names a device. */
export const hearSetUpChange = (text: string, names: boolean): 'more' | 'corrected' | 'named' | undefined => {
  const speaksOfIt = setUpWord.test(text);
  if (!names && !speaksOfIt) return undefined;
  if (added.test(text)) return 'more';
  if (corrected.test(text)) return 'corrected';
  return names && speaksOfIt ? 'named' : undefined;
};

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
