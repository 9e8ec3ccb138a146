/** Makes the learned model of examples: what each feature speaks for, and which of the acts that may be meant are. */
import { featuresOf } from '../../../knowledge/language/learned/features.ts';
import { type Model, scoresOf } from '../../../knowledge/language/learned/model.ts';
import type { Documents } from '../../../knowledge/terms/documents.ts';
import type { Utterance } from './corpus.ts';
import { bytesOf } from './model-bytes.ts';
import { type Example, sumsOf, toShares } from './softmax.ts';
import { type CandidateMeant, candidatesMeantIn, trainCandidates } from './train-candidates.ts';
import { trainMembers } from './train-members.ts';
import { type Vocabulary, vocabularyOf, weighed } from './vocabulary.ts';

const settings = { rounds: 4, rate: 0.3, decay: 0.0001, leftOut: 0.3 };
const members = 4;
/**
 * How sure the model may be, and which of several acts are meant, is learned on every batch from a model that one batch in so many was
 * kept from: an author knows nothing of another one's words.
 */
const folds = 3;
/** One message in so many tells as much as all of them. */
const oneIn = 2;

/** What was misread once is looked at so often: batches that begin with mends-. */
const looksAtMends = 3;

/** Every act of a message is meant as much as the others. */
const meantBy = ({ acts }: Utterance, labels: ReadonlyMap<string, number>): [number, number][] => {
  const known = acts.flatMap((act) => labels.get(act) ?? []);
  return known.map((label) => [label, 1 / known.length]);
};

/** A message that its model was not trained on, with how much each label spoke for it. */
interface Measured {
  sums: Float32Array;
  meant: Example['meant'];
}

/** The temperature at which the probabilities of messages that were not trained on come true most. */
const calibrate = (measured: readonly Measured[]): number => {
  const loss = (temperature: number) => {
    let total = 0;
    for (const { sums, meant } of measured) {
      const shares = sums.slice();
      toShares(shares, temperature);
      for (const [label, share] of meant) total -= share * Math.log(Math.max(1e-9, shares[label] ?? 0));
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

/** How `weights` score a message, before they are made into bytes. */
const scoreWith = (
  weights: Float32Array,
  vocabulary: Vocabulary,
  labels: readonly string[],
  places: ReadonlyMap<string, number>,
  temperature: number,
): Model['score'] => {
  const sums = new Float32Array(labels.length);
  return (features) => {
    sumsOf(weights, { ...weighed(features, vocabulary), meant: [] }, sums);
    return scoresOf(Float64Array.from(sums), 1 / temperature, labels, places);
  };
};

/** The model of `utterances`, as bytes; the same for the same utterances and documents. */
export const makeModel = async (
  utterances: readonly Utterance[],
  documents: Documents,
  trainedOn: string,
): Promise<Uint8Array> => {
  const messages = utterances.map(({ text, context }) => featuresOf(text, context, documents));
  const labels = [...new Set(utterances.flatMap(({ acts }) => acts))].sort();
  const places = new Map(labels.map((label, n) => [label, n]));
  const vocabulary = vocabularyOf(messages);
  const examples = utterances.map(
    (utterance, n): Example => ({ ...weighed(messages[n] ?? [], vocabulary), meant: meantBy(utterance, places) }),
  );
  const size = { ...settings, labels: labels.length, features: vocabulary.hashes.length };
  const batches = [...new Set(utterances.map(({ batch }) => batch))];
  const foldOf = (n: number) => batches.indexOf(utterances[n]?.batch ?? '') % folds;
  const weightsWithout = await Promise.all(
    Array.from({ length: folds }, (_, fold) =>
      trainMembers(
        examples.filter((_, n) => foldOf(n) !== fold),
        size,
        1,
      ),
    ),
  );
  const kept = weightsWithout.map((weights, fold) => ({
    weights,
    places: utterances.flatMap((_, n) => (foldOf(n) === fold && n % oneIn === 0 ? [n] : [])),
  }));
  const measured = kept.flatMap(({ weights, places: own }) =>
    own.map((n): Measured => {
      const example = examples[n] as Example;
      const sums = new Float32Array(labels.length);
      sumsOf(weights, example, sums);
      return { sums, meant: example.meant };
    }),
  );
  const temperature = calibrate(measured);
  const choices = kept.flatMap(({ weights, places: own }): CandidateMeant[] => {
    const score = scoreWith(weights, vocabulary, labels, places, temperature);
    return own.flatMap((n) => candidatesMeantIn(utterances[n] as Utterance, documents, score));
  });
  const seen = examples.flatMap((example, n) =>
    Array<Example>(utterances[n]?.batch.startsWith('mends-') ? looksAtMends : 1).fill(example),
  );
  const weights = await trainMembers(seen, size, members);
  return bytesOf(weights, labels, vocabulary, trainCandidates(choices), { trainedOn, temperature });
};
