/** Numbers in kanji. */
export const kanjiDigits = '〇一二三四五六七八九';
/** What a number in kanji is written with. */
export const kanjiNumber = /[〇零一二三四五六七八九十百千]/u;

/** The value of a number in kanji, as written out (二十四) or digit by digit (二〇二六); undefined when it is neither. */
export const valueOfKanji = (written: string): number | undefined => {
  const even = written.replaceAll('零', '〇');
  if (!/[十百千]/u.test(even)) {
    if (even.length > 4 || (even.length > 1 && even.length < 4 && !even.includes('〇'))) return undefined;
    return Number([...even].map((digit) => kanjiDigits.indexOf(digit)).join(''));
  }
  const parts =
    /^(?:([一二三四五六七八九])?(千))?(?:([一二三四五六七八九])?(百))?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/u.exec(
      even,
    );
  if (!parts) return undefined;
  const [, thousands, thousand, hundreds, hundred, tens, ten, ones] = parts;
  const digit = (written: string | undefined, place: string | undefined, size: number) =>
    place === undefined ? 0 : (written === undefined ? 1 : kanjiDigits.indexOf(written)) * size;
  return (
    digit(thousands, thousand, 1000) +
    digit(hundreds, hundred, 100) +
    digit(tens, ten, 10) +
    (ones === undefined ? 0 : kanjiDigits.indexOf(ones))
  );
};
