/** The values of one contract as an office types them, and as they are kept; what is wrong with one is told with its cure. */
import { z } from 'zod';
import type { Contract } from './port.ts';

/** How the company writes its list. */
export interface ListWords {
  /** the headers of each column, in half width, in lower case and without spaces */
  headers: Readonly<Record<Exclude<keyof Contract, 'lastFour'>, readonly string[]>>;
  /** what may stand before the number of a plan, from the start of the cell */
  planWord: RegExp;
  /** the telephone number in what people write, its parts joined by hyphens: the reader of the chat */
  hearPhone: (text: string) => string | undefined;
}

/** In half width and lower case, without spaces. */
export const even = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '').toLowerCase();

/** `even`, with hyphens of one kind: dashes, minus, ruled line and long vowel mark are typed for one. */
const hyphened = (text: string): string => even(text).replace(/[\u2010-\u2015\u2212\u2500\u30fc]/gu, '-');

const digitsOf = (text: string): string => text.replaceAll('-', '');

/** What stands before a value so that Excel does not read it as a formula or a number. */
const unguarded = (text: string): string => text.replace(/^="(.*)"$/su, '$1').replace(/^'(?=[\d=+@-]|ITS)/iu, '');

const filled = (cure: string) =>
  z
    .string()
    .trim()
    .transform(unguarded)
    .refine((text) => text !== '', { message: `is empty. ${cure}`, abort: true })
    .refine((text) => !text.includes('\ufffd'), {
      message: 'holds a sign that was cut or cannot be read. Type it anew.',
      abort: true,
    })
    .refine((text) => !/\p{Co}/u.test(text), {
      message:
        'holds a sign of one machine’s own making (gaiji), which nobody else can read. Write another one for it.',
      abort: true,
    });
const inOneLine = (cure: string) =>
  filled(cure).transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .join(' '),
  );

const numberCure = 'Write ITS- and six digits.';
const planCure = 'Write 1 or 2.';
const phoneCure =
  'Write 10 or 11 digits, the first a 0, with or without hyphens; Excel drops the 0 unless the column is formatted as text.';

const lost =
  'was turned into a number such as 8.01E+09, and its digits are lost. Format the column as text in Excel and type it anew.';
const isLost = (text: string): boolean => /^\d(?:[.,]\d+)?e\+?\d+$/u.test(even(text));

const isPhone = (text: string): boolean => /^0[1-9]\d{8,9}$/.test(digitsOf(text));

const dotted = (text: string): string => text.replace(/(?<=\d)[.．・](?=\d)/gu, '-');

/** The one number in `text`, its parts joined by hyphens: as it is typed, or as `hearPhone` hears it among other words. */
const phoneIn = (text: string, hearPhone: ListWords['hearPhone']): string => {
  const typed = hyphened(text)
    .replace(/[()-]+/g, '-')
    .replace(/^-|-$/g, '');
  if (isPhone(typed)) return typed;
  return hearPhone(dotted(text)) ?? typed;
};

/** An extension is short; whatever is longer is another number, and which of both is meant nobody can tell. */
const holdsTwo = (text: string, hearPhone: ListWords['hearPhone']): boolean => {
  const heard = hearPhone(dotted(text));
  const others =
    even(text)
      .replace(/^\D*\+81(?:\(0\))?/u, '0')
      .replace(/\D/gu, '').length - digitsOf(heard ?? '').length;
  return heard !== undefined && others > 6;
};

/**
 * A contract from its cells. `planWord`: what may stand before the number of a plan; `hearPhone`: the telephone number in
 * words people write around one. No message holds a value.
 */
export const contractValues = ({ planWord, hearPhone }: Pick<ListWords, 'planWord' | 'hearPhone'>) =>
  z.object({
    number: filled(numberCure)
      .transform((text) => hyphened(text).toUpperCase())
      .pipe(z.string().regex(/^ITS-\d{6}$/, `is no customer number. ${numberCure}`)),
    plan: filled(planCure)
      .transform((text) => even(text).replace(planWord, ''))
      .pipe(z.literal(['1', '2'], `is no plan. ${planCure}`))
      .transform((text): 1 | 2 => (text === '1' ? 1 : 2)),
    name: inOneLine('Write whose contract it is.'),
    address: inOneLine('Write where the contract is for.'),
    phone: filled(phoneCure)
      .refine((text) => !isLost(text), { message: lost, abort: true })
      .refine((text) => !holdsTwo(text, hearPhone), {
        message: 'holds more than one telephone number. Write the one that is registered.',
        abort: true,
      })
      .transform((text) => phoneIn(text, hearPhone))
      .refine(isPhone, `is no telephone number. ${phoneCure}`),
  });

/** The last four digits of a telephone number as `contractValues` keeps it. */
export const lastFourOf = (phone: string): string => digitsOf(phone).slice(-4);
