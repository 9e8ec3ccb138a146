/** What the learned reader looks at: letters, words, the form of the sentence, and what came before. */
import type { Documents } from '../../terms/documents.ts';
import { meantWords } from '../lexicon/meant-words.ts';
import { moodOf } from '../lexicon/mood.ts';
import { normalise } from '../text/normalise.ts';

/** What stood before the message, as bare tokens of the corpus: asked:STEP, spoken:TOPIC, stands:THING. */
export type Context = readonly string[];

/** The rest of a longer message is not looked at: what is meant was said before. */
const lookedAt = 240;
const longestGram = 3;
/** Pairs are made of so many words at most. */
const paired = 8;

/** A case of the customer's is open. */
export const openCase = 'stands:case';

/** The steps that are answered alike: what agrees to one read-back agrees to all, but to those that call something off. */
export const familyOf = (context: Context): string => {
  const asked = context.find((token) => token.startsWith('asked:'))?.slice('asked:'.length);
  // An open case changes nothing of what a first message means.
  if (asked === undefined) return context.every((token) => token === openCase) ? 'first' : 'after';
  if (asked.endsWith('.confirm')) return /^(?:cancel|unlink)/u.test(asked) ? 'confirm-off' : 'confirm';
  if (asked.startsWith('tool.')) return 'tool';
  if (asked.endsWith('.slot') || asked.endsWith('.wished')) return 'slot';
  return asked;
};

/** A shorter message leans on what stood before it: 電話は？ */
export const standsAlone = 12;
const inHiragana = (text: string): string =>
  text.replace(/[ァ-ヶ]/gu, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60));

/** Of FNV-1a, 32 bits. */
const emptyHash = 0x811c9dc5;
const hashedOn = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193);
/** FNV-1a over UTF-16 units, 32 bits: the same number for the same feature on every machine. */
export const hashOf = (feature: string): number => {
  let hash = emptyHash;
  for (let at = 0; at < feature.length; at++) hash = hashedOn(hash, feature.charCodeAt(at));
  return hash >>> 0;
};

/** A feature by its hash, signed: a number of that size needs no memory of its own. */
export const featureOf = (words: string): number => hashOf(words) | 0;

/** The features of `message`, as `featureOf` numbers them, each once; the same whenever they are asked for. Linear in the message's length. */
export const featuresOf = (message: string, context: Context, documents: Documents): number[] => {
  const even = normalise(message.slice(0, lookedAt)).text;
  const found = new Set<number>();
  const add = (feature: string) => found.add(featureOf(feature));
  const family = familyOf(context);
  const letters = `^${inHiragana(even)}$`;
  for (let start = 0; start < letters.length; start++) {
    const end = Math.min(start + longestGram, letters.length);
    for (let at = start, hash = emptyHash; at < end; at++) {
      hash = hashedOn(hash, letters.charCodeAt(at));
      found.add(hash);
    }
  }
  if (letters.length <= 16) add(`${family}=${letters}`);
  add(`long ${Math.min(8, Math.floor(Math.log2(letters.length)))}`);
  // What was spoken of tells less of a message that stands alone than of one that leans on it.
  const isAlone = family === 'after' && message.length >= standsAlone;
  for (const token of context) add(isAlone ? `${token} alone` : token);
  // Later on it means what it means when it is said first; what it means only then is learned beside.
  const families = isAlone ? ['first', 'after'] : [family];
  for (const of of families) add(`family ${of}`);
  const asked = context.find((token) => token.startsWith('asked:'));

  const hits = meantWords(even, documents);
  const concepts = [...new Set(hits.flatMap((hit) => hit.concepts))];
  for (const concept of concepts) {
    add(`word ${concept}`);
    for (const of of families) add(`${of} word ${concept}`);
    // オペレーターで agrees to being connected, and wishes for something else at any other read-back.
    if (family.startsWith('confirm')) add(`${asked} word ${concept}`);
  }
  const heavy = concepts.filter((concept) => documents.lexicon.weight(concept) >= 1).slice(0, paired);
  for (const [n, one] of heavy.entries())
    for (const other of heavy.slice(n + 1)) add(`words ${[one, other].sort().join(' ')}`);
  for (const mood of moodOf(even)) {
    add(`mood ${mood}`);
    for (const of of families) add(`${of} mood ${mood}`);
    for (const concept of heavy) add(`mood ${mood} ${concept}`);
  }
  return [...found];
};
