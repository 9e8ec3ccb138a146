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

/** Our documents with these words of theirs changed. */
const changedBy = (...edits: [from: string, to: string][]): Documents => changedIn('terms.yaml', ...edits);
const changedIn = (name: string, ...edits: [from: string, to: string][]): Documents => {
  const copy = mkdtempSync(join(tmpdir(), 'documents-'));
  copies.push(copy);
  cpSync(ours, copy, { recursive: true });
  const file = join(copy, name);
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
  const after = changedBy(['value: 3000,', 'value: 3500,']);
  expect(changedAnswers(before, after, questions).map(({ about }) => about)).toEqual(['料金は？', 'プラン2はいくら？']);
  expect(changedDecisions(before, after, from)).toEqual([]);
});

test('another closing time, another limit and another year-end change what is decided', () => {
  const after = changedBy(
    ['id: desk.closes, value: "18:00"', 'id: desk.closes, value: "17:30"'],
    ['id: closed.from, value: 12-29', 'id: closed.from, value: 12-28'],
    ['id: plan1.contacts, value: 5', 'id: plan1.contacts, value: 6'],
  );
  expect(changedDecisions(before, after, from)).toEqual([
    { about: 'desk', before: '09:00-18:00', after: '09:00-17:30' },
    { about: '2026-12-28', before: 'open', after: 'year-end' },
    { about: 'plan 1, 5 used', before: 'a new contact is refused', after: 'a new contact is allowed' },
  ]);
  expect(changedAnswers(before, after, ['営業時間は？'])[0]?.after).toContain('9:00～17:30');
});

test('other windows, places and days ahead change how visits are booked', () => {
  const after = changedIn(
    'desk.yaml',
    ['windows: [[9, 11], [11, 13], [13, 15], [15, 17]]', 'windows: [[9, 12], [13, 16]]'],
    ['capacity: 2', 'capacity: 3'],
    ['earliestHours: 2', 'earliestHours: 24'],
    ['latestDays: 60', 'latestDays: 30'],
  );
  expect(changedDecisions(before, after, from)).toEqual([
    {
      about: 'windows of a visit',
      before: '09:00-11:00, 11:00-13:00, 13:00-15:00, 15:00-17:00',
      after: '09:00-12:00, 13:00-16:00',
    },
    { about: 'visits in one window', before: '2', after: '3' },
    {
      about: 'a visit is booked',
      before: '2 hours to 60 days ahead',
      after: '24 hours to 30 days ahead',
    },
  ]);
});

test('a second visit a month, a third week and a second device on loan are told', () => {
  const after = changedBy(
    ['id: visit.perMonth, value: 1', 'id: visit.perMonth, value: 2'],
    ['id: loan.weeks, value: 2', 'id: loan.weeks, value: 3'],
    ['id: loan.perKind, value: 1', 'id: loan.perKind, value: 2'],
  );
  expect(changedDecisions(before, after, from)).toEqual([
    { about: 'visits a month', before: '1', after: '2' },
    { about: 'a loan that arrives on 2026-11-24', before: 'is due on 2026-12-07', after: 'is due on 2026-12-14' },
    { about: 'devices of one kind on loan', before: '1', after: '2' },
  ]);
});

test('places that go from one area to another change what their customers are told of a visit', () => {
  const after = changedIn(
    'desk.yaml',
    ['to-be-confirmed: [帰還困難]', 'to-be-confirmed: [大熊町, 佐渡市]'],
    ['佐渡市, ', ''],
  );
  expect(changedDecisions(before, after, from)).toEqual([
    { about: 'a visit in 帰還困難', before: 'is to be confirmed, ご利用にかかわる注意事項(4)', after: 'is booked' },
    {
      about: 'a visit in 佐渡市',
      before: 'is booked, ご利用にかかわる注意事項(6)',
      after: 'is to be confirmed, ご利用にかかわる注意事項(4)',
    },
    { about: 'a visit in 大熊町', before: 'is booked', after: 'is to be confirmed, ご利用にかかわる注意事項(4)' },
  ]);
});

test('an extra closed day is one day, and changes nothing of how visits are booked', () => {
  const after = changedIn('desk.yaml', ['extraClosedDays: []', 'extraClosedDays: [2026-11-24]']);
  expect(changedDecisions(before, after, from)).toEqual([{ about: '2026-11-24', before: 'open', after: 'extra' }]);
});
