/** What is left of a message without the particulars that are heard by themselves. */
import { hearWish } from '../dates/hear-wish.ts';
import { hearNumberToCall } from '../values/hear-numbers.ts';
import { hearPlace } from '../values/hear-place.ts';

/** Words beside a day, a place and a number. */
export const withoutParticulars = (text: string): string =>
  [hearWish(text), hearPlace(text), hearNumberToCall(text)].reduce<string>(
    (rest, said) => (said === undefined ? rest : rest.replace(said, '')),
    text,
  );
