/** An answer somebody else worded, as much of it as its clauses bear out. */
import type { Tongue } from '../language/text/tongue.ts';
import { type Answer, longest } from './answer.ts';
import type { Worded } from './answer-asked.ts';
import { checkSentence, type Dropped } from './check-sentence.ts';
import type { Documents } from './documents.ts';
import { plain } from './figures.ts';

/** What became of the sentences. */
export interface CheckedAnswer {
  /** undefined: too little is left of it */
  answer: Answer | undefined;
  kept: number;
  dropped: Dropped[];
}

/**
 * The sentences that may be said, as one answer that fits into a message. The first one answers: where it is dropped, or more than half of them are,
 * nothing is left.
 */
export const checkedAnswer = ({ sentences }: Worded, documents: Documents, tongue: Tongue): CheckedAnswer => {
  const checked = sentences.map((one) => checkSentence(one, documents));
  const dropped = checked.flatMap((one) => ('dropped' in one ? [one.dropped] : []));
  const kept = checked.flatMap((one) => ('said' in one ? [one] : []));
  const [first] = checked;
  if (!first || 'dropped' in first || dropped.length > kept.length) return { answer: undefined, kept: 0, dropped };
  const gap = tongue === 'en' ? ' ' : '';
  const text = kept.flatMap(({ said }, n) => (n === 0 || gap === '' ? said : [gap, ...said]));
  if (plain(text).length > longest[tongue]) return { answer: undefined, kept: 0, dropped };
  const cites = [...new Set(kept.flatMap((one) => one.cites))];
  return { answer: { text, cites, byModel: true }, kept: kept.length, dropped };
};
