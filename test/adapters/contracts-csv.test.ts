/** A list of contracts as a CSV file: what an office writes is read, and what cannot be is told with its line and its cure. */
import { describe, expect, it } from 'vitest';
import { readContractList } from '../../adapters/contracts/csv.ts';
import { contractListHeaders, planWord } from '../../knowledge/language/values/contract-list-words.ts';
import { hearNumberToCall } from '../../knowledge/language/values/hear-numbers.ts';
import { shiftJis } from '../helpers/shift-jis.ts';

const words = { headers: contractListHeaders, planWord, hearPhone: hearNumberToCall };
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (file: string | Uint8Array) => readContractList(typeof file === 'string' ? utf8(file) : file, words);

const header = 'number,plan,name,address,phone';
const contract = {
  number: 'ITS-200001',
  plan: 1,
  name: '見本商店',
  address: '東京都港区芝1-1-1',
  phone: '03-1234-5678',
  lastFour: '5678',
};
const row = Object.values(contract).slice(0, 5).join(',');
const taken = (...contracts: object[]) => ({ contracts, bad: [] });

describe('a list of contracts', () => {
  const columns = 'メモ,電話番号,住所,お名前,お客さま番号,プラン';
  const cells = 'なし,03-1234-5678,東京都港区芝1-1-1,見本商店,ITS-200001,1';

  it.each([
    ['English headers', `${header}\n${row}\n`],
    ['no line break at its end', `${header}\n${row}`],
    ['Japanese headers in another order, and a column of its own', `${columns}\n${cells}\n`],
    [
      'headers written otherwise',
      ` PHONE ,ご住所,契約者　名,お客様番号, ﾌﾟﾗﾝ\n"03-1234-5678",${contract.address},見本商店,ITS-200001,1`,
    ],
    ['a mark of UTF-8 before it', `\ufeff${header}\n${row}\n`],
    ['line breaks of Windows', `${header}\r\n${row}\r\n`],
    ['line breaks of an old Macintosh', `${header}\r${row}\r`],
    ['empty lines and rows', `\n${header}\n\n,,,,\n${row}\n　\n`],
    ['empty cells beyond its columns', `${header}\n${row},, \n`],
    ['values in quotation marks', `"number", "plan" ,name,address,phone\n${row.replace(/[^,]+/g, '"$&"')}\n`],
  ])('with %s is read', (_what, file) => {
    expect(read(file)).toEqual(taken(contract));
  });

  it('in Shift_JIS, as Excel in Japan saves it, is read with the signs only Windows has', () => {
    const saved = `${columns}\r\n${cells.replace('見本商店', '①髙﨑㈱ｶﾅ～')}\r\n`;
    expect(read(shiftJis(saved))).toEqual(taken({ ...contract, name: '①髙﨑㈱ｶﾅ～' }));
  });

  it('saved by Windows itself is read', () => {
    const file = Buffer.from(
      '82a88b7182b382dc94d48d862c8376838983932c82a896bc914f2c8f5a8f8a2c9364986294d48d860d0a' +
        '4954532d3130303030312c312ceee0ed9587408fa493582c938c8b9e937381608d608be62c30332d353535352d313030310d0a',
      'hex',
    );
    const saved = { number: 'ITS-100001', name: '髙﨑①商店', address: '東京都～港区', phone: '03-5555-1001' };
    expect(read(file)).toEqual(taken({ ...saved, plan: 1, lastFour: '1001' }));
  });

  it('may hold commas, quotation marks and line breaks in quotation marks; a value of several lines stands in one', () => {
    const file = `${header}\r\nITS-200001,1,"見本, ""本店""","東京都港区芝1-1-1 \r\n 見本ビル",03-1234-5678\r\n`;
    expect(read(file)).toEqual(taken({ ...contract, name: '見本, "本店"', address: '東京都港区芝1-1-1 見本ビル' }));
  });

  it.each([
    ['number', 'ＩＴＳ－２００００１', 'ITS-200001'],
    ['number', ' its ‐ 200 001 ', 'ITS-200001'],
    ['number', 'ITSー200001', 'ITS-200001'],
    ['plan', '２', 2],
    ['plan', 'プラン1', 1],
    ['plan', 'ﾌﾟﾗﾝ ２', 2],
    ['plan', 'Plan 2', 2],
    ['name', '　見本　商店 ', '見本　商店'],
    ['name', '" 見本商店　"', '見本商店'],
    ['phone', '０３－１２３４－５６７８', '03-1234-5678'],
    ['phone', '03−1234―5678', '03-1234-5678'],
    ['phone', '(03) 1234-5678', '03-1234-5678'],
    ['phone', '0312345678', '0312345678'],
    ['phone', '090-1234-5678', '090-1234-5678'],
    ['phone', '03-1234-5678 内線2', '03-1234-5678'],
  ] as const)('may have the %s as %j', (column, typed, kept) => {
    const cellsOf: Record<string, unknown> = { ...contract, [column]: typed };
    expect(read(`${header}\n${header.replace(/\w+/g, (name) => String(cellsOf[name]))}\n`)).toEqual(
      taken({ ...contract, [column]: kept }),
    );
  });
});

