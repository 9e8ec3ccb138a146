/** The language a message is put in: Japanese, or English, in which questions are answered too. */

export type Tongue = 'ja' | 'en';

const japanese = /[\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Han}]/u;
const words = /[a-z]{2,}/gu;

/** English when it holds no Japanese and two words at least, or one that is asked (price?); a device's name alone is no English. */
export const tongueOf = (message: string): Tongue => {
  const text = message.normalize('NFKC').toLowerCase();
  if (japanese.test(text)) return 'ja';
  const said = text.match(words) ?? [];
  return said.length >= 2 || (/\?\s*$/.test(text) && (said[0]?.length ?? 0) >= 4) ? 'en' : 'ja';
};
