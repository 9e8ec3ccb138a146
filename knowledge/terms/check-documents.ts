/** What must hold between the documents: references that resolve, figures that are facts, no entry twice. */
import { computedConcepts } from '../language/mood.ts';
import { unsourced } from './figures.ts';
import { fill, placeholders } from './fill.ts';
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

type Report = (place: PropertyKey[], problem: string) => void;

const twice = (ids: readonly string[], list: PropertyKey, report: Report) => {
  ids.forEach((id, n) => {
    if (ids.indexOf(id) < n) report([list, n, 'id'], `${id} stands here a second time. Give it another id or drop it.`);
  });
};

/** Every problem between files that are each well formed, as "file:line: what is wrong. how to cure it". */
export const problemsBetween = (files: Files): string[] => {
  const { terms, answers, words, services, firstAid } = files;
  if (!terms.data || !answers.data || !words.data || !services.data || !firstAid.data) return [];
  const problems: string[] = [];
  const reportIn =
    ({ at }: Pick<Parsed<unknown>, 'at'>): Report =>
    (place, problem) =>
      void problems.push(at(place, problem));
  const inTerms = reportIn(terms);
  const inAnswers = reportIn(answers);
  const { facts, clauses } = terms.data;
  const { phrases, common, topics, unstated } = answers.data;

  const factIds = new Set(facts.map(({ id }) => id));
  const clauseIds = new Set(clauses.map(({ id }) => id));
  const concepts = new Set([...Object.keys(words.data.concepts), ...computedConcepts]);
  const used = new Set<string>();

  const checkTemplate = (template: string, report: Report, place: PropertyKey[], more: readonly string[] = []) => {
    for (const name of placeholders(template)) {
      const names = name.startsWith('mine.') || name.startsWith('other.') ? plansOf(name) : [name];
      for (const each of names) {
        used.add(each);
        if (factIds.has(each) || more.includes(each)) continue;
        report(place, `{${name}} is no fact. Use the id of a fact in terms.yaml.`);
      }
    }
    const bare = fill(template, (name) => ({ kind: 'quoted', text: name }));
    const figure = unsourced(bare);
    if (figure) report(place, `"${figure.trim()}" holds a figure. Make it a fact in terms.yaml and write {its id}.`);
  };
  const checkClause = (clause: string, report: Report, place: PropertyKey[]) => {
    if (!clauseIds.has(clause)) report(place, `there is no clause ${clause}. Use an id of a clause in terms.yaml.`);
  };
  const checkAsked = (asked: readonly string[], report: Report, place: PropertyKey[]) => {
    asked.forEach((combination, n) => {
      for (const name of combination.split(' ')) {
        if (!concepts.has(name.replace(/^!/, ''))) {
          report([...place, n], `there is no concept ${name}. Use a name of words.yaml, or add it there.`);
        }
      }
    });
  };

  const checkAlso = (also: string, report: Report, place: PropertyKey[]) => {
    for (const name of also.split(' ')) {
      if (name !== '' && !concepts.has(name))
        report(place, `there is no concept ${name}. Use a name of words.yaml, or add it there.`);
    }
  };

  twice(
    facts.map(({ id }) => id),
    'facts',
    inTerms,
  );
  twice(
    clauses.map(({ id }) => id),
    'clauses',
    inTerms,
  );
  twice(
    topics.map(({ id }) => id),
    'topics',
    inAnswers,
  );
  twice(
    unstated.map(({ id }) => id),
    'unstated',
    inAnswers,
  );
  twice(
    firstAid.data.categories.map(({ id }) => id),
    'categories',
    reportIn(firstAid),
  );

  facts.forEach(({ clause }, n) => {
    checkClause(clause, inTerms, ['facts', n, 'clause']);
  });
  clauses.forEach(({ text }, n) => {
    checkTemplate(text, inTerms, ['clauses', n, 'text']);
  });

  const said = [...Object.keys(phrases), 'subject', 'near'];
  for (const [name, text] of Object.entries(phrases)) checkTemplate(text, inAnswers, ['phrases', name], said);
  for (const [name, text] of Object.entries(common)) checkTemplate(text, inAnswers, ['common', name], said);
  topics.forEach(({ answer, mine, cites, asked, also }, n) => {
    checkTemplate(answer, inAnswers, ['topics', n, 'answer'], said);
    if (mine) checkTemplate(mine, inAnswers, ['topics', n, 'mine'], said);
    cites.forEach((clause, c) => {
      checkClause(clause, inAnswers, ['topics', n, 'cites', c]);
    });
    checkAsked(asked, inAnswers, ['topics', n, 'asked']);
    checkAlso(also, inAnswers, ['topics', n, 'also']);
  });
  unstated.forEach(({ subject, near = '', cites, asked, also }, n) => {
    checkTemplate(subject, inAnswers, ['unstated', n, 'subject'], said);
    checkTemplate(near, inAnswers, ['unstated', n, 'near'], said);
    cites.forEach((clause, c) => {
      checkClause(clause, inAnswers, ['unstated', n, 'cites', c]);
    });
    checkAsked(asked, inAnswers, ['unstated', n, 'asked']);
    checkAlso(also, inAnswers, ['unstated', n, 'also']);
  });
  for (const list of ['services', 'commands'] as const) {
    services.data[list].forEach(({ asked, also }, n) => {
      checkAsked(asked, reportIn(services), [list, n, 'asked']);
      checkAlso(also, reportIn(services), [list, n, 'also']);
    });
  }
  firstAid.data.categories.forEach(({ steps, words: names }, n) => {
    for (const [s, step] of steps.entries()) checkTemplate(step, reportIn(firstAid), ['categories', n, 'steps', s]);
    checkAsked(names, reportIn(firstAid), ['categories', n, 'words']);
  });
  for (const list of ['empty', 'weak', 'strong', 'decisive'] as const)
    checkAsked(words.data[list], reportIn(words), [list]);

  for (const [concept, implied] of Object.entries(words.data.implies)) {
    checkAsked([concept, ...implied], reportIn(words), ['implies', concept]);
  }

  facts.forEach(({ id }, n) => {
    if (!used.has(id))
      inTerms(['facts', n], `${id} is used nowhere. Refer to it as {${id}} in its clause, or drop it.`);
  });
  return problems;
};

/** {mine.fee} stands for the fee of either plan. */
const plansOf = (name: string): string[] => ['plan1', 'plan2'].map((plan) => name.replace(/^(mine|other)/, plan));
