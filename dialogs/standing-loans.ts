/** What a message means for a loan that is asked for or out, or that was spoken of: lost, called off, going back, sent elsewhere. */
import type { Loan } from '../adapters/device-loans/port.ts';
import type { Service } from '../knowledge/language/commands.ts';
import {
  asksToBorrow,
  hearDeviceAskedOf,
  hearDeviceChosen,
  hearDeviceKind,
  hearDeviceKinds,
  takesBackApplication,
} from '../knowledge/language/device-names.ts';
import { hearDeliveryWish, hearDestination, speaksOfTarget } from '../knowledge/language/hear-delivery.ts';
import { hearLoss, hearSentBack } from '../knowledge/language/hear-loss.ts';
import { asksOfReturn, speaksOfOwnLoan } from '../knowledge/language/hear-return.ts';
import { movesWhen } from '../knowledge/language/hear-slots.ts';
import { asksOnly, isRequest } from '../knowledge/language/mood.ts';
import { isOut } from '../knowledge/rules/loans.ts';
import { conditionsOf } from './ask-about-terms.ts';
import { changeableLoans } from './change-loan.ts';
import { contractOf } from './customer.ts';
import type { Mean } from './meant.ts';
import { dueLoans } from './return-device.ts';
import type { Heard } from './turn.ts';

/** Whether a loan was spoken of last. */
const spokenOf = ({ kept }: Heard): boolean => kept().asked?.topic.startsWith('loan.') ?? false;

/** Services a message may be taken for that says where or when a device goes. */
const nearDelivery: readonly Service[] = ['loaner', 'trouble', 'change_booking'];

/** The loan asked for, or on its way, that this message wants delivered elsewhere or at another time. */
const delivery: Mean = async (heard, command) => {
  const { text } = heard.reading;
  if (command.kind === 'human' || (command.kind === 'start' && !nearDelivery.includes(command.service)))
    return undefined;
  const where = hearDestination(text, spokenOf(heard));
  // やっぱり夕方に変えたい, after a loan was spoken of, is about its delivery.
  const movesIt = spokenOf(heard) && movesWhen(text, heard.now);
  if (where === undefined && !movesIt && hearDeliveryWish(text, heard.now, true) === undefined) return undefined;
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
  const { text } = heard.reading;
  if (underWay || !spokenOf(heard) || command.kind === 'human') return undefined;
  const asksNext =
    heard.kept().asked?.topic === conditionsOf(heard, 'loaner') && (await contractOf(heard)) !== undefined;
  const kind =
    (asksOnly(text) ? undefined : hearDeviceChosen(text)) ?? (asksNext ? hearDeviceAskedOf(text) : undefined);
  return kind === undefined ? undefined : { form: 'loaner', answers: { kind } };
};

/** The device on loan that this message asks about giving back. Beside a form only one that the customer says to have. */
const goesBack: Mean = async (heard, command, underWay) => {
  const { text, commands } = heard.reading;
  const isNear = command.kind === 'start' ? command.service === 'loaner' : command.kind !== 'human';
  // What else is asked is answered from the terms, together with this.
  const asksMore = commands.filter(({ kind }) => kind === 'ask').length > 1;
  const isMeant = asksOfReturn(text) || (hearSentBack(text) && (speaksOfOwnLoan(text) || !asksToBorrow(text)));
  if (!isNear || asksMore || !isMeant || (underWay && !speaksOfOwnLoan(text))) return undefined;
  const contract = await contractOf(heard);
  const due = contract ? await dueLoans(heard, contract.number) : [];
  if (due.length === 0) return undefined;
  // ルーターの返却方法と、HUBの代替も: what goes back is told, then the other one is lent.
  const isWished = command.kind === 'start' && isRequest(text);
  const next = isWished ? hearDeviceKinds(text).find((kind) => due.every((loan) => loan.kind !== kind)) : undefined;
  return { form: 'return_device', ...(next !== undefined && { answers: { next } }) };
};

/** The device on loan of which this message reports a loss or a damage. */
const loss: Mean = async (heard, { kind }) => {
  const of = kind === 'human' ? undefined : hearLoss(heard.reading.text);
  const contract = of && (await contractOf(heard));
  const isThere =
    contract && (await heard.loans.of(contract.number)).some(({ state }) => isOut(state) && state !== 'requested');
  return isThere ? { form: 'report_loss', answers: { of } } : undefined;
};

/** The loan asked for that this message takes back by what it was: an application. */
const calledOff: Mean = async (heard, command) => {
  if (command.kind === 'human' || !takesBackApplication(heard.reading.text)) return undefined;
  const contract = await contractOf(heard);
  const loans = contract ? await changeableLoans(heard, contract.number) : [];
  return loans.length > 0 ? { form: 'cancel_booking' } : undefined;
};

/** In this order: what came to pass with a device, what is taken back, what goes back, where it goes, which other one is wished for. */
export const meaningsOfLoans: readonly Mean[] = [loss, calledOff, goesBack, delivery, otherDevice];
