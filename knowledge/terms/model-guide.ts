/** What model.yaml holds: what a language model is told, and the words that promise something. */
import { z } from 'zod';

const text = z.string().min(1);

export const modelGuideFile = z.strictObject({
  reading: z.strictObject({
    instructions: text,
    /** acts that choices.yaml has no words for, each with what it is */
    acts: z.record(text, text),
  }),
  answer: z.strictObject({ instructions: text }),
  promises: z.array(text).min(1),
});

export type ModelGuide = z.infer<typeof modelGuideFile>;
