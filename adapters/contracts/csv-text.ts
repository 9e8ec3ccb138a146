/** The text of a file as offices save it, whatever wrote it: UTF-8, UTF-16, Shift_JIS or EUC-JP, told apart by what can be read. */

/** Neither seen nor meant: zero-width and direction marks, soft hyphens, byte order marks. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/** ガ of an old Macintosh is カ and a mark. Alone, so that no kanji of a name becomes another one. */
const apart = /[\p{L}][\u0300-\u036f\u3099\u309a]+/gu;

/** Shift_JIS with the blank that Excel for Mac writes as A0. */
const withoutA0 = (bytes: Uint8Array): Uint8Array => {
  if (!bytes.includes(0xa0)) return bytes;
  const plain = Uint8Array.from(bytes);
  for (let at = 0; at < plain.length; at++) {
    const byte = plain[at] as number;
    if ((byte > 0x80 && byte < 0xa0) || (byte > 0xdf && byte < 0xfd)) at += 1;
    else if (byte === 0xa0) plain[at] = 0x20;
  }
  return plain;
};

interface Read {
  text: string;
  /** signs that could not be read, each U+FFFD */
  bad: number;
  /** signs beyond ASCII that could be */
  good: number;
}
const readAs = (encoding: string, bytes: Uint8Array): Read => {
  const text = new TextDecoder(encoding).decode(bytes);
  let [bad, good] = [0, 0];
  for (const sign of text) {
    if (sign === '\ufffd') bad += 1;
    else if (sign > '\x7f') good += 1;
  }
  return { text, bad, good };
};

/** A sign that was cut costs its row; a file that is mostly unreadable is none in this encoding. */
const isIn = ({ bad, good }: Read): boolean => bad === 0 || bad * 10 <= good;
const halfKana = /[\uff61-\uff9f]/gu;

/** Shift_JIS or EUC-JP: most bytes of one are signs of the other, but of few that anybody writes. */
const japanese = (bytes: Uint8Array): Read | undefined => {
  const shiftJis = readAs('shift_jis', withoutA0(bytes));
  const eucJp = readAs('euc-jp', bytes);
  const kana = shiftJis.text.match(halfKana)?.length ?? 0;
  // EUC-JP without a fault is no chance, unless it is nothing but half-width kana of Shift_JIS.
  if (eucJp.bad === 0 && eucJp.good > 0) return kana === shiftJis.good && shiftJis.bad === 0 ? shiftJis : eucJp;
  const better = shiftJis.bad <= eucJp.bad ? shiftJis : eucJp;
  return isIn(better) ? better : undefined;
};

const decoded = (bytes: Uint8Array): string | undefined => {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  // Workbooks are full of zeros, which every decoder would let pass.
  if (bytes.includes(0)) return undefined;
  const utf8 = readAs('utf-8', bytes);
  if (utf8.bad === 0) return utf8.text;
  const other = japanese(bytes);
  if (other?.bad === 0) return other.text;
  return isIn(utf8) ? utf8.text : other?.text;
};

/**
 * The text of `bytes`, its line breaks as `\n`, without marks nobody sees and without the end mark of DOS; U+FFFD stands for
 * a sign that could not be read. Undefined when it is no text in an encoding we know. Never throws.
 */
export const csvText = (bytes: Uint8Array): string | undefined =>
  decoded(bytes)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the end mark of DOS is one, and decoders of Shift_JIS give one of three for it.
    ?.replace(/(?<![\u001a\u001c\u007f])[\u001a\u001c\u007f]+\s*$/u, '')
    .replace(unseen, '')
    .replace(apart, (signs) => signs.normalize('NFC'))
    .replace(/\r\n?/gu, '\n');
