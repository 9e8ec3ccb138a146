/** The documents restate the contract sheet, all of it and nothing else; a broken one is told by file, line and cure. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { DocumentError, loadDocuments } from '../../knowledge/terms/documents.ts';
import { evened } from '../helpers/answer-check.ts';

const ours = join(import.meta.dirname, '../../knowledge/documents');
const source = readFileSync(join(import.meta.dirname, '../examples/terms-sheet.txt'), 'utf8');
const sheet = evened(source);
const documents = loadDocuments();

test.each(documents.terms.facts)('the fact $id, $text, stands on the contract sheet', ({ text }) => {
  expect(sheet).toContain(evened(text));
});

test('every figure of the sheet that a customer could ask about is a fact', () => {
  const told = documents.terms.facts.map(({ text }) => evened(text));
  const figures =
    source
      .normalize('NFKC')
      .match(/[\d,]+円|\d{4}-\d{6}|\d+:\d{2}|\d+月\d+日|\d+週間|\d台|\d+回(?=\/月)|\d{4}年\d+月\d+日|STEP \d/gu) ?? [];
  expect(figures.length).toBeGreaterThan(20);
  const missing = [...new Set(figures)].filter((figure) => !told.some((text) => text.includes(evened(figure))));
  expect(missing).toEqual([]);
});

test('the clauses carry the names of the sheet, its four steps in order and no ※4', () => {
  const ids = documents.terms.clauses.map(({ id }) => id);
  expect(ids.filter((id) => /STEP \d$/u.test(id))).toEqual([1, 2, 3, 4].map((n) => `専用ツール利用方法 STEP ${n}`));
  expect(ids.filter((id) => id.includes('注意事項'))).toHaveLength(7);
  for (const note of [1, 2, 3, 5, 6, 7, 8, 9, 10]) expect(ids.some((id) => id.endsWith(`※${note}`))).toBe(true);
  expect(ids.some((id) => id.endsWith('※4'))).toBe(false);
});

test('the set-up of the tool is told in the four steps of the sheet, each by its own clause', () => {
  const { steps } = documents.toolSetup;
  expect(steps.map(({ id }) => documents.terms.fact(id).text)).toEqual(['STEP 1', 'STEP 2', 'STEP 3', 'STEP 4']);
  for (const { id, cites } of steps) expect(cites).toContain(documents.terms.fact(id).clause);
});

test('every clause is cited by an answer', () => {
  const cited = new Set(documents.answers.topics.flatMap(({ cites }) => cites));
  expect(documents.terms.clauses.map(({ id }) => id).filter((id) => !cited.has(id))).toEqual([]);
});

test('the facts that rules compute with have the values of the sheet', () => {
  const value = (id: string) => documents.terms.fact(id).value;
  expect([value('plan1.contacts'), value('plan2.contacts'), value('visit.perMonth')]).toEqual([5, 10, 1]);
  expect([value('desk.opens'), value('desk.closes'), value('visit.closes')]).toEqual(['9:00', '18:00', '17:00']);
  expect([value('closed.weekday'), value('closed.from'), value('closed.to')]).toEqual([7, '12-29', '01-03']);
  expect(() => documents.terms.fact('plan3.fee')).toThrow('plan3.fee');
});

describe('a broken document', () => {
  const copies: string[] = [];
  afterAll(() => {
    for (const copy of copies) rmSync(copy, { recursive: true });
  });
  const problemsWhen = (file: string, from: string | RegExp, to: string): readonly string[] => {
    const copy = mkdtempSync(join(tmpdir(), 'documents-'));
    copies.push(copy);
    cpSync(ours, copy, { recursive: true });
    const source = readFileSync(join(copy, file), 'utf8');
    const broken = source.replace(from, to);
    expect(broken).not.toBe(source);
    writeFileSync(join(copy, file), broken);
    try {
      loadDocuments(copy);
    } catch (error) {
      if (error instanceof DocumentError) return error.problems;
      throw error;
    }
    return [];
  };
  const lineOf = (file: string, words: string) =>
    readFileSync(join(ours, file), 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(words)) + 1;

  test.each<[what: string, file: string, from: string | RegExp, to: string, line: number, says: RegExp]>([
    [
      'an unknown fact',
      'terms.yaml',
      '{plan1.fee}、',
      '{plan9.fee}、',
      lineOf('terms.yaml', '{plan1.fee}、'),
      /plan9\.fee.*terms\.yaml/,
    ],
    [
      'a bare figure',
      'terms.yaml',
      '工事費は不要です。',
      '工事費は0円です。',
      lineOf('terms.yaml', '工事費は不要です。'),
      /figure.*fact/,
    ],
    [
      'a fact of no clause',
      'terms.yaml',
      'value: 3, as: devices, clause: 月額利用料',
      'value: 3, as: devices, clause: 月額',
      lineOf('terms.yaml', 'value: 3, as: devices'),
      /月額\..*clause/,
    ],
    [
      'a fact twice',
      'terms.yaml',
      'id: plan2.fee',
      'id: plan1.fee',
      lineOf('terms.yaml', 'id: plan2.fee'),
      /second time.*id/,
    ],
    [
      'a fact never used',
      'terms.yaml',
      'facts:\n',
      'facts:\n  - { id: spare, value: 7, as: devices, clause: 月額利用料 }\n',
      lineOf('terms.yaml', 'facts:') + 1,
      /spare is used nowhere/,
    ],
    [
      'a cited clause that is none',
      'answers.yaml',
      'cites: [月額利用料, ◎ 表示金額]',
      'cites: [月額]',
      lineOf('answers.yaml', 'cites: [月額利用料, ◎ 表示金額]'),
      /no clause 月額/,
    ],
    [
      'an unknown concept',
      'tool-setup.yaml',
      'asked: [step1]',
      'asked: [step-one]',
      lineOf('tool-setup.yaml', 'asked: [step1]'),
      /no concept step-one.*words\.yaml/,
    ],
    [
      'a setting of the wrong kind',
      'desk.yaml',
      'capacity: 2',
      'capacity: two',
      lineOf('desk.yaml', 'capacity: 2'),
      /capacity/,
    ],
    [
      'a step without its fact',
      'tool-setup.yaml',
      '- id: step3',
      '- id: step5',
      lineOf('tool-setup.yaml', '- id: step3'),
      /step5.*terms\.yaml/,
    ],
    [
      'a figure in a step',
      'tool-setup.yaml',
      'about: 書類の確認',
      'about: 書類1枚の確認',
      lineOf('tool-setup.yaml', '- id: step1'),
      /figure.*fact/,
    ],
    [
      'a second wording of a fact',
      'terms.yaml',
      'value: 3000, as: yen,',
      'value: 3000, as: yen, en: "300 yen",',
      lineOf('terms.yaml', 'value: 3000, as: yen'),
      /worded twice/,
    ],
    [
      'a closing time that is told otherwise than it is kept',
      'terms.yaml',
      'value: "18:00",',
      'value: "19:00", text: "18:00",',
      lineOf('terms.yaml', 'value: "18:00"'),
      /text/,
    ],
    [
      'a form that does not fit its value',
      'terms.yaml',
      'value: 12-29, as: month-day',
      'value: 12-29, as: yen',
      lineOf('terms.yaml', 'value: 12-29'),
      /closed\.from: 12-29 has no \{n\}/,
    ],
    ['no YAML', 'desk.yaml', 'capacity: 2', 'capacity: [2', lineOf('desk.yaml', 'capacity: 2'), /YAML/],
  ])('with %s is refused with its line and cure', (_, file, from, to, line, says) => {
    const problems = problemsWhen(file, from, to);
    expect(problems.length).toBeGreaterThan(0);
    const told = problems.find((problem) => says.test(problem));
    expect(told).toBeDefined();
    expect(told).toMatch(new RegExp(`^${file}:\\d+: `, 'u'));
    const at = Number(told?.split(':')[1]);
    expect(Math.abs(at - line)).toBeLessThanOrEqual(1);
  });
});
