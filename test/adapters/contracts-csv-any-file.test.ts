/** Any file at all, taken for a list of contracts: nothing is thrown, and what is told of it holds. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readContractList } from '../../adapters/contracts/csv.ts';
import { csvRows } from '../../adapters/contracts/csv-rows.ts';
import { contractListHeaders, planWord } from '../../knowledge/language/values/contract-list-words.ts';
import { hearNumberToCall } from '../../knowledge/language/values/hear-numbers.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('any file', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '番', '"', ',', '\n', '\r\n', ' ', '0'), maxLength: 6 });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lineBreaks = (text: string) => text.split(/\r\n|\n|\r/).length - 1;

  it('that is written by the rules comes back cell by cell, each row with its line', () => {
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 8 });
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n', '\r'), (table, end) => {
        const written = table.map((cells) => cells.map(quoted).join(',') + end);
        const lines = written.map((_, n) => 1 + lineBreaks(written.slice(0, n).join('')));
        expect(csvRows(utf8(written.join('')))).toEqual(
          table.map((cells, n) => ({ line: lines[n], cells: cells.map((text) => text.replaceAll('\r\n', '\n')) })),
        );
      }),
    );
  });

  const header = 'number,plan,name,address,phone';
  const row = 'ITS-200001,1,見本商店,東京都港区芝1-1-1,03-1234-5678';
  const pieces = [
    '"',
    '""',
    ',',
    '\n',
    '\r',
    ' ',
    header,
    row,
    'お客さま番号',
    'ITS-300001',
    '2',
    '0312345678',
    '\0',
    '￥',
  ];
  const textLike = fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 5 })), { maxLength: 40 })
    .map((parts) => parts.join(''));
  const file = fc.oneof(
    fc.uint8Array({ maxLength: 300 }),
    textLike.map(utf8),
    textLike.map((text) => utf8(`${header}\n${text}`)),
    textLike.map((text) => Buffer.from(text, 'utf16le')),
    fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.concat([utf8(`${header}\n`), bytes])),
  );

  it('is refused, or each of its rows is taken, its number once, or told with a line of its own and a cure', () => {
    fc.assert(
      fc.property(file, (bytes) => {
        const list = readContractList(bytes, { headers: contractListHeaders, planWord, hearPhone: hearNumberToCall });
        if ('refused' in list) {
          expect(list.refused).toMatch(/^(?:The file|Line \d+) .+\. .+\.$/su);
          return;
        }
        const filled = csvRows(bytes)?.filter(({ cells }) => cells?.every((cell) => cell.trim() === '') !== true);
        // All but the header and what stands above it.
        const below = (filled?.length ?? 0) - 1;
        expect(list.contracts.length + list.bad.length).toBeLessThanOrEqual(below);
        expect(list.contracts.length + list.bad.length).toBeGreaterThanOrEqual(below - 5);
        const numbers = list.contracts.map(({ number }) => number);
        expect(new Set(numbers).size).toBe(numbers.length);
        for (const one of list.contracts) {
          expect(one.number).toMatch(/^ITS-\d{6}$/);
          expect(one.phone.replaceAll('-', '')).toMatch(/^0\d{9,10}$/);
          expect(one.lastFour).toBe(one.phone.replaceAll('-', '').slice(-4));
        }
        const lines = list.bad.map(({ line }) => line);
        expect(lines).toEqual([...new Set(lines)].sort((one, other) => one - other));
        for (const { line, problems } of list.bad) {
          expect(line).toBeGreaterThan(0);
          expect(problems.length).toBeGreaterThan(0);
          for (const { what } of problems) expect(what).toMatch(/^[a-z].+\. [A-Z].+\.$/);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
