/** Hears set-up asked for at a visit, in the customer's own words, or taken back again (row 16). */
import { isRequest } from '../lexicon/mood.ts';

/** `named`: it says set-up of what. `atVisit`: the words tie it to a visit. `adds`: it comes beside what was asked for before. */
export type SetUpSaid = { wish: string; named: boolean; atVisit: boolean; adds: boolean } | 'none';

const longest = 200;

// 訪問の設定, 日程の設定 are no set-up of a device.
const noun =
  '(?<!(?:訪問|予約|日程|日時|時間|支払い?)の?)(?:初期設定|設定|セットアップ|セッティング|設置|インストール|取り?付け|の接続)';
const followed =
  '(?:作業|まわり|周り|関係|など|等|とか|一式)*(?:の?(?:ほう|方|件|お手伝い|手伝い|お願い|依頼))?(?:も|を|は|まで|について|に関して|して|し(?:たい|て)|が(?:必要|したい)|お願い|希望|[、,]?$)';
const asked = new RegExp(`${noun}${followed}`, 'u');
const asAddition = new RegExp(`${noun}[^、。も]{0,8}も|も[^、。]{0,6}${noun}`, 'u');
const unnamed = new RegExp(`^(?:その)?${noun}`, 'u');
const agreed = /^(?:はい|ええ|うん|では|じゃあ|それでは)[、,\s]*/u;
/** What leaves the sentence open goes as a whole: …してほしいんですけど ends in …してほしい. */
const openEnd = /(?:[んの](?:です|だ)?)?(?:けれども|けれど|けど|が)$|ので$/u;
const needed = /必要(?:です|だ|なので|$)|希望(?:です|$)/u;
/** ついでにプリンターの設定も: what comes beside a visit needs no verb. */
const beside = /も(?:ついでに)?[、。!！\s]*$/u;
const ofPrice = /いくら|料金|費用|値段|金額|有料|有償|無料|タダ|かかりますか/u;
/** してくれるんですか asks what is done for all; してもらえますか wishes. */
const inGeneral = /(?:る|える)[んの]です?か/u;
const unwanted =
  /(?<!訪問[とも])(?:設定|セットアップ|設置)[^。、]{0,14}(?:いらな|いりま|要らな|要りま|不要|やめ|止め|取り?消|取り?下げ|取りやめ|キャンセル|なしで|無しで|結構|(?:もう|やっぱり?)?いいです|大丈夫です|必要(?:ない|なく|あり)|頼ま(?:な|ず)|頼みま?せん)/u;
const instead = /やっぱり?|じゃなく|ではなく|でなく|代わりに|変更|に変え/u;

const visit =
  'ついで|(?:その|この|訪問の?|訪問(?:し|して(?:もらっ|いただい|くれ|くださっ|下さっ))た|訪問して(?:もらう|いただく|くれる|くださる|下さる)|来(?:た|て(?:もらっ|いただい|くれ|くださっ)た|る|た|て(?:もらう|いただく|くれる|くださる)|られる|られた)|い?らっしゃる|お?越しの|お?伺いの|見に来る)(?:とき|時|際|日|折|場)|当日|訪問(?:で|と)?(?:一緒|いっしょ|合わせ|あわせ)';
const tied = new RegExp(visit, 'u');
/** What leads to the words of the wish and is none of them. */
const lead = new RegExp(
  `^.*(?:${visit}|あと|それと|それから|できれば|可能なら)(?:で|に)?は?[、,]?(?=.{2,60}${noun})`,
  'u',
);

/** The parts of a message that may each wish for something of their own. */
const parts =
  /[。!！?？\n]+|(?<=けれど|けれども|けど|[すまし]が|ので|ほしい|欲しい|ください|下さい|です|ます|たい|お願い|です?か|ますか|[時分半日曜]で)[、,]|[、,](?=(?:あと|ついで|それと|それから|できれば|その(?:とき|時|際)|当日))/u;

/** The set-up `text` wishes for; 'none': it is not wanted any more; undefined: the text does not speak of it, or only asks. */
export const hearSetUp = (text: string): SetUpSaid | undefined => {
  for (const part of text.split(parts)) {
    if (unwanted.test(part)) return 'none';
    if (!asked.test(part) || ofPrice.test(part) || inGeneral.test(part)) continue;
    const comesBeside = tied.test(part) && beside.test(part);
    if (!isRequest(part) && !needed.test(part) && !comesBeside) continue;
    const said = comesBeside ? part.replace(beside, '') : part;
    const wish = said.replace(agreed, '').replace(lead, '').replace(openEnd, '').trim().slice(0, longest);
    const adds = asAddition.test(part) && !instead.test(part);
    return { wish, named: !unnamed.test(wish), atVisit: tied.test(part), adds };
  }
  return undefined;
};
