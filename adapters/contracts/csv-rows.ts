/** A CSV file as rows of cells, each with the line of the file it begins on, whatever the file is. */
import { CsvError, parse } from 'csv-parse/sync';
import { csvText } from './csv-text.ts';

/** One row; one whose quotation marks do not pair up has no cells. */
export interface CsvRow {
  /** counted from 1, line breaks inside cells included */
  line: number;
  cells: string[] | undefined;
}

/** What stands between cells: told by Excel's own first line (`sep=;`), else the one of the first lines' most. */
const separators = [',', '\t', ';'] as const;
const separatorLine = /^\s*sep=([,;\t])[ ,;\t]*(?=\n|$)/iu;
const separatorIn = (text: string): string => {
  const told = separatorLine.exec(text)?.[1];
  if (told !== undefined) return told;
  const start = text
    .split('\n', 10)
    .join('\n')
    .replace(/"[^"]*"/gu, '');
  const counts = separators.map((one) => start.split(one).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
};

/** `="0312…"`, by which Excel is kept from reading a number: the mark before it would be out of place. */
const guarded = /(?<=^|[,\t;\n])="([^"\n]*)"(?=[,\t;\n]|$)/gu;

/** The byte after the `count`th line break from `from` on, the end when there are fewer. */
const afterLines = (bytes: Buffer, from: number, count: number): number => {
  let at = from;
  for (let n = 0; n < count; n++) {
    const found = bytes.indexOf('\n', at);
    if (found < 0) return bytes.length;
    at = found + 1;
  }
  return at;
};

/**
 * The rows of a CSV file in an encoding of csv-text.ts, with commas, tabs or semicolons between cells; an empty line is a
 * row of one empty cell. After a row with a quotation mark out of place it goes on with the line after the one
 * that row begins on. Undefined when the bytes are no text. Never throws.
 */
export const csvRows = (file: Uint8Array): CsvRow[] | undefined => {
  // One kind of line break: csv-parse counts CR LF inside quotation marks as two lines.
  const text = csvText(file);
  if (text === undefined) return undefined;
  const delimiter = separatorIn(text);
  const bytes = Buffer.from(text.replace(separatorLine, '').replace(guarded, '"$1"'));
  const rows: CsvRow[] = [];
  let from = 0;
  let line = 1;
  while (from < bytes.length) {
    const first = line;
    try {
      parse(bytes.subarray(from), {
        delimiter,
        trim: true,
        relax_column_count: true,
        record_delimiter: '\n',
        on_record: (cells: string[], { lines }) => {
          rows.push({ line, cells });
          line = first + lines;
          return null;
        },
      });
      return rows;
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      rows.push({ line, cells: undefined });
      from = afterLines(bytes, from, line - first + 1);
      line += 1;
    }
  }
  return rows;
};
