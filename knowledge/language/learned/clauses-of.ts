/** The clauses of a message: its sentences, what adds another matter, and the parts of a sentence that rambles. */
import type { Span } from '../text/span.ts';

/** Clauses that are looked at one by one; nobody asks for more. */
const most = 12;
/** A longer sentence is taken apart at its commas. */
const rambles = 45;

const adds = '、(?:あと|それと|それから|ついでに|ところで|あわせて|併せて|ちなみに)';
const sentence = new RegExp(`(?:(?!${adds})[^。！!？?\\n])+[。！!？?\\n]*`, 'gu');
const part = /[^、,]+[、,]*/gu;
/** 動かないので人と話したい: why, then what is wished for. なんで and んです give no reason. */
const reason = /.{4,}?(?:ので|(?<!な)んで(?!す)|けど|けれど|んですが|のですが|ますが|ですが)[、,]?(?=.{4})|.+/gsu;
const says = /[\p{L}\p{N}]/u;

const within = (text: string, pattern: RegExp, from: number): Span[] =>
  [...text.matchAll(pattern)]
    .filter(([words]) => says.test(words))
    .map(({ 0: words, index }) => ({ start: from + index, end: from + index + words.length }));

/** Parts too short to mean anything go with the one after. */
const joined = (parts: readonly Span[]): Span[] => {
  const all: Span[] = [];
  for (const one of parts) {
    const last = all.at(-1);
    if (last && last.end - last.start < 12) last.end = one.end;
    else all.push({ ...one });
  }
  return all;
};

/** A clause with its place; `parts` are those of a sentence that rambles, for where the whole of it says nothing clearly. */
export interface SpokenClause extends Span {
  parts: Span[];
}

/** The clauses of `text`; at most the first dozen. Linear in the text's length. */
export const clausesOf = (text: string): SpokenClause[] =>
  within(text, sentence, 0)
    .flatMap((span): SpokenClause[] => {
      const words = text.slice(span.start, span.end);
      return span.end - span.start <= rambles
        ? within(words, reason, span.start).map((one) => ({ ...one, parts: [] }))
        : [{ ...span, parts: joined(within(words, part, span.start)) }];
    })
    .slice(0, most);
