/** Words without what somebody could be known by: numbers, addresses and names give way to marks, which are put back afterwards. */

export interface Masked {
  text: string;
  /** `words` of the masked text as they were written */
  unmask(words: string): string;
}

const mail = '[\\w.+-]{1,64}@[\\w-]{1,63}(?:\\.[\\w-]{1,63}){1,6}';
const customerNumber = 'ITS[-‐－ー\\s]?\\p{Nd}{6}';
/** Telephone numbers, customer numbers and their digits; a time or a price has fewer in a row, or other marks between them. */
const longNumber = '\\p{Nd}(?:[-‐‑–—－ー―()（）]{0,2}\\p{Nd}){3,}';
const spacedNumber = '[0０]\\p{Nd}{1,4}[ 　]\\p{Nd}{1,4}[ 　]\\p{Nd}{3,4}';
const address =
  '(?:東京都|北海道|(?:京都|大阪)府|\\p{sc=Han}{2,3}県)?\\p{sc=Han}{1,6}[市区郡町村][\\p{sc=Han}\\p{sc=Katakana}\\p{sc=Hiragana}ー]{0,16}\\p{Nd}[\\p{Nd}\\-‐－ー−の丁目番地号]*';
const personal = new RegExp(`${mail}|${customerNumber}|${address}|${spacedNumber}|${longNumber}`, 'giu');
const mark = /〔(\d+)〕/gu;

/** `text` without mail addresses, customer and telephone numbers (all of four digits and more), postal addresses, and `names`. */
export const mask = (text: string, names: readonly string[]): Masked => {
  const hidden: string[] = [];
  const hide = (words: string): string => {
    if (!hidden.includes(words)) hidden.push(words);
    return `〔${hidden.indexOf(words) + 1}〕`;
  };
  const withoutNames = names
    .filter((name) => name.trim() !== '')
    .reduce((left, name) => left.replaceAll(name, () => hide(name)), text);
  return {
    text: withoutNames.replace(personal, hide),
    unmask: (words) => words.replace(mark, (one, place: string) => hidden[Number(place) - 1] ?? one),
  };
};
