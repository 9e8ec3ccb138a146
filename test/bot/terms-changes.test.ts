/** Comparing two versions of the documents tells which answers and which decisions change, and nothing else. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { changedAnswers, changedDecisions } from '../../bot/programs/terms-changes.ts';
import { type Documents, loadDocuments } from '../../knowledge/terms/documents.ts';

const ours = join(import.meta.dirname, '../../knowledge/documents');
const before = loadDocuments(ours);
const from = Temporal.PlainDate.from('2026-11-24');
const questions = ['料金は？', 'プラン2はいくら？', '代替機は何日借りられますか', '営業時間は？', 'こんにちは'];
const copies: string[] = [];
afterAll(() => {
  for (const copy of copies) rmSync(copy, { recursive: true });
});

const changedBy = (...edits: [from: string, to: string][]): Documents => {
  const copy = mkdtempSync(join(tmpdir(), 'documents-'));
  copies.push(copy);
  cpSync(ours, copy, { recursive: true });
  const file = join(copy, 'terms.yaml');
  let source = readFileSync(file, 'utf8');
  for (const [old, young] of edits) {
    expect(source).toContain(old);
    source = source.replace(old, young);
  }
  writeFileSync(file, source);
  return loadDocuments(copy);
};

test('nothing changes between a version and itself', () => {
  expect(changedAnswers(before, before, questions)).toEqual([]);
  expect(changedDecisions(before, before, from)).toEqual([]);
});

test('another fee changes what is said of fees, and no decision', () => {
  const after = changedBy([
    'value: 3000, text: "3,000円", en: "3,000 yen"',
    'value: 3500, text: "3,500円", en: "3,500 yen"',
  ]);
  expect(changedAnswers(before, after, questions).map(({ about }) => about)).toEqual(['料金は？', 'プラン2はいくら？']);
  expect(changedDecisions(before, after, from)).toEqual([]);
});

test('another closing time, another limit and another year-end change what is decided', () => {
  const after = changedBy(
    ['id: desk.closes, value: "18:00", text: "18:00"', 'id: desk.closes, value: "17:30", text: "17:30"'],
    [
      'id: closed.from, value: 12-29, text: 12月29日, en: "December 29"',
      'id: closed.from, value: 12-28, text: 12月28日, en: "December 28"',
    ],
    [
      'id: plan1.contacts, value: 5, text: 5回, en: "5 contacts"',
      'id: plan1.contacts, value: 6, text: 6回, en: "6 contacts"',
    ],
  );
  expect(changedDecisions(before, after, from)).toEqual([
    { about: 'desk', before: '09:00-18:00', after: '09:00-17:30' },
    { about: '2026-12-28', before: 'open', after: 'year-end' },
    { about: 'plan 1, 5 used', before: 'a new contact is refused', after: 'a new contact is allowed' },
  ]);
  expect(changedAnswers(before, after, ['営業時間は？'])[0]?.after).toContain('9:00～17:30');
});
