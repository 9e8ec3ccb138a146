/** Words of words.yaml that are listed in vain: the lexicon finds the same concepts in them, and every letter, by the other words of the list. */
import { lexiconOf, type Words } from '../../knowledge/language/lexicon/lexicon.ts';
import { normalise } from '../../knowledge/language/text/normalise.ts';

const evenOf = (word: string): string => normalise(word.replaceAll('_', ' ')).text;
const wordsOf = (list: string): string[] => list.split(/\s+/u).filter(Boolean);
const parts = ['concepts', 'kana', 'english'] as const;

/** `concept: word` of each word that stands twice, once evened out, or that the other words of its concept find as well. */
export const listedInVain = (words: Words): string[] => {
  const entries = parts.flatMap((part) =>
    Object.entries(words[part]).flatMap(([concept, list]) =>
      wordsOf(list).map((word) => ({ part, concept, word, even: evenOf(word) })),
    ),
  );
  const known = Map.groupBy(entries, ({ even }) => even);
  /** The concepts that `text` tells by the words of the list that stand in it, and whether they span it; `without` this concept's own word for it. */
  const toldBy = (text: string, without?: string): string => {
    const within = new Set<(typeof entries)[number]>();
    for (let start = 0; start < text.length; start++)
      for (let end = start + 1; end <= text.length; end++)
        for (const one of known.get(text.slice(start, end)) ?? [])
          if (one.concept !== without || one.even !== text) within.add(one);
    const small: Words = { ...words, concepts: {}, kana: {}, english: {} };
    for (const { part, concept, word } of within) small[part][concept] = `${small[part][concept] ?? ''} ${word}`;
    const hits = lexiconOf(small).find(text);
    const isSpanned = hits.reduce((sum, { start, end }) => sum + end - start, 0) === text.length;
    return `${[...new Set(hits.flatMap(({ concepts }) => concepts))].sort().join(' ')} ${isSpanned}`;
  };
  const seen = new Set<string>();
  return entries.flatMap(({ part, concept, word, even }) => {
    const key = `${part} ${concept} ${even}`;
    const isTwice = seen.has(key);
    seen.add(key);
    const isInVain = isTwice || (part === 'concepts' && toldBy(even) === toldBy(even, concept));
    return isInVain ? [`${concept}: ${word}`] : [];
  });
};
