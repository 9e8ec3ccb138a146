/** What a message means for something that stands already (a coming visit, a loan asked for, a call-back) though nothing was asked: the form that acts on it. */
import type { Command } from '../../knowledge/language/reading.ts';
import type { Heard } from '../form/turn.ts';
import { asksToCallOff, callsOffInPassing } from '../services/booking/standing-bookings.ts';
import { callAgreed, callNow, noteForCall, whyThen } from '../services/callback/standing-call.ts';
import { meaningsOfLoans } from '../services/loan/standing-loans.ts';
import { addsToRequest } from '../services/paid-visit/adds-to-request.ts';
import { onceMore } from '../services/remote/once-more.ts';
import { ownFacts, whetherCalled } from '../services/status/own-facts.ts';
import { atToolStep } from '../services/tool/set-up-management-tool.ts';
import { arrival, chosenKind, moved, setUp, wished } from '../services/visit/standing-visits.ts';
import { spokenOfWaiting } from '../services/waiting/while-waiting.ts';
import type { Mean, Meant } from '../situation/meant.ts';

/** In this order: what waits, then what was asked for, then what is booked; own facts come last. */
const meanings: readonly Mean[] = [
  callNow,
  onceMore,
  whetherCalled,
  noteForCall,
  spokenOfWaiting,
  atToolStep,
  asksToCallOff,
  callsOffInPassing,
  addsToRequest,
  setUp,
  ...meaningsOfLoans,
  moved,
  arrival,
  chosenKind,
  callAgreed,
  whyThen,
  wished,
  ownFacts,
];

/** The first thing standing that the message is about; undefined: none. `underWay`: a form is going on. */
export const aboutStanding = async (heard: Heard, command: Command, underWay: boolean): Promise<Meant | undefined> => {
  for (const mean of meanings) {
    const meant = await mean(heard, command, underWay);
    if (meant) return meant;
  }
  return undefined;
};
