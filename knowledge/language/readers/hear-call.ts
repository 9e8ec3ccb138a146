/** What a customer says of a call-back that is offered or stands: another number, another time asked for, too late, when and where it comes. */
import { speaksOfCall } from '../dates/hear-slots.ts';
import { asksPlainly, hearWish, wishesSaid } from '../dates/hear-wish.ts';
import { anyOf } from '../text/any-of.ts';
import { isQuestion } from '../text/is-question.ts';
import { normalise } from '../text/normalise.ts';
import { hearNumberToCall } from '../values/hear-numbers.ts';
import { hearYesNo } from './hear-yes-no.ts';

const registered =
  /(?:元|もと|最初|初め|はじめ|登録|契約)[^。、]{0,6}(?:番号|電話|連絡先)(?!を?(?:変|登録))|番号は?(?:元|もと|登録|契約)(?:に|の|した|して|済)/u;
const other =
  /(?:電話番号|番号|連絡先)(?:を|は|が|、|も)*(?:変え|変更|替え|別|違う|ちがう|違い|ほか|他)|(?:別|違う|ちがう|ほか|他)の?(?:電話)?(?:番号|連絡先)/u;

/** The number to call that a message gives; 'registered' for the one of the contract, 'other' where another is wanted and not said yet. */
export const hearCallNumber = (text: string): { number: string } | 'registered' | 'other' | undefined => {
  const number = hearNumberToCall(text);
  if (number !== undefined) return { number };
  const said = normalise(text).text;
  if (/時間|日時/u.test(said)) return undefined;
  if (registered.test(said)) return 'registered';
  return other.test(said) ? 'other' : undefined;
};

const ofElse =
  /営業|受付|受け付け|窓口|対応|開[いけ]|やって|(?<!昼)休み|定休|何時|何曜|いつ|訪問|来て|来れ|リモート|遠隔|料金|いくら|届/u;
const canItBe =
  /変え|変更|ずら|でき|出来|無理|だめ|ダメ|駄目|可能|いけ|大丈夫|い[いー]|よい|良い|願|もらえ|いただけ|くれ|ほし|かけ|都合|折り?返|電話/u;
const onlyAsked = /^(?:じゃあ?|では|なら|やっぱり?|とか|は|も|だと|だったら|ごろ|頃|くらい|ぐらい|の|[、。 　?？])*$/u;

/** Whether a message asks if the call can come at a time it names, and asks nothing of opening hours: 20時にできますか, 4日は？ */
export const asksForCallAt = (text: string): boolean => {
  const plain = asksPlainly(text);
  if (!isQuestion(text) || ofElse.test(text) || hearWish(plain) === undefined) return false;
  const rest = wishesSaid(plain).reduce((left, wish) => left.replace(wish.text, ''), text);
  return canItBe.test(rest) || onlyAsked.test(rest);
};

const late = anyOf([
  '(?:じゃ|では|だと|まで)[^。]{0,6}(?:遅[いく過す]|困[るり]|間に合[わい]|待て)',
  '待て(?:な|ま)',
  '間に合わ',
  '(?:もっと|もう少し|もうちょっと|少しでも)(?:早く|はやく|早い|急)',
  '^(?:今|いま)?すぐに?[。!]*$',
  '今日中',
  '年内',
  'まだ(?:です|でしょう)?か',
  '今すぐ',
  'いますぐ',
]);

const rightAway =
  /^(?:いや|いえ|あ)?[、,]?(?:やっぱり?|やはり)?[、,]?(?:今|いま)(?:すぐに?)?(?:から)?(?:お願い|話したい|相談したい|対応して|つないで)/u;

/** Whether help is wanted now, not at a time that was agreed: いや、やっぱり今お願いします. */
export const wantsItNow = (text: string): boolean => rightAway.test(normalise(text).text);

