/** A message in one spelling: width, case, spaces and long vowels evened out, with the way back to the original. */
import type { Span } from './commands.ts';

export interface Normalised {
  text: string;
  /** The place in the original text of a place in the normalised one. */
  original(span: Span): Span;
}

const combining = /\u3099|\u309a|\uff9e|\uff9f|\p{Mn}/u;
const katakana = /[ァ-ヺ]/u;
const dashes = /[‐‑‒–—―−ーｰ－-]/u;

/**
 * NFKC, lower case, no white space but new lines; a long vowel mark at the end of a katakana word is dropped (サーバー = サーバ), dashes
 * between digits are one kind, a wave is ~. Linear in the length of the text.
 */
export const normalise = (source: string): Normalised => {
  const letters: string[] = [];
  const places: number[] = [];
  const ends: number[] = [];
  const points = Array.from(source);
  let offset = 0;
  for (let n = 0; n < points.length; n++) {
    let cluster = points[n] ?? '';
    const start = offset;
    // Half-width kana carry their voicing mark as a letter of its own.
    while (n + 1 < points.length && combining.test(points[n + 1] ?? '') && cluster.length < 8) cluster += points[++n];
    offset += cluster.length;
    for (const letter of cluster.normalize('NFKC').toLowerCase()) {
      // A new line ends a sentence, so it is kept.
      if (letter !== '\n' && /\s/u.test(letter)) continue;
      for (const unit of letter === '〜' ? '~' : letter) {
        letters.push(unit);
        places.push(start);
        ends.push(offset);
      }
    }
  }
  const kept: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  for (let n = 0; n < letters.length; n++) {
    const letter = letters[n] ?? '';
    const before = kept.at(-1) ?? '';
    const after = letters[n + 1] ?? '';
    if (letter === 'ー' && katakana.test(before) && !katakana.test(after)) {
      // The mark still belongs to the letter it lengthened.
      to[to.length - 1] = ends[n] ?? 0;
      continue;
    }
    const even = dashes.test(letter) && /\d/.test(before) ? '-' : letter;
    // One entry for each UTF-16 unit, so that places in the joined text are places in the maps.
    for (let unit = 0; unit < even.length; unit++) {
      kept.push(even.charAt(unit));
      from.push(places[n] ?? 0);
      to.push(ends[n] ?? 0);
    }
  }
  return {
    text: kept.join(''),
    original: ({ start, end }) => ({
      start: from[start] ?? source.length,
      end: end > start ? (to[end - 1] ?? source.length) : (from[start] ?? source.length),
    }),
  };
};
