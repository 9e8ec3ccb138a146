/** A CSV file as rows of cells, each with the line of the file it begins on, whatever the file is. */
import { CsvError, parse } from 'csv-parse/sync';

/** One row; one whose quotation marks do not pair up has no cells. */
export interface CsvRow {
  /** counted from 1, line breaks inside cells included */
  line: number;
  cells: string[] | undefined;
}

/** UTF-8, else Shift_JIS as Windows writes it (CP932); undefined when the bytes are neither. */
const textOf = (bytes: Uint8Array): string | undefined => {
  // UTF-16 and workbooks are full of zeros, which both decoders would let pass.
  if (bytes.includes(0)) return undefined;
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {}
  }
  return undefined;
};

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
 * The rows of a CSV file in UTF-8 (with or without a byte order mark) or Shift_JIS, whatever its line breaks; an empty
 * line is a row of one empty cell. After a row with a quotation mark out of place it goes on with the line after the one
 * that row begins on. Undefined when the bytes are in neither encoding. Never throws.
 */
export const csvRows = (file: Uint8Array): CsvRow[] | undefined => {
  const text = textOf(file);
  if (text === undefined) return undefined;
  // One kind of line break: csv-parse counts CR LF inside quotation marks as two lines.
  const bytes = Buffer.from(text.replace(/\r\n?/g, '\n'));
  const rows: CsvRow[] = [];
  let from = 0;
  let line = 1;
  while (from < bytes.length) {
    const first = line;
    try {
      parse(bytes.subarray(from), {
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
