/** Yes and no, in the many ways they are said; some leave it open. */
import type { Span } from './commands.ts';
import { normalise } from './normalise.ts';

export interface YesNo extends Span {
  means: 'yes' | 'no';
  confidence: number;
}

const lead =
  '^(?:(?:え[ーっ]?と|あ|ああ|ほな|んじゃ|なら|では|じゃあ|それでは|それじゃあ?|やっぱり?|すみません|ごめんなさい|うーん|今は|いまは)?[、,]?)';
const yesFirst = new RegExp(
  `${lead}(?:はいはい|は[ーあぁ]*[いぃ]|ハ[ーァ]*[イィ]|うん|うぃ|ええ|えぇ|そうです(?!か)|そうそう|そうし(?:ます|て|よう|ましょう)|そう(?=$|[、。!ですね])|yes|yep|yeah|sure|ok|okです|おk|オッケ|おっけ|オーケ|おーけ|了解|承知|わかりました|分かりました|もちろん|ぜひ|是非|いいよ|いいですよ|いいですね|構いません|かまいません|問題ありません|問題ないです|大丈夫ですよ|y(?![a-z])|その通り|(?:それ|これ|その方|そのほう)が(?:いい|良い|よい)|(?:それ|そこ|これ|[1-9一二]台(?:だけ)?)で(?:お願い|よろしく|いい|良い|よい|ok|大丈夫|結構|けっこう|進めて|頼|$|[。!、])|お願いします|お願いいたします|お願い致します|お願い(?=$|[。!ねし])|おねがい|よろしく|頼みます|頼む|頼んます|たのむ|たのみます|たのんます|(?:申し?込み|借り)ます(?!か)|合って(?:い)?ます|あってます|正しいです|間違いありません|間違いないです|(?:つなぐ|つなげる|始める|開始する|予約する|申し込む|頼む|進める|伝える)[。!]*$)`,
  'u',
);
const noFirst = new RegExp(
  `${lead}(?:いいえ|いえ(?:いえ)?|いや(?:いや)?(?=$|[、。!でだ])|ううん|no(?![a-z])|nope|not now|n(?![a-z])|違います|違う|ちがいます|ちがう|そうじゃ|そうでは(?:ない|あり)|結構です|けっこうです|遠慮|不要|要りません|要らない|いりません|いらない|やめとき|やめてお|やめます|やめる|やめとく|やらない|やりません|止めて|止めます|しません|しない|お断り|ノー?(?=$|[。!])|のー(?=$|[。!])|だめ|ダメ|必要ありません|必要ないです|またにします|また今度|今回は(?:いい|結構|やめ|見送|大丈夫)|(?:まだ|後で|あとで)(?:いい|結構|大丈夫)です[。!]*$|(?:後|あと)にし|考え(?:ます|て|とき|させ)|検討(?:し|させ)|見送|(?:それは|ちょっと)?困ります|(?:予約|お願い|おねがい|希望|申し込み?)(?:は)?しま?せん|(?:頼み|つなぎ|始め|申し込み|変え|伝え)ません|取り?消(?:さない|しません)|(?:変更|予約|キャンセル)は?し(?:ない|ません)|(?:変え|伝え|頼ま|申し込ま|外さ)ない|外しません|(?:し|つなが|来|始め|予約し|呼ば)なくて(?:いい|大丈夫|結構|も))`,
  'u',
);
/** 大丈夫です、いりません: what follows tells which it is. */
const openThenNo =
  /^(?:もう)?(?:いい|大丈夫|結構)(?:です)?[、。](?:いりません|要りません|不要|やめ|必要ない|必要あり|結構)/u;
