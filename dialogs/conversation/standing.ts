/** What a message means for something that stands already (a coming visit, a loan asked for, a call-back) though nothing was asked: the form that acts on it. */
import type { Command } from '../../knowledge/language/reading.ts';
import type { Heard } from '../form/turn.ts';
import { asksToCallOff, callsOffInPassing } from '../services/booking/standing-bookings.ts';
import { callAgreed, callNow, noteForCall, numberOfCall, whyThen } from '../services/callback/standing-call.ts';
import { meaningsOfLoans } from '../services/loan/standing-loans.ts';
import { addsToRequest } from '../services/paid-visit/adds-to-request.ts';
import { onceMore } from '../services/remote/once-more.ts';
import { ownFacts, whetherCalled } from '../services/status/own-facts.ts';
import { atToolStep } from '../services/tool/set-up-management-tool.ts';
import { arrival, chosenKind, moved, setUp, wished } from '../services/visit/standing-visits.ts';
import { spokenOfWaiting } from '../services/waiting/while-waiting.ts';
import { contractOf } from '../situation/customer.ts';
import type { Meant, Needed, StandingMeaning } from '../situation/meant.ts';
import { callLeft, queuedCallback } from '../situation/queued-callback.ts';
import { waitedFor } from '../situation/waiting.ts';

/** In this order: what waits, then what was asked for, then what is booked; own facts come last. */
const meanings: readonly StandingMeaning[] = [
  { mean: callNow },
  { mean: onceMore },
  { mean: whetherCalled },
  { of: 'call', mean: noteForCall },
  { of: 'waiting', mean: spokenOfWaiting },
  { mean: atToolStep },
  { of: 'contract', mean: asksToCallOff },
  { of: 'contract', mean: callsOffInPassing },
  { of: 'contract', mean: addsToRequest },
  { of: 'contract', mean: setUp },
  ...meaningsOfLoans,
  { of: 'contract', mean: moved },
  { of: 'contract', mean: arrival },
  { mean: chosenKind },
  { of: 'call', mean: callAgreed },
  { of: 'call', mean: whyThen },
  { of: 'contract', mean: wished },
  { of: 'call', mean: numberOfCall },
  { of: 'contract', mean: ownFacts },
];

/** The first thing standing that the message is about; undefined: none. `underWay`: a form is going on. */
export const aboutStanding = async (heard: Heard, command: Command, underWay: boolean): Promise<Meant | undefined> => {
  // Records were read by now; to hear in a message what could be said of each thing takes ten times as long.
  const isThere: Record<Needed, boolean> = {
    contract: (await contractOf(heard)) !== undefined,
    call: callLeft(heard) !== undefined || (await queuedCallback(heard)) !== undefined,
    waiting: (await waitedFor(heard)) !== undefined,
  };
  for (const { of, mean } of meanings) {
    const meant = of === undefined || isThere[of] ? await mean(heard, command, underWay) : undefined;
    if (meant) return meant;
  }
  return undefined;
};
