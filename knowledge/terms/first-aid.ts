/** What first-aid.yaml holds: harmless first steps by kind of trouble, in both languages. */
import { z } from 'zod';

const text = z.string().min(1);

export const firstAidFile = z.strictObject({
  /** the kinds that are offered first, by id */
  often: z.array(text).min(1),
  categories: z
    .array(
      z.strictObject({
        id: text,
        label: text,
        en: text,
        words: z.array(z.string()),
        /** the thing it is a sign of */
        of: text.optional(),
        /** where a remote session cannot be had at once */
        remote: z.enum(['last', 'never']).optional(),
        steps: z
          .array(z.strictObject({ ja: text, en: text }))
          .min(3)
          .max(4),
      }),
    )
    .min(1),
});

export type FirstAid = z.infer<typeof firstAidFile>;
