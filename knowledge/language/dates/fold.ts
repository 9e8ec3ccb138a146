/** A message in one spelling for reading dates: width, case, kana and dashes evened out, with the way back to the original. */
import type { Span } from '../text/span.ts';

export interface Folded {
  text: string;
  /** The place in the original text of a place in the folded one. */
  original(span: Span): Span;
}

const voicing = /[\u3099\u309a\uff9e\uff9f]/u;
const dash = /[‐‑‒–—―−ー-]/u;
const wave = /[~〜～∼]/u;
const gap = /\s/u;

/** Katakana as hiragana: the word lists hold one spelling of each word. */
const asHiragana = (letter: string): string => {
  const code = letter.charCodeAt(0);
  return code >= 0x30a1 && code <= 0x30f6 ? String.fromCharCode(code - 0x60) : letter;
};

/** ① and the like number what follows; they are no part of it. */
const enumerator = /[\u2460-\u24ff\u2776-\u2793]/u;

const foldCluster = (cluster: string): string => {
  if (enumerator.test(cluster)) return ' ';
  let folded = '';
  for (const letter of cluster.normalize('NFKC').toLowerCase()) {
    if (letter === '\n') folded += letter;
    else if (gap.test(letter)) folded += ' ';
    else folded += wave.test(letter) ? '~' : asHiragana(letter);
  }
  return folded;
};

/**
 * NFKC, lower case, katakana as hiragana, every white space but the new line as a space, every wave as ~, a dash or long vowel
 * mark after a digit as -. Spaces are kept, they part numbers. Linear in the length of the text.
 */
export const fold = (source: string): Folded => {
  const starts: number[] = [];
  const ends: number[] = [];
  const seen = new Map<string, string>();
  const letters: string[] = [];
  let place = 0;
  while (place < source.length) {
    const letter = String.fromCodePoint(source.codePointAt(place) ?? 0);
    let end = place + letter.length;
    // Half-width kana carry their voicing mark as a letter of its own.
    while (end < source.length && end - place < 4 && voicing.test(source.charAt(end))) end++;
    const cluster = source.slice(place, end);
    let folded = seen.get(cluster);
    if (folded === undefined) {
      folded = foldCluster(cluster);
      seen.set(cluster, folded);
    }
    if (dash.test(folded) && /\d/.test(letters.at(-1) ?? '')) folded = '-';
    for (let unit = 0; unit < folded.length; unit++) {
      letters.push(folded.charAt(unit));
      starts.push(place);
      ends.push(end);
    }
    place = end;
  }
  return {
    text: letters.join(''),
    original: ({ start, end }) => ({
      start: starts[start] ?? source.length,
      end: end > start ? (ends[end - 1] ?? source.length) : (starts[start] ?? source.length),
    }),
  };
};
