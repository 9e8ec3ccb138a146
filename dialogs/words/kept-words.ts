/** A customer's own words, to be kept for an operator to read or told back; never to be read by a dialog. */
import { type Act, isTrouble, type Reading } from '../../knowledge/language/reading.ts';
import { mask } from '../../knowledge/language/text/mask.ts';
import { cutClean } from './cut-clean.ts';

/** The words of a message as they were written. */
export const wordsOf = ({ text }: Reading): string => text;

const who =
  /(?:(?:お客(?:様|さま)?|契約)の?番号は?)?(?:ITS[-‐－ー\s]?\d{6}|(?<!\d)\d{6}(?=[、,\s　/と]{1,3}\d{4}(?!\d)))(?:(?:[、,。\s　/と]|です|下4桁|は|が){0,6}\d{4}(?!\d))?(?:です|になります|でございます)?[。、,.\s　]{0,4}/giu;
/** Without who writes: the digits that say so are for no note, and nobody reads them back. */
const withoutWho = (text: string): string => {
  const rest = text.replace(who, ' ').trim();
  return rest === '' ? text : rest;
};

/** What the trouble is, or what is wanted, as much of it as is kept. */
export const keptWords = (text: string): string => withoutWho(text).slice(0, 500);

/** When something is wished for, or what else is to be set up. */
export const keptWish = (text: string): string => withoutWho(text).slice(0, 200);

/** Said round a matter, and no part of it. */
const courtesies: readonly string[] = ['greets', 'thanks', 'leaves'];

/**
 * The customer's own words, cut clean, of the acts that are meant: by the first of `isMeant` that one is by. Where none is, of a trouble
 * that is told, else of all but greetings and thanks.
 */
export const ownWords = ({ text, acts, commands }: Reading, ...isMeant: ((act: Act) => boolean)[]): string => {
  const whole = { span: { start: 0, end: text.length } };
  const isMatter = ({ label }: Act) => !courtesies.includes(label);
  const meant = [...isMeant.map((one) => acts.filter(one)), commands.filter(isTrouble), acts.filter(isMatter), [whole]];
  const spans = meant.find(({ length }) => length > 0)?.map(({ span }) => span) ?? [];
  const [start, end] = [Math.min(...spans.map((one) => one.start)), Math.max(...spans.map((one) => one.end))];
  return keptWords(cutClean(text.slice(start, end)));
};

/** Whether an act tells of a trouble. */
export const tellsOfTrouble = ({ act, subject }: Act): boolean =>
  subject === 'trouble' && (act === 'tells' || act === 'corrects');

/** 内容を「…」に追加していただけますか: what is wished for stands in the brackets. */
const inBrackets =
  /^(?:(?:内容|設定|ご?希望|申し?込み)[^「」]{0,8})?「([^「」]+)」[^「」]{0,6}(?:追加|変更|変え|加え|直|訂正|修正)[^「」]*$/u;

/** What is to be set up, as it was said. */
export const setUpWords = (reading: Reading): string => {
  const own = ownWords(reading, ({ subject }) => subject === 'paid-visit' || subject === 'purpose');
  return inBrackets.exec(own)?.[1] ?? own;
};

/** What the customer's own contracts are called, and where they are: they could be known by it. */
export const namesIn = (own: readonly { name: string; address: string }[]): string[] =>
  own.flatMap(({ name, address }) => [name, address]);

/** The words of a message without figures, mail addresses, and what the customer's own contracts are called and where they are. */
export const maskedWords = (reading: Reading, own: readonly { name: string; address: string }[]): string =>
  namesIn(own)
    .reduce((left, one) => left.replaceAll(one, '〇〇'), wordsOf(reading))
    .replace(/(?<!\S)\S+?@\S+/gu, 'x@example.jp')
    .replace(/\p{Nd}/gu, '0');

/** The words of a message as a language model may see them: without numbers, addresses, and what the customer's own contracts are called. */
export const wordsToShow = (reading: Reading, own: readonly { name: string; address: string }[]): string =>
  mask(wordsOf(reading), namesIn(own)).text;
