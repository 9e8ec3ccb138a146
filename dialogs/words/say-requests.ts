/** What the customer reads of requests that an operator arranges, whatever they are for: when they stand, are chosen to be called off, are arranged. */
import type { Todo } from '../../adapters/operator-desk/port.ts';
import type { Tongue } from '../../knowledge/language/text/tongue.ts';
import type { Text } from '../../knowledge/terms/figures.ts';
import type { Reply } from './reply.ts';
import { ofPaidVisit } from './say-paid-visit.ts';

/** The sentences of one kind of request. */
export interface RequestSayings {
  /** what customers call it when they choose among what stands, in Japanese and in English */
  called: readonly [ja: string, en: string];
  /** the line that tells that it stands; `wanted`: a wish a line, in their words */
  standing(wanted: string): Text;
  /** the news that it is arranged */
  arranged(request: Todo): Reply;
}

/** Of each kind of request, by the name it has at the desk. */
const kinds: Readonly<Record<string, (tongue: Tongue) => RequestSayings>> = { 'paid-visit': ofPaidVisit };

/** The sentences of a request by its name; one that is not in the table is a fault of the program. */
export const requestSayings =
  (tongue: Tongue) =>
  (of: string): RequestSayings => {
    const sayings = kinds[of]?.(tongue);
    if (!sayings) throw new Error(`no sentences for a request of ${of}`);
    return sayings;
  };
