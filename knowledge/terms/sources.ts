/** What stands behind a clause: its own words, and those of our answers that cite it, sentence by sentence and part by part. */
import { fillFromTerms } from './answer.ts';
import { type ClauseId, plain, type Text } from './figures.ts';
import { oncePerDocuments } from './once-per-documents.ts';

/** A part of a sentence, up to a comma. */
export interface SourcePart {
  text: string;
  /** the sentence it stands in */
  sentence: string;
  /** it stands in the clause itself, and not in an answer that cites it */
  own: boolean;
}

const ends = /(?<=[。！？!?])|(?<=\w[.?!]) /u;
const commas = /[、；;]|,\s/u;

/** A sentence cut at its commas; a comma within a number is none. */
export const partsOfSentence = (sentence: string): string[] => sentence.split(commas);

const partsOf = (text: Text, own: boolean): SourcePart[] =>
  plain(text)
    .split(ends)
    .flatMap((sentence) =>
      partsOfSentence(sentence)
        .filter((part) => part.trim() !== '')
        .map((part) => ({ text: part, sentence, own })),
    );

/** The parts behind every clause, in both languages. */
export const sourcesOf = oncePerDocuments((documents): ReadonlyMap<ClauseId, readonly SourcePart[]> => {
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
  return found;
});
