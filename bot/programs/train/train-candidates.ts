/** Learns which of the acts that a message may mean are meant: logistic regression over the features of a candidate, by AdaGrad. */
import { candidateFeatures } from '../../../knowledge/language/learned/candidate-features.ts';
import { candidatesOf } from '../../../knowledge/language/learned/candidates.ts';
import { hashOf } from '../../../knowledge/language/learned/features.ts';
import type { Model } from '../../../knowledge/language/learned/model.ts';
import type { Documents } from '../../../knowledge/terms/documents.ts';
import { keyOf, type Utterance } from './corpus.ts';
import { shuffled } from './softmax.ts';

/** Acts that messages may mean, laid flat: as many features for each, and whether it is meant. */
export interface Choices {
  /** the same for the same act of the same message */
  keys: Uint32Array;
  features: Uint32Array;
  isMeant: Uint8Array;
}

/** Rarer features say nothing. */
const seenAtLeast = 15;
const rounds = 3;
const rate = 0.1;

/** What `utterances` may mean, as `score` hears it. */
export const choicesIn = (utterances: readonly Utterance[], documents: Documents, score: Model['score']): Choices => {
  const keys: number[] = [];
  const features: number[] = [];
  const isMeant: number[] = [];
  for (const utterance of utterances) {
    const { text, context, acts } = utterance;
    const candidates = candidatesOf(text, context, documents, score);
    for (const own of candidateFeatures(candidates, context)) features.push(...own);
    for (const { label } of candidates.all) {
      keys.push(keyOf(utterance) ^ hashOf(label));
      isMeant.push(acts.includes(label) ? 1 : 0);
    }
  }
  return { keys: Uint32Array.from(keys), features: Uint32Array.from(features), isMeant: Uint8Array.from(isMeant) };
};

/** All of `several`, one after the other. */
const joined = (several: readonly Choices[]): Choices => ({
  keys: Uint32Array.from(several.flatMap(({ keys }) => [...keys])),
  features: Uint32Array.from(several.flatMap(({ features }) => [...features])),
  isMeant: Uint8Array.from(several.flatMap(({ isMeant }) => [...isMeant])),
});

/** The weight of each feature; the same from the same choices. */
export const trainCandidates = (several: readonly Choices[]): Map<number, number> => {
  const { keys, features, isMeant } = joined(several);
  const each = features.length / isMeant.length;
  const counts = new Map<number, number>();
  for (const hash of features) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= seenAtLeast);
  const weights = new Map(known.map(([hash]) => [hash, 0]));
  const squares = new Map([...weights.keys()].map((hash) => [hash, 1]));
  for (let round = 0; round < rounds; round++) {
    for (const place of shuffled(keys, round)) {
      const own = features.subarray(place * each, (place + 1) * each);
      const sum = own.reduce((all, hash) => all + (weights.get(hash) ?? 0), 0);
      const step = 1 / (1 + Math.exp(-sum)) - (isMeant[place] as number);
      for (const hash of own) {
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
