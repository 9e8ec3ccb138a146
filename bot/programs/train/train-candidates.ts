/** Learns which of the acts that a message may mean are meant: logistic regression over the features of a candidate, by AdaGrad. */
import { candidateFeatures } from '../../../knowledge/language/learned/candidate-features.ts';
import { candidatesOf } from '../../../knowledge/language/learned/candidates.ts';
import type { Model } from '../../../knowledge/language/learned/model.ts';
import type { Documents } from '../../../knowledge/terms/documents.ts';
import type { Utterance } from './corpus.ts';
import { chance, shuffle } from './softmax.ts';

/** An act that a message may mean, by its features, and whether it does. */
export interface CandidateMeant {
  features: readonly number[];
  isMeant: boolean;
}

/** Rarer features say nothing. */
const seenAtLeast = 15;
const rounds = 3;
const rate = 0.1;

/** What `utterance` may mean, as `score` hears it. */
export const candidatesMeantIn = (
  { text, context, acts }: Utterance,
  documents: Documents,
  score: Model['score'],
): CandidateMeant[] => {
  const candidates = candidatesOf(text, context, documents, score);
  const features = candidateFeatures(candidates, context);
  return candidates.all.map(({ label }, n) => ({ features: features[n] ?? [], isMeant: acts.includes(label) }));
};

/** The weight of each feature; the same from the same choices. */
export const trainCandidates = (choices: readonly CandidateMeant[]): Map<number, number> => {
  const counts = new Map<number, number>();
  for (const { features } of choices) for (const hash of features) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= seenAtLeast);
  const weights = new Map(known.map(([hash]) => [hash, 0]));
  const squares = new Map([...weights.keys()].map((hash) => [hash, 1]));
  const order = Uint32Array.from(choices, (_, n) => n);
  const next = chance(1);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, next);
    for (const place of order) {
      const { features, isMeant } = choices[place] as CandidateMeant;
      const sum = features.reduce((all, hash) => all + (weights.get(hash) ?? 0), 0);
      const step = 1 / (1 + Math.exp(-sum)) - (isMeant ? 1 : 0);
      for (const hash of features) {
        const weight = weights.get(hash);
        if (weight === undefined) continue;
        const square = (squares.get(hash) ?? 1) + step * step;
        squares.set(hash, square);
        weights.set(hash, weight - (rate * step) / Math.sqrt(square));
      }
    }
  }
  return weights;
};
