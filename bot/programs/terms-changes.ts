/** What changes between two versions of the documents: answers over a set of questions, and what the rules decide. */
import { promisedBy } from '../../knowledge/rules/promised.ts';
import { answerMessage } from '../../knowledge/terms/answer-message.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { plain } from '../../knowledge/terms/figures.ts';
import { compared } from './compared-decisions.ts';

/** One thing that is told or decided otherwise. */
export interface Change {
  about: string;
  before: string;
  after: string;
}

const isChange = ({ before, after }: Change): boolean => before !== after;

const answerIn = (documents: Documents) => (question: string) => {
  const answer = answerMessage(question, documents);
  return answer ? `${plain(answer.text)} [${answer.cites.join(', ')}]` : '(no question about the terms)';
};

/** The questions that are answered otherwise, each once. */
export const changedAnswers = (before: Documents, after: Documents, questions: readonly string[]): Change[] => {
  const [old, young] = [answerIn(before), answerIn(after)];
  return [...new Set(questions)].map((about) => ({ about, before: old(about), after: young(about) })).filter(isChange);
};

/** What the rules decide otherwise: hours, days of the year from `from`, contacts, visits, areas and loans. */
export const changedDecisions = (before: Documents, after: Documents, from: Temporal.PlainDate): Change[] => {
  const [old, young] = [promisedBy(before), promisedBy(after)];
  return compared([old, young], from)
    .map(({ about, decided }) => ({ about, before: decided(old), after: decided(young) }))
    .filter(isChange);
};
