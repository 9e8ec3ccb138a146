/** What a message means for something that stands already (a coming visit, a loan asked for, a call-back) though nothing was asked: the form that acts on it. */
import type { Loan } from '../adapters/device-loans/port.ts';
import type { Command, Service } from '../knowledge/language/commands.ts';
import { wishesTime } from '../knowledge/language/hear-arranged.ts';
import { hearPhoneNumber } from '../knowledge/language/hear-numbers.ts';
import { hearOwn } from '../knowledge/language/hear-own.ts';
import { hearSetUp } from '../knowledge/language/hear-set-up.ts';
import { hearSlots, movesWhen, speaksOfCall } from '../knowledge/language/hear-slots.ts';
import { hearWish } from '../knowledge/language/hear-wish.ts';
import { isQuestion } from '../knowledge/language/is-question.ts';
import { bindingDue, isOut } from '../knowledge/rules/loans.ts';
import { conditionsOf, keepService } from './ask-about-terms.ts';
import { canDo } from './can-do.ts';
import { contractOf, openCases } from './customer.ts';
import { queuedCallback } from './leave-callback.ts';
import type { Mean, Meant } from './meant.ts';
import { formOf } from './menu.ts';
import { standingRequest } from './paid-visit-request.ts';
import { onlyAsks, particularsIn } from './paid-visit-wish.ts';
import { saidOfStep } from './set-up-management-tool.ts';
import { meaningsOfLoans } from './standing-loans.ts';
import type { Heard } from './turn.ts';
import { comingVisit } from './visit-slots.ts';
import { saidOfWaiting } from './while-waiting.ts';
import { hearSetUpChange, inOwnWords } from './words/hear.ts';

/** Whether a question about a day was answered last: 土曜の午前 then asks the same of it. */
const followsHours = ({ documents, kept }: Heard): boolean =>
  documents.answers.topics.find(({ id }) => id === kept().asked?.topic)?.computed !== undefined;

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
  if (!visit) {
    // Asked for at a visit that may be booked but is not yet, it comes with its booking.
    const isFirst =
      contract &&
      said !== 'none' &&
      said.atVisit &&
      (await canDo(heard, contract, await openCases(heard, contract.number))).visit;
    return isFirst ? { form: 'visit' } : undefined;
  }
  if (said === 'none' && visit.setUpWish === undefined) return undefined;
  const days = hearSlots(heard.reading.text, heard.now).flatMap(({ day }) => day ?? []);
  if (days.every((day) => day === visit.slot?.day)) return { form: 'set_up' };
  return movesWhen(heard.reading.text, heard.now) ? { form: 'change_booking' } : undefined;
};

/** The request for a paid visit to which this message adds: another thing to set up, another day, place or number. */
const addsToPaidVisit: Mean = async (heard, command, underWay) => {
  const { reading, now } = heard;
  const { text, mentions } = reading;
  const spokenOf = heard.kept().asked?.topic === conditionsOf(heard, 'paid_visit');
  const another = command.kind === 'human' || (command.kind === 'start' && command.service !== 'trouble');
  if (underWay || !spokenOf || another || onlyAsks(text, now)) return undefined;
  const names = mentions.device !== undefined || mentions.trouble !== undefined;
  const more = hearSetUpChange(text, names) === 'more';
  if (!more && Object.keys(particularsIn(text, now)).length === 0) return undefined;
  const contract = await contractOf(heard);
  if (!contract || !(await standingRequest(heard, contract.number))) return undefined;
  return { form: 'paid_visit', answers: { told: 'yes', ...(more && { wanted: inOwnWords(text) }) } };
};

/** The coming visit that this message wants at another time, though it names no visit. */
const moved: Mean = async (heard, command, underWay) => {
  const { text } = heard.reading;
  const another = command.kind === 'human' || command.kind === 'start' || command.kind === 'smalltalk';
  if (underWay || another || speaksOfCall(text) || !movesWhen(text, heard.now)) return undefined;
  const contract = await contractOf(heard);
  return contract && (await comingVisit(heard, contract.number)) ? { form: 'change_booking' } : undefined;
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
  if (about === undefined || kind === 'human' || ('service' in command && command.service.endsWith('_booking')))
    return undefined;
  const contract = await contractOf(heard);
  if (!contract) return undefined;
  if (about === 'visit' && !(await comingVisit(heard, contract.number))) return undefined;
  const isDue = (loan: Loan) => isOut(loan.state) && bindingDue(loan, heard.promised) !== undefined;
  if (about === 'loan' && !(await heard.loans.of(contract.number)).some(isDue)) return undefined;
  return { form: 'status', answers: { about } };
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

/** The step of the tool's set-up that this message says to be done, or to be stuck at, after the steps were told. */
const toolStep: Mean = async (heard, { kind }, underWay) => {
  const said = underWay || kind === 'human' ? undefined : saidOfStep(heard);
  return said && { form: 'tool_setup', answers: said };
};

/** In this order: what waits, then what was asked for, then what is booked; own facts come last. */
const meanings: readonly Mean[] = [
  waiting,
  toolStep,
  addsToPaidVisit,
  setUp,
  ...meaningsOfLoans,
  moved,
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
