/** The words of a message that are meant, and not only named to refuse them. */
import type { Documents } from '../../terms/documents.ts';
import type { Hit } from './lexicon.ts';

/** No customer says more; the rest of a longer message is not looked at. */
const readUpTo = 20;

/** Ways of help that cannot be, with why something else is wanted: リモートは無理なので, 電話が苦手だから. */
const cannotBe = `(?:リモート|遠隔|電話|訪問|折り?返し|チャット|オペレータ)(?:ー|サポート)?(?:は|が|も)(?:${[
  '無理',
  'だめ',
  'ダメ',
  '駄目',
  '不安',
  '苦手',
  '怖い',
  '嫌',
  '難しい',
  '(?:でき|出来|使え|出られ|いら)ない',
  '(?:でき|出来|使え|出られ|いり)ません',
  '結構',
].join('|')})(?:です|な|だ)?(?:ので|から|んで|し)`;
/** リモートではなく電話で, 電話せずに訪問で: what stands before is not what is meant. 電話じゃなくてもいい refuses nothing. */
export const refused = new RegExp(
  `^.*(?:(?:じゃ|では|で)なくて?(?!も|いい|良い|大丈夫)|せずに|しないで(?=[^。!])|${cannotBe})、?`,
  'u',
);

const aSentence = /[^。!?\n]+[。!?]*/gu;

/** The words of a text that are meant, without those a sentence names to refuse them. */
export const meantWords = (even: string, { lexicon }: Documents): readonly Hit[] => {
  const hits = lexicon.find(even);
  return [...even.matchAll(aSentence)].slice(0, readUpTo).flatMap(({ 0: sentence, index: from }) => {
    const inside = hits.filter(({ start, end }) => start >= from && end <= from + sentence.length);
    const after = refused.exec(sentence)?.[0].length ?? 0;
    const meant = after === 0 ? [] : inside.filter(({ start }) => start >= from + after);
    return meant.some(({ concepts }) => concepts.some((name) => lexicon.weight(name) >= 1)) ? meant : inside;
  });
};
