/** A message in one spelling: width, case, spaces and long vowels evened out, with the way back to the original. */
import { remembered } from './remembered.ts';
import type { Span } from './span.ts';

export interface Normalised {
  text: string;
  /** The place in the original text of a place in the normalised one. */
  original(span: Span): Span;
}

const combining = /\u3099|\u309a|\uff9e|\uff9f|\p{Mn}/u;
const katakana = /[ァ-ヺ]/u;
const latin = /[a-z']/;
const dashes = /[‐‑‒–—―−ーｰ－-]/u;

const inKatakana =
  /(?:デス|マス)カ|クダサイ|(?:イクラ|ナン(?:ジ|カイ|ニチ))(?![ァ-ヶ])|[一-龠](?:[ハガヲモ]|マデ|カラ)(?![ァ-ヶー])/u;

/** A message all in katakana, as machines and some customers write, in hiragana; others as they are. */
const asHiragana = (text: string): string =>
  /[ぁ-ん]/u.test(text) || !inKatakana.test(text)
    ? text
    : text.replace(/[ァ-ヶ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60));

/**
 * NFKC, lower case, no white space but new lines and one space between two Latin words; a long vowel mark at the end of a katakana word is dropped (サーバー = サーバ), dashes
 * between digits are one kind, a wave is ~. Linear in the length of the text.
 */
export const normalise = remembered((source: string): Normalised => {
  const letters: string[] = [];
  const places: number[] = [];
  const ends: number[] = [];
  const keep = (letter: string, start: number, end: number) => {
    letters.push(letter);
    places.push(start);
    ends.push(end);
  };
  const drop = () => {
    letters.pop();
    places.pop();
    ends.pop();
  };
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
      if (letter !== '\n' && /\s/u.test(letter)) {
        if (letters.at(-1) !== ' ' && latin.test(letters.at(-1) ?? '')) keep(' ', start, offset);
        continue;
      }
      // A space that no Latin word follows parts nothing.
      if (letters.at(-1) === ' ' && !latin.test(letter)) drop();
      for (const unit of letter === '〜' ? '~' : letter === '’' ? "'" : letter) {
        keep(unit, start, offset);
      }
    }
  }
  if (letters.at(-1) === ' ') drop();
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
    text: asHiragana(kept.join('')),
    original: ({ start, end }) => ({
      start: from[start] ?? source.length,
      end: end > start ? (to[end - 1] ?? source.length) : (from[start] ?? source.length),
    }),
  };
});