const afterwards =
  /(?:終わ(?:った|り|って)|済(?:んだ|み)|終了(?:し?た?後|した))(?:ら|後|あと|次第|から)|(?:リモート|遠隔|作業|接続|サポート)(?:が終わった|の)(?:後|あと)|\b(?:afterwards|after (?:that|it)|(?:once|when) (?:it|that|you)(?:['’](?:s|re)| is| are) (?:done|over|finished))\b/iu;

/** Whether something is wished for once what is under way is over: 終わったら電話でも連絡もらえる？ */
export const wishesAfterwards = (text: string): boolean => afterwards.test(text);

/** Whether the time that is proposed is found too late: 明日じゃ遅い. */
export const findsTooLate = (text: string): boolean => late.test(normalise(text).text) || wantsItNow(text);

const agreesAnyhow =
  /(?:が|で)(?:い[いー]|良い|よい|お願い|希望|頼)|に(?:し|変え)|お願い|希望|ください|下さい|ちょうだい|頂戴/u;

/** Whether a message takes an offered call by saying when or where: では5日で, 携帯の090…に. */
export const takesCallBy = (text: string): boolean => {
  const number = hearCallNumber(text);
  const names = (number !== undefined && number !== 'other') || hearWish(text) !== undefined;
  if (!names || isQuestion(text) || ofElse.test(text) || findsTooLate(text)) return false;
  return hearYesNo(text)[0]?.means !== 'no' || agreesAnyhow.test(text);
};

const which =
  /(?:どの|どこの|どこに|何番|どちらの)[^。]{0,8}(?:かか|かけ|掛|電話|番号|来)|番号[^。]{0,4}(?:どこ|どれ|何番)|(?:かか|かけ)[^。]{0,6}(?:番号|先)は|^(?:電話)?番号は[?]*$/u;
const noneCame =
  /(?:お?電話|折り?返し|連絡)(?:の(?:お?電話|連絡))?[がはも]?(?:まだ|全然|ぜんぜん|一向に|ちっとも)?(?:(?:かかって|掛かって)?(?:来|こ|き|け)(?:ない|ません|てない|てません|ていません|ておりません|え?へん|とらん)|ない(?:です|んです|けど|ん)|ありません|もらえて(?:い)?(?:ない|ません))/u;
const whenIsIt =
  /^(?:それは?|で、?|結局)?(?:何時|いつ|何日)(?:ごろ|頃|くらい)?(?:です|でした|に?なり(?:ます|そうです)|に来る)?(?:っけ)?か?ね?[?？。]*$/u;

const whenWouldItCome =
  /(?:何時|いつ)(?:ごろ|頃|くらい|から)?(?:に|なら|だと)?(?:お?電話|連絡|折り?返し)?(?:が|は|を|して)?(?:かかって|かけて|来(?:る|ます|て)|くれ|もらえ|いただけ|でき)/u;

const asksWhenCalled = (text: string): boolean => isQuestion(text) && whenWouldItCome.test(normalise(text).text);

/** Whether a message asks when a call would come, or which way is better, and agrees to none yet: 明日の何時に電話くれる？ */
export const onlyAsksOfCall = (text: string): boolean =>
  asksWhenCalled(text) || (isQuestion(text) && /どっち|どちら/u.test(text));

const whether = /(?:こと|の)(?:は|が|も|って)?(?:でき|出来|可能)|可能(?:です|でしょう)/u;

/** Whether a message asks if a call can be had, and wishes for none yet: 電話をもらうことはできますか. */
export const asksWhetherCalled = (text: string): boolean =>
  isQuestion(text) && speaksOfCall(text) && whether.test(normalise(text).text);

/** Whether a message asks when a call comes, or to which number, without naming the call. */
export const asksOfCall = (text: string): boolean => {
  const said = normalise(text).text;
  return (
    said.length <= 30 &&
    !/窓口|問い合わせ|契約/u.test(said) &&
    (noneCame.test(said) || which.test(said) || whenIsIt.test(said) || asksWhenCalled(text))
  );
};
