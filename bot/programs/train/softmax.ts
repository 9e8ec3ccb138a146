/** Multinomial logistic regression over sparse features, by AdaGrad: the same numbers from the same examples, on every machine. */
import type { Example, Examples } from './examples.ts';

export interface Settings {
  labels: number;
  features: number;
  rounds: number;
  /** how far one step goes */
  rate: number;
  /** how strongly weights are drawn to nothing */
  decay: number;
  /** the share of features that each look leaves out, so that no label rests on one of them */
  leftOut: number;
}

/** Numbers in 0–1 that only look like chance (mulberry32), so that every training shuffles alike. */
export const chance = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

/** Where a key comes in the order of a seed. */
const rankOf = (key: number, seed: number): number => chance(key ^ Math.imul(seed + 1, 0x9e3779b1))();

/**
 * The places of `keys` in an order that only looks like chance. It hangs on each key alone: what is added to a corpus moves nothing that
 * stood in it, and two trainings that differ in a few lines differ in little else.
 */
export const shuffled = (keys: Uint32Array, seed: number): Uint32Array => {
  const order = Uint32Array.from(keys, (_, n) => n);
  const ranks = Float64Array.from(keys, (key) => rankOf(key, seed));
  return order.sort((one, other) => (ranks[one] as number) - (ranks[other] as number) || one - other);
};

/** What each weight has moved before it has moved at all: so what was seen once or twice weighs little. */
const firstSquare = 0.1;
/** Errors that move nothing worth moving. */
const leastError = 3e-4;

/** The weights are the mean of those at so many places of each round of the second half: the last example seen weighs no more than others. */
const snapshots = 4;

/** The sums of an example's weights, one a label, written into `sums`. */
export const sumsOf = (
  weights: Float32Array,
  { features, values }: Pick<Example, 'features' | 'values'>,
  sums: Float32Array,
): void => {
  const labels = sums.length;
  sums.fill(0);
  for (let n = 0; n < features.length; n++) {
    const from = (features[n] as number) * labels;
    const value = values[n] as number;
    if (value === 0) continue;
    for (let label = 0; label < labels; label++)
      sums[label] = (sums[label] as number) + (weights[from + label] as number) * value;
  }
};

/** Turns sums into probabilities, in place. */
export const toShares = (sums: Float32Array, temperature = 1): void => {
  let most = Number.NEGATIVE_INFINITY;
  for (const sum of sums) if (sum > most) most = sum;
  let total = 0;
  for (let n = 0; n < sums.length; n++) {
    const share = Math.exp(((sums[n] as number) - most) / temperature);
    sums[n] = share;
    total += share;
  }
  for (let n = 0; n < sums.length; n++) sums[n] = (sums[n] as number) / total;
};

/** A key for each of `places`: that of its example, and another one each time a place stands again right after itself. */
const keysOf = ({ keys }: Examples, places: Uint32Array): Uint32Array => {
  let again = 0;
  return places.map((place, n) => {
    again = place === places[n - 1] ? again + 1 : 0;
    return (keys[place] as number) + again;
  });
};

/**
 * Weights, one a feature and label, that tell the labels of the examples at `places`, learned in an order that `seed` gives. A place that
 * stands twice is looked at twice.
 */
export const trainOne = (
  examples: Examples,
  places: Uint32Array,
  { labels, features, rounds, rate, decay, leftOut }: Settings,
  seed: number,
): Float32Array => {
  const weights = new Float32Array(features * labels);
  const squares = new Float32Array(features * labels).fill(firstSquare);
  const keys = keysOf(examples, places);
  const wrong = new Float32Array(labels);
  const moved = new Uint16Array(labels);
  const mean = new Float32Array(features * labels);
  const between = Math.ceil(places.length / snapshots);
  let taken = 0;
  const takeSnapshot = () => {
    taken++;
    for (let at = 0; at < mean.length; at++)
      mean[at] = (mean[at] as number) + ((weights[at] as number) - (mean[at] as number)) / taken;
  };
  for (let round = 0; round < rounds; round++) {
    const pass = seed * rounds + round;
    for (const [seen, at] of shuffled(keys, pass).entries()) {
      const place = places[at] as number;
      const next = chance((keys[at] as number) + pass);
      const from = examples.starts[place] as number;
      const to = examples.starts[place + 1] as number;
      const own = examples.features.subarray(from, to);
      const values = examples.values.slice(from, to);
      for (let n = 0; n < values.length; n++) values[n] = next() < leftOut ? 0 : (values[n] as number) / (1 - leftOut);
      sumsOf(weights, { features: own, values }, wrong);
      toShares(wrong);
      const meantTo = examples.meantStarts[place + 1] as number;
      for (let at = examples.meantStarts[place] as number; at < meantTo; at++) {
        const label = examples.meant[at] as number;
        wrong[label] = (wrong[label] as number) - (examples.shares[at] as number);
      }
      let count = 0;
      for (let label = 0; label < labels; label++)
        if (Math.abs(wrong[label] as number) > leastError) moved[count++] = label;
      for (let n = 0; n < own.length; n++) {
        const value = values[n] as number;
        if (value === 0) continue;
        const first = (own[n] as number) * labels;
        for (let k = 0; k < count; k++) {
          const label = moved[k] as number;
          const at = first + label;
          const step = (wrong[label] as number) * value + decay * (weights[at] as number);
          const square = (squares[at] as number) + step * step;
          squares[at] = square;
          weights[at] = (weights[at] as number) - (rate * step) / Math.sqrt(square);
        }
      }
      const isLast = seen + 1 === places.length;
      if (round >= rounds / 2 && (isLast || (seen + 1) % between === 0)) takeSnapshot();
    }
  }
  return mean;
};