const nowNo = /^(?:今は|いまは|今回は)(?:いい|結構|大丈夫)(?:です)?[。!]*$/u;
const taken = /^やっぱり?(?:[^、。!?]{1,15}は)?(?:もう)?(?:いい|結構|大丈夫)(?:です|や)?[。!]*$/u;
const open = /^(?:もう)?(?:いいです|いい|大丈夫です|大丈夫|だいじょうぶ(?:です)?|結構|けっこう)[ー~。!]*$/u;
/** What may stand in a sentence that says nothing but: go ahead. */
const goAheadParts = [
  '(?:(?:その|この|今の|いまの|上の|上記の)(?:内容|日時|日程|時間|枠|日|方向|通り|とおり|番号|住所|条件|案|形)|それ|これ|こちら)(?:のまま)?で',
  '早速|さっそく|(?:今|いま)?すぐに?|どうぞ|ぜひ|すみませんが?|恐れ入りますが|お手数ですが',
  '(?:リモート(?:サポート)?|遠隔(?:サポート)?|オペレータ(?:ー)?(?:さん)?|担当(?:者|の(?:方|人))?|訪問|予約|申し?込み|手続き?|手配|変更|取り?消し|接続|折り返し|お?電話|貸し?出し|機器|対応|サポート)(?:の(?:方|ほう))?(?:を|で|に|へ|は|の)?',
  '(?:始め|はじめ|開始し|進め|すすめ|続け|調べ|見|予約し|つない|繋い|手配し|変更し|取り消し|申し?込ん|送っ|伝え|呼ん|し|やっ)[てで](?:(?:ください|下さい|もらえ|いただけ|ほしい|欲しい|くれ|もらいたい)(?:ませんか|ますか|ます|ると(?:助かり|うれしい|嬉しい|ありがたい)(?:ます)?)?)?',
  '(?:お願い|おねがい)(?:したい|しとき|し|いたし|致し|でき)?(?:ませんか|ますか|ます)?',
  'です|と思います|[ねよなー、。! ]',
];
const goesAhead = new RegExp(`^(?:${goAheadParts.join('|')})+$`, 'u');
const verb = /[てで](?:ください|下さい|もら|いただ|ほしい|欲しい|くれ|[ね。!]*$)|お願い|おねがい/u;
/** そのままで: to go ahead with what is proposed, or to leave what stands as it is. */
const asItIs = /^(?:じゃあ|では)?(?:その|この|今の|いまの)まま(?:で|に)?(?:お願い|いい|結構|大丈夫|し)/u;
const rather = /^(?:やっぱり?|やはり)、?(?:その|この|今の|いまの|元の|もとの)まま/u;

/** What a message answers to a yes-no question, best first; empty when it does not answer it. */
export const hearYesNo = (text: string): YesNo[] => {
  const { text: even, original } = normalise(
    text.replace(/^[\p{Extended_Pictographic}\s]+/u, (signs) => ' '.repeat(signs.length)),
  );
  const at = (match: RegExpExecArray) => original({ start: match.index, end: match.index + match[0].length });
  const unsure = open.exec(even) ?? asItIs.exec(even);
  if (unsure)
    return [
      { means: 'no', confidence: 0.4, ...at(unsure) },
      { means: 'yes', confidence: 0.4, ...at(unsure) },
    ];
  const no = rather.exec(even) ?? openThenNo.exec(even) ?? nowNo.exec(even) ?? taken.exec(even) ?? noFirst.exec(even);
  if (no) return [{ means: 'no', confidence: 0.95, ...at(no) }];
  const yes = yesFirst.exec(even);
  if (yes) {
    // はい、でもやめておきます
    const turned = /(?:でも|けど|が、|やっぱり?)、?(?:やめ|いい(?:です|や)|結構|不要|キャンセル)/u.exec(even);
    return turned
      ? [{ means: 'no', confidence: 0.7, ...at(turned) }]
      : [{ means: 'yes', confidence: 0.95, ...at(yes) }];
  }
  const ahead = verb.test(even) ? goesAhead.exec(even) : null;
  return ahead ? [{ means: 'yes', confidence: 0.75, ...at(ahead) }] : [];
};
