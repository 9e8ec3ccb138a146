/** Checks of one entry of a document against what the others define. */

import { unsourced } from './figures.ts';
import { fill, placeholders } from './fill.ts';

/** Where a check tells what it found, and how to cure it. */
export type Report = (place: PropertyKey[], problem: string) => void;

/** What entries may refer to. */
export interface Defined {
  facts: ReadonlySet<string>;
  clauses: ReadonlySet<string>;
  phrases: ReadonlySet<string>;
  concepts: ReadonlySet<string>;
}

/** {mine.fee} stands for the fee of either plan. */
const meantBy = (name: string): string[] =>
  /^(?:mine|other)\./u.test(name) ? ['plan1', 'plan2'].map((plan) => name.replace(/^(?:mine|other)/u, plan)) : [name];

/** The checks, and the names of all facts and phrases the checked templates used so far. */
export const entryChecks = ({ facts, clauses, phrases, concepts }: Defined) => {
  const used = new Set<string>();
  const concept = (name: string, report: Report, place: PropertyKey[]) => {
    if (!concepts.has(name)) report(place, `there is no concept ${name}. Use a name of words.yaml, or add it there.`);
  };
  return {
    used: used as ReadonlySet<string>,
    template(template: string, report: Report, place: PropertyKey[]) {
      for (const name of placeholders(template).flatMap(meantBy)) {
        used.add(name);
        if (!facts.has(name) && !phrases.has(name)) {
          report(place, `{${name}} is no fact. Use the id of a fact in terms.yaml.`);
        }
      }
      const figure = unsourced(fill(template, (name) => ({ kind: 'quoted', text: name })));
      if (figure) report(place, `"${figure.trim()}" holds a figure. Make it a fact in terms.yaml and write {its id}.`);
    },
    cites(cited: readonly string[], report: Report, place: PropertyKey[]) {
      for (const clause of cited) {
        if (!clauses.has(clause)) report(place, `there is no clause ${clause}. Use an id of a clause in terms.yaml.`);
      }
    },
    asked(asked: readonly string[], report: Report, place: PropertyKey[]) {
      for (const [n, combination] of asked.entries())
        for (const name of combination.split(' ')) concept(name, report, [...place, 'asked', n]);
    },
    concepts(names: readonly string[], report: Report, place: PropertyKey[]) {
      for (const name of names) concept(name, report, place);
    },
    once(ids: readonly string[], report: Report, list: PropertyKey) {
      for (const [n, id] of ids.entries()) {
        if (ids.indexOf(id) < n) report([list, n], `${id} stands here a second time. Give it another id or drop it.`);
      }
    },
  };
};
