/** What a customer means for an arrangement that is proposed or stands: not this one, not now, leave it, another time for it. */
import { namesWhen, slotsSaid } from '../dates/hear-slots.ts';
import { withoutWish } from '../dates/hear-wish.ts';
import { anyOf } from '../text/any-of.ts';
import { isQuestion } from '../text/is-question.ts';
import { madeOf } from '../text/made-of.ts';
import { hearYesNo } from './hear-yes-no.ts';

const ends =
  /や[めん]|止め|キャンセル|取り?消|いら[なん]|いりま|要ら|要りま|不要|結構|大丈夫|また|後で|あとで|見送|考え|検討|遠慮|必要|なし|断|来なく|来ないで|no\b/iu;

/** Whether `text` is a no to the time that is proposed, and to nothing more: いいえ, not やめます. */
export const refusesOnly = (text: string): boolean =>
  !ends.test(text) && text.length <= 20 && hearYesNo(text)[0]?.means === 'no';

const another = /もう(?:一|1|１)|別(?:の|件)|ほかの|他の|追加|二件|2件|２件|(?:ほう|方|店|所|社|にも|月も)(?:に)?も/u;

/** Whether `text` asks for one more than what stands: もう一件. */
export const asksAnother = (text: string): boolean => another.test(text);

const off = /取り?消|キャンセル|中止|や[めん]|いら|要ら|不要/u;

/** Whether `text` calls off what it speaks of. */
export const takesBack = (text: string): boolean => off.test(text);

const keeps =
  /(?:その|この|今の|いまの|元の|もとの|前の|(?:日|時|曜日?|午前|午後|予約|予定)の)まま(?:で|に(?:して)?)?(?:も?(?:お願い(?:し|いたし)?(?:ます|たい)?|い[いき](?:ます)?|ええ|良い|よい|結構|大丈夫|ok|おk|ください|下さい|おいて(?:ください)?|します?|行きます))?(?:です|でした)?[ねやわよ。!！]*$|(?:変更|変え)(?:は|を)?(?:し(?:ない|ま?せん|なく)|ない(?!と)|ま?せん|なくて|やめ|止め|なし|不要|いら|いりま|結構)/iu;

/** Whether `text` leaves what is arranged as it is: そのままで, 変更しません. */
export const keepsAsIs = (text: string): boolean => keeps.test(text.trim()) && !isQuestion(text);

const unable = anyOf([
  '都合[^。]{0,4}(?:悪|わる|つか|付か|合わ)',
  '急用',
  '不在',
  '留守',
  '(?<!しか)(?:行|い|出ら?|立ち会|対応でき)(?:け|れ|え)?な(?:く(?:な|て)|い(?:ので|ん|です|こと))',
  '予定が[^。]{0,4}(?:入|変わ|ずれ)',
  '(?:無理|だめ|ダメ|厳し|難し)[^。]{0,2}(?:にな|くな|そう)',
  '休みにな',
]);

/** Whether `text` says that the customer cannot be there: 急用が入りました. */
export const cannotBeThere = (text: string): boolean => unable.test(text) && !off.test(text);

const slip =
  /間違|まちが|勘違|違(?:う|い|っ)|訂正|やっぱ|やはり|じゃなく|ではなく|でなく|都合が?(?:悪|つか|合わ)|無理に/u;
