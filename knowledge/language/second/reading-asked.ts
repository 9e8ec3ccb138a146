/** How a language model is asked what a message means: the acts of the corpus, each explained, and the shape of its answer. */
import { z } from 'zod';
import { choiceOf } from '../../terms/choices.ts';
import type { Documents } from '../../terms/documents.ts';
import { oncePerDocuments } from '../../terms/once-per-documents.ts';
import { learnedModel } from '../learned/load-model.ts';

/** How sure a second reader says it is of an act. */
const sureness = z.enum(['sure', 'likely', 'guess']);

const shapeOf = (labels: readonly [string, ...string[]]) =>
  z.strictObject({
    acts: z.array(z.strictObject({ act: z.enum(labels), quote: z.string().max(4_000), sure: sureness })).max(8),
  });

/** What a second reader answers. */
export type SecondReading = z.infer<ReturnType<typeof shapeOf>>;

/** What is the same in every such call. */
export interface ReadingAsked {
  prefix: string;
  shape: z.ZodType<SecondReading>;
}

/** What an act is, in words: its own in model.yaml, or what a customer says who means it. */
const explained = (label: string, documents: Documents): string => {
  const { modelGuide, firstAid } = documents;
  const [act, subject, detail] = label.split(' ');
  const own = modelGuide.reading.acts[label];
  if (own !== undefined) return own;
  const kind = firstAid.categories.find(({ id }) => id === detail);
  const ofKind = modelGuide.reading.acts[`${act} ${subject} any`];
  if (kind && ofKind !== undefined) return ofKind.replace('{kind}', kind.label);
  return choiceOf(label, documents)?.ja ?? '';
};

/** Instructions and acts for a second reader: the same bytes each time. An act without words throws. */
export const readingAsked = oncePerDocuments((documents): ReadingAsked => {
  const [first = '', ...others] = learnedModel().labels.toSorted();
  const lines = [first, ...others].map((label) => {
    const words = explained(label, documents);
    if (words === '') throw new Error(`the act ${label} is explained neither in model.yaml nor in choices.yaml`);
    return `${label}: ${words}`;
  });
  return {
    prefix: [documents.modelGuide.reading.instructions, ...lines].join('\n'),
    shape: shapeOf([first, ...others]),
  };
});
