/** What is in doubt is asked back, and what was asked back is understood when it is chosen. */
import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../../bot/programs/train/corpus.ts';
import { isKnownLabel } from '../../../bot/programs/train/labels.ts';
import { actOf, isSame } from '../../../knowledge/language/learned/act-meanings.ts';
import { read } from '../../../knowledge/language/read.ts';
import { choiceOf } from '../../../knowledge/terms/choices.ts';
import { loadDocuments } from '../../../knowledge/terms/documents.ts';

const documents = loadDocuments();
const choices = [...documents.actsByChoice];

describe('a choice that is asked back', () => {
  it('is there for every act of the corpus that begins something, but for a danger, which is told of at once', () => {
    const { trained } = loadCorpus();
    const begun = new Set(
      trained.flatMap(({ acts }) => acts.filter((label) => /^(?:wants|moves|tells trouble)/.test(label))),
    );
    expect([...begun].filter((label) => !choiceOf(label, documents) && label !== 'wants menu')).toEqual([]);
  });

  it('names an act of the corpus, and no other choice says the same', () => {
    expect(choices.filter(([, label]) => !isKnownLabel(label, documents))).toEqual([]);
    const labels = new Set(choices.map(([, label]) => label));
    expect(labels.size).toBe(choices.length);
    expect(new Set([...labels].map((label) => choiceOf(label, documents)?.ja)).size).toBe(labels.size);
  });

  it('means just that act when it is said', () => {
    const wrong = choices.filter(([words, label]) => {
      const { commands } = read(words, { open: [] }, documents);
      return commands.length !== 1 || !commands.every((one) => isSame(one, actOf(label, 1, { start: 0, end: 0 })));
    });
    expect(wrong).toEqual([]);
  });
});

describe('of messages nobody trained on, what the rules alone take for a question', () => {
  const heard = loadCorpus()
    .apart.filter(({ context }) => !context.some((token) => token.startsWith('asked:')))
    .map(({ text, context, acts: meant }) => ({ meant, ...read(text, { open: [], context }, documents) }));

  it('is not answered, but asked back', () => {
    const answered = heard.filter(
      ({ acts, commands }) =>
        acts.length === 0 && commands.some(({ kind, confidence }) => kind === 'ask' && confidence < 0.6),
    );
    expect(answered.map(({ text }) => text)).toEqual([]);
  });

  it('is asked back with what was meant among the choices, more often than not', () => {
    const asked = heard.flatMap(({ meant, commands: [first] }) =>
      first?.kind === 'unknown' && first.among && meant.some((label) => choiceOf(label, documents))
        ? [first.among.some((label) => meant.includes(label))]
        : [],
    );
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter(Boolean).length / asked.length).toBeGreaterThan(0.5);
  });
});
