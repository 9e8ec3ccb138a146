/** How a language model is asked to help an operator: a gist of the chat and drafts of a reply, each sentence of which is checked. */
import { z } from 'zod';
import { holdsFigure } from '../language/text/figure.ts';
import { sheetLines } from './answer-asked.ts';
import { checkSentence } from './check-sentence.ts';
import type { Documents } from './documents.ts';
import { type ClauseId, plain } from './figures.ts';
import { oncePerDocuments } from './once-per-documents.ts';

const shape = z.strictObject({
  gist: z.array(z.string().max(120)).max(3),
  drafts: z
    .array(
      z.strictObject({
        sentences: z.array(z.strictObject({ text: z.string().max(300), clauses: z.array(z.string()).max(6) })).max(8),
      }),
    )
    .max(2),
});

/** What a model helps with. */
export type HelpWorded = z.infer<typeof shape>;

/** A draft for an operator to read, put right and send. */
export interface Draft {
  text: string;
  clauses: ClauseId[];
}

/** Instructions and the sheet, the same bytes each time, and the shape of the answer. */
export const helpAsked = oncePerDocuments((documents): { prefix: string; shape: z.ZodType<HelpWorded> } => ({
  prefix: [documents.modelGuide.help.instructions, ...sheetLines(documents)].join('\n'),
  shape,
}));

/** What names no clause holds nothing of the contract: no figure, and no word that only a clause may say. */
const isHarmless = (text: string, { modelGuide }: Documents): boolean =>
  !holdsFigure(text.replace(/〔\d+〕/gu, '')) &&
  !/[【】<>]|https?:|www\./iu.test(text) &&
  !modelGuide.onlyAsWritten.some((word) => text.toLowerCase().includes(word));

/** The drafts without the sentences that their clauses do not bear out; a draft of which nothing is left is left out. */
export const checkedDrafts = ({ drafts }: HelpWorded, documents: Documents): Draft[] =>
  drafts.flatMap(({ sentences }) => {
    const kept = sentences.flatMap(({ text, clauses }) => {
      if (clauses.length === 0) return isHarmless(text, documents) ? [{ text, cites: [] }] : [];
      const came = checkSentence({ text, clauses }, documents);
      return 'said' in came ? [{ text: plain(came.said), cites: came.cites }] : [];
    });
    const clauses = [...new Set(kept.flatMap(({ cites }) => cites))];
    return kept.length > 0 ? [{ text: kept.map(({ text }) => text).join(''), clauses }] : [];
  });
