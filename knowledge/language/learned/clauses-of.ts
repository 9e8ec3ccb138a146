/** The clauses of a message: its sentences, what adds another matter, and the parts a sentence can be cut into. */
import { adds } from '../text/adds.ts';
import type { Span } from '../text/span.ts';

/** So many sentences are looked at one by one, and so many cuts of one; nobody asks for more. */
const mostSentences = 8;
const mostCuts = 5;
/** A part of fewer letters says nothing of its own. */
const shortest = 3;

/** It is slow. Please come: a full stop behind a word ends a sentence too. */
const stop = '[。！!？?\\n]|(?<=\\w\\w)[.] ';
const sentence = new RegExp(`(?:(?!${adds}|${stop})[^])+(?:${stop})*`, 'gu');
/** 動かないので…, 消えたし…, 訪問じゃなくて…, 料金と回数: a part ends here, whatever it means. なんで and んです give no reason, 見てください is one word, English words stand together. */
const joint =
  /[、,]+ *|(?<=[\p{sc=Han}\p{sc=Katakana}ー])[とや](?=[\p{sc=Han}\p{sc=Katakana}])|(?:ので(?!す)|(?<!な)んで(?!す)|のに|けれど|けど|(?:です|ます|た)が|から|(?:です|ます|(?<!ど)ない|だ)し|[いたる]し(?=[、,])|じゃなくて|ではなく(?:て)?|て(?![もるいほくきんまたへね]|しま(?!ったら)|し[もて]|から|ください|下さい|もら|いただ|お[らり]|ええ|こ[なんお])|たら(?!いい|ええ|よ[いろ]|良い)|ついでに|それと|あと(?=[^で]))[、,]?|(?<![a-z\d.,'’" ])[ 　]+|[ 　]+(?![a-z\d'’" ]|$)|[ 　]+(?=(?:and|but|so|because) )/giu;
/** What stands between two parts belongs to none. */
const comma = /(?<![、, 　])[、, 　]+$/u;
const says = /[\p{L}\p{N}]/u;

const sentencesOf = (text: string): Span[] =>
  [...text.matchAll(sentence)]
    .filter(([words]) => says.test(words))
    .slice(0, mostSentences)
    .map(({ 0: words, index }) => ({ start: index, end: index + words.length }));

const partsOf = (text: string, { start, end }: Span): Span[] => {
  const cuts = [start];
  for (const { 0: words, index } of text.slice(start, end).matchAll(joint)) {
    const at = start + index + words.length;
    if (at - (cuts.at(-1) ?? 0) >= shortest && end - at >= shortest && cuts.length <= mostCuts) cuts.push(at);
  }
  if (cuts.length === 1) return [];
  return cuts.map((from, n) => {
    const to = cuts[n + 1] ?? end;
    return { start: from, end: to - (text.slice(from, to).match(comma)?.[0].length ?? 0) };
  });
};

/** A sentence with its place, and the parts of it; none where it cannot be cut. */
export interface Sentence extends Span {
  parts: Span[];
}

/** The sentences of `text`; at most the first eight. Linear in the text's length. */
export const clausesOf = (text: string): Sentence[] =>
  sentencesOf(text).map((span) => ({ ...span, parts: partsOf(text, span) }));
