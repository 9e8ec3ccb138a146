/** What was learned, in as few bytes as say the same. */
import { type Head, layout, longGap } from '../../../knowledge/language/learned/model.ts';
import { length, type Vocabulary } from './vocabulary.ts';

/** A weight is one of so many steps each way, and left out where it rounds to none: the file, packed, stays under 3 MB. */
const steps = 26;

/** The bytes of what was learned. */
export const bytesOf = (
  weights: Float32Array,
  labels: readonly string[],
  { hashes, rarity }: Vocabulary,
  candidateWeights: ReadonlyMap<number, number>,
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
  const heaviestCandidate = [...candidateWeights.values()].reduce((most, one) => Math.max(most, Math.abs(one)), 0);
  const candidateUnit = heaviestCandidate / 127;
  const keptCandidates = [...candidateWeights].flatMap(([hash, weight]) => {
    const stepped = Math.round(weight / candidateUnit);
    return stepped === 0 ? [] : [[hash, stepped] as const];
  });
  const sizes = {
    features: kept.length,
    entries: entries.length,
    gaps: gaps.length,
    candidateFeatures: keptCandidates.length,
  };
  const units = { weight: heaviest / steps, rarity: rarest / 255, length, candidateWeight: candidateUnit };
  const text = new TextEncoder().encode(
    JSON.stringify({ ...head, labels: [...labels], ...units, ...sizes } satisfies Head),
  );
  const at = layout(sizes, text.length);
  const bytes = new Uint8Array(at.end);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, 4);
  new Uint32Array(bytes.buffer, at.hashes, sizes.features).set(kept.map(({ hash }) => hash));
  new Uint32Array(bytes.buffer, at.candidates, keptCandidates.length).set(keptCandidates.map(([hash]) => hash));
  new Int8Array(bytes.buffer, at.candidateWeights, keptCandidates.length).set(
    keptCandidates.map(([, weight]) => weight),
  );
  new Uint16Array(bytes.buffer, at.counts, sizes.features).set(kept.map(({ entries: own }) => own.length));
  new Uint8Array(bytes.buffer, at.rarity, sizes.features).set(kept.map((one) => one.rarity));
  new Int8Array(bytes.buffer, at.weights, sizes.entries).set(entries.map(([, weight]) => weight));
  bytes.set(gaps, at.steps);
  return bytes;
};
