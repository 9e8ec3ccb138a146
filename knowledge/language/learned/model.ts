/** The learned model: how much each feature speaks for each label; read from the bytes that `npm run train` writes. */

export interface Scored {
  label: string;
  /** 0–1; all labels together are 1 */
  probability: number;
}

/** How likely each label is. */
export interface Scores {
  /** the likeliest `most` labels, best first */
  best(most: number): Scored[];
  /** how likely `label` is; 0 where the model does not know it */
  of(label: string): number;
}

export interface Model {
  labels: readonly string[];
  /** what the model was trained on, to hold file and corpus together */
  trainedOn: string;
  /** How likely each label is for the features of a message. */
  score(features: readonly number[]): Scores;
  /** How likely an act that may be meant is meant, 0–1, for the features of that candidate. */
  meant(features: readonly number[]): number;
}

/** What stands before the numbers, as JSON. */
export interface Head {
  labels: string[];
  trainedOn: string;
  /** weights and rarities are stored as bytes; one of 1 is this much */
  weight: number;
  rarity: number;
  /** how long the features of one message are together */
  length: number;
  /** what the sums are divided by, so that probabilities mean what they say */
  temperature: number;
  features: number;
  /** entries of all features together, and the bytes of the gaps between their labels */
  entries: number;
  gaps: number;
  /** features of candidates, and what one of their weights of 1 is */
  candidateFeatures: number;
  candidateWeight: number;
}

/*
 * The bytes: length of the head (4, little endian), the head, then for each feature its hash (4 each), how many labels it
 * speaks of (2 each), how rare it is (1 each); then for the labels of all features, one after the other, their weights (1 each,
 * signed) and how far each label is from the one before (1 each; a gap of 255 goes on in the next byte). Before the weights stand
 * the features of candidates: their hashes (4 each, after the other hashes) and weights (1 each, signed, after the rarities).
 */
const align = (at: number): number => Math.ceil(at / 4) * 4;

/** The places of the parts in a file with this head, which takes `headBytes`. */
export const layout = (
  { features, entries, gaps, candidateFeatures }: Pick<Head, 'features' | 'entries' | 'gaps' | 'candidateFeatures'>,
  headBytes: number,
) => {
  const hashes = align(4 + headBytes);
  const candidates = hashes + 4 * features;
  const counts = candidates + 4 * candidateFeatures;
  const rarity = counts + 2 * features;
  const candidateWeights = rarity + features;
  const weights = candidateWeights + candidateFeatures;
  const steps = weights + entries;
  return { hashes, candidates, counts, rarity, candidateWeights, weights, steps, end: steps + gaps };
};

/** A gap of so much goes on in the next byte. */
export const longGap = 255;

/** The labels of all features, from the gaps between them. */
const labelsFrom = (gaps: Uint8Array, counts: Uint16Array, entries: number): Uint16Array => {
  const labels = new Uint16Array(entries);
  let at = 0;
  let entry = 0;
  for (const count of counts) {
    let label = 0;
    for (let n = 0; n < count; n++) {
      while (gaps[at] === longGap) {
        label += longGap;
        at++;
      }
      label += gaps[at++] ?? 0;
      labels[entry++] = label;
    }
  }
  return labels;
};

/** Where the `most` largest of `shares` stand, the largest first; of the same size the first is first. */
const placesOfBest = (shares: readonly number[], most: number): number[] => {
  const places: number[] = [];
  for (let at = 0; at < shares.length; at++) {
    const share = shares[at] ?? 0;
    let before = places.length;
    while (before > 0 && (shares[places[before - 1] ?? 0] ?? 0) < share) before--;
    if (before >= most) continue;
    places.splice(before, 0, at);
    if (places.length > most) places.pop();
  }
  return places;
};

