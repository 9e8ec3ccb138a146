/** What a message means for something that stands already (a call-back, a coming visit) though nothing was asked: the form that acts on it. */
import type { Command, Service } from '../knowledge/language/commands.ts';
import { hearPhoneNumber } from '../knowledge/language/hear-numbers.ts';
import { hearSetUp } from '../knowledge/language/hear-set-up.ts';
import { hearSlots, movesWhen, speaksOfCall } from '../knowledge/language/hear-slots.ts';
import { hearWish } from '../knowledge/language/hear-wish.ts';
import { isQuestion } from '../knowledge/language/is-question.ts';
import { contractOf } from './customer.ts';
import type { Answers } from './form-shape.ts';
import { queuedCallback } from './leave-callback.ts';
import { formOf } from './menu.ts';
import type { Heard } from './turn.ts';
import { comingVisit } from './visit-slots.ts';

/** A form and the answers it begins with. */
export interface Meant {
  form: string;
  answers?: Answers;
}
type Mean = (heard: Heard, command: Command, underWay: boolean) => Promise<Meant | undefined>;

/** The call-back that this message says a time or a number for. */
const callback: Mean = async (heard, command, underWay) => {
  const { text } = heard.reading;
  const another = command.kind === 'human' || (command.kind === 'start' && formOf[command.service] !== undefined);
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
  if (!visit || (said === 'none' && visit.setUpWish === undefined)) return undefined;
  const days = hearSlots(heard.reading.text, heard.now).flatMap(({ day }) => day ?? []);
  if (days.every((day) => day === visit.slot?.day)) return { form: 'set_up' };
  return movesWhen(heard.reading.text, heard.now) ? { form: 'change_booking' } : undefined;
};

/** The coming visit that this message wants at another time, though it names no visit. */
const moved: Mean = async (heard, command, underWay) => {
  const { text } = heard.reading;
  const another = command.kind === 'human' || command.kind === 'start' || command.kind === 'smalltalk';
  if (underWay || another || speaksOfCall(text) || !movesWhen(text, heard.now)) return undefined;
  const contract = await contractOf(heard);
  return contract && (await comingVisit(heard, contract.number)) ? { form: 'change_booking' } : undefined;
};

const meanings: readonly Mean[] = [setUp, moved, callback];

/** The first thing standing that the message is about; undefined: none. `underWay`: a form is going on. */
export const aboutStanding = async (heard: Heard, command: Command, underWay: boolean): Promise<Meant | undefined> => {
  for (const mean of meanings) {
    const meant = await mean(heard, command, underWay);
    if (meant) return meant;
  }
  return undefined;
};
