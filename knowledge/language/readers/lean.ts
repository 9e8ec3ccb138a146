/** A short question that leans on the last answer (プラン2は？, じゃあ祝日は？, いくら？): what it asks, with what was spoken of before. */
import type { Documents } from '../../terms/documents.ts';
import type { Hit } from '../lexicon/lexicon.ts';
import { moodOf } from '../lexicon/mood.ts';
import { type FoundTopic, findTopic, unknownWords } from './find-topic.ts';

const longest = 24;
const longestEnglish = 48;

/** The concepts the last answer was about. An id that is no longer in the documents says nothing. */
const contextOf = (topic: string, { answers }: Documents): string[] => {
  const known = answers.topics.find(({ id }) => id === topic);
  const said = known?.context ?? known?.asked[0] ?? answers.unstated.find(({ id }) => id === topic)?.also ?? '';
  return said.split(' ').filter((name) => name !== '' && !name.startsWith('!'));
};

/** What was spoken of before stands in no place of this text. */
const without = (text: string, concepts: readonly string[]): Hit => ({
  start: text.length,
  end: text.length,
  concepts,
});

/**
 * The topic of a question together with what the statement before it told (利尻島に事務所があります。夜の対応は？): all that the
 * question says has a part in it, and something that was told; undefined when there is none.
 */
export const topicWithTold = (
  question: string,
  hits: readonly Hit[],
  told: readonly Hit[],
  { answers, lexicon }: Documents,
): FoundTopic | undefined => {
  if (told.length === 0) return undefined;
  const carried = told.map(({ concepts }) => without(question, concepts));
  const found = findTopic(question, [...hits, ...carried], moodOf(question), answers, lexicon);
  const plays = ({ concepts }: Hit) => concepts.some((name) => found?.by.includes(name));
  const telling = ({ concepts }: Hit) => concepts.every((name) => lexicon.weight(name) >= 2);
  return found?.topic !== undefined && hits.filter(telling).every(plays) && told.some(plays) ? found : undefined;
};

/**
 * The topic of `text` (normalised) seen as a follow-up to a question about `last`; undefined when it stands by itself: too long,
 * of more than one thing, or of things no follow-up puts in place of others.
 */
export const leaningTopic = (
  text: string,
  hits: readonly Hit[],
  last: string,
  documents: Documents,
): FoundTopic | undefined => {
  const { lexicon, answers } = documents;
  const english = /^[ -~]*$/u.test(text);
  if (text.length > (english ? longestEnglish : longest) || unknownWords(text, hits, documents.lexicon).length > 0)
    return undefined;
  if (moodOf(text).has('want')) return undefined;
  const telling = hits.filter(
    ({ concepts }) => concepts.some((name) => lexicon.weight(name) > 0) && !concepts.includes('case-same'),
  );
  const grouped = (name: string) => lexicon.groups.find((group) => group.includes(name));
  const grave = telling.filter(({ concepts }) => concepts.some((name) => grouped(name) || lexicon.weight(name) > 1));
  if (telling.length === 0 || grave.length > 2) return undefined;
  if (telling.some(({ concepts }) => !concepts.some((name) => grouped(name) || lexicon.weight(name) <= 1))) {
    return undefined;
  }
  const said = telling.flatMap(({ concepts }) => concepts);
  const replaced = new Set(said.flatMap((name) => grouped(name) ?? []));
  const kept = contextOf(last, documents).filter((name) => !replaced.has(name) && !said.includes(name));
  if (kept.length === 0) return undefined;
  // After 何台まで of the tool, 設定が分からない is of the tool, and of no number.
  for (const names of [kept, kept.slice(0, 1)]) {
    const carried = names.map((name) => without(text, [name]));
    const found = findTopic(text, [...hits, ...carried], moodOf(text), answers, lexicon);
    const both = found?.by.some((name) => names.includes(name)) && found.by.some((name) => said.includes(name));
    if (found?.topic !== undefined && both) return found;
  }
  return undefined;
};
