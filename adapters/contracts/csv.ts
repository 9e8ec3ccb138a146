/** The company's list of contracts as a CSV file: the contracts in it, and every problem of every bad row with its cure. */
import { type CsvRow, csvRows } from './csv-rows.ts';
import { contractValues, even, type ListWords, lastFourOf } from './csv-values.ts';
import type { Contract } from './port.ts';

/** What a contract is made of in the file; the last four digits come from the telephone number. */
type Column = Exclude<keyof Contract, 'lastFour'>;

/** A row that is not taken. Of its values only a customer number that can be read is told. */
export interface BadRow {
  /** of the file, counted from 1: where the row begins */
  line: number;
  number?: string;
  /** what is wrong and the cure; without a column it is the row as a whole */
  problems: { column?: string; what: string }[];
}

/** What a file came to. Refused: nothing of it can be told apart, and why. */
export type ContractList = { refused: string } | { contracts: Contract[]; bad: BadRow[] };

const noText =
  'The file is no text in UTF-8, UTF-16, Shift_JIS or EUC-JP. In Excel, save it as "CSV UTF-8 (comma delimited)", not as a workbook.';
const empty = 'The file is empty. Its first line names the columns, and each further line is a contract.';
const misquoted =
  'has a quotation mark out of place. A value with a comma, a line break or a quotation mark in it stands in quotation marks, and a mark inside it is written twice.';
const tooLong = 'has more values than there are columns. A value with a comma in it stands in quotation marks.';

const isAbove = 'stands above the row that names the columns. Move it below that row.';

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

interface Header {
  width: number;
  /** each column's place and its header in the file */
  columns: Record<Column, { at: number; header: string }>;
}

const headerOf = ({ line, cells }: CsvRow, { headers }: ListWords): { refused: string } | Header => {
  if (!cells) return { refused: `Line ${line} ${misquoted}` };
  const named = cells.map(even);
  const lacking: string[] = [];
  const twice: string[] = [];
  const columns: Partial<Header['columns']> = {};
  for (const [column, taken] of Object.entries(headers) as [Column, readonly string[]][]) {
    const places = named.flatMap((header, at) => (taken.includes(header) ? [{ at, header }] : []));
    if (places[1]) twice.push(`${column} (${places.map(({ header }) => header).join(', ')})`);
    else if (places[0]) columns[column] = places[0];
    else lacking.push(`${column} (${taken.join(', ')})`);
  }
  const problems = [
    ...(lacking.length > 0 ? [`has no column for ${lacking.join('; ')}. Name each by one of these headers.`] : []),
    ...(twice.length > 0 ? [`has several columns for ${twice.join('; ')}. Leave one of each.`] : []),
  ];
  if (problems.length > 0) return { refused: problems.map((problem) => `Line ${line} ${problem}`).join(' ') };
  return { width: cells.length, columns: columns as Header['columns'] };
};

/** Reads rows one after the other: a number that an earlier row has is a problem of the later one. */
const rowReader = ({ width, columns }: Header, words: ListWords) => {
  const values = contractValues(words);
  const lines = new Map<string, number>();
  return ({ line, cells }: CsvRow): Contract | BadRow => {
    if (!cells) return { line, problems: [{ what: misquoted }] };
    // Which value belongs to which column cannot be told.
    if (!isBlank(cells.slice(width))) return { line, problems: [{ what: tooLong }] };
    const given = Object.fromEntries(Object.entries(columns).map(([column, { at }]) => [column, cells[at] ?? '']));
    const number = values.shape.number.safeParse(given.number).data;
    const before = number === undefined ? undefined : lines.get(number);
    if (number !== undefined && before === undefined) lines.set(number, line);
    const { data, error } = values.safeParse(given);
    if (data && before === undefined) return { ...data, lastFour: lastFourOf(data.phone) };
    const problems = (error?.issues ?? []).map(({ path, message }) => ({
      column: columns[path[0] as Column].header,
      what: message,
    }));
    if (before !== undefined) {
      problems.unshift({
        column: columns.number.header,
        what: `stands on line ${before} too. Leave one of the two rows.`,
      });
    }
    return { line, ...(number && { number }), problems };
  };
};

/** So many rows may stand above the header. */
const mostAbove = 5;
/** The row that names the most columns: what is wrong with a header is told of that one. */
const mostLike = (rows: readonly CsvRow[], { headers }: ListWords): CsvRow | undefined => {
  const named = ({ cells }: CsvRow) =>
    Object.values(headers).filter((taken) => cells?.some((cell) => taken.includes(even(cell)))).length;
  return rows.toSorted((one, other) => named(other) - named(one))[0];
};

/**
 * Reads a list of contracts from the bytes of a CSV file (csv-text.ts) one of whose first rows names the columns, in any
 * order; other columns and empty rows are left alone. Never throws: a file that cannot be read is refused, with the cure.
 */
export const readContractList = (file: Uint8Array, listWords: ListWords): ContractList => {
  const all = csvRows(file);
  if (!all) return { refused: noText };
  const filled = all.filter(({ cells }) => !cells || !isBlank(cells));
  const [first] = filled;
  if (!first) return { refused: empty };
  // A title and a date may stand above the header.
  const headers = filled.slice(0, mostAbove + 1).map((row) => headerOf(row, listWords));
  const at = headers.findIndex((one) => !('refused' in one));
  const header = headers[at] ?? headerOf(mostLike(filled.slice(0, mostAbove + 1), listWords) ?? first, listWords);
  if ('refused' in header) return header;
  const rows = filled.slice(at + 1);
  const above = filled.slice(0, at).filter(({ cells }) => cells?.some((cell) => /^ITS-\d{6}$/u.test(cell.trim())));
  const list: { contracts: Contract[]; bad: BadRow[] } = {
    contracts: [],
    bad: above.map(({ line }) => ({ line, problems: [{ what: isAbove }] })),
  };
  for (const row of rows.map(rowReader(header, listWords))) {
    if ('problems' in row) list.bad.push(row);
    else list.contracts.push(row);
  }
  return list;
};
