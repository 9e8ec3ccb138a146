/** What a message means for something that stands already (a coming visit, a loan asked for, a call-back) though nothing was asked: the form that acts on it. */
import type { Loan } from '../adapters/device-loans/port.ts';
import type { Command } from '../knowledge/language/commands.ts';
import { asksForCallAt, hearCallNumber, wantsItNow } from '../knowledge/language/hear-call.ts';
import { hearOwn } from '../knowledge/language/hear-own.ts';
import { wantsOtherTime } from '../knowledge/language/hear-slots.ts';
import { wantsBegun, wantsOnceMore } from '../knowledge/language/hear-waiting.ts';
import { hearWish } from '../knowledge/language/hear-wish.ts';
import { isQuestion } from '../knowledge/language/is-question.ts';
import { openNow } from '../knowledge/rules/business-hours.ts';
import { bindingDue, isOut } from '../knowledge/rules/loans.ts';
import { conditionsOf, followsHours } from './ask-about-terms.ts';
import { contractOf } from './customer.ts';
import type { Mean, Meant } from './meant.ts';
import { formOf } from './menu.ts';
import { standingRequest } from './paid-visit-request.ts';
import { asksOfNoTime, particularsIn } from './paid-visit-wish.ts';
import { queuedCallback } from './queued-callback.ts';
import { saidOfStep } from './set-up-management-tool.ts';
import { meaningsOfLoans } from './standing-loans.ts';
import { arrival, chosenKind, moved, setUp, wished } from './standing-visits.ts';
import { slotsAhead } from './tell-visit.ts';
import type { Heard } from './turn.ts';
import { comingVisit } from './visit-slots.ts';
import { saidOfWaiting } from './while-waiting.ts';
import { hearSetUpChange, inOwnWords } from './words/hear.ts';

/** The call-back that this message says a time or a number for, or asks whether it may have one. */
const callback: Mean = async (heard, command, underWay) => {
  const { now, reading } = heard;
  const { text } = reading;
  const another = command.kind === 'human' || (command.kind === 'start' && command.service in formOf);
  if (underWay || another) return undefined;
  const names = hearCallNumber(text) !== undefined || hearWish(text, now) !== undefined || wantsOtherTime(text);
  const isMeant = isQuestion(text) ? asksForCallAt(text, now) && !followsHours(heard) : names;
  const queued = isMeant ? await queuedCallback(heard) : undefined;
  return queued && { form: 'callback', answers: { case: queued.case } };
};

/** Who wants help now is offered a person, while there are any; who was to be called later, in the same case. */
const callNow: Mean = async (heard, { kind }, underWay): Promise<Meant | undefined> => {
  const { now, promised, reading } = heard;
  const isOpen = openNow('desk', now, promised).allowed;
  if (underWay || kind === 'human' || !wantsItNow(reading.text) || !isOpen) return undefined;
  const queued = await queuedCallback(heard);
  if (queued) return { form: 'operator', answers: { case: queued.case } };
  const { asked, dropped } = heard.kept();
  return ['yes', 'unknown'].includes(kind) && !asked && !dropped ? { form: 'operator', answers: {} } : undefined;
};

/** The request for a paid visit to which this message adds: another thing to set up, another day, place or number. */
const addsToPaidVisit: Mean = async (heard, command, underWay) => {
  const { reading, now } = heard;
  const { text, mentions } = reading;
  const spokenOf = heard.kept().asked?.topic === conditionsOf(heard, 'paid_visit');
  const another = command.kind === 'human' || (command.kind === 'start' && command.service !== 'trouble');
  if (underWay || !spokenOf || another || asksOfNoTime(text, now)) return undefined;
  const names = mentions.device !== undefined || mentions.trouble !== undefined;
  const more = hearSetUpChange(text, names) === 'more';
  if (!more && Object.keys(particularsIn(text, now)).length === 0) return undefined;
  const contract = await contractOf(heard);
  if (!contract || !(await standingRequest(heard, contract.number))) return undefined;
  return { form: 'paid_visit', answers: { told: 'yes', ...(more && { wanted: inOwnWords(text) }) } };
};

/** What this conversation waits for, spoken of without its name: まだですか, もういりません. */
const waiting: Mean = async (heard, { kind }, underWay) => {
  if (underWay || kind === 'human') return undefined;
  const said = await saidOfWaiting(heard);
  return said === undefined ? undefined : { form: 'waiting', answers: { said } };
};

/** もう一回お願いします, of the session that was spoken of last: another is begun, or the one that waits is told of. */
const onceMore: Mean = async (heard, { kind }, underWay) => {
  if (underWay || kind === 'human' || !wantsOnceMore(heard.reading.text)) return undefined;
  const topic = heard.kept().asked?.topic;
  if (topic !== undefined && topic !== conditionsOf(heard, 'remote') && !wantsBegun(heard.reading.text))
    return undefined;
  const session = await heard.sessions.lastOf(heard.conversation);
  const isOpen = session?.state === 'void' || session?.state === 'waiting';
  return session && (topic !== undefined || isOpen) ? { form: 'remote', answers: {} } : undefined;
};

/** What the customer has of their own that this message asks for: told as it stands, where there is such a thing. */
const own: Mean = async (heard, { kind, ...command }) => {
  const about = hearOwn(heard.reading.text);
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
