/** The words of requests that an operator arranges, one line for each kind: what the customer reads, and what the operator does. */
import type { Tongue } from '../../knowledge/language/text/tongue.ts';
import type { RequestBrief, RequestSayings } from './request-words.ts';
import { ofPaidVisit, paidVisitBrief } from './say-paid-visit.ts';

/** Of each kind of request, by the name it has at the desk. */
const kinds: Readonly<Record<string, { say(tongue: Tongue): RequestSayings; brief: RequestBrief }>> = {
  'paid-visit': { say: ofPaidVisit, brief: paidVisitBrief },
};

const kindOf = (of: string) => {
  const found = kinds[of];
  if (!found) throw new Error(`no words for a request of ${of}`);
  return found;
};

/** The sentences of a request by its name; one that is not in the table is a fault of the program. */
export const requestSayings =
  (tongue: Tongue) =>
  (of: string): RequestSayings =>
    kindOf(of).say(tongue);

/** How the desk speaks of a request by its name. */
export const requestBrief = (of: string): RequestBrief & { of: string } => ({ of, ...kindOf(of).brief });

/** The note in a chat's transcript that a request is arranged; undefined where `of` is no request. */
export const requestDone = (of: string): string | undefined =>
  kinds[of] && `${kinds[of].brief.label}を手配済みにしました。`;
