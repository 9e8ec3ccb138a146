/** The documents: read once, checked as a whole, handed on as data. The one file of knowledge/ that does I/O. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type Lexicon, lexiconOf } from '../language/lexicon/lexicon.ts';
import { type Parsed, problemsBetween } from './check-documents.ts';
import { actsByChoice, type ChoicesFile, choicesFile } from './choices.ts';
import type { ClauseId } from './figures.ts';
import { type FirstAid, firstAidFile } from './first-aid.ts';
import { type ModelGuide, modelGuideFile } from './model-guide.ts';
import { problemsOfSafety, type Safety, safetyFile } from './safety.ts';
import {
  type AnswersFile,
  answersFile,
  type Clause,
  type DeskSettings,
  deskFile,
  type Fact,
  type ToolSetup,
  termsFile,
  toolSetupFile,
  wordsFile,
} from './schema.ts';
import { wordFact } from './word-fact.ts';

export type { Clause, DeskSettings, Fact, Topic, Unstated } from './schema.ts';

/** The terms of the contract: every fact once, clause by clause. Asking for one that does not exist throws. */
export interface Terms {
  asOf: string;
  facts: readonly Fact[];
  clauses: readonly Clause[];
  fact(id: string): Fact;
  clause(id: ClauseId): Clause;
}

/** Everything in knowledge/documents. */
export interface Documents {
  terms: Terms;
  answers: AnswersFile;
  choices: ChoicesFile;
  /** the acts that can be asked back, by what their buttons say */
  actsByChoice: ReadonlyMap<string, string>;
  lexicon: Lexicon;
  firstAid: FirstAid;
  safety: Safety;
  toolSetup: ToolSetup;
  desk: DeskSettings;
  modelGuide: ModelGuide;
}

/** Documents that cannot be used: every problem, each as "file:line: what is wrong. how to cure it". */
export class DocumentError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'DocumentError';
    this.problems = problems;
  }
}

const parse = <T>(file: string, source: string, schema: z.ZodType<T>): Parsed<T> => {
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines });
  const line = (...path: PropertyKey[]): number => {
    for (let n = path.length; n > 0; n--) {
      const node: unknown = document.getIn(path.slice(0, n), true);
      const range = node && typeof node === 'object' && 'range' in node ? (node.range as number[] | null) : null;
      if (range?.[0] !== undefined) return lines.linePos(range[0]).line;
    }
    return 1;
  };
  const at = (place: PropertyKey[], problem: string) => `${file}:${line(...place)}: ${problem}`;
  // What follows the first YAML error is its echo.
  const broken = document.errors[0];
  if (broken) {
    const what = broken.message.split(/ at line |\n/)[0];
    return { at, problems: [`${file}:${lines.linePos(broken.pos[0]).line}: ${what}. Correct the YAML there.`] };
  }
  const { success, data, error } = schema.safeParse(document.toJS());
  if (success) return { at, data, problems: [] };
  return {
    at,
    problems: error.issues.map(({ path, message }) =>
      at(path, `${path.join('.') || 'the file'}: ${message}. Write it as the other entries of ${file} are written.`),
    ),
  };
};

const byId = <T extends { id: string }>(kind: string, entries: readonly T[]) => {
  const found = new Map(entries.map((entry) => [entry.id, entry]));
  return (id: string): T => {
    const entry = found.get(id);
    if (entry === undefined) throw new Error(`${kind} ${id} does not stand in terms.yaml`);
    return entry;
  };
};

/** Reads and checks the documents in `dir` (ours, when left out). Throws DocumentError with every problem at once. */
export const loadDocuments = (dir: string = join(import.meta.dirname, '../documents')): Documents => {
  const read = <T>(file: string, schema: z.ZodType<T>) => parse(file, readFileSync(join(dir, file), 'utf8'), schema);
  const terms = read('terms.yaml', termsFile);
  const answers = read('answers.yaml', answersFile);
  const choices = read('choices.yaml', choicesFile);
  const words = read('words.yaml', wordsFile);
  const firstAid = read('first-aid.yaml', firstAidFile);
  const safety = read('safety.yaml', safetyFile);
  const toolSetup = read('tool-setup.yaml', toolSetupFile);
  const desk = read('desk.yaml', deskFile);
  const modelGuide = read('model.yaml', modelGuideFile);
  const problems = [terms, answers, choices, words, firstAid, safety, toolSetup, desk, modelGuide].flatMap(
    ({ problems }) => problems,
  );
  if (!terms.data || !answers.data || !words.data || !firstAid.data) throw new DocumentError(problems);
  if (!toolSetup.data || !safety.data || !desk.data || !choices.data || !modelGuide.data)
    throw new DocumentError(problems);
  problems.push(...problemsBetween({ terms, answers, words, firstAid, toolSetup }));
  problemsOfSafety(safety.data, (place, problem) => void problems.push(safety.at(place, problem)));
  if (problems.length > 0) throw new DocumentError(problems);
  const { asOf, forms, clauses } = terms.data;
  const facts = terms.data.facts.map((one) => wordFact(one, forms));
  const named = { choices: choices.data, answers: answers.data, firstAid: firstAid.data };
  return {
    ...named,
    actsByChoice: actsByChoice(named),
    terms: { asOf, facts, clauses, fact: byId('fact', facts), clause: byId('clause', clauses) },
    lexicon: lexiconOf(words.data),
    safety: safety.data,
    toolSetup: toolSetup.data,
    desk: desk.data,
    modelGuide: modelGuide.data,
  };
};
