/** What is asked back of a message in doubt: each thing it may mean, as a customer would say it. */
import { z } from 'zod';
import type { Documents } from './documents.ts';

const both = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
type Both = z.infer<typeof both>;

/** By the name of the act that is meant. */
export const choicesFile = z
  .record(z.string(), both)
  .refine((choices) => ['tells trouble any', 'asks how-to any', 'asks unstated'].every((name) => name in choices), {
    error: 'tells trouble any, asks how-to any and asks unstated must be among the names',
  });
export type ChoicesFile = z.infer<typeof choicesFile>;

/** The documents that name acts. */
type Named = Pick<Documents, 'choices' | 'answers' | 'firstAid'>;

const named = (pattern: Both | undefined, ja: string, en: string): Both | undefined =>
  pattern && { ja: pattern.ja.replace(/\{\w+\}/u, ja), en: pattern.en.replace(/\{\w+\}/u, en) };

/** What a customer says who means the act of this name, in both languages; undefined: it is not offered. */
export const choiceOf = (label: string, { choices, answers, firstAid }: Named): Both | undefined => {
  const [act, subject, detail] = label.split(' ');
  const kind = firstAid.categories.find(({ id }) => id === detail);
  const unstated = act === 'asks' ? answers.unstated.find(({ id }) => id === subject) : undefined;
  if (unstated) return named(choices['asks unstated'], unstated.subject, unstated.en);
  return choices[label] ?? (kind && named(choices[`${act} ${subject} any`], kind.label, kind.en));
};

/** The acts that can be asked back, by what a customer says who means them in Japanese; an English button means just that. */
export const actsByChoice = (documents: Named): ReadonlyMap<string, string> => {
  const { choices, answers, firstAid } = documents;
  const labels = [
    ...Object.keys(choices).filter((label) => !choices[label]?.ja.includes('{')),
    ...firstAid.categories.flatMap(({ id }) => [`tells trouble ${id}`, `asks how-to ${id}`]),
    ...answers.unstated.map(({ id }) => `asks ${id}`),
  ];
  return new Map(labels.flatMap((label) => [[choiceOf(label, documents)?.ja ?? '', label] as const]));
};
