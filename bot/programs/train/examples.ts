/** What is learned from, laid flat in memory that all threads share. */

/** One message: the places of its features in the vocabulary, how much each weighs, and how much each label is meant (sums to 1). */
export interface Example {
  /** the same for the same message wherever it stands */
  key: number;
  features: Uint32Array;
  values: Float32Array;
  meant: readonly (readonly [label: number, share: number])[];
}

/** Examples one after the other: those of `n` stand from the n-th start to the next. */
export interface Examples {
  keys: Uint32Array;
  starts: Uint32Array;
  features: Uint32Array;
  values: Float32Array;
  meantStarts: Uint32Array;
  meant: Uint16Array;
  shares: Float32Array;
}

const sharedBytes = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);

/** `list` laid flat. */
export const laidFlat = (list: readonly Example[]): Examples => {
  const all = list.reduce((sum, { features }) => sum + features.length, 0);
  const allMeant = list.reduce((sum, { meant }) => sum + meant.length, 0);
  const flat: Examples = {
    keys: new Uint32Array(sharedBytes(4 * list.length)),
    starts: new Uint32Array(sharedBytes(4 * (list.length + 1))),
    features: new Uint32Array(sharedBytes(4 * all)),
    values: new Float32Array(sharedBytes(4 * all)),
    meantStarts: new Uint32Array(sharedBytes(4 * (list.length + 1))),
    meant: new Uint16Array(sharedBytes(2 * allMeant)),
    shares: new Float32Array(sharedBytes(4 * allMeant)),
  };
  let at = 0;
  let meantAt = 0;
  for (const [n, { key, features, values, meant }] of list.entries()) {
    flat.keys[n] = key;
    flat.features.set(features, at);
    flat.values.set(values, at);
    for (const [label, share] of meant) {
      flat.meant[meantAt] = label;
      flat.shares[meantAt++] = share;
    }
    at += features.length;
    flat.starts[n + 1] = at;
    flat.meantStarts[n + 1] = meantAt;
  }
  return flat;
};
