/** What must hold between the documents: references that resolve, figures that are facts, no entry twice. */

import { computedConcepts } from '../language/lexicon/mood.ts';
import { services, topicAbout } from '../language/services.ts';
import { numbersIn } from '../language/text/figure.ts';
import { entryChecks, type Report } from './check-entry.ts';
import { placeholders } from './fill.ts';
import type { FirstAid } from './first-aid.ts';
import type { AnswersFile, Fact, TermsFile, ToolSetup, WordsFile } from './schema.ts';
import { wordFact } from './word-fact.ts';

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
  firstAid: Parsed<FirstAid>;
  toolSetup: Parsed<ToolSetup>;
}

/** The fact with its words, or what keeps it from having any. */
const worded = (...[fact, forms]: Parameters<typeof wordFact>): Fact | string => {
  try {
    return wordFact(fact, forms);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

const idsOf = (entries: readonly { id: string }[]): string[] => entries.map(({ id }) => id);

/** Every problem between files that are each well formed, as "file:line: what is wrong. how to cure it". */
export const problemsBetween = (files: Files): string[] => {
  const { terms, answers, words, firstAid, toolSetup } = files;
  if (!terms.data || !answers.data || !words.data || !firstAid.data || !toolSetup.data) return [];
  const problems: string[] = [];
  const reportIn =
    ({ at }: Pick<Parsed<unknown>, 'at'>): Report =>
    (place, problem) =>
      void problems.push(at(place, problem));
  const [inTerms, inAnswers, inWords] = [reportIn(terms), reportIn(answers), reportIn(words)];
  const [inFirstAid, inSetup] = [reportIn(firstAid), reportIn(toolSetup)];
  const { facts, forms, clauses } = terms.data;
  const { phrases, topics, unstated, clock, english } = answers.data;
  const { wayOnCites, ...common } = answers.data.common;
  const own = ['subject', 'asked', 'day', 'time', 'next', 'name', 'reason', 'states', 'desk', 'visit'];
  const defined = {
    facts: new Set(idsOf(facts)),
    clauses: new Set(idsOf(clauses)),
    concepts: new Set([...Object.keys(words.data.concepts), ...computedConcepts]),
  };
  const check = entryChecks({ ...defined, phrases: new Set([...Object.keys(phrases), ...own]) });
  const inEnglish = entryChecks({ ...defined, phrases: new Set([...Object.keys(english.phrases), ...own]) });

  check.once(idsOf(facts), inTerms, 'facts');
  check.once(idsOf(clauses), inTerms, 'clauses');
  check.once(idsOf(topics), inAnswers, 'topics');
  check.once(idsOf(unstated), inAnswers, 'unstated');
  check.once(idsOf(firstAid.data.categories), inFirstAid, 'categories');

  for (const [n, one] of facts.entries()) {
    check.cites([one.clause], inTerms, ['facts', n, 'clause']);
    const told = worded(one, forms);
    if (typeof told === 'string') {
      inTerms(['facts', n, 'as'], `${one.id}: ${told}. Name a form of terms.yaml that words such a value.`);
    } else if (told.en !== undefined && numbersIn(told.en) !== numbersIn(told.text)) {
      const differ = `${one.id} is "${told.en}" in English and "${told.text}" in Japanese`;
      inTerms(['facts', n, 'en'], `${differ}. Write the same numbers in both.`);
    }
  }
  for (const [n, { text }] of clauses.entries()) check.template(text, inTerms, ['clauses', n, 'text']);
  for (const [name, text] of Object.entries(phrases)) check.template(text, inAnswers, ['phrases', name]);
  for (const [name, text] of Object.entries(common)) check.template(text, inAnswers, ['common', name]);
  for (const [name, text] of Object.entries(english.phrases))
    inEnglish.template(text, inAnswers, ['english', 'phrases', name]);
  for (const [name, text] of Object.entries(english.common))
    inEnglish.template(text, inAnswers, ['english', 'common', name]);
  for (const { because, ...told } of [clock, english.clock]) {
    for (const text of [...Object.values(told), ...Object.values(because)]) check.template(text, inAnswers, ['clock']);
  }
  check.cites(wayOnCites, inAnswers, ['common', 'wayOnCites']);
  for (const [n, topic] of topics.entries()) {
    check.template(topic.answer, inAnswers, ['topics', n, 'answer']);
    check.template(topic.mine ?? '', inAnswers, ['topics', n, 'mine']);
    inEnglish.template(topic.en, inAnswers, ['topics', n, 'en']);
    inEnglish.template(topic.mineEn ?? '', inAnswers, ['topics', n, 'mineEn']);
    check.cites(topic.cites, inAnswers, ['topics', n, 'cites']);
  }
  for (const [n, missing] of unstated.entries()) {
    check.template(missing.subject + (missing.near ?? ''), inAnswers, ['unstated', n]);
    inEnglish.template(missing.en + (missing.nearEn ?? ''), inAnswers, ['unstated', n, 'en']);
    check.cites(missing.cites, inAnswers, ['unstated', n, 'cites']);
  }
  for (const service of services) {
    const about = topicAbout(service);
    if (about === undefined || topics.some(({ id }) => id === about)) continue;
    inAnswers(['topics'], `there is no ${about}, which tells of ${service}. Add it, or name another in services.ts.`);
  }
  for (const [n, kind] of firstAid.data.often.entries()) {
    if (firstAid.data.categories.some(({ id }) => id === kind)) continue;
    inFirstAid(['often', n], `${kind} is no category. Use the id of one.`);
  }
  for (const [n, { steps, words: names }] of firstAid.data.categories.entries()) {
    for (const [at, { ja, en }] of steps.entries())
      check.template(`${ja} ${en}`, inFirstAid, ['categories', n, 'steps', at]);
    check.concepts(names, inFirstAid, ['categories', n, 'words']);
  }
  check.once(idsOf(toolSetup.data.steps), inSetup, 'steps');
  for (const [n, step] of toolSetup.data.steps.entries()) {
    check.template(`{${step.id}}`, inSetup, ['steps', n, 'id']);
    check.template([step.about, step.text, step.mine, step.onward].join('\n'), inSetup, ['steps', n]);
    const inBoth = [step, step.en].map(({ text, mine, onward }) => [text, mine, onward].join('\n'));
    inEnglish.template(inBoth[1] ?? '', inSetup, ['steps', n, 'en']);
    const [ja, en] = inBoth.map((text) => placeholders(text).sort().join(' '));
    if (ja !== en)
      inSetup(['steps', n, 'en'], `${step.id} has other facts in English. Name the same in both languages.`);
    check.cites(step.cites, inSetup, ['steps', n, 'cites']);
    check.asked(step.asked, inSetup, ['steps', n]);
  }
  for (const list of ['empty', 'weak', 'strong', 'decisive'] as const)
    check.concepts(words.data[list], inWords, [list]);
  for (const [n, group] of words.data.groups.entries()) check.concepts(group.split(' '), inWords, ['groups', n]);
  for (const list of ['english', 'kana'] as const) {
    for (const concept of Object.keys(words.data[list])) check.concepts([concept], inWords, [list, concept]);
  }
  for (const [concept, implied] of Object.entries(words.data.implies)) {
    check.concepts([concept, ...implied], inWords, ['implies', concept]);
  }
  for (const [n, { id }] of facts.entries()) {
    if (check.used.has(id)) continue;
    inTerms(['facts', n], `${id} is used nowhere. Refer to it as {${id}} in its clause, or drop it.`);
  }
  return problems;
};
