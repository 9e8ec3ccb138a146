/** Hears where and when a device is to be delivered, in the customer's own words (row 22: a wish is passed on as a wish). */

import { movesWhen } from '../dates/hear-slots.ts';
import { hearWish } from '../dates/hear-wish.ts';
import { isRequest, moodOf } from '../lexicon/mood.ts';
import { anyOf } from '../text/any-of.ts';
import { isQuestion } from '../text/is-question.ts';
import { normalise } from '../text/normalise.ts';
import { speaksOfLoan } from './device-names.ts';
import { hearAddress, inOneLine } from './hear-address.ts';

/** An address, the registered one, or elsewhere: another one that the message does not name. */
export type Destination = { address: string } | 'registered' | 'elsewhere';

const delivered =
  /送(?:っ|り|付|る|れ|ら)|届け|お届け|配送|発送|配達|郵送|宅配|受け取|届(?:い|く|か|き)|着(?:く|い|き)|到着|宛て?(?:に|で)|(?:に|まで)(?:ほし|欲し)い|\b(?:send|deliver|ship)\b/iu;
const target =
  /(?:お?届け?|送り|送付|配送|発送|お?送り|宛て?|あて|届ける|(?:届け|送っ)て(?:もらう|いただく|ほしい))(?:先|の?住所|の?場所)|届ける(?:場所|ところ|所)|(?:^|[、。])住所[はをも：:]/u;
/** What is sent back, papers and mails are no device on its way to the customer. */
export const otherWay = /返却|返送|返す|返し(?:て|たい|ます|方)|送り返|回収|訪問先|来て|請求|書類|契約書|案内|メール/u;

const registered = anyOf([
  '(?:登録|契約)[^。、]{0,6}?(?:住所|場所|お?届け先|先|ところ|所在地)(?:で(?!は)|に(?!は|も)|へ|のまま|宛|が(?:いい|良い|よい))',
  '(?:元|もと|最初)の(?:住所|お?届け先)',
  '届け先[^。、]{0,4}(?:元|もと)(?:に戻|のまま|のとおり)',
  '(?:元|もと|登録|契約)の?(?:どお|通)り',
  '\\b(?:registered|original|contract) address|address (?:on|in|of) (?:the|my|our) contract',
]);
const notRegistered = /以外|じゃな|ではな|違|別|送らな|届けな|変わ|変更/u;
/** 届け先は、 before an address tells it and asks nothing. */
const tellsTarget = /(?:(?:お?届け|送り|送付|配送|発送)先|住所|宛先)[はもを]?[、：:\s]*$/u;
const another =
  /(?:別|ほか|他|違う|異なる|登録(?:と|とは)?(?:違う|別)|登録以外|契約住所以外)の?(?:住所|場所|ところ|所|届け先|送り先|拠点|支店|支社|営業所|事務所|店舗|店|倉庫|オフィス)/u;
const somewhere =
  /(?:支店|支社|本社|本店|営業所|事務所|自宅|店舗|お店|倉庫|工場|現場|実家|会社|出張先|オフィス|拠点|ホテル|宿)(?:の?(?:ほう|方))?(?:に|へ|宛て?に?|あてに?)[^。]{0,12}(?:送|届|配送|発送|配達|郵送)/u;
const places = '(?:支店|支社|本社|本店|営業所|事務所|自宅|店舗|お店|倉庫|工場|現場|実家|会社|オフィス|拠点)';
const ownPlaces = '(?:事務所|会社|お?店|店舗|オフィス)';
/** うちの事務所あてで and 会社のままで are where it has always been. */
const ownPlace = new RegExp(
  `(?:うち|ウチ|当方|弊社|当社|当店)(?:の${ownPlaces})?(?:に|へ|で(?![はも])|宛て?|あて)|${ownPlaces}のまま`,
  'u',
);
/** 大阪の支店へ, where a delivery is spoken of, says where to. */
const toPlace = new RegExp(
  `${places}(?:の?(?:ほう|方))?(?:に|へ|宛て?に?|でも?)(?:(?:お願い|おねがい|変え|変更|して|頼|いい|良い|よい|結構|大丈夫|構|かま|ok)[^?？]*)?[。！!]*$`,
  'iu',
);
/** 本社に戻して, where another address stands: the one before it was the registered one. A device that goes back is none. */
const back = new RegExp(
  `(?:住所|先|登録|契約|元|もと|前|最初|${places})(?:の?(?:ほう|方|住所|ところ|所|場所))?[にへを]?(?:戻|もど)(?:し|す)`,
  'u',
);
const ofDevice = /(?:機器?|機械|パソコン|タブレット|端末|ルータ|もの|物|[こそ]れ)を/u;
/** 大阪市にも届けてもらえますか asks what is possible. */
const asToo = /(?:に|へ|まで)も(?:送|届|お届|配|発送)/u;
const asksElsewhere = new RegExp(
  `${places}(?:の?(?:ほう|方))?(?:に|へ)も?[^。]{0,6}(?:送|届け)っ?(?:れ|られ|てもら|ていただ|てくれ|てほし)`,
  'u',
);
const outdated = /住所が(?:変わ|違)/u;
const changes = /変え(?!な)|変更(?!し?な)|替え(?!な)|違|直し|訂正|別|ほか|他/u;

