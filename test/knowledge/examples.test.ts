/** The example questions and messages, and what holds for anything made of them. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { intentOf } from '../../knowledge/language/intent.ts';
import { read } from '../../knowledge/language/read.ts';
import { answerMessage } from '../../knowledge/terms/answer-message.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { plain, unsourced } from '../../knowledge/terms/figures.ts';
import { type Demand, faultsOf } from '../helpers/answer-check.ts';
import { slowToRead } from '../helpers/reading-time.ts';

const examples = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../examples/${name}.json`, import.meta.url), 'utf8'));

const documents = loadDocuments();
const questions =
  examples<(Demand & { id: string; q: string; kind: string; intent: string; intent_ok: string[] })[]>('questions');
const messages = examples<{ id: string; q: string; acceptable: string[] }[]>('intents');

describe('every example question', () => {
  test.each(questions)('$id $q is answered as demanded', ({ q, ...demand }) => {
    const answer = answerMessage(q, documents);
    expect(answer).toBeDefined();
    expect(faultsOf({ text: plain(answer?.text ?? []), cites: answer?.cites ?? [] }, demand)).toEqual([]);
    const [first] = read(q, { open: [] }, documents).commands;
    expect([demand.intent, ...demand.intent_ok]).toContain(intentOf(first));
  });
});

test.each(messages)('$id $q is taken for what it is', ({ q, acceptable }) => {
  const [first] = read(q, { open: [] }, documents).commands;
  expect(acceptable).toContain(intentOf(first));
});

const fragments = [...questions, ...messages].flatMap(({ q }) => [q, ...q.split(/(?<=[、。？?をはにで])/u)]);

test('whatever is put together from the examples is read, and answered without a figure of no source', () => {
  const anything = fc.array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 6 }).map((some) => some.join(''));
  fc.assert(
    fc.property(anything, (message) => {
      const reading = read(message, { open: [] }, documents);
      expect(reading.commands.length).toBeGreaterThan(0);
      for (const { span } of reading.commands) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(message.length);
      }
      const answer = answerMessage(message, documents);
      expect(answer && unsourced(answer.text)).toBeUndefined();
    }),
    { numRuns: 2000 },
  );
});

test('any text at all is read', () => {
  const slots = [
    { as: 'yes-no' },
    { as: 'customer-number' },
    { as: 'last-four' },
    { as: 'phone-number' },
    { as: 'text' },
    { as: 'choice', of: [{ value: 'a', label: '訪問' }] },
  ] as const;
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.constantFrom(...slots), (message, hears) => {
      const { commands } = read(message, { asked: { slot: 'it', hears }, open: [] }, documents);
      expect(commands.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

test('a very long message is read in a moment', () => {
  const long = fragments.join('。').repeat(20).slice(0, 50_000);
  expect(slowToRead([long], [{ open: [] }])).toEqual([]);
});