/** How likely each of `labels` is, where `sums` of weights speak for them; what the sums become is written into them. */
export const scoresOf = (
  sums: number[],
  scale: number,
  labels: readonly string[],
  placeOf: ReadonlyMap<string, number>,
): Scores => {
  let most = -Infinity;
  for (const sum of sums) if (sum > most) most = sum;
  let total = 0;
  for (let label = 0; label < sums.length; label++) {
    const share = Math.exp(((sums[label] ?? 0) - most) * scale);
    sums[label] = share;
    total += share;
  }
  return {
    best: (count) =>
      placesOfBest(sums, count).map((at) => ({ label: labels[at] ?? '', probability: (sums[at] ?? 0) / total })),
    of: (label) => (sums[placeOf.get(label) ?? -1] ?? 0) / total,
  };
};

/** The model in `bytes`. Throws when they are no model. */
export const modelFrom = (bytes: Uint8Array): Model => {
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const headBytes = new DataView(buffer).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, headBytes))) as Head;
  const at = layout(head, headBytes);
  if (at.end !== buffer.byteLength) throw new Error('the learned model is cut short: run npm run train');
  const hashes = new Int32Array(buffer, at.hashes, head.features);
  const counts = new Uint16Array(buffer, at.counts, head.features);
  const labelOf = labelsFrom(new Uint8Array(buffer, at.steps, head.gaps), counts, head.entries);
  const rarityOf = new Uint8Array(buffer, at.rarity, head.features);
  const weightOf = new Int8Array(buffer, at.weights, head.entries);
  const starts = new Uint32Array(head.features + 1);
  for (let n = 0; n < head.features; n++) starts[n + 1] = (starts[n] ?? 0) + (counts[n] ?? 0);

  const placeOf = new Map(head.labels.map((label, n) => [label, n]));
  const candidateWeights = new Int8Array(buffer, at.candidateWeights, head.candidateFeatures);
  const candidateWeightOf = new Map(
    Array.from(new Int32Array(buffer, at.candidates, head.candidateFeatures), (hash, n) => [
      hash,
      candidateWeights[n] ?? 0,
    ]),
  );

  // An open table, half empty: each feature's number, and its hash beside it, so that one look at the memory tells both.
  const size = 2 ** Math.ceil(Math.log2(head.features * 2 + 1));
  const table = new Int32Array(size * 2).fill(-1);
  for (let n = 0; n < head.features; n++) {
    let slot = (hashes[n] ?? 0) & (size - 1);
    while (table[slot * 2] !== -1) slot = (slot + 1) & (size - 1);
    table[slot * 2] = n;
    table[slot * 2 + 1] = hashes[n] ?? 0;
  }
  const find = (hash: number): number => {
    let slot = hash & (size - 1);
    for (;;) {
      const n = table[slot * 2] ?? -1;
      if (n === -1 || table[slot * 2 + 1] === hash) return n;
      slot = (slot + 1) & (size - 1);
    }
  };

  return {
    labels: head.labels,
    trainedOn: head.trainedOn,
    score(features) {
      // A plain array: a typed one of this size is memory outside the heap, which costs more than the sums.
      const sums = new Array<number>(head.labels.length).fill(0);
      let square = 0;
      for (const hash of features) {
        const n = find(hash);
        if (n === -1) continue;
        const rarity = (rarityOf[n] ?? 0) * head.rarity;
        square += rarity * rarity;
        const end = starts[n + 1] ?? 0;
        for (let entry = starts[n] ?? 0; entry < end; entry++) {
          const label = labelOf[entry] ?? 0;
          sums[label] = (sums[label] ?? 0) + (weightOf[entry] ?? 0) * rarity;
        }
      }
      const scale = (head.weight * head.length) / (Math.sqrt(square) || 1) / head.temperature;
      return scoresOf(sums, scale, head.labels, placeOf);
    },
    meant(features) {
      const sum = features.reduce((all, hash) => all + (candidateWeightOf.get(hash) ?? 0), 0);
      return 1 / (1 + Math.exp(-sum * head.candidateWeight));
    },
  };
};
