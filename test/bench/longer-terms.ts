/** The documents, some times as long: every topic, clause, fact and concept again under names and words of its own. */
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

const ours = join(import.meta.dirname, '../../knowledge/documents');

interface Named {
  id: string;
}
interface Terms {
  facts: (Named & { clause: string })[];
  clauses: (Named & { text: string })[];
}
interface Answers {
  topics: (Named & { answer: string; cites: string[] })[];
}
interface Words {
  concepts: Record<string, string>;
}

const file = <T>(dir: string, name: string): T => parse(readFileSync(join(dir, name), 'utf8')) as T;

/** Letters that no word of ours ends with, one run a copy. */
const mark = (copy: number): string => [...String(copy)].map((digit) => '甲乙丙丁戊己庚辛壬癸'[Number(digit)]).join('');

/** Writes documents `times` as long into a folder of their own, and tells where. */
export const longerTerms = (times: number): string => {
  const dir = mkdtempSync(join(tmpdir(), `terms-${times}-`));
  cpSync(ours, dir, { recursive: true });
  const terms = file<Terms>(dir, 'terms.yaml');
  const answers = file<Answers>(dir, 'answers.yaml');
  const words = file<Words>(dir, 'words.yaml');
  const { facts, clauses } = structuredClone(terms);
  const { topics } = structuredClone(answers);
  const concepts = Object.entries(words.concepts);
  for (let copy = 1; copy < times; copy++) {
    const of = (id: string) => `${id}~${copy}`;
    const refer = (text: string) =>
      text.replace(/\{([^}]+)\}/g, (_, id: string) =>
        facts.some((fact) => fact.id === id) ? `{${of(id)}}` : `{${id}}`,
      );
    terms.facts.push(...facts.map((fact) => ({ ...fact, id: of(fact.id), clause: of(fact.clause) })));
    // The topics go on referring to our facts; the copied ones are all named in the last copied clause.
    const all = facts.map(({ id }) => `{${of(id)}}`).join('');
    terms.clauses.push(
      ...clauses.map((clause, n) => ({
        ...clause,
        id: of(clause.id),
        text: refer(clause.text) + (n === clauses.length - 1 ? all : ''),
      })),
    );
    for (const [concept, said] of concepts) {
      words.concepts[of(concept)] = said
        .split(/\s+/u)
        .filter(Boolean)
        .map((word) => `${word}${mark(copy)}`)
        .join(' ');
    }
    answers.topics.push(
      ...topics.map((topic) => ({
        ...topic,
        id: of(topic.id),
        cites: topic.cites.map(of),
      })),
    );
  }
  writeFileSync(join(dir, 'terms.yaml'), stringify(terms));
  writeFileSync(join(dir, 'answers.yaml'), stringify(answers));
  writeFileSync(join(dir, 'words.yaml'), stringify(words));
  return dir;
};
