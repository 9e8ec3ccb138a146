/** What a message means for something that stands already (a coming visit, a loan asked for, a call-back) though nothing was asked: the form that acts on it. */
import type { Loan } from '../adapters/device-loans/port.ts';
import type { Command, Service } from '../knowledge/language/commands.ts';
import { hearDeviceKind, takesBackApplication } from '../knowledge/language/device-names.ts';
import { wishesTime } from '../knowledge/language/hear-arranged.ts';
import { hearDeliveryWish, hearDestination, speaksOfTarget } from '../knowledge/language/hear-delivery.ts';
import { hearPhoneNumber } from '../knowledge/language/hear-numbers.ts';
import { hearSetUp } from '../knowledge/language/hear-set-up.ts';
import { hearSlots, movesWhen, speaksOfCall } from '../knowledge/language/hear-slots.ts';
import { hearWish } from '../knowledge/language/hear-wish.ts';
import { isQuestion } from '../knowledge/language/is-question.ts';
import { isOut } from '../knowledge/rules/loans.ts';
import { keepService } from './ask-about-terms.ts';
import { canDo } from './can-do.ts';
import { changeableLoans } from './change-loan.ts';
import { contractOf, openCases } from './customer.ts';
import type { Answers } from './form-shape.ts';
import { queuedCallback } from './leave-callback.ts';
import { formOf } from './menu.ts';
import { standingRequest } from './paid-visit-request.ts';
import type { Heard } from './turn.ts';
import { comingVisit } from './visit-slots.ts';

/** Whether a question about a day was answered last: 土曜の午前 then asks the same of it. */
const followsHours = ({ documents, kept }: Heard): boolean =>
  documents.answers.topics.find(({ id }) => id === kept().asked?.topic)?.computed !== undefined;

/** A form and the answers it begins with. */
export interface Meant {
  form: string;
  answers?: Answers;
}
type Mean = (heard: Heard, command: Command, underWay: boolean) => Promise<Meant | undefined>;

/** The call-back that this message says a time or a number for. */
const callback: Mean = async (heard, command, underWay) => {
  const { text } = heard.reading;
  const another = command.kind === 'human' || (command.kind === 'start' && command.service in formOf);
  if (underWay || another || (!hearPhoneNumber(text) && hearWish(text, heard.now) === undefined)) return undefined;
  const queued = isQuestion(text) ? undefined : await queuedCallback(heard);
  return queued && { form: 'callback', answers: { case: queued.case } };
};

/** Services a message may be taken for that asks for set-up at the visit. */
const nearSetUp: readonly Service[] = ['visit', 'paid_visit', 'trouble', 'tool_setup'];

/** The coming visit at which this message asks for set-up, or takes it back. A visit of another day is another visit. */
const setUp: Mean = async (heard, command) => {
  const said = hearSetUp(heard.reading.text);
  const isNear = command.kind === 'start' ? nearSetUp.includes(command.service) : command.kind !== 'human';
  if (said === undefined || (said !== 'none' && (!isNear || !(said.atVisit || said.adds)))) return undefined;
  const contract = await contractOf(heard);
  const visit = contract && (await comingVisit(heard, contract.number));
  // A paid visit that was asked for is for set-up by itself.
  if (contract && said !== 'none' && !said.atVisit && (await standingRequest(heard, contract.number))) return undefined;
  if (!visit || (said === 'none' && visit.setUpWish === undefined)) return undefined;
  const days = hearSlots(heard.reading.text, heard.now).flatMap(({ day }) => day ?? []);
  if (days.every((day) => day === visit.slot?.day)) return { form: 'set_up' };
  return movesWhen(heard.reading.text, heard.now) ? { form: 'change_booking' } : undefined;
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
    isAnother ? state === 'requested' && lent === kind : isOut(state) && (where !== undefined || state !== 'arrived');
  // 届け先 is that of a loan: when there is none, that is said.
  const isTold = where === 'elsewhere' && !isAnother && speaksOfTarget(text);
  return isTold || loans.some(isMeant) ? { form: 'change_loan' } : undefined;
};

/** The loan asked for that this message takes back by what it was: an application. */
const calledOff: Mean = async (heard, command) => {
  if (command.kind === 'human' || !takesBackApplication(heard.reading.text)) return undefined;
  const contract = await contractOf(heard);
  const loans = contract ? await changeableLoans(heard, contract.number) : [];
  return loans.length > 0 ? { form: 'cancel_booking' } : undefined;
};

/** The coming visit that this message wants at another time, though it names no visit. */
const moved: Mean = async (heard, command, underWay) => {
  const { text } = heard.reading;
  const another = command.kind === 'human' || command.kind === 'start' || command.kind === 'smalltalk';
  if (underWay || another || speaksOfCall(text) || !movesWhen(text, heard.now)) return undefined;
  const contract = await contractOf(heard);
  return contract && (await comingVisit(heard, contract.number)) ? { form: 'change_booking' } : undefined;
};

/** A day or time that is wished for though nothing was asked: of the coming visit, which is moved, or of one that may be booked. */
const wished: Mean = async (heard, command, underWay) => {
  const { text } = heard.reading;
  const how = wishesTime(text, heard.now);
  const isElse = command.kind === 'human' || command.kind === 'start';
  if (underWay || isElse || how === undefined || (command.kind === 'ask' && followsHours(heard))) return undefined;
  const contract = await contractOf(heard);
  if (!contract) return undefined;
  const visit = await comingVisit(heard, contract.number);
  if (visit) return { form: 'change_booking' };
  const { visit: mayBook } = await canDo(heard, contract, await openCases(heard, contract.number));
  if (how !== 'plain' || !mayBook) return undefined;
  keepService(heard, 'visit');
  return { form: 'visit' };
};

const meanings: readonly Mean[] = [setUp, calledOff, delivery, moved, callback, wished];

/** The first thing standing that the message is about; undefined: none. `underWay`: a form is going on. */
export const aboutStanding = async (heard: Heard, command: Command, underWay: boolean): Promise<Meant | undefined> => {
  for (const mean of meanings) {
    const meant = await mean(heard, command, underWay);
    if (meant) return meant;
  }
  return undefined;
};
