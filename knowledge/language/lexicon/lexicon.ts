/** The lexicon: words of customers' language, each with the concepts it may stand for. */

import { normalise } from '../text/normalise.ts';
import { remembered } from '../text/remembered.ts';
import type { Span } from '../text/span.ts';

/** A word found in a normalised text, with the concepts it stands for. */
export interface Hit extends Span {
  concepts: readonly string[];
}

export interface Lexicon {
  /** Words found in a normalised text, in order; a word inside a longer one is not told. Linear in the text's length. */
  find(text: string): readonly Hit[];
  /** how much a concept says about what is meant: 0 nothing, 1 little, 2, 3 much, 5 all */
  weight(concept: string): number;
  /** concepts of one kind, of which a question speaks of one: the two plans, the days, the devices */
  groups: readonly (readonly string[])[];
}

/** A place in the words, which are kept by their UTF-16 units. */
interface Node {
  next: Map<number, Node>;
  concepts?: string[];
}

/** In hiragana, as some customers write loan words; short ones would be found inside other words. */
const inHiragana = (word: string): string | undefined => {
  if (!/^[ァ-ヶー]{4,}$/u.test(word)) return undefined;
  return word.replace(/[ァ-ヶ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60));
};

/** What words.yaml holds. */
export interface Words {
  concepts: Record<string, string>;
  empty: readonly string[];
  weak: readonly string[];
  strong: readonly string[];
  decisive: readonly string[];
  implies: Record<string, readonly string[]>;
  groups: readonly string[];
  english: Record<string, string>;
  kana: Record<string, string>;
}

/** The lexicon of words.yaml; the words of a concept are separated by spaces. */
export const lexiconOf = (words: Words): Lexicon => {
  const root: Node = { next: new Map() };
  const kanaRoot: Node = { next: new Map() };
  const add = (word: string, concept: string, to = root) => {
    let node = to;
    for (let at = 0; at < word.length; at++) {
      const letter = word.charCodeAt(at);
      let next = node.next.get(letter);
      if (next === undefined) {
        next = { next: new Map() };
        node.next.set(letter, next);
      }
      node = next;
    }
    node.concepts = [...new Set([...(node.concepts ?? []), concept, ...(words.implies[concept] ?? [])])];
  };
  for (const [concept, surfaces] of Object.entries(words.concepts)) {
    for (const surface of surfaces.split(/\s+/u).filter(Boolean)) {
      // An underscore stands for the space inside an English phrase, which normalising takes away.
      const word = normalise(surface.replaceAll('_', ' ')).text;
      add(word, concept);
      const kana = inHiragana(surface);
      if (kana) add(normalise(kana).text, concept);
    }
  }
  for (const [concept, surfaces] of Object.entries(words.kana)) {
    for (const surface of surfaces.split(/\s+/u).filter(Boolean)) add(normalise(surface).text, concept, kanaRoot);
  }
  for (const [concept, surfaces] of Object.entries(words.english)) {
    for (const surface of surfaces.split(/\s+/u).filter(Boolean)) {
      const word = normalise(surface.replaceAll('_', ' ')).text;
      add(word, concept);
      if (/[a-z]$/.test(word)) add(`${word}s`, concept);
    }
  }
  const weights = new Map([
    ...words.empty.map((concept) => [concept, 0] as const),
    ...words.weak.map((concept) => [concept, 1] as const),
    ...words.strong.map((concept) => [concept, 3] as const),
    ...words.decisive.map((concept) => [concept, 5] as const),
  ]);

  const longestAt = (text: string, start: number, from: Node): Hit | undefined => {
    let node: Node | undefined = from;
    let hit: Hit | undefined;
    for (let end = start; end < text.length; end++) {
      node = node.next.get(text.charCodeAt(end));
      if (node === undefined) break;
      if (node.concepts && wholeWord(text, start, end + 1)) hit = { start, end: end + 1, concepts: node.concepts };
    }
    return hit;
  };

  return {
    find: remembered((text) => {
      const hits: Hit[] = [];
      const kana = !/\p{sc=Han}/u.test(text);
      let reached = 0;
      for (let start = 0; start < text.length; start++) {
        const common = longestAt(text, start, root);
        const written = kana ? longestAt(text, start, kanaRoot) : undefined;
        const hit = longer(common, written);
        if (hit === undefined || hit.end <= reached) continue;
        hits.push(hit);
        reached = hit.end;
      }
      return hits;
    }),
    weight: (concept) => weights.get(concept) ?? 2,
    groups: words.groups.map((group) => group.split(' ')),
  };
};

/** The longer of two hits at one place; of the same words, what both stand for. */
const longer = (one: Hit | undefined, other: Hit | undefined): Hit | undefined => {
  if (!one || !other) return one ?? other;
  if (one.end !== other.end) return one.end > other.end ? one : other;
  return { ...one, concepts: [...new Set([...one.concepts, ...other.concepts])] };
};

/** A Latin word is no part of a longer one, a number none of a longer number: pc is not in upcoming, nor 8時 in 18時. */
const wholeWord = (text: string, start: number, end: number): boolean =>
  !goesOn(text, start - 1) && !goesOn(text, end - 1);

/** Whether the letter at `at` and the next one are of one Latin word, or of one number. */
const goesOn = (text: string, at: number): boolean => {
  const [one, next] = [text.charCodeAt(at), text.charCodeAt(at + 1)];
  return (isLatin(one) && isLatin(next)) || (isDigit(one) && isDigit(next));
};
const isLatin = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;
