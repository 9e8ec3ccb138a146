/** The values of one contract as an office types them, and as they are kept; what is wrong with one is told with its cure. */
import { z } from 'zod';

/** In half width and lower case, without spaces. */
export const even = (text: string): string => text.normalize('NFKC').replace(/\s/gu, '').toLowerCase();

/** `even`, with hyphens of one kind: dashes, minus, ruled line and long vowel mark are typed for one. */
const hyphened = (text: string): string => even(text).replace(/[\u2010-\u2015\u2212\u2500\u30fc]/gu, '-');

const digitsOf = (text: string): string => text.replaceAll('-', '');

const filled = (cure: string) => z.string().trim().min(1, `is empty. ${cure}`);
const inOneLine = (cure: string) => filled(cure).transform((text) => text.replace(/\s*\n\s*/g, ' '));

const numberCure = 'Write ITS- and six digits.';
const planCure = 'Write 1 or 2.';
const phoneCure =
  'Write 10 or 11 digits, the first a 0, with or without hyphens; Excel drops the 0 unless the column is formatted as text.';

/** A contract from its cells. `planWord`: what may stand before the number of a plan. No message holds a value. */
export const contractValues = (planWord: RegExp) =>
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
      .transform((text) =>
        hyphened(text)
          .replace(/[()-]+/g, '-')
          .replace(/^-|-$/g, ''),
      )
      .refine((text) => /^0[1-9]\d{8,9}$/.test(digitsOf(text)), `is no telephone number. ${phoneCure}`),
  });

/** The last four digits of a telephone number as `contractValues` keeps it. */
export const lastFourOf = (phone: string): string => digitsOf(phone).slice(-4);
