/** The language a message is put in: Japanese, or English, in which questions and forms are answered too. */

export type Tongue = 'ja' | 'en';

const japanese = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u;
const sentence = /\p{sc=Hiragana}/u;
const words = /[a-z]{2,}/gu;
/** Words of sentences: a name of two words (Windows Update) holds none of them. */
const spoken =
  /\b(?:a|am|an|any|are|at|broken|can|cannot|can't|did|do|does|doesn't|don't|for|have|hello|help|how|i|i'd|i'm|in|is|isn't|it|it's|me|much|my|need|not|of|on|or|our|please|slow|something|still|thank|thanks|that|the|there|this|to|want|was|we|what|when|where|which|who|why|with|working|works|would|you|your)\b/u;
const greeting = /^\W*(?:hello|good (?:morning|afternoon|evening))\b/u;

const even = (message: string): string => message.normalize('NFKC').toLowerCase().replaceAll('’', "'");

/** English when it holds no Japanese and two words at least, or one that is asked (price?); a device's name alone is no English. */
export const tongueOf = (message: string): Tongue => {
  const text = even(message);
  if (japanese.test(text)) return 'ja';
  const said = text.match(words) ?? [];
  return said.length >= 2 || (/\?\s*$/.test(text) && (said[0]?.length ?? 0) >= 4) ? 'en' : 'ja';
};

/**
 * The language of a conversation after `message`: the message's own where that is plain, else that of `before`. Numbers, a name, an
 * address, a bare ok or yes tell nothing of it.
 */
export const tongueAfter = (message: string, before: Tongue): Tongue => {
  const text = even(message);
  if (sentence.test(text)) return 'ja';
  if (greeting.test(text)) return 'en';
  const said = text.match(words) ?? [];
  if (japanese.test(text)) return said.length >= 3 && spoken.test(text) ? 'en' : before;
  return tongueOf(message) === 'en' && (spoken.test(text) || /\?\s*$/.test(text)) ? 'en' : before;
};

/** Chooses what is said: `t(ja, en)` is the one of the two in `tongue`. */
export const inTongue =
  (tongue: Tongue) =>
  <T>(ja: T, en: T): T =>
    tongue === 'en' ? en : ja;
