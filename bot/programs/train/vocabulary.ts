/** The features that the model knows, and how much each of them weighs in a message. */
import type { Example } from './examples.ts';

/** Rarer features are an author's chance words. */
const seenAtLeast = 5;
/** How long the features of one message are together. */
export const length = 4;

export interface Vocabulary {
  hashes: number[];
  places: ReadonlyMap<number, number>;
  /** how much a feature weighs: much when few messages have it */
  rarity: Float32Array;
}

/** `vocabulary`, with where each feature stands. */
export const withPlaces = ({ hashes, rarity }: Omit<Vocabulary, 'places'>): Vocabulary => ({
  hashes,
  rarity,
  places: new Map(hashes.map((hash, n) => [hash, n])),
});

/** The vocabulary of `messages`, each given as its features. */
export const vocabularyOf = (messages: readonly (readonly number[])[]): Vocabulary => {
  const counts = new Map<number, number>();
  for (const hashes of messages) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= seenAtLeast);
  return withPlaces({
    hashes: known.map(([hash]) => hash),
    rarity: Float32Array.from(known, ([, count]) => Math.log((messages.length + 1) / (count + 0.5))),
  });
};

/** A message's features that are known, each weighed by how rare it is, all together of one length. */
export const weighed = (
  hashes: readonly number[],
  { places, rarity }: Vocabulary,
): Pick<Example, 'features' | 'values'> => {
  const features = Uint32Array.from(hashes.flatMap((hash) => places.get(hash) ?? []));
  const values = Float32Array.from(features, (feature) => rarity[feature] ?? 0);
  const size = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0)) || 1;
  return { features, values: values.map((value) => (value * length) / size) };
};
