/** Makes the learned model of examples: the vocabulary, the weights, as few bytes as say the same. */
import { featuresOf } from '../../../knowledge/language/learned/features.ts';
import { type Head, layout, longGap } from '../../../knowledge/language/learned/model.ts';
import type { Documents } from '../../../knowledge/terms/documents.ts';
import type { Utterance } from './corpus.ts';
import { type Example, sumsOf, toShares } from './softmax.ts';
import { trainMembers } from './train-members.ts';

/** Rarer features are an author's chance words. */
const seenAtLeast = 4;
const settings = { rounds: 4, rate: 0.3, decay: 0.0001, leftOut: 0.3 };
const members = 3;
/** How long the features of one message are together. */
const length = 4;
/** A weight is one of so many steps each way, and left out where it rounds to none: the file, packed, stays under 3 MB. */
const steps = 28;
/** How sure the model may be is measured on every batch, by a model that one batch in so many was kept from: an author knows nothing of another one's words. */
const folds = 3;

/** A message's features that are known, each weighed by how rare it is, all together of one length. */
const weighed = (hashes: readonly number[], vocabulary: Vocabulary) => {
  const features = Uint32Array.from(hashes.flatMap((hash) => vocabulary.places.get(hash) ?? []));
  const values = Float32Array.from(features, (feature) => vocabulary.rarity[feature] ?? 0);
  const size = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return { features, values: values.map((value) => (value * length) / size) };
};

interface Vocabulary {
  hashes: number[];
  places: ReadonlyMap<number, number>;
  /** how much a feature weighs: much when few messages have it */
  rarity: Float32Array;
}

const vocabularyOf = (messages: readonly (readonly number[])[]): Vocabulary => {
  const counts = new Map<number, number>();
  for (const hashes of messages) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= seenAtLeast);
  return {
    hashes: known.map(([hash]) => hash),
    places: new Map(known.map(([hash], n) => [hash, n])),
    rarity: Float32Array.from(known, ([, count]) => Math.log((messages.length + 1) / (count + 0.5))),
  };
};

/** Every act of a message is meant as much as the others. */
const meantBy = ({ acts }: Utterance, labels: ReadonlyMap<string, number>): [number, number][] => {
  const known = acts.flatMap((act) => labels.get(act) ?? []);
  return known.map((label) => [label, 1 / known.length]);
};

/** A message with how much each label spoke for it, where the model was not trained on it. */
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

const bytesOf = (
  weights: Float32Array,
  labels: readonly string[],
  { hashes, rarity }: Vocabulary,
  head: Pick<Head, 'trainedOn' | 'temperature'>,
): Uint8Array => {
  const heaviest = weights.reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const rarest = rarity.reduce((most, one) => Math.max(most, one), 0);
  const stepsOf = (weight: number) => Math.round((weight / heaviest) * steps);
  const kept: { hash: number; rarity: number; entries: [number, number][] }[] = [];
  for (const [feature, hash] of hashes.entries()) {
    const own: [number, number][] = [];
    for (let label = 0; label < labels.length; label++) {
      const weight = weights[feature * labels.length + label] ?? 0;
      if (stepsOf(weight) !== 0) own.push([label, stepsOf(weight)]);
    }
    kept.push({ hash, rarity: Math.round(((rarity[feature] ?? 0) / rarest) * 255), entries: own });
  }
  const entries = kept.flatMap(({ entries: own }) => own);
  const gaps = kept.flatMap(({ entries: own }) =>
    own.flatMap(([label], n) => {
      const gap = label - (own[n - 1]?.[0] ?? 0);
      return [...Array<number>(Math.floor(gap / longGap)).fill(longGap), gap % longGap];
    }),
  );
  const sizes = { features: kept.length, entries: entries.length, gaps: gaps.length };
  const units = { weight: heaviest / steps, rarity: rarest / 255, length };
  const text = new TextEncoder().encode(
    JSON.stringify({ ...head, labels: [...labels], ...units, ...sizes } satisfies Head),
  );
  const at = layout(sizes, text.length);
  const bytes = new Uint8Array(at.end);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  new Uint32Array(bytes.buffer, at.hashes, sizes.features).set(kept.map(({ hash }) => hash));
  new Uint16Array(bytes.buffer, at.counts, sizes.features).set(kept.map(({ entries: own }) => own.length));
  new Uint8Array(bytes.buffer, at.rarity, sizes.features).set(kept.map((one) => one.rarity));
  new Int8Array(bytes.buffer, at.weights, sizes.entries).set(entries.map(([, weight]) => weight));
  bytes.set(gaps, at.steps);
  return bytes;
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
  const size = { labels: labels.length, features: vocabulary.hashes.length };
  const batches = [...new Set(utterances.map(({ batch }) => batch))];
  const foldOf = (n: number) => batches.indexOf(utterances[n]?.batch ?? '') % folds;
  const measuredIn = async (fold: number): Promise<Measured[]> => {
    const others = await trainMembers(
      examples.filter((_, n) => foldOf(n) !== fold),
      { ...settings, ...size },
      1,
    );
    // One in three tells as much as all of them.
    return examples
      .filter((_, n) => foldOf(n) === fold && n % 3 === 0)
      .map((example) => {
        const sums = new Float32Array(labels.length);
        sumsOf(others, example, sums);
        return { sums, meant: example.meant };
      });
  };
  const measured = (await Promise.all(Array.from({ length: folds }, (_, fold) => measuredIn(fold)))).flat();
  const weights = await trainMembers(examples, { ...settings, ...size }, members);
  return bytesOf(weights, labels, vocabulary, { trainedOn, temperature: calibrate(measured) });
};
