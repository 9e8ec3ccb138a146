/** What a question the terms do not answer is nearest to, and what it was about. */
import type { Documents } from '../../terms/documents.ts';
import { moodOf } from '../lexicon/mood.ts';
import { normalise } from '../text/normalise.ts';
import { findTopic, unknownWords } from './find-topic.ts';

const longestWord = 12;

/** For `answerTo(undefined, …)`: the nearest topics, best first, and the one word we do not know, when there is one only. */
export const nearTo = (message: string, { lexicon, answers }: Documents): { nearest: string[]; asked?: string } => {
  const { text } = normalise(message.slice(0, 200));
  const hits = lexicon.find(text);
  const found = findTopic(text, hits, moodOf(text), answers, lexicon);
  const words = unknownWords(text, hits, lexicon);
  const [asked] = words;
  const plain = asked !== undefined && words.length === 1 && asked.length <= longestWord && !/[a-z]/u.test(asked);
  return {
    nearest: found ? [...(found.topic ? [found.topic] : []), ...found.runnersUp] : [],
    ...(plain ? { asked } : {}),
  };
};
