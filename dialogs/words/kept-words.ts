/** A customer's own words, to be kept for an operator to read or told back; never to be read by a dialog. */
import type { Reading } from '../../knowledge/language/reading.ts';

/** The words of a message as they were written. */
export const wordsOf = ({ text }: Reading): string => text;

/** What the trouble is, or what is wanted, as much of it as is kept. */
export const keptWords = (text: string): string => text.slice(0, 500);

/** When something is wished for, or what else is to be set up. */
export const keptWish = (text: string): string => text.slice(0, 200);

const opening =
  /^(?:ああ?(?=[、,。\s])|あとは?(?=[、,。\s])|それと|いや|いえ|いいえ|すみません|ごめんなさい|やっぱり?|[、,。\s])+/u;

/** Words without what leads in to a correction: いや、やっぱり…. */
export const withoutOpening = (text: string): string => keptWords(text.trim().replace(opening, ''));

/** The words of a message without figures, mail addresses, and what the customer's own contracts are called and where they are. */
export const maskedWords = (reading: Reading, own: readonly { name: string; address: string }[]): string =>
  own
    .flatMap(({ name, address }) => [name, address])
    .reduce((left, one) => left.replaceAll(one, '〇〇'), wordsOf(reading))
    .replace(/\S+@\S+/gu, 'x@example.jp')
    .replace(/\p{Nd}/gu, '0');
