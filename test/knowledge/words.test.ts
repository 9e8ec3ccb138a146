/** words.yaml lists each word once, and none that its other words find as well. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Words } from '../../knowledge/language/lexicon/lexicon.ts';
import { listedInVain } from '../helpers/listed-twice.ts';

const words = (): Words => parse(readFileSync('knowledge/documents/words.yaml', 'utf8'));
const withWord = (concept: string, word: string): Words => {
  const all = words();
  return { ...all, concepts: { ...all.concepts, [concept]: `${all.concepts[concept]} ${word}` } };
};

describe('the lexicon', () => {
  it('lists no word twice, and none that is found without it', () => {
    expect(listedInVain(words())).toEqual([]);
  });

  it.each([
    ['printer-device', 'プリンター'],
    ['price', '料金'],
    ['price', '料金費用'],
  ])('would be found out to list in %s: %s', (concept, word) => {
    expect(listedInVain(withWord(concept, word))).toContain(`${concept}: ${word}`);
  });

  it.each(['無料のプリンタ', 'プリンタのこと'])('may list a word that hides another, or spans more: %s', (word) => {
    expect(listedInVain(withWord('printer-device', word))).not.toContain(`printer-device: ${word}`);
  });
});