describe('a file that cannot be read as a list', () => {
  const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
  it.each([
    ['nothing', '', /^The file is empty\. Its first line names the columns/],
    ['empty lines alone', '\n\r\n ,,\n', /^The file is empty\./],
    ['a workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), /no text in UTF-8.*In Excel, save it as "CSV UTF-8/],
    [
      'UTF-16 without its mark',
      utf16(`${header}\n${row}\n`).subarray(2),
      /no text in UTF-8, UTF-16, Shift_JIS or EUC-JP/,
    ],
    ['UTF-16 of signs that UTF-8 has too', utf16(header).subarray(2), /no text in UTF-8, UTF-16, Shift_JIS or EUC-JP/],
    ['bytes of no encoding', Uint8Array.of(0x41, 0xff, 0x0a), /no text in UTF-8, UTF-16, Shift_JIS or EUC-JP/],
    ['the mark of UTF-8 before another', Buffer.concat([utf8('\ufeff'), shiftJis('番号')]), /no text in UTF-8/],
    ['no address', 'number,plan,name,phone\n', /^Line 1 has no column for address \(住所, ご住所, address\)\. Name /],
    [
      'no plan and no phone',
      '\nnumber,name,住所\n',
      /^Line 2 has no column for plan \(.*プラン.*\); phone \(.*電話番号/,
    ],
    [
      'two names',
      `お名前,契約者名,${header}`,
      /^Line 1 has several columns for name \(お名前, 契約者名, name\)\. Leave/,
    ],
    ['a header without its end', `"${header}\n${row}`, /^Line 1 has a quotation mark out of place\. A value/],
  ])('is refused with the cure: %s', (_what, file, refused) => {
    expect(read(file)).toEqual({ refused: expect.stringMatching(refused) });
  });

  it('is refused without a word of what stands in it', () => {
    const told = JSON.stringify(read(`${row}\n${row}\n`));
    for (const value of Object.values(contract)) if (value !== 1) expect(told).not.toContain(value);
  });
});

describe('a bad row', () => {
  const badOf = (file: string) => {
    const list = read(file);
    return 'bad' in list ? list.bad : list;
  };
  const wrong = (column: string, value: string) =>
    badOf(
      `${header}\n${header.replace(/\w+/g, (name) => (name === column ? value : String(contract[name as 'name'])))}\n`,
    );
  const number = contract.number;

  it.each([
    ['number', '', /^is empty\. Write ITS- and six digits/],
    ['number', '200001', /^is no customer number\. Write ITS-/],
    ['number', 'ITS-20000', /^is no customer number/],
    ['number', 'ITS-2000011', /^is no customer number/],
    ['number', 'ITX-200001', /^is no customer number/],
  ])('has the %s %j', (column, value, what) => {
    expect(wrong(column, value)).toEqual([{ line: 2, problems: [{ column, what: expect.stringMatching(what) }] }]);
  });

  it.each([
    ['plan', ' ', /^is empty\. Write 1 or 2/],
    ['plan', '3', /^is no plan\. Write 1 or 2/],
    ['plan', '12', /^is no plan/],
    ['plan', '1.0', /^is no plan/],
    ['plan', 'プラン', /^is no plan/],
    ['name', '　', /^is empty\. Write whose/],
    ['name', '" 　"', /^is empty\. Write whose/],
    ['address', '', /^is empty\. Write where/],
    ['phone', '', /^is empty\. Write 10 or 11 digits/],
    ['phone', '312345678', /^is no telephone number\. Write .*the first a 0.*Excel drops the 0/],
    ['phone', '3-1234-56789', /^is no telephone number/],
    ['phone', '03-1234-567', /^is no telephone number/],
    ['phone', '090-1234-56789', /^is no telephone number/],
    ['phone', '00-1234-5678', /^is no telephone number/],
    ['phone', '未登録', /^is no telephone number/],
  ])('has the %s %j, and is told by its number', (column, value, what) => {
    expect(wrong(column, value)).toEqual([
      { line: 2, number, problems: [{ column, what: expect.stringMatching(what) }] },
    ]);
  });

  it('is told with all that is wrong in it, by the headers of the file, and no value but the number', () => {
    const file = 'プラン,お客様番号,お名前,住所,お電話番号\n松,ITS-200001,秘密の名前,,0秘密\n';
    const told = badOf(file);
    expect(told).toMatchObject([
      { line: 2, number, problems: [{ column: 'プラン' }, { column: '住所' }, { column: 'お電話番号' }] },
    ]);
    expect(JSON.stringify(told)).not.toMatch(/秘密|松/);
  });

  it('is one of several: each is told, and the good ones among them are taken', () => {
    const good = (n: number) => row.replace('200001', `20000${n}`);
    const list = read(`${header}\n${good(1)}\n,,,x,\n${good(2)}\nITS-200003,1\n${good(4)}`);
    expect(list).toMatchObject({
      contracts: [{ number: 'ITS-200001' }, { number: 'ITS-200002' }, { number: 'ITS-200004' }],
      bad: [{ line: 3 }, { line: 5, number: 'ITS-200003' }],
    });
    expect('bad' in list && list.bad.map(({ problems }) => problems.length)).toEqual([4, 3]);
  });

  it('is the later one of two of a number, also when the earlier is bad too, with the line of the first', () => {
    const again = [row, row.replace('ITS-', 'ＩＴＳー'), row.replace(/,[^,]*$/, ','), row];
    expect(badOf([header, ...again].join('\n'))).toMatchObject(
      [3, 4, 5].map((line) => ({
        line,
        number,
        problems: expect.arrayContaining([
          { column: 'number', what: expect.stringMatching(/^stands on line 2 too\. Leave one/) },
        ]),
      })),
    );
    expect(badOf([header, `${number},,a,b,0312345678`, row].join('\n'))).toMatchObject([
      { line: 2, problems: [{ column: 'plan' }] },
      { line: 3, problems: [{ column: 'number' }] },
    ]);
  });

  it('has a comma too many: nothing else is told of it, since its values are in the wrong columns', () => {
    expect(badOf(`${header}\nITS-200001,1,見本商店,東京都,港区,0312345678\n`)).toEqual([
      {
        line: 2,
        problems: [{ what: expect.stringMatching(/^has more values than there are columns\. A value with/) }],
      },
    ]);
  });

  it.each([
    ['stands inside a value', '東京"芝"'],
    ['is not closed', '"東京都'],
    ['is closed too early', '"東京"都'],
    ['is not closed in several lines', '"東京都\n港区'],
  ])('has a quotation mark that %s: the rows after it are read', (_what, address) => {
    const list = read(`${header}\n${row.replace(contract.address, address)}\n"ITS-200002",x\n${row}\n`);
    if ('refused' in list) throw new Error(list.refused);
    expect(list.contracts).toEqual([contract]);
    expect(list.bad[0]).toEqual({
      line: 2,
      problems: [{ what: expect.stringMatching(/^has a quotation mark out of place\. A value with/) }],
    });
    const next = 3 + address.split('\n').length - 1;
    expect(list.bad.at(-1)).toMatchObject({ line: next, number: 'ITS-200002' });
  });

  it('is told by its line in the file, whatever stands before it', () => {
    const many = `${header}\r\n\r\n${row.replace('見本', '"見\r\n\r\n本"').replace('"商店', '商店"')}\r\n\r\nx\r\n`;
    expect(badOf(many)).toMatchObject([{ line: 7 }]);
    expect(badOf(many.replaceAll('\r\n', '\n'))).toMatchObject([{ line: 7 }]);
    expect(badOf(many.replaceAll('\r\n', '\r'))).toMatchObject([{ line: 7 }]);
  });
});
