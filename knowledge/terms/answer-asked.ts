/** How a language model is asked to word an answer: the whole sheet as numbered facts and clauses, and the shape of what it words. */
import { z } from 'zod';
import { fillFromTerms } from './answer.ts';
import type { Documents } from './documents.ts';
import { plain } from './figures.ts';
import { oncePerDocuments } from './once-per-documents.ts';

const shapeOf = (clauses: readonly [string, ...string[]], facts: readonly [string, ...string[]]) =>
  z.strictObject({
    sentences: z
      .array(
        z.strictObject({
          text: z.string().max(600),
          clauses: z.array(z.enum(clauses)).max(6),
          facts: z.array(z.enum(facts)).max(12),
        }),
      )
      .max(6),
  });

/** What a model words. */
export type Worded = z.infer<ReturnType<typeof shapeOf>>;

/** What is the same in every such call. */
export interface AnswerAsked {
  prefix: string;
  shape: z.ZodType<Worded>;
}

/** The sheet as a model is shown it: every fact with its clause, and every clause. */
export const sheetLines = (documents: Documents): string[] => {
  const { facts, clauses } = documents.terms;
  return [
    ...facts.map(
      ({ id, text, en, clause }) => `${id} | ${clause} | ${text}${en === undefined || en === text ? '' : ` | ${en}`}`,
    ),
    '',
    ...clauses.map(({ id, text }) => `${id} | ${plain(fillFromTerms(text, documents))}`),
  ];
};

/** Instructions and the sheet: the same bytes each time. */
export const answerAsked = oncePerDocuments((documents): AnswerAsked => {
  const { facts, clauses } = documents.terms;
  const [firstClause = '', ...otherClauses] = clauses.map(({ id }) => id);
  const [firstFact = '', ...otherFacts] = facts.map(({ id }) => id);
  return {
    prefix: [documents.modelGuide.answer.instructions, ...sheetLines(documents)].join('\n'),
    shape: shapeOf([firstClause, ...otherClauses], [firstFact, ...otherFacts]),
  };
});