/** The sentences of `text`, a new line no more than a break of its lines. */
export const sentences = (text: string): string[] =>
  inOneLine(text)
    .split(/(?<=[。！!？?\n])/u)
    .filter((part) => part.trim() !== '');
/** 水曜に着くようにできますか asks for it. */
const asksFor = /(?:よう(?:に)?|指定(?:は|を)?|希望(?:は|を)?)(?:して|(?:お願い)?でき|可能|もらえ|いただけ)/u;
const bids = /(?:送って|届けて|して)(?:ね|よ)?[。！!、\s]*$/u;
const wants = (sentence: string): boolean => isRequest(sentence) || bids.test(sentence) || asksFor.test(sentence);
const suits =
  /(?:が|で|だと)(?:いい|良い|よい|助かり|都合|ありがた|間に合|$)|(?:まで|以降)(?:に|で)|(?:いつでも|なるべく早)/u;

/** 日曜だけど tells what day it is. */
const besides = /^日?(?:です|なん|なの|だ)?(?:です)?(?:けど|が(?![いよ良])|のに|し(?=[、,]))/u;
/** What stands around a time that is said and no more: はい、金曜の夕方で。 */
const aroundTime =
  /^(?:はい|では|じゃあ|あと|できれば|時間は|日時は|[、,。\s])*(?:に|で|ごろ|頃|希望|です|[。！!\s])*$/u;

const destinationIn = (sentence: string, isMeant: boolean): Destination | undefined => {
  if (otherWay.test(sentence)) return undefined;
  // A question whether it can be sent there is no wish: 大阪市にも送れますか. With its number, beside a delivery, it is one: what is read back says where to.
  const address = hearAddress(sentence);
  const isWhole = isMeant && address !== undefined && /\p{N}/u.test(address);
  if (isWhole && delivered.test(sentence)) return { address };
  // 工場のほうに送れますか, and a registered address that is not right any more, want another one.
  if (isMeant && address === undefined && (asksElsewhere.test(sentence) || outdated.test(sentence))) return 'elsewhere';
  if (asToo.test(sentence)) return undefined;
  const named = target.test(sentence);
  if (registered.test(sentence) && !notRegistered.test(sentence)) return 'registered';
  if (isMeant && address === undefined && back.test(sentence) && !ofDevice.test(sentence)) return 'registered';
  if (isMeant && address === undefined && ownPlace.test(sentence) && !notRegistered.test(sentence)) return 'registered';
  if (isMeant && address === undefined && toPlace.test(sentence) && !isAsked(sentence)) return 'elsewhere';
  if (!named && !(delivered.test(sentence) && wants(sentence)) && !isWhole) return undefined;
  if (address !== undefined) return asksOf(sentence, address) ? undefined : { address };
  if (another.test(sentence) || somewhere.test(sentence)) return 'elsewhere';
  return named && changes.test(sentence) && !isAsked(sentence) ? 'elsewhere' : undefined;
};

const isAsked = (sentence: string): boolean => {
  const moods = moodOf(normalise(sentence).text);
  return moods.has('question') && !moods.has('want');
};

/** Whether what stands beside the address asks something; the address itself may end like a question. */
export const asksOf = (sentence: string, address: string): boolean =>
  !wants(sentence) && (isQuestion(sentence) || isAsked(sentence.replace(address, '').replace(tellsTarget, '')));

/**
 * Where `text` wants a device delivered; undefined when it does not say, or only asks. `isMeant`: a delivery is spoken of
 * already, so that an address with its number need not say what it is for.
 */
export const hearDestination = (text: string, isMeant = false): Destination | undefined =>
  sentences(text)
    .map((sentence) => destinationIn(sentence, isMeant))
    .find((destination) => destination !== undefined);

/** Whether `text` speaks of where something is delivered: 届け先. */
export const speaksOfTarget = (text: string): boolean => target.test(text) && !otherWay.test(text);

/** When `text` wants a device delivered; undefined when it does not say, or only asks. `plainly`: only where it speaks of the delivery. */
export const hearDeliveryWish = (text: string, plainly = false): string | undefined => {
  for (const sentence of sentences(text)) {
    // 日曜でも借りられますか asks whether it can be asked for then.
    if (/でも[^。]{0,24}(?:でき|頼め|借り)/u.test(sentence)) continue;
    if (otherWay.test(sentence) || /訪問|電話|折り?返|受け?付け|営業|対応|やって(?:い?ま|る)|開い/u.test(sentence))
      continue;
    if (plainly && !delivered.test(sentence) && !target.test(sentence) && !speaksOfLoan(sentence)) continue;
    // The number of a street is no time.
    const rest = sentence.replace(hearAddress(sentence) ?? '', '');
    const wish = hearWish(rest);
    if (wish === undefined || besides.test(rest.slice(rest.indexOf(wish) + wish.length))) continue;
    const isBare = aroundTime.test(rest.replace(wish, ''));
    if (
      wants(sentence) ||
      isBare ||
      movesWhen(sentence) ||
      (!isAsked(sentence) && (suits.test(sentence) || delivered.test(sentence)))
    )
      return wish;
  }
  return undefined;
};
