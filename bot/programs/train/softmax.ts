/** Multinomial logistic regression over sparse features, by AdaGrad: the same numbers from the same examples, on every machine. */

/** One message: the places of its features in the vocabulary, how much each weighs, and how much each label is meant (sums to 1). */
export interface Example {
  features: Uint32Array;
  values: Float32Array;
  meant: readonly (readonly [label: number, share: number])[];
}

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

/** Puts `order` into another order, in place. */
export const shuffle = (order: Uint32Array, next: () => number): void => {
  for (let n = order.length - 1; n > 0; n--) {
    const other = Math.floor(next() * (n + 1));
    [order[n], order[other]] = [order[other] as number, order[n] as number];
  }
};

/** What each weight has moved before it has moved at all: so what was seen once or twice weighs little. */
const firstSquare = 0.1;
/** Errors that move nothing worth moving. */
const leastError = 3e-4;

/** The sums of an example's weights, one a label, written into `sums`. */
export const sumsOf = (weights: Float32Array, { features, values }: Example, sums: Float32Array): void => {
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

/** Weights, one a feature and label, that tell the examples' labels, learned in an order that `seed` gives. */
export const trainOne = (
  examples: readonly Example[],
  { labels, features, rounds, rate, decay, leftOut }: Settings,
  seed: number,
): Float32Array => {
  const weights = new Float32Array(features * labels);
  const squares = new Float32Array(features * labels).fill(firstSquare);
  const order = Uint32Array.from(examples, (_, n) => n);
  const next = chance(seed);
  const wrong = new Float32Array(labels);
  const moved = new Uint16Array(labels);
  for (let round = 0; round < rounds; round++) {
    shuffle(order, next);
    for (const place of order) {
      const { features: own, values: full, meant } = examples[place] as Example;
      const values = full.map((value) => (next() < leftOut ? 0 : value / (1 - leftOut)));
      sumsOf(weights, { features: own, values, meant }, wrong);
      toShares(wrong);
      for (const [label, share] of meant) wrong[label] = (wrong[label] as number) - share;
      let count = 0;
      for (let label = 0; label < labels; label++)
        if (Math.abs(wrong[label] as number) > leastError) moved[count++] = label;
      for (let n = 0; n < own.length; n++) {
        const value = values[n] as number;
        if (value === 0) continue;
        const from = (own[n] as number) * labels;
        for (let k = 0; k < count; k++) {
          const label = moved[k] as number;
          const at = from + label;
          const step = (wrong[label] as number) * value + decay * (weights[at] as number);
          const square = (squares[at] as number) + step * step;
          squares[at] = square;
          weights[at] = (weights[at] as number) - (rate * step) / Math.sqrt(square);
        }
      }
    }
  }
  return weights;
};
