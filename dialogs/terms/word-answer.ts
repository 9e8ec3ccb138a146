/** An answer worded by the language model, where facts alone answer badly: every sentence of it is borne out by the clauses it names. */
import { type Answer, longest } from '../../knowledge/terms/answer.ts';
import { answerAsked } from '../../knowledge/terms/answer-asked.ts';
import { checkedAnswer } from '../../knowledge/terms/worded-answer.ts';
import type { Heard } from '../form/turn.ts';
import { contractOf } from '../situation/customer.ts';
import { wordsToShow } from '../words/kept-words.ts';

/** A few sentences with the names of their clauses. */
const mostTokens = 900;

/**
 * Whether the composed answer to `topics` may be bettered: why or which is asked, two things at once, what may be something else, what is in no topic, or a
 * question in anger. What the terms are known not to say nobody words.
 */
const isWorthWording = ({ reading: { commands, says } }: Heard, topics: readonly (string | undefined)[]): boolean => {
  if (topics.some((topic) => topic?.startsWith('x.'))) return false;
  const asks = commands.filter((one) => one.kind === 'ask');
  return (
    asks.length > 0 &&
    (says.reason === true ||
      topics.length > 1 ||
      topics.includes(undefined) ||
      asks.some(({ among }) => among !== undefined) ||
      commands.some(({ kind }) => kind === 'complaint'))
  );
};

/** The answer to `topics` as the model words it, of the clauses that the composed one cites too; undefined: that stands. */
export const wordedAnswer = async (
  heard: Heard,
  topics: readonly (string | undefined)[],
  { cites }: Answer,
): Promise<Answer | undefined> => {
  const { model, documents, tongue, reading, own, kept } = heard;
  if (!model || !isWorthWording(heard, topics)) return undefined;
  const plan = (await contractOf(heard))?.plan;
  const about = JSON.stringify({
    question: wordsToShow(reading, own).slice(0, longest.en),
    topics,
    gist: { spokenOf: kept().asked?.topic ?? null, plan: plan ?? null, language: tongue },
  });
  const worded = model.saysTo({ use: 'answer', ...answerAsked(documents), about, most: mostTokens });
  if (!worded) return undefined;
  const { answer, kept: many, dropped } = checkedAnswer(worded, documents, tongue);
  model.countSentences(many, dropped);
  const isToThePoint = topics.includes(undefined) || answer?.cites.some((clause) => cites.includes(clause));
  return isToThePoint ? answer : undefined;
};
