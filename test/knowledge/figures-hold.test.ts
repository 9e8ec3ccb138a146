/** No figure reaches a customer but a fact of the terms, a value, or their own words: over every set, and over much that nobody wrote. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numbersIn } from '../../knowledge/language/text/figure.ts';
import { answerMessage } from '../../knowledge/terms/answer-message.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { plain, unsourced } from '../../knowledge/terms/figures.ts';

const documents = loadDocuments();
const written = [
  '../examples/questions',
  '../examples/intents',
  '../eval/questions',
  '../eval/questions-in-other-words',
].flatMap((name): string[] =>
  (JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), 'utf8')) as { q: string }[]).map(({ q }) => q),
);

const digits = (text: string): string[] => text.normalize('NFKC').replaceAll(',', '').match(/\d+/gu) ?? [];
const ofTerms = new Set([
  ...documents.terms.facts.flatMap(({ text, en }) => [text, en ?? '']).flatMap(digits),
  // the numbers clauses are called by
  ...documents.terms.clauses.flatMap(({ id }) => digits(id)),
]);

const wrongWith = (message: string, last?: string): string[] => {
  const answer = answerMessage(message, documents, last);
  if (!answer) return [];
  const loose = unsourced(answer.text);
  const own = new Set(digits(message));
  return [
    ...(loose === undefined ? [] : [`"${loose}" has no source`]),
    ...digits(plain(answer.text)).filter((figure) => !ofTerms.has(figure) && !own.has(figure)),
    ...answer.text.flatMap((part) =>
      typeof part !== 'string' && part.kind === 'quoted' && !message.includes(part.text) && numbersIn(part.text) !== ''
        ? [`"${part.text}" was not said`]
        : [],
    ),
  ];
};

test('every question of every set is answered without a figure of no source', () => {
  expect(written.length).toBeGreaterThan(1_000);
  for (const message of written) expect(wrongWith(message), message).toEqual([]);
});

test('so are ten thousand made of their pieces, with numbers of all kinds put in, after any topic', () => {
  const pieces = written.flatMap((q) => [q, ...q.split(/(?<=[、。？?をはにでのと])/u)]);
  const number = fc.oneof(
    fc.integer({ min: 0, max: 99_999 }).map(String),
    fc.constantFrom(
      '3,300円',
      '２２００円',
      '1日7回',
      '月100台',
      '10％',
      '24時間',
      '十万円',
      '③',
      '90 days',
      '5,000 yen',
    ),
  );
  const anything = fc
    .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: number }), {
      minLength: 1,
      maxLength: 5,
    })
    .map((some) => some.join(''));
  const topic = fc.option(fc.constantFrom(...documents.answers.topics.map(({ id }) => id)), { nil: undefined });
  fc.assert(
    fc.property(anything, topic, (message, last) => {
      expect(wrongWith(message, last)).toEqual([]);
    }),
    { numRuns: 10_000 },
  );
}, 120_000);
