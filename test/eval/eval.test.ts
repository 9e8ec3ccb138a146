/** The evaluation set holds what it must: both halves, lengths, and every answer handed out whole. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { read } from '../../knowledge/language/read.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { faultsOf } from '../helpers/answer-check.ts';
import { halfOf } from './halves.ts';
import { scoreLater } from './readings.ts';
import { questions, score } from './score.ts';

const documents = loadDocuments();

test('the set is large, its ids are its own, and its halves are about even', () => {
  expect(questions.length).toBeGreaterThan(320);
  expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
  const tuning = questions.filter(({ id }) => halfOf(id) === 'tuning').length;
  expect(Math.abs(tuning / questions.length - 0.5)).toBeLessThan(0.1);
});

test('a wrong answer and a missing clause are found out', () => {
  const [first] = questions;
  if (!first) throw new Error('there are no questions');
  expect(faultsOf({ text: 'はい。', cites: [] }, first)).not.toEqual([]);
});

test('at least nineteen of twenty questions are answered rightly, in the half that was never looked at too', async () => {
  const results = await score();
  for (const half of ['tuning', 'test'] as const) {
    const own = results.filter((result) => result.half === half);
    const right = own.filter(({ faults }) => faults.length === 0);
    expect(right.length / own.length).toBeGreaterThanOrEqual(0.95);
  }
  // A reply with a figure of no source, or a failed turn, would end in an apology.
  expect(results.filter(({ text }) => text.includes('こちらの不具合'))).toEqual([]);
}, 60_000);

interface Topics {
  q: string;
  about: string[];
}
const inOtherWords: Topics[] = JSON.parse(
  readFileSync(new URL('questions-in-other-words.json', import.meta.url), 'utf8'),
);

/** What the first command of a question's reading is about. */
const meantBy = (q: string): string | undefined => {
  const [first] = read(q, { open: [] }, documents).commands;
  if (first?.kind === 'ask') return first.topic ?? 'none';
  if (first?.kind === 'start') return first.service;
  return first?.kind === 'smalltalk' ? first.about : first?.kind;
};

test('of the questions in other words, ninety-six of a hundred are about what they ask', () => {
  const fits = ({ q, about }: Topics) => {
    const meant = meantBy(q);
    return about.some((topic) => (topic.endsWith('*') ? meant?.startsWith(topic.slice(0, -1)) : meant === topic));
  };
  expect(inOtherWords.length).toBeGreaterThan(1500);
  expect(inOtherWords.filter(fits).length / inOtherWords.length).toBeGreaterThanOrEqual(0.96);
});

test('a message is read later in a conversation nearly as well as it is first of all', () => {
  const moved = scoreLater(5);
  const right = (when: 'first' | 'later') => moved.filter((one) => one[when] === 'right').length / moved.length;
  expect(moved.length).toBeGreaterThan(1000);
  expect(right('first') - right('later')).toBeLessThan(0.02);
});
