/** What a model makes of messages that it was not trained on: how sure it may be, and which of several acts are meant. */
import { scoresOf } from '../../../knowledge/language/learned/model.ts';
import { loadDocuments } from '../../../knowledge/terms/documents.ts';
import type { Utterance } from './corpus.ts';
import type { Examples } from './examples.ts';
import { sumsOf, toShares } from './softmax.ts';
import { type Choices, choicesIn } from './train-candidates.ts';
import { type Vocabulary, weighed, withPlaces } from './vocabulary.ts';

/** Messages that a model was not trained on. */
export interface KeptBack {
  utterances: readonly Utterance[];
  /** where each stands among the examples */
  places: Uint32Array;
  labels: readonly string[];
  vocabulary: Omit<Vocabulary, 'places'>;
}

/** The temperature at which the probabilities of `places` come true most. */
const calibrate = (weights: Float32Array, examples: Examples, places: Uint32Array, labels: number): number => {
  const measured = Array.from(places, (place) => {
    const sums = new Float32Array(labels);
    const from = examples.starts[place];
    const to = examples.starts[place + 1];
    const own = { features: examples.features.subarray(from, to), values: examples.values.subarray(from, to) };
    sumsOf(weights, own, sums);
    return sums;
  });
  const loss = (temperature: number) => {
    const shares = new Float32Array(labels);
    let total = 0;
    for (const [n, sums] of measured.entries()) {
      shares.set(sums);
      toShares(shares, temperature);
      const to = examples.meantStarts[(places[n] as number) + 1] as number;
      for (let at = examples.meantStarts[places[n] as number] as number; at < to; at++)
        total -= (examples.shares[at] as number) * Math.log(Math.max(1e-9, shares[examples.meant[at] as number] ?? 0));
    }
    return total;
  };
  const bestOf = (tried: readonly number[]): number => {
    const losses = tried.map(loss);
    return tried[losses.indexOf(Math.min(...losses))] ?? 1;
  };
  const near = bestOf(Array.from({ length: 9 }, (_, n) => 0.6 + n * 0.1));
  return bestOf(Array.from({ length: 11 }, (_, n) => near - 0.1 + n * 0.02));
};

/** What the model of `weights` makes of what was kept back from it. */
export const judge = (
  weights: Float32Array,
  examples: Examples,
  { utterances, places, labels, vocabulary }: KeptBack,
): { temperature: number; choices: Choices } => {
  const temperature = calibrate(weights, examples, places, labels.length);
  const known = withPlaces(vocabulary);
  const placeOf = new Map(labels.map((label, n) => [label, n]));
  const sums = new Float32Array(labels.length);
  const score = (features: readonly number[]) => {
    sumsOf(weights, weighed(features, known), sums);
    return scoresOf(Array.from(sums), 1 / temperature, labels, placeOf);
  };
  return { temperature, choices: choicesIn(utterances, loadDocuments(), score) };
};
