/** Hears a question about the customer's own contract: what they have used, borrowed, booked or asked for, not what the terms say in general. */

import { moodOf } from '../lexicon/mood.ts';
import { anyOf } from '../text/any-of.ts';
import { isQuestion } from '../text/is-question.ts';
import { normalise } from '../text/normalise.ts';

export type Own = 'count' | 'renewal' | 'plan' | 'loan' | 'visit' | 'request';

/** What was done with contacts: 減った, 使っちゃった, 入りました, 数えられた. */
const usedUp: readonly string[] = [
  '減(?:っ(?:た|て)|りました)',
  '使(?:えな|えま|った|って|っちゃ|いました|い切)',
  '引かれ',
  '戻(?:っ|り)',
  '入(?:った|りました|って(?:い?る|い?ます))',
  '(?:数え|カウントさ)(?:られ|れ)?(?:た|まし|て)',
  '残',
  'あと',
  'なくな',
  '無くな',
];
const used = new RegExp(
  `(?:回数|今月|残り)[^。]{0,8}(?:${usedUp.join('|')})|(?:いま|今)(?:の(?:で|も))?[^。]{0,3}(?:\\d|[一何])回(?:分)?(?:減っ|使っ|引かれ|数え)(?:た|ちゃ|られ)|今月(?:は|の|で|分)?(?:最後|ラスト)|あと(?:\\d|[一二三四五六七八九])回|(?:最後|ラスト|残り)(?:の)?(?:1|一)回`,
  'u',
);
/** 回数は？ from somebody we know asks for their own count, 何回までですか what holds for all. */
const countAlone =
  /^(?:(?:今月|いま|今|私|うち|自分)の?)?(?:お?(?:問い?合わ?せ|利用|サポート|相談)の?)?回数(?:は|って)?(?:です(?:か)?)?[?。]*$/u;
const renewal =
  /(?:いつ|何日|何月)[^。]{0,8}(?:リセット|復活|回復|元に戻|(?:回数|上限)[^。]{0,4}戻|また使え|増え)|(?:リセット|(?:回数|上限)[^。]{0,4}(?:戻る|復活))[^。]{0,8}(?:いつ|何日)/u;
const lentNow =
  /(?:借りて(?:い?る|い?ます)|お?借りして(?:い?る|い?ます)|貸して(?:もらって|いただいて)(?:い?る|い?ます)|貸し?出し中の?)(?:もの|物|機器|やつ|機械|代替機器?|の)?[^。]{0,3}(?:あ(?:る|ります|りました|ったっけ)|何|なに|どれ)|(?:何|なに|なん)か?[^。]{0,3}借りて(?:い?る|い?ま(?:す|した))/u;
const whichPlan = anyOf([
  '(?:契約|うち|私|わたし|弊社|当社|加入|入って|使って|利用)[^。]{0,8}(?:何|なん|なに|どの|どっち|どちら)の?プラン',
  'プラン[^。]{0,8}(?:どっち|どちら|どれ|何番)[^。]{0,8}(?:契約|入って|加入|使って|でしたっけ|だっけ|だったか|やっけ)',
  '(?:何|どの|どっち|どちら)の?プラン(?:に|で|を)?[^。]{0,4}(?:契約|加入|入って|使って|だっけ|でしたっけ)',
  '(?:契約|うち|私|弊社|当社|加入)[^。]{0,8}プラン[^。]{0,3}(?:何|なん|どっち|どちら|いくつ)',
]);
const when = /いつ|何日|何曜|何時|期限|日に?ち|日時|時間|どうな(?:って|りま|った)|状況|予定/u;
const lent = /返却日|返却期限|返(?:す|せ|し|却)|(?:借りた|借りて(?:い?る|い?ます)|お?借りした)/u;
const ofVisit = /訪問|来て(?:くれ|もらえ|いただけ)|来(?:る|ます)|お?伺/u;
const asked = /申し?込[みん]|予約|依頼|手続き|(?:頼|たの)んだ|お願いした/u;
const standsHow = /どうな(?:って|りま|った)|状況|進(?:ん|捗)|通(?:っ|り)ま?し?た|承って|入ってい/u;
/** What the terms answer for everybody. */
const inGeneral =
  /方法|やり方|仕方|送料|対応|受付|できます|可能|られます|られる|できる|変更|取り?消|キャンセル|料金|いくら|届|到着|土曜|日曜|祝|夜間|深夜|年末|から.*まで|何時まで|何回|条件|ください|ほしい|たい|もらえ|困|使い方/u;

