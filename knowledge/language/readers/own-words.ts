/** Whether a customer's own words can be the answer to a question that leaves them free: since when, and on which device. */
import { isQuestion } from '../text/is-question.ts';
import { madeOf } from '../text/made-of.ts';
import { normalise } from '../text/normalise.ts';
import { hearCustomerNumber } from '../values/hear-numbers.ts';
import { hearPause } from './hear-pause.ts';

/** What is asked for in the customer's own words, where not any words will do. */
export type ToldFreely = 'since' | 'device';

const count = '(?:\\d+|[一二三四五六七八九十何数]+)';
const pasts =
  '今[日朝晩夜週月年回]|本日|きょう|けさ|一?昨[日夜晩年]|前日|きのう|ゆうべ|おととい|おとつい|去年|おととし|先[週月日程々]|さきほど|さっき|先ほど|たった今|今さっき|この[前間あ]いだ?|こないだ|最近|近頃|少し|ちょっと|だいぶ|かなり|以前|むかし|昔|ずっと|いつも|いつの[間ま]に?か|急に|突然|たまに|ときどき|時々|週末|連休|年[末始]|元日|早朝|朝|昼|夕方|夜|午[前後]|[月火水木金土日]曜日?';
const lengths = `${count}(?:[/月]${count}日?|日|週間?|時間?|分|か月|ヶ月|カ月|ケ月|箇月|年|回目)半?`;
const ends = '前|まえ|ころ|ごろ|頃|以来|以降|より|から|途端|直後|とき|時|あと|後|当初|うち|中';
const time = new RegExp(`${pasts}|${lengths}|${ends}|(?:^|[、。])(?:今|いま)(?=$|[、。でか])`, 'u');
const unsure = /(?:分か|わか|判)ら|(?:分か|わか)りま|不明|覚え|忘れ|はっきり|あいまい|曖昧/u;
/** Nothing but a time, with the words that go round one. */
const onlyTime = madeOf([
  'たぶん|多分|確か|たしか|おそらく|え[ーっ]*と|もう|つい|だいたい',
  pasts,
  lengths,
  ends,
  '今|いま|くらい|ぐらい|ほど|ばかり|だと?思い?ます?|と思う|です|でした|だった|だ|かな|かも(?:しれません)?|[ねよのにはでも、。!?~ー]',
]);

/** 引っ越しのとき, 入れ替えたあと: told by what happened then, whatever it was. */
const event =
  /^(?!.*(?:何|いつ|どこ|どの|いくら)).*(?:とき|時|あと|後|頃|ごろ|ころ|から|以来|以降|途端|直後)(?:です|でした|だった|だと思います)?[。、!]*$/u;

/** 昨日ですかね？ and 先週くらい？ are hedged answers, no questions. */
const hedged =
  /(?:かな|かね|かも|っけ|くらい|ぐらい|ごろ|頃|前|から|辺り|あたり)[?？。]*(?:たぶん|多分|おそらく|確か|たしか)?[?？。]*$/u;
const hurries =
  /(?<!朝)早く(?!から)|はやく|急い|急ぎ|[今いま]すぐ|いい加減|いつまで|なんとか|何とか|待た(?:せ|され)|(?:まだ|遅い)(?:の|です|よ|な|ぞ)?か?[。!?]*$/u;
const requests =
  /[てで](?:ください|下さい|ほしい|欲しい|くれ|もらえ|もらい|いただ|頂|よ|ね)|[てで][。!]*$|お願い|たい[。!]*$/u;
const wishesOnly =
  /(?:[てで](?:ください|下さい|くれ|ほしい|欲しい|もらえ|ちょうだい|よ)|お願いします)[^。]{0,6}[。!]*$/u;
const pastBy =
  /から|前|まえ|以来|以降|昨|きのう|おととい|おとつい|先[週月日程]|さっき|去年|急に|突然|今[日朝]|けさ|ずっと/u;
const digits = /^[\d\s()-]{4,}$/u;

/** Whether `text` can answer `asked`; `names`: it names a device. */
export const inOwnWords = (text: string, asked: ToldFreely, names: boolean): boolean => {
  const { text: even } = normalise(text);
  const isTime = onlyTime(even);
  // じゃあ11時に電話してください tells when something is wanted.
  if (asked === 'since' && wishesOnly.test(even) && !pastBy.test(even)) return false;
  if (digits.test(even) || hearCustomerNumber(text) || hearPause(text) || hurries.test(even)) return false;
  if (isQuestion(text) && !hedged.test(even)) return false;
  if (asked === 'device' && isTime) return false;
  if (isTime || (asked === 'since' && event.test(even))) return true;
  if (unsure.test(even) || (asked === 'since' ? time.test(even) : names)) return true;
  return !requests.test(even);
};
