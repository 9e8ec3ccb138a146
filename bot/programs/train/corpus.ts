/** The corpus: what customers write, with what stood before it and what is meant; one utterance a line. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashOf } from '../../../knowledge/language/learned/features.ts';

export interface Utterance {
  /** the file it stands in: one author's batch */
  batch: string;
  line: number;
  context: readonly string[];
  /** what is meant, in the order of the message */
  acts: readonly string[];
  text: string;
}

const folder = join(import.meta.dirname, '../../../knowledge/corpus');

/** Batches whose name begins so are never trained on: they give the figures that are quoted. */
const keptApart = 'apart-';

/** A line that is no utterance: told by file, line and cure. */
export class CorpusError extends Error {
  constructor(batch: string, line: number, problem: string) {
    super(`${batch}:${line}: ${problem} Write it as context, acts and text, with a tab between them.`);
    this.name = 'CorpusError';
  }
}

const utterance = (batch: string, line: number, source: string): Utterance => {
  const [context, acts, text, ...more] = source.split('\t');
  if (!context || !acts || !text || more.length > 0) throw new CorpusError(batch, line, 'does not have three parts.');
  return {
    batch,
    line,
    context: context === '-' ? [] : context.split(' '),
    acts: acts.split(' + '),
    text: text.replaceAll('⏎', '\n'),
  };
};

/** Every batch by its name, in the order of the names. */
export const batches = (dir: string = folder): { name: string; source: string }[] =>
  readdirSync(dir)
    .filter((name) => name.endsWith('.tsv'))
    .sort()
    .map((name) => ({ name, source: readFileSync(join(dir, name), 'utf8') }));

/** The utterances of the corpus: those to train on, and those kept apart. Throws CorpusError. */
export const loadCorpus = (dir: string = folder): { trained: Utterance[]; apart: Utterance[] } => {
  const all = batches(dir).flatMap(({ name, source }) =>
    source
      .replace(/\n$/, '')
      .split('\n')
      .map((line, n) => utterance(name, n + 1, line)),
  );
  return {
    trained: all.filter(({ batch }) => !batch.startsWith(keptApart)),
    apart: all.filter(({ batch }) => batch.startsWith(keptApart)),
  };
};

/** The same number for the same utterance, in whatever batch and line it stands. */
export const keyOf = ({ context, text }: Utterance): number => hashOf(`${context.join(' ')}\n${text}`);

/** What tells whether a model was made of this corpus: a hash over the batches that are trained on. */
export const corpusHash = (dir: string = folder): string => {
  const hash = createHash('sha256');
  for (const { name, source } of batches(dir)) if (!name.startsWith(keptApart)) hash.update(`${name}\n${source}`);
  return hash.digest('hex').slice(0, 16);
};
