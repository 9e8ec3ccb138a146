/** What changes between two versions of the documents: answers over a set of questions, and what the rules decide. */
import { closedBecause } from '../../knowledge/rules/business-hours.ts';
import { contactAllowed } from '../../knowledge/rules/contacts.ts';
import type { Hours } from '../../knowledge/rules/decision.ts';
import { type Promised, promisedBy } from '../../knowledge/rules/promised.ts';
import { answerMessage } from '../../knowledge/terms/answer-message.ts';
import type { Documents } from '../../knowledge/terms/documents.ts';
import { plain } from '../../knowledge/terms/figures.ts';

/** One thing that is told or decided otherwise. */
export interface Change {
  about: string;
  before: string;
  after: string;
}

const differing = (
  about: readonly string[],
  before: (one: string) => string,
  after: (one: string) => string,
): Change[] =>
  about
    .map((one) => ({ about: one, before: before(one), after: after(one) }))
    .filter((change) => change.before !== change.after);

const answerIn = (documents: Documents) => (question: string) => {
  const answer = answerMessage(question, documents);
  return answer ? `${plain(answer.text)} [${answer.cites.join(', ')}]` : '(no question about the terms)';
};

/** The questions that are answered otherwise, each once. */
export const changedAnswers = (before: Documents, after: Documents, questions: readonly string[]): Change[] =>
  differing([...new Set(questions)], answerIn(before), answerIn(after));

/** Every day of the year that begins with `from`. */
const daysFrom = (from: Temporal.PlainDate): string[] =>
  Array.from({ length: 366 }, (_, n) => from.add({ days: n }).toString());

/** Decisions that come out otherwise: hours, each day of the year from `from`, and each number of contacts used on each plan. */
export const changedDecisions = (before: Documents, after: Documents, from: Temporal.PlainDate): Change[] => {
  const [old, young] = [promisedBy(before), promisedBy(after)];
  const hours = (promised: Promised) => (service: string) => {
    const { opens, closes } = promised[service as Hours];
    return `${opens.toString().slice(0, 5)}-${closes.toString().slice(0, 5)}`;
  };
  const day = (promised: Promised) => (date: string) =>
    closedBecause(Temporal.PlainDate.from(date), promised) ?? 'open';
  const noon = from.toZonedDateTime({ timeZone: 'Asia/Tokyo', plainTime: '12:00' }).toInstant();
  const most = Math.max(...[old, young].flatMap(({ contacts }) => Object.values(contacts)));
  const uses = [1, 2].flatMap((plan) => Array.from({ length: most + 1 }, (_, used) => `plan ${plan}, ${used} used`));
  const contact = (promised: Promised) => (use: string) => {
    const [plan, used] = (use.match(/\d+/g) ?? []).map(Number);
    const facts = { plan: plan === 2 ? (2 as const) : (1 as const), used: used ?? 0, waiting: 0, caseCounted: false };
    return contactAllowed(facts, noon, promised).allowed ? 'a new contact is allowed' : 'a new contact is refused';
  };
  return [
    ...differing(['desk', 'visit'], hours(old), hours(young)),
    ...differing(daysFrom(from), day(old), day(young)),
    ...differing(uses, contact(old), contact(young)),
  ];
};
