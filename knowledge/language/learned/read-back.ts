/** Which service a question of ours reads back, and whether a message means that one or another. */
import type { Meaning } from '../reading.ts';

/** Services by the step in which each is read back; a person is no service. */
const serviceOf: Readonly<Record<string, string>> = {
  remote: 'remote',
  callback: 'callback',
  visit: 'visit',
  'change-visit': 'change_booking',
  cancel: 'cancel_booking',
  loan: 'loaner',
  'paid-visit': 'paid_visit',
};

const stepOf = (context: readonly string[]): string =>
  context.find((token) => token.startsWith('asked:'))?.replace(/^asked:|\..*$/gu, '') ?? '';

/** Whether `meaning` wishes for exactly what is read back. */
export const wishesForIt = (meaning: Meaning, context: readonly string[]): boolean =>
  meaning.kind === 'human'
    ? stepOf(context) === 'operator'
    : meaning.kind === 'start' && meaning.service === serviceOf[stepOf(context)];

/** Whether `meaning` wishes for another service than what is read back. To call off is no such wish: it may be a no. */
export const wishesElse = (meaning: Meaning, context: readonly string[]): boolean =>
  (meaning.kind === 'human' || (meaning.kind === 'start' && meaning.service !== 'cancel_booking')) &&
  !wishesForIt(meaning, context);

/** A call-back costs nothing until it is made and is called off with one word: a plain wish for it is enough (row 27). */
export const isFree = (context: readonly string[]): boolean => stepOf(context) === 'callback';
