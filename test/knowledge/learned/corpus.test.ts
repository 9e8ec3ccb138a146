/** The corpus is large, even, and of labels that mean something; the model was made of it. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { corpusHash, loadCorpus } from '../../../bot/programs/train/corpus.ts';
import { isKnownLabel } from '../../../bot/programs/train/labels.ts';
import { learnedModel } from '../../../knowledge/language/learned/load-model.ts';
import { loadDocuments } from '../../../knowledge/terms/documents.ts';

const documents = loadDocuments();
const { trained, apart } = loadCorpus();
const all = [...trained, ...apart];
const countOf = (of: (utterance: (typeof all)[number]) => readonly string[]) => {
  const counts = new Map<string, number>();
  for (const utterance of all) for (const one of of(utterance)) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
};

describe('the corpus', () => {
  it('holds 25,000 utterances and more, a twelfth of them and more kept apart', () => {
    expect(all.length).toBeGreaterThan(25_000);
    expect(apart.length / all.length).toBeGreaterThan(1 / 14);
  });

  it('says nothing in the batches kept apart that is trained on', () => {
    const known = new Set(trained.map(({ context, text }) => `${context.join(' ')}\t${text}`));
    expect(apart.filter(({ context, text }) => known.has(`${context.join(' ')}\t${text}`))).toEqual([]);
  });

  it('names acts, kinds, dangers and topics that exist', () => {
    const unknown = all.flatMap(({ batch, line, acts }) =>
      acts.filter((act) => !isKnownLabel(act, documents)).map((act) => `${batch}:${line} ${act}`),
    );
    expect(unknown).toEqual([]);
  });

  it('has eighty utterances and more for each topic that the terms answer or are known not to', () => {
    const counts = countOf(({ acts }) => acts);
    const topics = [...documents.answers.topics, ...documents.answers.unstated].map(({ id }) => id);
    expect(topics.filter((id) => (counts.get(`asks ${id}`) ?? 0) < 80)).toEqual([]);
  });

  it('has eighty utterances and more for each step of each form, the set-up of the tool a hundred', () => {
    const steps = [...countOf(({ context }) => context)].filter(([token]) => token.startsWith('asked:'));
    expect(steps.length).toBeGreaterThan(30);
    expect(steps.filter(([, count]) => count < 80)).toEqual([]);
  });
});

describe('the model', () => {
  it('was made of this corpus: after a change of it, run npm run train', () => {
    expect(learnedModel().trainedOn).toBe(corpusHash());
  });

  it('is small enough to be committed', () => {
    expect(readFileSync('knowledge/language/learned/reader.model').length).toBeLessThan(3_000_000);
  });
});
