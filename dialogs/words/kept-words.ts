/** A customer's own words, to be kept for an operator to read or told back; never to be read by a dialog. */
import type { Reading } from '../../knowledge/language/reading.ts';
import { cutClean } from './cut-clean.ts';

/** The words of a message as they were written. */
export const wordsOf = ({ text }: Reading): string => text;

/** What the trouble is, or what is wanted, as much of it as is kept. */
export const keptWords = (text: string): string => text.slice(0, 500);

/** When something is wished for, or what else is to be set up. */
export const keptWish = (text: string): string => text.slice(0, 200);

const opening =
  /^(?:ああ?(?=[、,。\s])|あとは?(?=[、,。\s])|それと|いや|いえ|いいえ|すみません|ごめんなさい|やっぱり?|[、,。\s])+/u;

/** 費用はおいくらでしょうか, behind what is wished for: asked, and no part of it. */
const askedBeside = /(?<=[、。])[^、。]{0,20}(?:いくら|料金|費用|値段|金額|無料|有料)[^、。]*か[。？?]*$/u;

/** 内容を「…」に追加していただけますか: what is wished for stands in the brackets. */
const inBrackets =
  /^(?:(?:内容|設定|ご?希望|申し?込み)[^「」]{0,8})?「([^「」]+)」[^「」]{0,6}(?:追加|変更|変え|加え|直|訂正|修正)[^「」]*$/u;

/** What is to be set up, as it was said: without what leads in to a correction (いや、やっぱり…), and cut clean. */
export const withoutOpening = (text: string): string => {
  const own = cutClean(text.trim().replace(opening, ''));
  return keptWords(inBrackets.exec(own)?.[1] ?? cutClean(own.replace(askedBeside, '')));
};

/** The words of a message without figures, mail addresses, and what the customer's own contracts are called and where they are. */
export const maskedWords = (reading: Reading, own: readonly { name: string; address: string }[]): string =>
  own
    .flatMap(({ name, address }) => [name, address])
    .reduce((left, one) => left.replaceAll(one, '〇〇'), wordsOf(reading))
    .replace(/\S+@\S+/gu, 'x@example.jp')
    .replace(/\p{Nd}/gu, '0');
