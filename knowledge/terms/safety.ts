/** Danger and fraud: what safety.yaml holds, and what is said of one of them. General advice, whose numbers have a source of their own. */
import { z } from 'zod';
import type { Tongue } from '../language/text/tongue.ts';
import type { Report } from './check-entry.ts';
import { type Figure, type Text, unsourced, words } from './figures.ts';
import { fill, placeholders } from './fill.ts';

const told = z.strictObject({
  now: z.array(z.string().min(1)).min(2).max(4),
  never: z.array(z.string().min(1)).min(1),
  help: z.string().min(1),
  again: z.array(z.string().min(1)).default([]),
});
const both = z.strictObject({ ja: z.string().min(1), en: z.string().min(1) });
const common = z.strictObject({
  general: z.string().min(1),
  lead: z.string().min(1),
  never: z.string().min(1),
  open: z.string().min(1),
  connect: z.string().min(1),
  closed: z.string().min(1),
});

export const safetyFile = z.strictObject({
  numbers: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        number: z.string().min(2),
        of: z.string().min(1),
        en: z.string().min(1),
        /** who runs the number: where it can be looked up */
        source: z.string().min(1),
      }),
    )
    .min(1),
  common: z.strictObject({ ja: common, en: common }),
  questions: z.array(
    z.strictObject({
      id: z.string().min(1),
      of: z.enum(['body', 'fraud']),
      /** a message that asks something and holds one of these, or one of the numbers, asks it */
      words: z.array(z.string().min(2)).min(1),
      numbers: z.array(z.string()).default([]),
      ja: z.string().min(1),
      en: z.string().min(1),
    }),
  ),
  dangers: z
    .array(
      z.strictObject({
        id: z.string().min(1),
        /** to body and goods, or by fraud */
        kind: z.enum(['body', 'fraud']),
        label: both,
        /** words, in their normalised form, that its signs are called by: who denies other signs denies no danger of this kind */
        signs: z.array(z.string().min(1)).default([]),
        ja: told,
        en: told,
      }),
    )
    .min(1),
});

export type Safety = z.infer<typeof safetyFile>;
export type Danger = Safety['dangers'][number];

const numberOf = ({ numbers }: Safety, id: string): Figure => {
  const found = numbers.find((one) => one.id === id);
  if (!found) throw new Error(`{${id}} is no number of safety.yaml`);
  return { kind: 'public', text: found.number, source: found.source };
};

/** The danger with this id, undefined when there is none. */
export const dangerOf = ({ dangers }: Safety, id: string | undefined): Danger | undefined =>
  dangers.find((one) => one.id === id);

/** Which of the questions that follow on a danger of a kind `message`, in its normalised form, asks by its words. */
export const askedAfter = ({ questions, numbers }: Safety, kind: Danger['kind'], message: string): string | undefined =>
  questions.find(
    (question) =>
      question.of === kind &&
      (question.words.some((word) => message.includes(word)) ||
        numbers.some(({ id, number }) => question.numbers.includes(id) && message.includes(number))),
  )?.id;

/** The dangers whose signs `message`, in its normalised form, names. */
export const signsIn = ({ dangers }: Safety, message: string): string[] =>
  dangers.flatMap(({ id, signs }) => (signs.some((word) => message.includes(word)) ? [id] : []));

/** The answer to a question that follows on a danger. Throws where there is no such question. */
export const answerAfter = (safety: Safety, danger: Danger, id: string, tongue: Tongue): Text => {
  const question = safety.questions.find((one) => one.of === danger.kind && one.id === id);
  if (!question) throw new Error(`${id} is no question of safety.yaml`);
  return fill(question[tongue], (name) => numberOf(safety, name));
};

const linesOf = (safety: Safety, some: readonly string[]): Text =>
  some.flatMap((line) => ['\n・', ...fill(line, (name) => numberOf(safety, name))]);

/** What to do now in a danger, and no more. */
export const firstIn = (safety: Safety, danger: Danger, tongue: Tongue): Text =>
  words`${safety.common[tongue].lead}${linesOf(safety, danger[tongue].now)}`;

/** What is said of a danger that is told once more. */
export const againOf = (safety: Safety, danger: Danger, tongue: Tongue): Text => {
  const { again, now } = danger[tongue];
  return words`${safety.common[tongue].lead}${linesOf(safety, again.length > 0 ? again : now)}`;
};

/** What to do now and what not to do in a danger, as general advice. */
export const adviceOn = (safety: Safety, danger: Danger, tongue: Tongue): Text => {
  const { general, never } = safety.common[tongue];
  const said = danger[tongue];
  return words`${firstIn(safety, danger, tongue)}\n${never}${linesOf(safety, said.never)}\n${said.help}${tongue === 'en' ? ' ' : ''}${general}`;
};

/** What does not hold in the file: a figure that is no number of it, a number that is not one, or none that uses it. */
export const problemsOfSafety = ({ numbers, dangers, questions, common: { ja, en } }: Safety, report: Report): void => {
  const used = new Set<string>();
  const check = (template: string, place: PropertyKey[]) => {
    for (const name of placeholders(template)) {
      used.add(name);
      if (!numbers.some(({ id }) => id === name))
        report(place, `{${name}} is no number. Use the id of one in numbers, or add it there with its source.`);
    }
    const figure = unsourced(fill(template, (name) => ({ kind: 'quoted', text: name })));
    if (figure)
      report(place, `"${figure.trim()}" holds a figure. Make it a number with its source and write {its id}.`);
  };
  for (const text of [...Object.values(ja), ...Object.values(en)]) check(text, ['common']);
  for (const [n, question] of questions.entries())
    for (const text of [question.ja, question.en, ...question.numbers.map((id) => `{${id}}`)])
      check(text, ['questions', n]);
  for (const [n, danger] of dangers.entries()) {
    for (const tongue of ['ja', 'en'] as const) {
      const { now, never, help, again } = danger[tongue];
      for (const text of [...now, ...never, help, ...again]) check(text, ['dangers', n, tongue]);
    }
    if (dangers.findIndex(({ id }) => id === danger.id) < n)
      report(['dangers', n], `${danger.id} stands here a second time. Give it another id or drop it.`);
  }
  for (const [n, { id }] of numbers.entries())
    if (!used.has(id)) report(['numbers', n], `${id} is used nowhere. Refer to it as {${id}}, or drop it.`);
};
