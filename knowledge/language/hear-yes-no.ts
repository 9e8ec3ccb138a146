/** Yes and no, in the many ways they are said; some leave it open. */
import type { Span } from './commands.ts';
import { normalise } from './normalise.ts';

export interface YesNo extends Span {
  means: 'yes' | 'no';
  confidence: number;
}

const lead =
  '^(?:(?:え[ーっ]?と|あ|ああ|では|じゃあ|それでは|それじゃあ?|やっぱり?|すみません|ごめんなさい|うーん|今は|いまは)?[、,]?)';
const yesFirst = new RegExp(
  `${lead}(?:はいはい|は[ーあぁ]*[いぃ]|ハ[ーァ]*[イィ]|うん|うぃ|ええ|えぇ|そうです(?!か)|そうそう|そうし(?:ます|て|よう|ましょう)|そう(?=$|[、。!ですね])|yes|yep|yeah|sure|ok|okです|おk|オッケ|おっけ|オーケ|おーけ|了解|承知|わかりました|分かりました|もちろん|ぜひ|是非|いいよ|いいですよ|いいですね|構いません|かまいません|問題ありません|問題ないです|大丈夫ですよ|y(?![a-z])|その通り|(?:それ|これ|その方|そのほう)が(?:いい|良い|よい)|それで(?:お願い|よろしく|いい|ok|大丈夫|結構|けっこう|進めて|$|[。!、])|お願いします|お願いいたします|お願い致します|お願い(?=$|[。!ねし])|おねがい|よろしく|頼みます|頼む|たのむ|たのみます|合って(?:い)?ます|あってます|正しいです|間違いありません|間違いないです|(?:つなぐ|つなげる|始める|開始する|予約する|申し込む|頼む|進める|伝える)[。!]*$)`,
  'u',
);
const noFirst = new RegExp(
  `${lead}(?:いいえ|いえ(?:いえ)?|いや(?:いや)?(?=$|[、。!でだ])|ううん|no(?![a-z])|nope|not now|n(?![a-z])|違います|違う|ちがいます|ちがう|そうじゃ|そうでは(?:ない|あり)|結構です|けっこうです|遠慮|不要|要りません|要らない|いりません|いらない|やめとき|やめてお|やめます|やめる|やめとく|やらない|やりません|止めて|止めます|しません|しない|お断り|ノー?(?=$|[。!])|のー(?=$|[。!])|だめ|ダメ|必要ありません|必要ないです|またにします|また今度|今回は(?:いい|結構|やめ|見送|大丈夫)|(?:まだ|後で|あとで)(?:いい|結構|大丈夫)です[。!]*$|(?:後|あと)にし|考え(?:ます|て|とき|させ)|検討(?:し|させ)|見送|(?:それは|ちょっと)?困ります|(?:予約|お願い|おねがい|希望|申し込み?)(?:は)?しま?せん|(?:頼み|つなぎ|始め|申し込み|変え|伝え)ません|取り?消(?:さない|しません)|(?:変更|予約|キャンセル)は?し(?:ない|ません)|(?:変え|伝え|頼ま|申し込ま)ない|(?:し|つなが|来|始め|予約し|呼ば)なくて(?:いい|大丈夫|結構|も))`,
  'u',
);
/** 大丈夫です、いりません: what follows tells which it is. */
const openThenNo =
  /^(?:もう)?(?:いい|大丈夫|結構)(?:です)?[、。](?:いりません|要りません|不要|やめ|必要ない|必要あり|結構)/u;
const nowNo = /^(?:今は|いまは|今回は)(?:いい|結構|大丈夫)(?:です)?[。!]*$/u;
const taken = /^やっぱり?(?:[^、。!?]{1,15}は)?(?:もう)?(?:いい|結構|大丈夫)(?:です|や)?[。!]*$/u;
const open = /^(?:もう)?(?:いいです|いい|大丈夫です|大丈夫|だいじょうぶ(?:です)?|結構|けっこう)[ー~。!]*$/u;
const goesAhead =
  /(?:その(?:内容|日時|日程|時間|枠|日|方向|まま|通り|とおり|番号|住所)で|それで|この(?:内容|まま)で|始めて|開始して|進めて|続けて|調べて|予約して|つないで|繋いで|手配して|変更して|取り消して|お願い)/u;

/** What a message answers to a yes-no question, best first; empty when it does not answer it. */
export const hearYesNo = (text: string): YesNo[] => {
  const { text: even, original } = normalise(
    text.replace(/^[\p{Extended_Pictographic}\s]+/u, (signs) => ' '.repeat(signs.length)),
  );
  const at = (match: RegExpExecArray) => original({ start: match.index, end: match.index + match[0].length });
  const unsure = open.exec(even);
  if (unsure)
    return [
      { means: 'no', confidence: 0.4, ...at(unsure) },
      { means: 'yes', confidence: 0.4, ...at(unsure) },
    ];
  const no = openThenNo.exec(even) ?? nowNo.exec(even) ?? taken.exec(even) ?? noFirst.exec(even);
  if (no) return [{ means: 'no', confidence: 0.95, ...at(no) }];
  const yes = yesFirst.exec(even);
  if (yes) {
    // はい、でもやめておきます
    const turned = /(?:でも|けど|が、|やっぱり?)、?(?:やめ|いい(?:です|や)|結構|不要|キャンセル)/u.exec(even);
    return turned
      ? [{ means: 'no', confidence: 0.7, ...at(turned) }]
      : [{ means: 'yes', confidence: 0.95, ...at(yes) }];
  }
  const ahead = even.length <= 40 && !/[?]|ですか|ますか/u.test(even) ? goesAhead.exec(even) : null;
  return ahead ? [{ means: 'yes', confidence: 0.75, ...at(ahead) }] : [];
};
