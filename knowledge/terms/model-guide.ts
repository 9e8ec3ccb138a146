/** What model.yaml holds: what a language model is told, and what its sentences are held against. */
import { z } from 'zod';

const text = z.string().min(1);

export const modelGuideFile = z.strictObject({
  reading: z.strictObject({
    instructions: text,
    /** acts that choices.yaml has no words for, each with what it is */
    acts: z.record(text, text),
  }),
  answer: z.strictObject({ instructions: text }),
  help: z.strictObject({ instructions: text }),
  /** what a sentence may hold only where the clause it names holds it */
  onlyAsWritten: z.array(text).min(1),
  /** what a figure can be told of: rows of things of which a fact belongs to one */
  rivals: z.array(z.array(z.strictObject({ names: z.array(text).min(1), facts: z.array(text).min(1) })).min(2)).min(1),
});

export type ModelGuide = z.infer<typeof modelGuideFile>;
