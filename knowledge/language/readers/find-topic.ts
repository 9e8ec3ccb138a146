/** Which passage of the terms a question is about. */
import type { AnswersFile } from '../../terms/schema.ts';
import type { Hit, Lexicon } from '../lexicon/lexicon.ts';
import { type LexiconRule, type Match, matches } from '../lexicon/match.ts';

export interface FoundTopic {
  /** the topic, undefined when the question is about nothing the terms or our list of unstated subjects know */
  topic: string | undefined;
  /** how much was said for it */
  score: number;
  confidence: number;
  by: readonly string[];
  /** the next best topics, best first */
  runnersUp: readonly string[];
}

type Asked = LexiconRule & { id: string };

const rules = new WeakMap<AnswersFile, readonly Asked[]>();

/** Topics and what is known not to be in the terms, as one list made once. */
const rulesOf = (answers: AnswersFile): readonly Asked[] => {
  const known = rules.get(answers) ?? [...answers.topics, ...answers.unstated];
  rules.set(answers, known);
  return known;
};

/** A word of content, as far as its letters tell. */
const content = /[一-龠々]{2,}|[一-龠](?=[をが])|[ァ-ヶー]{3,}|[a-z]{3,}/gu;
const kanji = /[一-龠々]/u;
/** What follows a word that a sentence speaks of, and not a word that only says how: 靴下は, but 一緒に. */
const spokenOf = /^(?:[はがをものや、。?!]|って|です|でしょ|なん|だ|$)/u;

/** Parts of a sentence that carry content but stand in no word of the lexicon. */
export const unknownWords = (sentence: string, hits: readonly Hit[], lexicon: Lexicon): string[] => {
  let rest = '';
  // What a hit shares with the one before it is taken out already.
  for (const { start, end } of hits)
    if (end > rest.length) rest += sentence.slice(rest.length, start) + '。'.repeat(end - Math.max(start, rest.length));
  rest += sentence.slice(rest.length);
  const english = /^[ -~]*$/u.test(sentence);
  // 電気代: what the known part says little of is named by the unknown one.
  const saysLess = (at: number) =>
    hits.some(({ start, concepts }) => start === at && concepts.every((name) => lexicon.weight(name) <= 1));
  return [...rest.matchAll(content)]
    .filter(({ index, 0: word }) => {
      const end = index + word.length;
      // The 証 of 身分証, with 身分 known, is no word of its own.
      if (word.length === 1 && kanji.test(sentence.charAt(index - 1))) return false;
      return english || spokenOf.test(sentence.slice(end)) || saysLess(end);
    })
    .map(([word]) => word);
};

/** The topic of one normalised sentence; undefined as a whole when nothing in it speaks of the service. */
export const findTopic = (
  sentence: string,
  hits: readonly Hit[],
  moods: ReadonlySet<string>,
  answers: AnswersFile,
  lexicon: Lexicon,
): FoundTopic | undefined => {
  const found = matches(rulesOf(answers), hits, moods, lexicon);
  const best = found[0];
  if (best === undefined) return undefined;
  const runnersUp = found.slice(1, 4).map(({ rule }) => rule.id);
  const { score, by } = best;
  // A single thing is named, and something is asked about it that we do not know: the terms do not say.
  const unknown = unknownWords(sentence, hits, lexicon);
  if (unknown.length > 0 && saysLittle(best, lexicon)) {
    return { topic: undefined, score, confidence: 0.55, by, runnersUp: [best.rule.id, ...runnersUp].slice(0, 3) };
  }
  return { topic: best.rule.id, score, confidence: Math.min(0.95, 0.45 + 0.1 * score), by, runnersUp };
};

const saysLittle = ({ by, rule }: Match<Asked>, lexicon: Lexicon): boolean =>
  !rule.id.startsWith('x.') &&
  by.filter((name) => lexicon.weight(name) >= 2).length <= 1 &&
  by.every((name) => lexicon.weight(name) < 3);
