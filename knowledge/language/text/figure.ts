/** What counts as a figure in words: digits of any script, circled numbers, numerals of kanji or English before a counter. */
import { anyOf } from './any-of.ts';

const figure = anyOf([
  '\\p{Nd}',
  '[①-⑳]',
  '[一二三四五六七八九十百千万]+(?=[回円台日時分年割週倍]|か月|ヶ月|パーセント)',
  '\\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|hundred|thousand)[ -](?:yen|devices?|contacts?|times|visits?|days?|weeks?|months?|years?|hours?|minutes?|percent)\\b',
]);

/** Whether `words` hold a figure. */
export const holdsFigure = (words: string): boolean => figure.test(words);

const months = 'January February March April May June July August September October November December'.split(' ');

/** The numbers of `words` in one spelling, an English month counted as its number: the same for 12月29日 and December 29. */
export const numbersIn = (words: string): string =>
  [...words.replaceAll(',', '').matchAll(/\d+|[A-Z][a-z]+/gu)]
    .map(([part]) => (/\d/.test(part) ? part : String(months.indexOf(part) + 1 || '')))
    .filter((number) => number !== '')
    .sort()
    .join(' ');