/** What may stand beside a time that is wished, and nothing that asks about a day. */
const beside = [
  'すみませんが?|すいません|ごめん(?:なさい)?|恐れ入りますが|申し訳(?:ない|ありません|ございません)(?:です)?が?|えっ?と|あ[ーっ]?|(?:それ)?では?|(?:それ)?じゃあ?|(?:それ)?なら|でしたら|だったら|で?あれば|いつでも|(?:無理|だめ|ダメ)(?:なら|だったら)|なければ|できれば|やっぱり?|やはり|たぶん',
  '(?:訪問日?|切り?分け|予約|日程|日時|日にち|日付|時間|曜日|故障|希望|ご?都合|枠|とき|時)',
  '(?:一番|いちばん)?(?:遅い|早い|最後の?|最初の?)(?:時間|枠|回)?|以降|以前|ごろ|頃|くらい|ぐらい|中|までに?',
  '(?:来|き|訪問し|伺っ|見に来)て(?:ください|下さい|もらえますか|もらえませんか|もらえる|いただけますか|いただけませんか|もらいたい|いただきたい|ほしい|欲しい|くれますか|くれる)?',
  '(?:お願い|おねがい|希望|予約)(?:でき(?:れば|ますか|ませんか|る)|し(?:たい|ます)|いたします|致します|したく)?|頼み(?:ます|たい)|頼む|よろしく',
  '(?:に|と)?して(?:ください|下さい|もらえますか|もらえませんか|いただけますか|いただけませんか|ほしい|欲しい|くれ(?:ますか)?)|に(?:したい|します|してもらえますか)',
  'い[いー]|良い|よい|どう|いかが|空いて(?:い)?(?:ます|る)|可能|助かります|ましょう|思います',
  '(?:です|ます|でしょう|ん)?(?:[かがねよ]|けれ?ど)?|だ|[のでにがはをと、。,.!！?？・\\s　~〜ー]',
];
const onlyBeside = madeOf(beside);
const wishes = /お願い|おねがい|希望|来て|きて|して|したい|します|予約|頼|よろしく|がい[いー]|が良い|訪問|切り?分け/u;
const ofDay = /営業|受付|受け付け|開[いけ]|やって|休み|定休|何時|いつ|電話|折り?返/u;

const comes = /取り直|来て|来ら?れ|来(?:る|ます)|お?伺|訪問|出張|予約|空き/u;
const may =
  /でき(?:ます|る|ません|ない)|可能|ら?れ(?:ます|る|ません|ない)|もらえ|もらう|いただけ|空[いき]|取れ|とれ|直せ|受け?付け?て|大丈夫|どう/u;
const inGeneral =
  /何(?:日|時|回|曜|分|を|が|か)|いつまで|いつから|どう(?:すれ|やっ|いう|なっ)|どのくらい|どれ|いくら|料金|費用|方法|条件|普段|毎|以外|だけ|営業|対応時間|確認|見せ|見たい/u;
const place = /予約|枠|空[いき]|いつ(?:なら|ごろ|頃)?[^。]{0,3}(?:来|お?伺|訪問)/u;

/** Whether `text` asks whether, or when, somebody can come: 明日の午前中って訪問可能ですか. What holds for all is not asked so. */
export const asksToCome = (text: string): boolean =>
  comes.test(text) && may.test(text) && !inGeneral.test(text) && (place.test(text) || namesWhen(text));

const soonest = '(?:最短|最速|(?:一番|いちばん|最も)早|最終)';
const whenEver = '(?:いつ|何日|何時|何曜)';
const asksForEdge = new RegExp(`${soonest}[^。]{0,12}${whenEver}|${whenEver}[^。]{0,10}${soonest}`, 'u');

/** Whether `text` asks for the first or the last time that can be had: 来てもらうのに、最短でいつ？ */
export const asksSoonest = (text: string): boolean => asksForEdge.test(text);

/** Whether `text` asks whether a day is closed: 23日は祝日ですか, 年末はやってますか. */
export const asksIfClosed = (text: string): boolean =>
  /祝日|休み|休業|営業日|やって(?:い?る|い?ます)/u.test(text) && isQuestion(text);

/** Whether `text` names a day on the calendar, not one of every week: 明日, 来週の火曜, 12月10日. */
export const namesOneDay = (text: string): boolean =>
  /明日|あした|明後日|あさって|今日|本日|これから|(?:今|来|再来|翌)週|\d+(?:日|\/\d)|[〇一二三四五六七八九十]日/u.test(
    text.normalize('NFKC'),
  );

/**
 * How plainly `text` wishes for a day or time where none was asked for: 'slip' with a word of correction, 'plain' when it holds
 * little more than a day and a time; undefined when it names none, or asks about a day instead (土曜は開いていますか).
 */
export const wishesTime = (text: string): 'slip' | 'plain' | undefined => {
  if (ofDay.test(text)) return undefined;
  const slots = slotsSaid(text);
  if (slots.length === 0) return undefined;
  if (slip.test(text) && !isQuestion(text)) return 'slip';
  const rest = withoutWish(text);
  const namesTime = slots.some(
    ({ day, first, time, from, to }) =>
      (day !== undefined || first !== undefined) && (time ?? from ?? to) !== undefined,
  );
  const isWish = namesTime || wishes.test(rest) || /(?:遅い|早い|最後|最初)/u.test(rest);
  return isWish && (rest === '' || onlyBeside(rest)) ? 'plain' : undefined;
};
