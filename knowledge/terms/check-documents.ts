/** What must hold between the documents: references that resolve, figures that are facts, no entry twice. */
import { computedConcepts } from '../language/mood.ts';
import { entryChecks, type Report } from './check-entry.ts';
import type { AnswersFile, FirstAid, ServicesFile, TermsFile, WordsFile } from './schema.ts';

/** A file as parsed: its data unless it has problems, and a way to say where one stands. */
export interface Parsed<T> {
  data?: T;
  problems: string[];
  at(place: PropertyKey[], problem: string): string;
}

interface Files {
  terms: Parsed<TermsFile>;
  answers: Parsed<AnswersFile>;
  words: Parsed<WordsFile>;
  services: Parsed<ServicesFile>;
  firstAid: Parsed<FirstAid>;
}

const idsOf = (entries: readonly { id: string }[]): string[] => entries.map(({ id }) => id);

/** Every problem between files that are each well formed, as "file:line: what is wrong. how to cure it". */
export const problemsBetween = (files: Files): string[] => {
  const { terms, answers, words, services, firstAid } = files;
  if (!terms.data || !answers.data || !words.data || !services.data || !firstAid.data) return [];
  const problems: string[] = [];
  const reportIn =
    ({ at }: Pick<Parsed<unknown>, 'at'>): Report =>
    (place, problem) =>
      void problems.push(at(place, problem));
  const [inTerms, inAnswers, inWords] = [reportIn(terms), reportIn(answers), reportIn(words)];
  const [inServices, inFirstAid] = [reportIn(services), reportIn(firstAid)];
  const { facts, clauses } = terms.data;
  const { phrases, topics, unstated } = answers.data;
  const { wayOnCites, ...common } = answers.data.common;
  const check = entryChecks({
    facts: new Set(idsOf(facts)),
    clauses: new Set(idsOf(clauses)),
    phrases: new Set([...Object.keys(phrases), 'subject', 'asked']),
    concepts: new Set([...Object.keys(words.data.concepts), ...computedConcepts]),
  });

  check.once(idsOf(facts), inTerms, 'facts');
  check.once(idsOf(clauses), inTerms, 'clauses');
  check.once(idsOf(topics), inAnswers, 'topics');
  check.once(idsOf(unstated), inAnswers, 'unstated');
  check.once(idsOf(firstAid.data.categories), inFirstAid, 'categories');

  for (const [n, { clause }] of facts.entries()) check.cites([clause], inTerms, ['facts', n, 'clause']);
  for (const [n, { text }] of clauses.entries()) check.template(text, inTerms, ['clauses', n, 'text']);
  for (const [name, text] of Object.entries(phrases)) check.template(text, inAnswers, ['phrases', name]);
  for (const [name, text] of Object.entries(common)) check.template(text, inAnswers, ['common', name]);
  check.cites(wayOnCites, inAnswers, ['common', 'wayOnCites']);
  for (const [n, topic] of topics.entries()) {
    check.template(topic.answer, inAnswers, ['topics', n, 'answer']);
    check.template(topic.mine ?? '', inAnswers, ['topics', n, 'mine']);
    check.cites(topic.cites, inAnswers, ['topics', n, 'cites']);
    check.asked(topic, inAnswers, ['topics', n]);
  }
  for (const [n, missing] of unstated.entries()) {
    check.template(missing.subject + (missing.near ?? ''), inAnswers, ['unstated', n]);
    check.cites(missing.cites, inAnswers, ['unstated', n, 'cites']);
    check.asked(missing, inAnswers, ['unstated', n]);
  }
  for (const list of ['services', 'commands'] as const) {
    for (const [n, rule] of services.data[list].entries()) check.asked(rule, inServices, [list, n]);
  }
  for (const [n, { steps, words: names }] of firstAid.data.categories.entries()) {
    check.template(steps.join(''), inFirstAid, ['categories', n, 'steps']);
    check.concepts(names, inFirstAid, ['categories', n, 'words']);
  }
  for (const list of ['empty', 'weak', 'strong', 'decisive'] as const)
    check.concepts(words.data[list], inWords, [list]);
  for (const [concept, implied] of Object.entries(words.data.implies)) {
    check.concepts([concept, ...implied], inWords, ['implies', concept]);
  }
  for (const [n, { id }] of facts.entries()) {
    if (check.used.has(id)) continue;
    inTerms(['facts', n], `${id} is used nowhere. Refer to it as {${id}} in its clause, or drop it.`);
  }
  return problems;
};
