/** Lists of contracts as real programs save them: read right, or told with the line, the cause and the cure. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readContractList } from '../../adapters/contracts/csv.ts';
import { contractListHeaders, planWord } from '../../knowledge/language/values/contract-list-words.ts';
import { hearNumberToCall } from '../../knowledge/language/values/hear-numbers.ts';
import { shiftJis } from '../helpers/shift-jis.ts';

const folder = join(import.meta.dirname, '../examples/contracts-csv');
const words = { headers: contractListHeaders, planWord, hearPhone: hearNumberToCall };
const read = (file: Uint8Array) => {
  const list = readContractList(file, words);
  if ('refused' in list) throw new Error(list.refused);
  return list;
};
const fileOf = (begin: string) =>
  readFileSync(join(folder, readdirSync(folder).find((name) => name.startsWith(begin)) ?? ''));
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a list that another program saved', () => {
  it.each([
    ['csv01', 2, { name: '髙橋 﨑子', address: '東京都港区芝①丁目２－３ ㈱ビル' }],
    ['csv02', 1, { name: '髙橋' }],
    ['csv03', 1, { name: '髙橋' }],
    ['csv05', 1, { name: '山田商店', phone: '03-1234-5679' }],
    ['csv06', 1, { name: '山田商店', phone: '03-1234-5679' }],
    ['csv07', 2, { name: '山田商店', address: '東京都港区芝1-2-3' }],
    ['csv11', 1, { name: '山田商店' }],
    ['csv12', 2, { number: 'ITS-200013', phone: '0312345685' }],
    ['csv16', 1, { number: 'ITS-200024' }],
    ['csv17', 1, { name: '山田 商店' }],
    ['csv18', 1, { name: '山田商店' }],
    ['csv19', 1, { name: '山田商店' }],
    ['csv20', 1, { name: '山田商店' }],
    ['csv21', 1, { name: 'ガス販売店', plan: 2 }],
    ['csv22', 1, { number: 'ITS-200030' }],
    ['csv23', 1, { number: 'ITS-200031', phone: '03-1234-5696' }],
    ['csv24', 2, { name: '山田商店', address: '大阪府大阪市北区梅田1-1' }],
  ])('%s is read without a bad row', (begin, count, first) => {
    const { contracts, bad } = read(fileOf(begin));
    expect(bad).toEqual([]);
    expect(contracts).toHaveLength(count);
    expect(contracts[0]).toMatchObject(first);
  });

  it.each([
    ['csv04', 2, 'お名前', /gaiji.*Write another one/],
    ['csv10', 2, 'お名前', /was cut.*Type it anew/],
    ['csv13', 2, '電話番号', /its digits are lost.*as text in Excel/],
  ])('%s is told with its line and the cure, and nothing of it is stored', (begin, line, column, what) => {
    const { contracts, bad } = read(fileOf(begin));
    expect(contracts).toEqual([]);
    expect(bad[0]).toMatchObject({ line, problems: [{ column, what: expect.stringMatching(what) }] });
  });

  it('loses the one row of a thousand in which a sign was cut, and no other', () => {
    const rows = Array.from({ length: 1_000 }, (_, n) => `ITS-${510_000 + n},1,山田商店,東京都港区芝${n},03-1234-0000`);
    for (const encode of [utf8, shiftJis]) {
      const lines = ['number,plan,name,address,phone', ...rows].map((line, n) => {
        const bytes = encode(`${line}\n`);
        // Half of the last sign of the name is gone.
        const at = encode('ITS-510700,1,山田商店').length;
        return n === 701 ? Buffer.concat([bytes.subarray(0, at - 1), bytes.subarray(at)]) : bytes;
      });
      const { contracts, bad } = read(Buffer.concat(lines));
      expect(bad.map(({ line }) => line)).toEqual([702]);
      expect(contracts).toHaveLength(999);
    }
  });
});

describe('telephone numbers as people write them', () => {
  const { contracts, bad } = read(fileOf('csv14'));
  it('are read, all as the chat reads them', () => {
    expect(contracts).toHaveLength(20);
    const of = (number: string) => contracts.find((one) => one.number === number)?.phone;
    expect(['ITS-300000', 'ITS-300001', 'ITS-300005', 'ITS-300006', 'ITS-300008', 'ITS-300009'].map(of)).toEqual([
      '03-1234-5678',
      '090-1234-5678',
      '03-1234-5678',
      '03-1234-5678',
      '03-1234-5678',
      '03-1234-5678',
    ]);
  });
  it('that are two, or none, are told', () =>
    expect(bad.map(({ line, problems }) => [line, problems[0]?.what])).toEqual([
      [9, expect.stringMatching(/^holds more than one/)],
      [23, expect.stringMatching(/^is no telephone number/)],
    ]));
});

it('a contract above the header is told, a title is not', () => {
  const header = 'number,plan,name,address,phone';
  const row = 'ITS-200001,1,見本商店,東京都港区芝,03-1234-5678';
  expect(read(utf8(`契約者一覧,,,,\n${row}\n${header}\n${row}\n`)).bad).toEqual([
    { line: 2, problems: [{ what: expect.stringMatching(/^stands above .*Move it below/) }] },
  ]);
});
