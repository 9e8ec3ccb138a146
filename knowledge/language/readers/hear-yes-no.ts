/** Yes and no, in the many ways they are said; some leave it open. */

import { madeOf } from '../text/made-of.ts';
import { normalise } from '../text/normalise.ts';
import type { Span } from '../text/span.ts';
import { goAheadParts, notAlike, noWords, yesVerbs, yesWords } from './yes-no-words.ts';

export interface YesNo extends Span {
  means: 'yes' | 'no';
  confidence: number;
}

/** Each word in one way only (じゃあ is じゃ and あ): what can be cut in two ways, said over and over, is never read to its end. */
const lead =
  '^(?:(?:え[ーっ]?と|ええっ?と|あ[ーっ]?|では|じゃ|ほな|ほんなら|んじゃ|それでは|それじゃ|それなら|なら|やっぱり?|やはり|(?:わかり|分かり)ました|わかった|分かった|了解(?:です|しました)?|承知(?:です|しました|いたしました)?|すみません|すいません|ごめん(?:なさい|ね)?|しょうがない|仕方ない|うーん|今は|いまは)[、,]?)*';
/** それで, その日時で: what is proposed, pointed at before the yes. */
const pointed =
  '(?:(?:今|いま)(?:すぐに?|から)?(?!は))?(?:(?:それ|これ|そちら|こちら|そこ|その(?:日時|日程|日|時間|時刻|枠|内容|予定))で[、,]?)?';
/** 今はいいです is a no: now is no word to lead in to a yes. */
const leadOfYes = lead.replace('|今は|いまは', '');
const yesFirst = new RegExp(`${leadOfYes}${pointed}${notAlike}(?:${yesWords.join('|')})`, 'u');
const noFirst = new RegExp(`${lead}${notAlike}(?:${noWords.join('|')})`, 'u');
/** 大丈夫です、いりません: what follows tells which it is. */
const openThenNo =
  /^(?:もう)?(?:いい|大丈夫|結構)(?:です)?[、。](?:いりません|要りません|不要|やめ|必要ない|必要あり|結構)/u;
/** 結構です、進めてください; 回数は大丈夫です。つないで: what was open is agreed to by what follows. */
const openThenYes =
  /^(?:[^。?]{0,8}(?:それ|これ|回数|時間|日時)(?:で|は)?も?)?(?:いい|大丈夫|結構|構いません)(?:です|だ)?(?:よ|ので|から)?[。、!](?=.)/u;
const onlyYesVerb = new RegExp(`^(?:${yesVerbs.join('|')})[。!ねよー]*$`, 'u');
/** 1回使うのか…じゃあいいや */
const thenNot =
  /(?:^|[。、.…!?])(?:それ)?(?:じゃあ?|では|でしたら|だったら|なら)[、,]?(?:今回は|もう)?(?:いい(?:や|です(?:わ|や)?|わ)|結構です|やめ(?:ます|とく|ときます|ておきます))[。!…]*$/u;
const nowNo = /^(?:今は|いまは|今回は|もう)(?:いい|結構|大丈夫)(?:です)?[。!]*$/u;
const taken = /^やっぱり?(?:[^、。!?]{1,15}は)?(?:もう)?(?:いい|結構|大丈夫)(?:です|や)?[。!]*$/u;
const open = /^(?:いいです|いい|大丈夫です|大丈夫|だいじょうぶ(?:です)?|結構|けっこう)[ー~。!]*$/u;
/** Of the contact that is to be used: 1回使ってもらっていいです, and 回数が減るならいいです. */
const maybeUsed = /(?:使|つか|減|数え|かか|消費|カウント)[^。?]{0,6}/u;
const mayUse = new RegExp(
  `^[^。?]{0,12}${maybeUsed.source}て(?:もらって|いただいて|くれて)?も?(?:全然)?(?:いい|ええ|良い|よい|構|かま[いわ]|大丈夫|ok|結構)[^か?]*$`,
  'u',
);
const ratherNot = new RegExp(
  `^[^。?]{0,12}${maybeUsed.source}(?:(?:なら|んだったら|のだったら)(?:もう)?(?:いい|結構|大丈夫|いら)|のは(?:ちょっと|さすがに))`,
  'u',
);
const goesAhead = madeOf(goAheadParts);
const verb =
  /[てで](?:ください|下さい|もら|いただ|ほしい|欲しい|くれ|いい|[ね。!]*$)|ちゃって|お願い|おねがい|頼|待|はい|どうぞ|すぐ/u;
const invites = /(?:もらって|いただいて|くれて)も?(?:全然)?(?:結構|けっこう)(?:です)?(?:よ)?[。!]*$/u;
const isGoAhead = (even: string): boolean => verb.test(even) && goesAhead(even);
/** A reason, then the yes: 急ぐので、お願いします. What changes something, or is a condition, is no reason. */
const reasoned =
  /^(?!.*(?:[?]|やっぱ|やはり|じゃな|ではな|でなく|違|ちが|変え|変更|別の|ほかの|他の|先に|前に|なら|たら|れば|(?<!つ)ない(?:やり方|方法|で(?!す)|なら|と))).*(?:ので|(?<!て)から|けど|けれど|[がしねわ]、|ですが|[。、])(?=[^、。]{2,14}[。!]*$)/u;
/** いや、やっぱりお願いします */
const thinksBetter =
  /^(?:いや|いえ|いいえ)(?:いや)?[、,]?(?:やっぱり?|やはり)[、,]?(?=[^。]*(?:お願い|頼|始め|つない|進め|予約し))/u;
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
  const after = thinksBetter.exec(even);
  if (after) return [{ means: 'yes', confidence: 0.7, ...at(after) }];
  const opening = openThenYes.exec(even)?.[0] ?? '';
  const further = even.slice(opening.length);
  if (opening !== '' && (isGoAhead(further) || onlyYesVerb.test(further))) {
    return [{ means: 'yes', confidence: 0.95, ...original({ start: 0, end: even.length }) }];
  }
  const no =
    ratherNot.exec(even) ??
    rather.exec(even) ??
    openThenNo.exec(even) ??
    nowNo.exec(even) ??
    taken.exec(even) ??
    thenNot.exec(even) ??
    noFirst.exec(even);
  if (no) return [{ means: 'no', confidence: 0.95, ...at(no) }];
  const yes = yesFirst.exec(even);
  if (yes) {
    // はい、でもやめておきます
    const turned = /(?:でも|けど|が、|やっぱり?)、?(?:やめ|いい(?:です|や)|結構|不要|キャンセル)/u.exec(even);
    return turned
      ? [{ means: 'no', confidence: 0.7, ...at(turned) }]
      : [{ means: 'yes', confidence: 0.95, ...at(yes) }];
  }
  const tail = even.replace(reasoned, '');
  const goes = [even, tail].some(isGoAhead);
  // 予約してもらって結構です declines nothing.
  if (goes && invites.test(even))
    return [{ means: 'yes', confidence: 0.95, ...original({ start: 0, end: even.length }) }];
  const ahead = mayUse.exec(even) ?? (goes ? /.+/su.exec(even) : null);
  return ahead ? [{ means: 'yes', confidence: 0.75, ...at(ahead) }] : [];
};
