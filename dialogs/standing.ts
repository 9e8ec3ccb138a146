/** What a message means for something that stands already (a coming visit, a loan asked for, a call-back) though nothing was asked: the form that acts on it. */
import type { Loan } from '../adapters/device-loans/port.ts';
import type { Command, Service } from '../knowledge/language/commands.ts';
import {
  asksToBorrow,
  hearDeviceChosen,
  hearDeviceKind,
  takesBackApplication,
} from '../knowledge/language/device-names.ts';
import { asksForCallAt, hearCallNumber } from '../knowledge/language/hear-call.ts';
import { hearDeliveryWish, hearDestination, speaksOfTarget } from '../knowledge/language/hear-delivery.ts';
import { hearOwn } from '../knowledge/language/hear-own.ts';
import { asksOfReturn, speaksOfOwnLoan } from '../knowledge/language/hear-return.ts';
import { wantsOtherTime } from '../knowledge/language/hear-slots.ts';
import { hearWish } from '../knowledge/language/hear-wish.ts';
import { isQuestion } from '../knowledge/language/is-question.ts';
import { bindingDue, isOut } from '../knowledge/rules/loans.ts';
import { followsHours } from './ask-about-terms.ts';
import { changeableLoans } from './change-loan.ts';
import { contractOf } from './customer.ts';
import { queuedCallback } from './leave-callback.ts';
import type { Mean, Meant } from './meant.ts';
import { formOf } from './menu.ts';
import { dueLoans } from './return-device.ts';
import { arrival, moved, setUp, wished } from './standing-visits.ts';
import { slotsAhead } from './tell-visit.ts';
import type { Heard } from './turn.ts';
import { comingVisit } from './visit-slots.ts';
import { saidOfWaiting } from './while-waiting.ts';

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

/** Services a message may be taken for that says where or when a device goes. */
const nearDelivery: readonly Service[] = ['loaner', 'trouble', 'change_booking'];

/** The loan asked for, or on its way, that this message wants delivered elsewhere or at another time. */
const delivery: Mean = async (heard, command) => {
  const { text } = heard.reading;
  if (command.kind === 'human' || (command.kind === 'start' && !nearDelivery.includes(command.service)))
    return undefined;
  const where = hearDestination(text);
  if (where === undefined && hearDeliveryWish(text, heard.now, true) === undefined) return undefined;
  const contract = await contractOf(heard);
  const loans = contract ? await heard.loans.of(contract.number) : [];
  const kind = hearDeviceKind(text);
  // Another device to be sent elsewhere is another loan.
  const isAnother = command.kind === 'start' && command.service === 'loaner';
  const isMeant = ({ state, kind: lent }: Loan) =>
    isAnother
      ? state === 'requested' && (lent === kind || (kind === undefined && !asksToBorrow(text)))
      : isOut(state) && (where !== undefined || state !== 'arrived');
  // 届け先 is that of a loan: when there is none, that is said.
  const isTold = where === 'elsewhere' && !isAnother && speaksOfTarget(text);
  return isTold || loans.some(isMeant) ? { form: 'change_loan' } : undefined;
};

/** The device that is wished for instead, after a loan was spoken of: じゃあパソコンで, when a tablet was refused. */
const otherDevice: Mean = async (heard, command, underWay) => {
  const spokenOf = heard.kept().asked?.topic?.startsWith('loan.') ?? false;
  if (underWay || !spokenOf || command.kind === 'human' || isQuestion(heard.reading.text)) return undefined;
  const kind = hearDeviceChosen(heard.reading.text);
  return kind === undefined ? undefined : { form: 'loaner', answers: { kind } };
};

/** The device on loan that this message asks about giving back. Beside a form only one that the customer says to have. */
const goesBack: Mean = async (heard, command, underWay) => {
  const { text, commands } = heard.reading;
  const isNear = command.kind === 'start' ? command.service === 'loaner' : command.kind !== 'human';
  // What else is asked is answered from the terms, together with this.
  const asksMore = commands.filter(({ kind }) => kind === 'ask').length > 1;
  if (!isNear || asksMore || !asksOfReturn(text) || (underWay && !speaksOfOwnLoan(text))) return undefined;
  const contract = await contractOf(heard);
  return contract && (await dueLoans(heard, contract.number)).length > 0 ? { form: 'return_device' } : undefined;
};

/** The loan asked for that this message takes back by what it was: an application. */
const calledOff: Mean = async (heard, command) => {
  if (command.kind === 'human' || !takesBackApplication(heard.reading.text)) return undefined;
  const contract = await contractOf(heard);
  const loans = contract ? await changeableLoans(heard, contract.number) : [];
  return loans.length > 0 ? { form: 'cancel_booking' } : undefined;
};

/** What this conversation waits for, spoken of without its name: まだですか, もういりません. */
const waiting: Mean = async (heard, { kind }, underWay) => {
  if (underWay || kind === 'human') return undefined;
  const said = await saidOfWaiting(heard);
  return said === undefined ? undefined : { form: 'waiting', answers: { said } };
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

/** In this order: what waits, then what was asked for, then what is booked; own facts come last. */
const meanings: readonly Mean[] = [
  waiting,
  setUp,
  calledOff,
  goesBack,
  delivery,
  otherDevice,
  moved,
  arrival,
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
