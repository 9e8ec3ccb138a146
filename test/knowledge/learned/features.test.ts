/** What the learned reader looks at does not depend on what was read before, and is hashed as the model file has it. */
import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../../bot/programs/train/corpus.ts';
import { clausesOf } from '../../../knowledge/language/learned/clauses-of.ts';
import { featuresOf } from '../../../knowledge/language/learned/features.ts';
import { learnedModel } from '../../../knowledge/language/learned/load-model.ts';
import { read } from '../../../knowledge/language/read.ts';
import { normalise } from '../../../knowledge/language/text/normalise.ts';
import { remembered } from '../../../knowledge/language/text/remembered.ts';
import { loadDocuments } from '../../../knowledge/terms/documents.ts';

const documents = loadDocuments();
/** Documents that nothing else is read with. */
const fresh = loadDocuments();
const some = loadCorpus().trained.filter((_, n) => n % 12 === 0);

/** FNV-1a as its authors write it, as a signed number. */
const plainHash = (text: string): number =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).reduce(
    (hash, unit) => Math.imul(hash ^ unit, 0x01000193),
    0x811c9dc5,
  );

const gramsOf = (text: string): string[] =>
  Array.from({ length: text.length }, (_, at) => [1, 2, 3].map((length) => text.slice(at, at + length))).flat();

describe('the features of a message', () => {
  it('hold each run of up to three letters, by its plain hash', () => {
    for (const { text, context } of some) {
      const even = normalise(text.slice(0, 240)).text;
      const hiragana = even.replace(/[ァ-ヶ]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
      const found = new Set(featuresOf(text, context, documents));
      const missing = gramsOf(`^${hiragana}$`).filter((gram) => !found.has(plainHash(gram)));
      expect(missing, text).toEqual([]);
      const isFound = (token: string) => found.has(plainHash(token)) || found.has(plainHash(`${token} alone`));
      expect(context.filter((token) => !isFound(token))).toEqual([]);
    }
  });

  it('are those of each clause read alone, though the whole was read before', () => {
    const wholes = some.map(({ text, context }) => ({ text, context, spans: clausesOf(text) }));
    const clauses = wholes.flatMap(({ text, context, spans }) =>
      spans.map(({ start, end }) => ({ whole: text, text: text.slice(start, end), context })),
    );
    const alone = clauses.toReversed().map(({ text, context }) => featuresOf(text, context, fresh));
    const after = clauses.map(({ whole, text, context }) => {
      read(whole, { open: [], context }, documents);
      return featuresOf(text, context, documents);
    });
    expect(after).toEqual(alone.toReversed());
  });
});

describe('the scores', () => {
  it('name the likeliest labels, best first, as sorting all of them does', () => {
    const { labels, score } = learnedModel();
    for (const { text, context } of some.slice(0, 200)) {
      const scores = score(featuresOf(text, context, documents));
      const all = labels.map((label) => ({ label, probability: scores.of(label) }));
      all.sort((one, other) => other.probability - one.probability);
      expect(scores.best(6)).toEqual(all.slice(0, 6));
      expect(all.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1);
    }
  });
});

describe('what is remembered', () => {
  it('is made once for a text, and forgotten after many others', () => {
    let made = 0;
    const lengthOf = remembered((text) => {
      made++;
      return text.length;
    });
    expect([lengthOf('はい'), lengthOf('はい'), made]).toEqual([2, 2, 1]);
    for (let n = 0; n < 1000; n++) lengthOf(String(n));
    expect([lengthOf('はい'), made]).toEqual([2, 1002]);
  });
});
