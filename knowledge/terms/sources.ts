/** What stands behind a clause: its own words, and those of our answers that cite it, sentence by sentence and part by part. */
import { fillFromTerms } from './answer.ts';
import type { Documents } from './documents.ts';
import type { ClauseId, Text } from './figures.ts';

/** A part of a sentence, up to a comma. */
export interface SourcePart {
  text: string;
  /** the sentence it stands in */
  sentence: string;
  /** the figures in it, as they are written */
  figures: ReadonlySet<string>;
  /** it stands in the clause itself, and not in an answer that cites it */
  own: boolean;
}

const ends = /(?<=[。！？!?])|(?<=\w[.?!]) /u;
const commas = /[、；;]|,\s/u;

/** The sentences of a text, each as its parts; a figure is never cut. */
const partsOf = (text: Text, own: boolean): SourcePart[] => {
  const sentences: { text: string; figures: Set<string> }[][] = [[{ text: '', figures: new Set() }]];
  const part = () => sentences.at(-1)?.at(-1) ?? { text: '', figures: new Set<string>() };
  for (const piece of text) {
    if (typeof piece === 'object') {
      part().text += piece.text;
      part().figures.add(piece.text);
      continue;
    }
    for (const [n, sentence] of piece.split(ends).entries()) {
      if (n > 0) sentences.push([{ text: '', figures: new Set() }]);
      for (const [m, words] of sentence.split(commas).entries()) {
        if (m > 0) sentences.at(-1)?.push({ text: '', figures: new Set() });
        part().text += words;
      }
    }
  }
  return sentences.flatMap((parts) => {
    const sentence = parts.map((one) => one.text).join('、');
    return parts.filter((one) => one.text.trim() !== '').map((one) => ({ ...one, sentence, own }));
  });
};

const made = new WeakMap<Documents, ReadonlyMap<ClauseId, readonly SourcePart[]>>();

/** The parts behind every clause, in both languages; made once. */
export const sourcesOf = (documents: Documents): ReadonlyMap<ClauseId, readonly SourcePart[]> => {
  const before = made.get(documents);
  if (before) return before;
  const found = new Map<ClauseId, SourcePart[]>(
    documents.terms.clauses.map(({ id, text }) => [id, partsOf(fillFromTerms(text, documents), true)]),
  );
  for (const { answer, mine, en, mineEn, cites } of documents.answers.topics) {
    const parts = [
      ...partsOf(fillFromTerms(answer, documents), false),
      ...partsOf(fillFromTerms(en, documents, { tongue: 'en' }), false),
      ...([1, 2] as const).flatMap((plan) => [
        ...(mine ? partsOf(fillFromTerms(mine, documents, { plan }), false) : []),
        ...(mineEn ? partsOf(fillFromTerms(mineEn, documents, { plan, tongue: 'en' }), false) : []),
      ]),
    ];
    for (const id of cites) found.get(id)?.push(...parts);
  }
  made.set(documents, found);
  return found;
};
