/** What first-aid.yaml holds: harmless first steps by kind of trouble, in both languages. */
import { z } from 'zod';
import { normalise } from '../language/text/normalise.ts';

const text = z.string().min(1);

const step = z.strictObject({
  ja: text,
  en: text,
  /** told only where the trouble, or what was tried, is told in one of these words, in their normalised form */
  for: z.array(text).min(1).optional(),
  /** told unless it is */
  notFor: z.array(text).min(1).optional(),
});

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
        /** the kind names its device: which one has the problem need not be asked */
        itself: z.boolean().default(false),
        /** where a remote session cannot be had at once */
        remote: z.enum(['last', 'never']).optional(),
        steps: z.array(step).min(3).max(6),
      }),
    )
    .min(1),
});

export type FirstAid = z.infer<typeof firstAidFile>;
export type FirstStep = z.infer<typeof step>;

/** Those of `steps` that fit a trouble told in the words `told`: nobody who has restarted the router is told to. */
export const stepsThatFit = (steps: readonly FirstStep[], told: string): FirstStep[] => {
  const { text: even } = normalise(told);
  const holds = (words: readonly string[]) => words.some((word) => even.includes(word));
  return steps.filter(({ for: only, notFor = [] }) => (only === undefined || holds(only)) && !holds(notFor));
};
