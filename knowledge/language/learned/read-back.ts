/** Which service a question of ours reads back, and whether a message means that one or another. */
import type { Meaning } from '../reading.ts';
import { bringsPerson, callsOff, type Service, serviceAsked, traitsOf } from '../services.ts';

/** The service whose form asked. */
const asking = (context: readonly string[]): Service | undefined =>
  serviceAsked(context.find((token) => token.startsWith('asked:'))?.replace(/^asked:|\..*$/gu, '') ?? '');

/** Whether `meaning` wishes for exactly what is read back. */
export const wishesForIt = (meaning: Meaning, context: readonly string[]): boolean =>
  meaning.kind === 'human'
    ? bringsPerson(asking(context))
    : meaning.kind === 'start' && meaning.service === asking(context);

/** Whether `meaning` wishes for another service than what is read back. To call off is no such wish: it may be a no. */
export const wishesElse = (meaning: Meaning, context: readonly string[]): boolean =>
  (meaning.kind === 'human' || (meaning.kind === 'start' && !callsOff(meaning.service))) &&
  !wishesForIt(meaning, context);

/** Whether a plain wish is enough for what is read back: it costs nothing until it is done (row 27). */
export const isFree = (context: readonly string[]): boolean => {
  const service = asking(context);
  return service !== undefined && traitsOf(service).isFree === true;
};
