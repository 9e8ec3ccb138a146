/** Yes and no, in the many ways they are said; some leave it open. */
import type { Span } from './commands.ts';
import { normalise } from './normalise.ts';

export interface YesNo extends Span {
  means: 'yes' | 'no';
  confidence: number;
}

const yesFirst =
  /^(?:(?:え[ーっ]?と|あ|ああ|では|じゃあ|それでは)?[、,]?)(?:はいはい|はい|はぁい|うん|ええ|えぇ|そうです|そうそう|そう(?=$|[、。!ですね])|yes|yep|yeah|ok|okです|おk|オッケ|おっけ|オーケ|了解|承知|わかりました|分かりました|もちろん|ぜひ|是非|いいよ|いいですよ|構いません|かまいません|問題ありません|問題ないです|大丈夫ですよ|y(?![a-z])|その通り|それで(?:お願い|よろしく|いい|大丈夫|結構|けっこう|進めて|$|[。!、])|お願いします|お願いいたします|お願い致します|お願い(?=$|[。!ねし])|おねがい|よろしく|頼みます|頼む|たのむ|たのみます|合って(?:い)?ます|あってます|正しいです|間違いありません|間違いないです|はい。)/u;
const noFirst =
  /^(?:(?:え[ーっ]?と|あ|ああ|では|じゃあ|やっぱり?|すみません|ごめんなさい)?[、,]?)(?:いいえ|いえ(?:いえ)?|いや(?:いや)?(?=$|[、。!でだ])|ううん|no(?![a-z])|nope|n(?![a-z])|違います|違う|ちがいます|ちがう|結構です|けっこうです|遠慮|不要|要りません|要らない|いりません|いらない|やめとき|やめてお|やめます|やめる|やめとく|止めて|止めます|しません|しない|お断り|ノー|だめ|ダメ|必要ありません|必要ないです|またにします|また今度|今回は(?:いい|結構|やめ|見送)|見送|(?:それは|ちょっと)?困ります)/u;
const open = /^(?:もう)?(?:いいです|いい|大丈夫です|大丈夫|だいじょうぶ(?:です)?|結構|けっこう)[。!ね]*$/u;
const goesAhead =
  /(?:その(?:内容|日時|日程|時間|枠|日|方向|まま|通り|とおり|番号|住所)で|それで|この(?:内容|まま)で|始めて|開始して|進めて|続けて|調べて|予約して|つないで|繋いで|手配して|変更して|取り消して|お願い)/u;

/** What a message answers to a yes-no question, best first; empty when it does not answer it. */
export const hearYesNo = (text: string): YesNo[] => {
  const { text: even, original } = normalise(text);
  const at = (match: RegExpExecArray) => original({ start: match.index, end: match.index + match[0].length });
  const unsure = open.exec(even);
  if (unsure)
    return [
      { means: 'no', confidence: 0.4, ...at(unsure) },
      { means: 'yes', confidence: 0.4, ...at(unsure) },
    ];
  const no = noFirst.exec(even);
  if (no) return [{ means: 'no', confidence: 0.95, ...at(no) }];
  const yes = yesFirst.exec(even);
  if (yes) {
    // はい、でもやめておきます
    const turned = /(?:でも|けど|が|やっぱり?)、?(?:やめ|いい(?:です|や)|結構|不要|キャンセル)/u.exec(even);
    return turned
      ? [{ means: 'no', confidence: 0.7, ...at(turned) }]
      : [{ means: 'yes', confidence: 0.95, ...at(yes) }];
  }
  const ahead = even.length <= 40 && !/[?]|ですか|ますか/u.test(even) ? goesAhead.exec(even) : null;
  return ahead ? [{ means: 'yes', confidence: 0.75, ...at(ahead) }] : [];
};
