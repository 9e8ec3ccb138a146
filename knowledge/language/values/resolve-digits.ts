/** Digits that a message puts right, set into the number they are of. */
import type { DigitsCorrected } from './hear-numbers.ts';

/** `phone` with its digits put right; undefined where it has no part that ends in them. */
export const withDigits = (phone: string, { not, but }: DigitsCorrected): string | undefined => {
  if (not === undefined) {
    const rest = phone.slice(0, -but.length);
    return /^\d+$/u.test(phone.slice(-but.length)) && rest !== '' ? rest + but : undefined;
  }
  const at = phone.lastIndexOf(not);
  return at === -1 || /^\d/u.test(phone.slice(at + not.length))
    ? undefined
    : phone.slice(0, at) + but + phone.slice(at + not.length);
};
