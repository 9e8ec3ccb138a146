/** No message holds the bot up: whatever is said over and over, at whichever question, is read in a moment. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { read } from '../../knowledge/language/read.ts';
import { goAheadParts } from '../../knowledge/language/readers/yes-no-words.ts';
import type { Expecting, Hears } from '../../knowledge/language/reading.ts';
import { readUpTo } from '../../knowledge/language/text/read-up-to.ts';
import { loadDocuments } from '../../knowledge/terms/documents.ts';
import { slowToRead } from '../helpers/reading-time.ts';

const hears: readonly Hears[] = [
  { as: 'yes-no' },
  { as: 'customer-number' },
  { as: 'last-four' },
  { as: 'phone-number' },
  { as: 'choice', of: ['訪問', 'リモート', '電話'].map((label) => ({ value: label, label })) },
  { as: 'text' },
  { as: 'text', of: 'since' },
  { as: 'text', of: 'device' },
];
const open = hears.map((one, n) => ({ slot: `open-${n}`, hears: one }));
const unasked: Expecting = { open: [] };
const asked: readonly Expecting[] = hears.map((one) => ({ asked: { slot: 'it', hears: one }, open }));

/** What stands in a group that a pattern repeats: (?:はい|では)*. */
const repeatedGroups = (source: string): string[] =>
  [...source.matchAll(/\)(?:[*+]|\{\d*,\d*\})/gu)].map(({ index }) => {
    let depth = 0;
    let at = index;
    for (; at > 0; at--) {
      if (source[at] === ')') depth++;
      else if (source[at] === '(' && --depth === 0) break;
    }
    return source.slice(at, index);
  });

const wordsIn = (pattern: string): string[] => pattern.match(/[ぁ-んァ-ヶー一-龠々]+|\b[a-z]{2,}\b/gu) ?? [];
const language = globSync('knowledge/language/**/*.ts').map((file) => readFileSync(file, 'utf8'));
const repeated = [...new Set([...language.flatMap(repeatedGroups), ...goAheadParts].flatMap(wordsIn))]
  .filter((word) => word.length <= 12)
  .map((word) => (/[a-z]/u.test(word) ? `${word} ` : word));
const core = ['あ', 'じゃあ', 'それでは', 'はい', 'え', 'ー', '、', 'no ', '訪問、', 'やすみ', '今', 'いい', '1'];

describe('a message that says one word over and over is read in a moment', () => {
  test.each([40, 400, 4000])('%i times, at every kind of question', (times) => {
    const messages = core.map((word) => word.repeat(times));
    expect(slowToRead(messages, [unasked, ...asked])).toEqual([]);
  });

  test('with any word that a pattern repeats, at every kind of question', () => {
    expect(repeated.length).toBeGreaterThan(250);
    const messages = repeated.flatMap((word) => [word.repeat(40), `${word.repeat(40)}お願い、x`]);
    expect(slowToRead(messages, [unasked, ...asked])).toEqual([]);
  });

  test.each([400, 4000])('with any word that a pattern repeats, %i times', (times) => {
    const messages = repeated.map((word) => word.repeat(times));
    expect(slowToRead(messages, [unasked, ...asked.slice(0, 1)])).toEqual([]);
  });
});

test('a message of nothing but letters, brackets, digits or marks is read in a moment', () => {
  const messages = [
    'あいうえおかきくけこ'.repeat(5000),
    '('.repeat(2000) + ')'.repeat(2000),
    `${'「'.repeat(900)}はい${'」'.repeat(900)}`,
    '1234567890'.repeat(1000),
    '090-'.repeat(1000),
    '1 '.repeat(2000),
    'あ\n'.repeat(2000),
    `届け先は${'\n'.repeat(1900)}${'あ'.repeat(60)}`,
    `${'\n'.repeat(1900)}${'1'.repeat(60)}`,
    '\u3099'.repeat(2000),
    '👨‍👩‍👧'.repeat(400),
    // One letter that is evened out to eighteen.
    '\ufdfa'.repeat(2000),
  ];
  expect(slowToRead(messages, [unasked, ...asked])).toEqual([]);
});

test('what stands beyond the letters that are read makes no work, and is heard in nothing but the words that are kept', () => {
  const documents = loadDocuments();
  const message = 'あしたの10時に来てもらえますか。'.padEnd(readUpTo, 'あ');
  const { text: _, ...alone } = read(message, { open: [] }, documents);
  const { text, ...longer } = read(`${message}${'やっぱりいいです。'.repeat(100_000)}`, { open: [] }, documents);
  expect(JSON.parse(JSON.stringify(longer))).toEqual(JSON.parse(JSON.stringify(alone)));
  expect(text.length).toBeGreaterThan(900_000);
  expect(slowToRead([text], [unasked])).toEqual([]);
});
