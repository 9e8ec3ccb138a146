/** Hears what is to be set up, in the customer's words: without the sentences and clauses that ask, complain or tell of something else. */
import { isRequest, moodOf } from '../lexicon/mood.ts';
import type { Act } from '../reading.ts';
import { isQuestion } from '../text/is-question.ts';
import { normalise } from '../text/normalise.ts';

const sentences = /[^。！!？?\n]+[。！!？?\n]*/gu;
/** 来てほしいけど料金いくら? and したいんですが、夜も来ますか ask behind what they wish. */
const turn = /(?<=けれども|けれど|けど|(?:です|ます|た)が)[、,\s]*(?=[^、,\s])/u;
const ofSetUp = /設定|セットアップ|初期|設置|取り?付け|インストール|つな[いぎ]|移行|set ?up|install/iu;
const puts =
  /(?:後|あと)で(?:いい|よい|良い|ええ|大丈夫|結構|お?願い|します|する)|後回し|また(?:今度|あとで|後で)|聞いて(?:る|いる|い?ます)/u;
/** Acts that say nothing of what is to be set up. */
const ofElse = /^(?:asks|complains|wants (?!paid-visit)|tells trouble|withdraws|declines|puts-off)/u;

const asks = (clause: string): boolean =>
  isQuestion(clause) || (!isRequest(clause) && moodOf(normalise(clause).text).has('question'));

/** The words of what is wished for; undefined where none are left. `names`: the devices the message names. */
export const hearSetUpWish = (text: string, acts: readonly Act[], names: readonly string[]): string | undefined => {
  const isOfElse = (start: number, end: number): boolean =>
    acts.some(({ label, span }) => ofElse.test(label) && span.start >= start && span.end <= end);
  const told = acts.filter(({ subject }) => subject === 'paid-visit' || subject === 'purpose').map(({ span }) => span);
  const from = told.length === 0 ? 0 : Math.min(...told.map(({ start }) => start));
  const to = told.length === 0 ? text.length : Math.max(...told.map(({ end }) => end));
  const kept = [...text.slice(from, to).matchAll(sentences)].flatMap(({ 0: sentence, index }) => {
    const start = from + index;
    const speaksOfIt = ofSetUp.test(sentence) || names.some((name) => sentence.includes(name));
    if (puts.test(sentence) || (!ofSetUp.test(sentence) && isOfElse(start, start + sentence.length))) return [];
    const [first = '', ...others] = sentence.split(turn);
    const own =
      others.length > 0 && others.every((clause) => asks(clause) && !ofSetUp.test(clause)) ? [first] : [sentence];
    return own.filter((clause) => !asks(clause) || (speaksOfIt && isRequest(clause)));
  });
  const words = kept.join('').trim();
  return words === '' ? undefined : words;
};
