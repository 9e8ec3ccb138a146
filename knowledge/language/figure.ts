/** What counts as a figure in Japanese words: digits of any script, circled numbers, kanji numerals before a counter. */

const figure = /\p{Nd}|[①-⑳]|[一二三四五六七八九十百千万]+(?=[回円台日時分年割週倍]|か月|ヶ月|パーセント)/u;

/** Whether `words` hold a figure. */
export const holdsFigure = (words: string): boolean => figure.test(words);
