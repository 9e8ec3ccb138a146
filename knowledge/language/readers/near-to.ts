/** What a question the terms do not answer is nearest to, and what it was about. */
import type { Documents } from '../../terms/documents.ts';
import type { Hit, Lexicon } from '../lexicon/lexicon.ts';
import type { Act } from '../reading.ts';
import { normalise } from '../text/normalise.ts';

const longestWord = 12;
const lookedAt = 200;
/** So many topics are near, and none that is less likely. */
const most = 3;
const leastLikely = 0.02;

/** A word of content, as far as its letters tell. */
const content = /[一-龠々]{2,}|[一-龠](?=[をが])|[ァ-ヶー]{3,}|[a-z]{3,}/gu;
const kanji = /[一-龠々]/u;
/** What follows a word that a sentence speaks of, and not a word that only says how: 靴下は, but 一緒に. */
const spokenOf = /^(?:[はがをものや、。?!]|って|です|でしょ|なん|だ|$)/u;

/** Parts of a sentence that carry content but stand in no word of the lexicon. */
const unknownWords = (sentence: string, hits: readonly Hit[], lexicon: Lexicon): string[] => {
  let rest = '';
  // What a hit shares with the one before it is taken out already.
  for (const { start, end } of hits)
    if (end > rest.length) rest += sentence.slice(rest.length, start) + '。'.repeat(end - Math.max(start, rest.length));
  rest += sentence.slice(rest.length);
  // 電気代: what the known part says little of is named by the unknown one.
  const saysLess = (at: number) =>
    hits.some(({ start, concepts }) => start === at && concepts.every((name) => lexicon.weight(name) <= 1));
  return [...rest.matchAll(content)]
    .filter(({ index, 0: word }) => {
      const end = index + word.length;
      // The 証 of 身分証, with 身分 known, is no word of its own.
      if (word.length === 1 && kanji.test(sentence.charAt(index - 1))) return false;
      return spokenOf.test(sentence.slice(end)) || saysLess(end);
    })
    .map(([word]) => word);
};

/**
 * For `answerTo(undefined, …)`: of the `likely` acts, best first, the topics it may ask about, and the one word we do not know, when
 * there is one only.
 */
export const nearTo = (
  message: string,
  likely: readonly Act[],
  { lexicon }: Documents,
): { nearest: string[]; asked?: string } => {
  const { text } = normalise(message.slice(0, lookedAt));
  const words = unknownWords(text, lexicon.find(text), lexicon);
  const [asked] = words;
  const isPlain = asked !== undefined && words.length === 1 && asked.length <= longestWord && !/[a-z]/u.test(asked);
  const nearest = likely.flatMap(({ act, subject, confidence }) =>
    act === 'asks' && subject?.includes('.') && confidence >= leastLikely ? [subject] : [],
  );
  return { nearest: nearest.slice(0, most), ...(isPlain && { asked }) };
};
