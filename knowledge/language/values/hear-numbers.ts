/** Numbers customers identify themselves with: the customer number, the last four digits, a phone number. */
import { kanjiDigits } from '../dates/kanji-number.ts';
import type { Span } from '../text/span.ts';

export interface ValueHeard extends Span {
  value: string;
}

const customer = /(?:its|アイティーエス|アイティエス)?[-:.の\s]{0,2}(?<!\d)(\d{6})(?!\d)/u;
const lastFour = /(?<![\d-])(\d{4})(?![\d-])/u;
const phone = /(?<!\d)(?:\+81[-()\s]*|0)\d(?:(?:[()\s-]{0,2}|の)\d){8,10}(?!\d)/u;

/** Digits in kanji, as some write a number: 〇八〇の一二三四. Fewer of them in a row are a count. */
const inKanji = /[〇零一二三四五六七八九]{3,}/gu;

/** Full-width and kanji signs as plain ones, each in its place; unlike `normalise` it keeps the spaces between two numbers. */
export const plainSigns = (text: string): string =>
  text
    .replace(/[‐‑‒–—―−ーｰ－](?=\s?[\d０-９])/gu, '-')
    .replace(inKanji, (digits) => Array.from(digits, (digit) => Math.max(0, kanjiDigits.indexOf(digit))).join(''))
    .replace(/[！-～]/gu, (sign) => sign.normalize('NFKC'))
    .toLowerCase();

const hear = (
  text: string,
  pattern: RegExp,
  value: (match: RegExpExecArray) => string | undefined,
): ValueHeard | undefined => {
  const match = pattern.exec(plainSigns(text));
  const found = match && value(match);
  return match && found ? { value: found, start: match.index, end: match.index + match[0].length } : undefined;
};

/** The customer number in a message as ITS-100001, however it is written; a bare six digits will do. */
export const hearCustomerNumber = (text: string): ValueHeard | undefined => {
  const number = hear(text, customer, (match) => match[1] && `ITS-${match[1]}`);
  const phone = number && hearPhoneNumber(text);
  // 0475の331212 is one number, and no customer's.
  return phone && phone.start < number.end && number.end <= phone.end ? undefined : number;
};

/** Four digits that stand alone. Those of a phone number that is given whole are its last four. */
export const hearLastFour = (text: string): ValueHeard | undefined =>
  hear(text, lastFour, (match) => match[1]) ?? lastOf(hearPhoneNumber(text));

const lastOf = (heard: ValueHeard | undefined): ValueHeard | undefined =>
  heard && { ...heard, value: heard.value.slice(-4) };

/** A Japanese phone number as digits with a leading 0 (10 or 11 of them); +81 is taken for it. */
export const hearPhoneNumber = (text: string): ValueHeard | undefined =>
  hear(text, phone, (match) => {
    const digits = match[0].replace(/^\+81/, '0').replace(/\D/g, '').replace(/^00/, '0');
    return digits.length === 10 || digits.length === 11 ? digits : undefined;
  });

/** Where the parts of a number that is written in one go end: mobile and net phones, the two biggest cities, free and common numbers. */
const groups = /^(0[5-9]0)(\d{4})(\d{4})$|^(0[36])(\d{4})(\d{4})$|^(0120|0570|0800)(\d{3})(\d{3,4})$/u;

/** The phone number in `text` as people read it, its parts joined by hyphens: those the customer set apart, else those of its kind. */
export const hearNumberToCall = (text: string): string | undefined => {
  const heard = hearPhoneNumber(text);
  if (!heard) return undefined;
  const parts =
    plainSigns(text.slice(heard.start, heard.end))
      .replace(/^\+81\D*0?/u, '0')
      .match(/\d+/gu) ?? [];
  const [first = '', second = '', ...others] = parts;
  // +81 90 … and (0)90 … begin with the zero that is said at home.
  const own = first === '0' ? [first + second, ...others] : parts;
  if (own.length > 1) return own.join('-');
  return groups.exec(heard.value)?.slice(1).filter(Boolean).join('-') ?? heard.value;
};

/** Digits of a number that are put right: 5566じゃなくて5567. */
export interface DigitsCorrected {
  /** undefined: the last of the number, whatever they were */
  not?: string;
  but: string;
}
const digitsCorrected =
  /(?<!\d)(\d{2,4})(?:じゃなく(?:って|て)?|ではなく(?:て)?|でなく|やなくて|(?:と)?ちゃう(?:くて|て)?|→)[、,\s]*(\d{2,4})(?![\d時分日月/:])/u;

/** 番号間違えた、末尾2223: the end of the number. */
const lastDigits =
  /(?:末尾|(?:下|しも|最後の?)[2-4]桁)(?:の番号)?[がはのをも]?[、,:\s]*(\d{2,4})(?!\d)|(?<![\d-])(\d{4})の(?:電話)?番号/u;

/** The digits that are put right in `text`; undefined when none are. */
export const hearDigitsCorrected = (text: string): DigitsCorrected | undefined => {
  const [, not, instead] = digitsCorrected.exec(plainSigns(text)) ?? [];
  if (not !== undefined) return instead?.length === not.length ? { not, but: instead } : undefined;
  const [, last, alone] = lastDigits.exec(plainSigns(text)) ?? [];
  const but = last ?? alone;
  return but === undefined ? undefined : { but };
};