const arrives =
  /(?:何時|いつ|何分|時間|時刻)[^。]{0,8}(?:来[るまてられ]|着[くき]|到着|お?伺)|到着[^。]{0,4}(?:時刻|時間|予定|約束)|(?:時|分)(?:ちょうど|ぴったり|きっかり)に?(?:着|来|到着)/u;
const reminded = /(?:前日|前の日|事前)[^。]{0,8}(?:連絡|知らせ|通知|確認)/u;

const ours =
  '(?:うち|私|わたし|弊社|当社|会社|今|いま|現在|確か|たしか|ご?契約(?:中|して(?:い?る|い?ます))?|加入(?:中)?|入って(?:い?る|い?ます)|使って(?:い?る|い?ます))(?:の(?!は)|のは|は|って|が|、|\\s)?';
const holds =
  '(?:です|でした|だ(?!と)|なん(?:です|だ)?|なの|じゃ(?:な[いか]|あり)|っけ|で(?:合って|あって|間違い|まちがい|よかった|よろしかった|契約|加入)|に(?:入って|加入|契約))';
/** うちはプラン2？ and プラン2ですよね; プラン2なら何回？ asks what holds for everybody. */
const ownPlan = anyOf(
  [
    `^(?:${ours})*(?:ライトあんしん)?プラン(?<plan>[12])(?:の?(?:契約|ほう|方))?${holds}[よねっけかなしらでてょうすまんせたいるのあ?。]*$`,
    `^(?:${ours})+(?:ライトあんしん)?プラン(?<plan>[12])(?:の?(?:契約|ほう|方))?(?:か(?:な)?)?[?。]*$`,
    '\\b(?:am i|are we|i.m|i am|we.re|we are|(?:is )?(?:my|our) (?:contract|plan)(?: is)?)(?: on| in| the)* ?(?:plan|プラン) ?(?<plan>[12])(?!.*(?:how|what|if))',
  ],
  'iu',
);

/** The plan that the message asks whether it is the customer's own: うちプラン2だよね. */
export const hearPlanAsked = (text: string): 1 | 2 | undefined => {
  const said = normalise(text).text;
  const plan = isQuestion(text) || /よね|っけ|でしょ|かな/u.test(said) ? ownPlan.exec(said)?.groups?.plan : undefined;
  return plan === undefined ? undefined : plan === '1' ? 1 : 2;
};

/** Whether the message asks when on its day the visit comes, or to be told of it before: of a visit that is booked. */
export const asksOfArrival = (text: string): boolean => arrives.test(text) || reminded.test(text);

/** What of the customer's own the message asks for, undefined: nothing. Whether there is such a thing is not known here. */
export const hearOwn = (text: string): Own | undefined => {
  if (hearPlanAsked(text) !== undefined) return 'plan';
  const said = normalise(text).text;
  if (!moodOf(said).has('question') && !/どうな(?:って|りま|った)/u.test(said)) return undefined;
  if (said.length > 60) return undefined;
  if (whichPlan.test(said)) return 'plan';
  if (renewal.test(said)) return 'renewal';
  if (countAlone.test(said) || (used.test(said) && !/何回/u.test(said))) return 'count';
  if (lentNow.test(said)) return 'request';
  if (asked.test(said) && standsHow.test(said)) return 'request';
  if (inGeneral.test(said) || (!when.test(said) && !/まで/u.test(said))) return undefined;
  if (lent.test(said)) return 'loan';
  return ofVisit.test(said) ? 'visit' : undefined;
};
