/** What a message means for something that stands already (a coming visit, a loan asked for, a call-back) though nothing was asked: the form that acts on it. */
import type { Loan } from '../../adapters/device-loans/port.ts';
import type { Command } from '../../knowledge/language/reading.ts';
import { openNow } from '../../knowledge/rules/business-hours.ts';
import { bindingDue, isOut } from '../../knowledge/rules/loans.ts';
import type { Heard } from '../form/turn.ts';
import { meaningsOfLoans } from '../services/loan/standing-loans.ts';
import { asksOfNoTime, particularsIn } from '../services/paid-visit/paid-visit-wish.ts';
import { saidOfStep } from '../services/tool/set-up-management-tool.ts';
import { arrival, chosenKind, moved, setUp, wished } from '../services/visit/standing-visits.ts';
import { slotsAhead } from '../services/visit/tell-visit.ts';
import { saidOfWaiting } from '../services/waiting/while-waiting.ts';
import { contractOf } from '../situation/customer.ts';
import { asksForElse, type Mean, type Meant } from '../situation/meant.ts';
import { standingRequest } from '../situation/paid-visit-request.ts';
import { formOfCall, knownOfCall, queuedCallback } from '../situation/queued-callback.ts';
import { comingVisit } from '../situation/visit-slots.ts';
import { conditionsOf, followsHours } from '../terms/ask-about-terms.ts';
import { withoutOpening, wordsOf } from '../words/kept-words.ts';

/** The call-back that this message says a time or a number for, or asks whether it may have one. */
const callback: Mean = async (heard, command, underWay) => {
  const { says } = heard.reading;
  const another = asksForElse(command, ['menu']);
  if (underWay || another) return undefined;
  const names = (says.callNumber ?? says.wish) !== undefined || says.otherTime;
  const isMeant = says.question ? says.asksForCallAt && !followsHours(heard) : names;
  const queued = isMeant ? await queuedCallback(heard) : undefined;
  return queued && { form: formOfCall(queued), answers: knownOfCall(queued) };
};

/** Who wants help now is offered a person, while there are any; who was to be called later, in the same case. */
const callNow: Mean = async (heard, { kind }, underWay): Promise<Meant | undefined> => {
  const { now, promised, reading } = heard;
  const isOpen = openNow('desk', now, promised).allowed;
  if (underWay || kind === 'human' || !reading.says.wantsItNow || !isOpen) return undefined;
  const queued = await queuedCallback(heard);
  if (queued) return { form: 'operator', answers: knownOfCall(queued) };
  const { asked, dropped } = heard.kept();
  return ['yes', 'unknown'].includes(kind) && !asked && !dropped ? { form: 'operator', answers: {} } : undefined;
};

/** The request for a paid visit to which this message adds: another thing to set up, another day, place or number. */
const addsToPaidVisit: Mean = async (heard, command, underWay) => {
  const { reading } = heard;
  const spokenOf = heard.kept().asked?.topic === conditionsOf(heard, 'paid_visit');
  const another = asksForElse(command, ['trouble']);
  if (underWay || !spokenOf || another || asksOfNoTime(reading)) return undefined;
  const more = reading.says.setUpChange === 'more';
  if (!more && Object.keys(particularsIn(reading)).length === 0) return undefined;
  const contract = await contractOf(heard);
  if (!contract || !(await standingRequest(heard, contract.number))) return undefined;
  return { form: 'paid_visit', answers: { told: 'yes', ...(more && { wanted: withoutOpening(wordsOf(reading)) }) } };
};

/** What this conversation waits for, spoken of without its name: まだですか, もういりません. */
const waiting: Mean = async (heard, { kind }, underWay) => {
  if (underWay || kind === 'human') return undefined;
  const said = await saidOfWaiting(heard);
  return said === undefined ? undefined : { form: 'waiting', answers: { said } };
};

/** もう一回お願いします, of the session that was spoken of last: another is begun, or the one that waits is told of. */
const onceMore: Mean = async (heard, { kind }, underWay) => {
  if (underWay || kind === 'human' || !heard.reading.says.onceMore) return undefined;
  const topic = heard.kept().asked?.topic;
  if (topic !== undefined && topic !== conditionsOf(heard, 'remote') && !heard.reading.says.begun) return undefined;
  const session = await heard.sessions.lastOf(heard.conversation);
  const isOpen = session?.state === 'void' || session?.state === 'waiting';
  return session && (topic !== undefined || isOpen) ? { form: 'remote', answers: {} } : undefined;
};

/** What the customer has of their own that this message asks for: told as it stands, where there is such a thing. */
const own: Mean = async (heard, { kind, ...command }, underWay) => {
  const { own: said } = heard.reading.says;
  // 設定もお願いしたら費用はどうなりますか, in the midst of a booking, asks how no request stands.
  const about = underWay && said === 'request' ? undefined : said;
  const isElse = 'service' in command && /_booking$|^remote$|^callback$/.test(command.service);
  if (about === undefined || kind === 'human' || isElse) return undefined;
  const contract = await contractOf(heard);
  if (!contract) return undefined;
  if (about === 'visit' && (await slotsAhead(heard, contract.number)).length > 0) return { form: 'coming_visit' };
  if (about === 'visit' && !(await comingVisit(heard, contract.number))) return undefined;
  const isDue = (loan: Loan) => isOut(loan.state) && bindingDue(loan, heard.promised) !== undefined;
  if (about === 'loan' && !(await heard.loans.of(contract.number)).some(isDue)) return undefined;
  return { form: 'status', answers: { about } };
};

/** The step of the tool's set-up that this message says to be done, or to be stuck at, after the steps were told. */
const toolStep: Mean = async (heard, { kind }, underWay) => {
  const said = underWay || kind === 'human' ? undefined : saidOfStep(heard);
  return said && { form: 'tool_setup', answers: said };
};

/** In this order: what waits, then what was asked for, then what is booked; own facts come last. */
const meanings: readonly Mean[] = [
  callNow,
  onceMore,
  waiting,
  toolStep,
  addsToPaidVisit,
  setUp,
  ...meaningsOfLoans,
  moved,
  arrival,
  chosenKind,
  callback,
  wished,
  own,
];

/** The first thing standing that the message is about; undefined: none. `underWay`: a form is going on. */
export const aboutStanding = async (heard: Heard, command: Command, underWay: boolean): Promise<Meant | undefined> => {
  for (const mean of meanings) {
    const meant = await mean(heard, command, underWay);
    if (meant) return meant;
  }
  return undefined;
};
