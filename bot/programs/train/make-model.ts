/** Makes the learned model of examples: what each feature speaks for, and which of the acts that may be meant are. */
import { featuresOf, hashOf, openCase, standsAlone } from '../../../knowledge/language/learned/features.ts';
import type { Documents } from '../../../knowledge/terms/documents.ts';
import { keyOf, type Utterance } from './corpus.ts';
import { type Example, laidFlat } from './examples.ts';
import { bytesOf } from './model-bytes.ts';
import { type Choices, trainCandidates } from './train-candidates.ts';
import { vocabularyOf, weighed } from './vocabulary.ts';
import { inWorkers, type Task } from './workers.ts';

const settings = { rounds: 4, rate: 0.3, decay: 0.0001, leftOut: 0.3 };
/** The mean of several models, each learned in an order of its own, depends little on any order. */
const members = 4;
/**
 * How sure the model may be, and which of several acts are meant, is learned on every batch from a model that it was kept back from: an
 * author knows nothing of another one's words. Which batches those are their names alone decide, so that a new one moves no other.
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

/** One first message in so many is learned as if it were said later on. */
const toldLaterOneIn = 12;

/**
 * Most of what customers write first they may write later on as well, whatever was spoken of or stands by then, and it means the same: some
 * of it is learned so, in one of the contexts of the corpus, with an open case or without. Each message has its own, whatever else is learned.
 */
const toldLater = (utterances: readonly Utterance[]): Utterance[] => {
  const isLater = ({ context }: Utterance) =>
    context.length > 0 && !context.some((token) => token.startsWith('asked:'));
  const contexts = [...new Set(utterances.filter(isLater).map(({ context }) => context.join(' ')))];
  const contextFor = (key: number): string[] => {
    let best = '';
    let most = -1;
    for (const one of contexts) {
      const hash = hashOf(`${key} ${one}`);
      if (hash > most) [best, most] = [one, hash];
    }
    const own = best.split(' ').filter((token) => token !== openCase);
    return hashOf(`${key}`) % 2 === 0 ? [...own, openCase] : own;
  };
  return utterances.map((utterance) => {
    const { context, text } = utterance;
    const key = keyOf(utterance);
    const isMoved = context.length === 0 && text.length >= standsAlone && hashOf(`later ${key}`) % toldLaterOneIn === 0;
    return isMoved ? { ...utterance, context: contextFor(key) } : utterance;
  });
};

/** The model of `utterances`, as bytes; the same for the same utterances and documents. */
export const makeModel = async (
  corpus: readonly Utterance[],
  documents: Documents,
  trainedOn: string,
): Promise<Uint8Array> => {
  const utterances = toldLater(corpus);
  const features = utterances.map(({ text, context }) => featuresOf(text, context, documents));
  const vocabulary = vocabularyOf(features);
  const labels = [...new Set(utterances.flatMap(({ acts }) => acts))].sort();
  const labelPlaces = new Map(labels.map((label, n) => [label, n]));
  const examples = laidFlat(
    utterances.map((utterance, n): Example => {
      const key = keyOf(utterance);
      return { key, ...weighed(features[n] ?? [], vocabulary), meant: meantBy(utterance, labelPlaces) };
    }),
  );
  const size = { ...settings, labels: labels.length, features: vocabulary.hashes.length };
  const foldOf = ({ batch }: Utterance) => hashOf(batch) % folds;
  const placesWhere = (isOne: (utterance: Utterance) => boolean) =>
    Uint32Array.from(utterances.flatMap((utterance, n) => (isOne(utterance) ? [n] : [])));

  const judging = Array.from({ length: folds }, (_, fold) => (): Task => {
    const own = placesWhere((one) => foldOf(one) === fold && one.line % oneIn === 0);
    return {
      examples,
      places: placesWhere((one) => foldOf(one) !== fold),
      settings: size,
      seed: 1,
      keptBack: {
        utterances: Array.from(own, (n) => utterances[n] as Utterance),
        places: own,
        labels,
        vocabulary: { hashes: vocabulary.hashes, rarity: vocabulary.rarity },
      },
    };
  });
  const all = utterances.flatMap(({ batch }, n) =>
    Array<number>(batch.startsWith('mends-') ? looksAtMends : 1).fill(n),
  );
  const learning = Array.from({ length: members }, (_, n) => (): Task => {
    return { examples, places: Uint32Array.from(all), settings: size, seed: n + 1 };
  });

  const mean = new Float32Array(size.features * size.labels);
  const choices: Choices[] = [];
  let temperature = 0;
  await inWorkers([...judging, ...learning], (outcome) => {
    if ('choices' in outcome) {
      choices.push(outcome.choices);
      temperature += outcome.temperature / folds;
    } else {
      const { weights } = outcome;
      for (let at = 0; at < mean.length; at++) mean[at] = (mean[at] as number) + (weights[at] as number) / members;
    }
  });
  return bytesOf(mean, labels, vocabulary, trainCandidates(choices), { trainedOn, temperature });
};
