/** What a message means for a loan that is asked for or out, or that was spoken of: lost, called off, going back, sent elsewhere. */

import type { Loan } from '../../../adapters/device-loans/port.ts';
import type { Service } from '../../../knowledge/language/services.ts';
import { topicAbout } from '../../../knowledge/language/services.ts';
import { isOut } from '../../../knowledge/rules/loans.ts';
import { sure } from '../../form/form-hearing.ts';
import { forms } from '../../form/form-names.ts';
import type { Heard } from '../../form/turn.ts';
import { canDo } from '../../situation/can-do.ts';
import { contractOf, openCases } from '../../situation/customer.ts';
import { changeableLoans } from '../../situation/loans.ts';
import { asksForElse, type Mean, type StandingMeaning } from '../../situation/meant.ts';
import { dueLoans } from './return-device.ts';

/** Whether a loan was spoken of last. */
const spokenOf = ({ kept }: Heard): boolean => kept().asked?.topic.startsWith('loan.') ?? false;

/** Services a message may be taken for that says where or when a device goes. */
const nearDelivery: readonly Service[] = ['loaner', 'trouble', 'change_booking'];

/** The loan asked for, or on its way, that this message wants delivered elsewhere or at another time. */
const delivery: Mean = async (heard, command, underWay) => {
  const { says, acts } = heard.reading;
  if (asksForElse(command, nearDelivery)) return undefined;
  const contract = await contractOf(heard);
  // Who is not known has no loan; only a new one is wished for, or it is said that there is none.
  if (!contract && command.kind !== 'unknown' && !says.ofTarget) return undefined;
  const where = spokenOf(heard) ? says.destinationMeant : says.destination;
  // やっぱり夕方に変えたい, after a loan was spoken of, is about its delivery.
  const movesIt = spokenOf(heard) && says.movesWhen;
  // 宛名を吉田あてに変えて, of a loan, changes something of its delivery.
  const isMoved = acts.some(({ label, confidence }) => label === 'moves loan' && confidence >= sure);
  if (where === undefined && !movesIt && !isMoved && says.deliveryPlainly === undefined) return undefined;
  // はい、うちの事務所あてで, in the midst of a loan, says of that one what is read back already.
  if (underWay && where === 'registered' && !isMoved) return undefined;
  const loans = contract ? await heard.loans.of(contract.number) : [];
  const { kind } = says;
  // 代わりのパソコンを支店に送って, where none is lent, wishes for one.
  const isLent = loans.some((loan) => loan.kind === kind && isOut(loan.state));
  if (command.kind === 'unknown' && kind !== undefined && says.ofLoan && says.request && !isLent)
    return { form: forms.loan, answers: { kind } };
  // Another device to be sent elsewhere is another loan.
  const isAnother = command.kind === 'start' && command.service === 'loaner';
  const isMeant = ({ state, kind: lent }: Loan) =>
    isAnother
      ? state === 'requested' && (lent === kind || (kind === undefined && !says.borrows))
      : isOut(state) && (where !== undefined || state !== 'arrived');
  // 届け先 is that of a loan: when there is none, that is said.
  const isTold = where === 'elsewhere' && !isAnother && says.ofTarget;
  return isTold || loans.some(isMeant) ? { form: forms.loanChanged } : undefined;
};

/** The device that is wished for instead, after a loan was spoken of: じゃあパソコンで, when a tablet was refused. */
const otherDevice: Mean = async (heard, command, underWay) => {
  const { says } = heard.reading;
  if (underWay || !spokenOf(heard) || command.kind === 'human') return undefined;
  const asksNext = heard.kept().asked?.topic === topicAbout('loaner') && (await contractOf(heard)) !== undefined;
  const kind = (says.asksOnly ? undefined : says.kindChosen) ?? (asksNext ? says.kindAskedOf : undefined);
  return kind === undefined ? undefined : { form: forms.loan, answers: { kind } };
};

/** Topics a question may be taken for that asks for a device: 代わりって貸してもらえますか. */
const nearBorrowing: readonly string[] = ['loan.about', 'loan.condition', 'loan.kinds'];

/** The device that this message asks whether it may be borrowed, where it may: what is read back answers that. */
const mayBorrow: Mean = async (heard, command, underWay) => {
  const { acts, mentions, says } = heard.reading;
  const asks = acts.some(
    ({ act, subject = '', confidence }) => act === 'asks' && nearBorrowing.includes(subject) && confidence >= sure,
  );
  if (underWay || !asks || !says.borrows || asksForElse(command, ['trouble', 'loaner'])) return undefined;
  const contract = await contractOf(heard);
  if (!contract) return undefined;
  const { lend } = await canDo(heard, contract, await openCases(heard, contract.number));
  const kind = says.kind ?? (mentions.device === undefined && lend.length === 1 ? lend[0] : undefined);
  return kind !== undefined && lend.includes(kind) ? { form: forms.loan, answers: { kind } } : undefined;
};

/** The device on loan that this message asks about giving back. Beside a form only one that the customer says to have. */
const goesBack: Mean = async (heard, command, underWay) => {
  const { says, commands } = heard.reading;
  const isNear = !asksForElse(command, ['loaner', 'status', 'return']);
  // What else is asked is answered from the terms, together with this.
  const asksMore = commands.filter(({ kind }) => kind === 'ask').length > 1;
  const isMeant = says.asksOfReturn || (says.sentBack && (says.ofOwnLoan || !says.borrows));
  if (!isNear || asksMore || !isMeant || (underWay && !says.ofOwnLoan)) return undefined;
  const contract = await contractOf(heard);
  const due = contract ? await dueLoans(heard, contract.number) : [];
  if (due.length === 0) return undefined;
  // ルーターの返却方法と、HUBの代替も: what goes back is told, then the other one is lent.
  const isWished = command.kind === 'start' && says.request;
  const next = isWished ? says.kinds?.find((kind) => due.every((loan) => loan.kind !== kind)) : undefined;
  return { form: forms.loanReturned, ...(next !== undefined && { answers: { next } }) };
};

/** The device on loan of which this message reports a loss or a damage. */
const loss: Mean = async (heard, command) => {
  const { says } = heard.reading;
  // パソコンも壊れてるので代わりのを貸して speaks of a device of their own, and wishes for another loan.
  const isOwn = command.kind === 'start' && command.service === 'loaner' && !says.ofOwnLoan;
  const of = command.kind === 'human' || isOwn ? undefined : says.loss;
  const contract = of && (await contractOf(heard));
  const isThere =
    contract && (await heard.loans.of(contract.number)).some(({ state }) => isOut(state) && state !== 'requested');
  return isThere ? { form: forms.loanLost, answers: { of } } : undefined;
};

/** The loan asked for that this message takes back by what it was: an application. */
const calledOff: Mean = async (heard, command) => {
  if (command.kind === 'human' || !heard.reading.says.applicationTakenBack) return undefined;
  const contract = await contractOf(heard);
  const loans = contract ? await changeableLoans(heard, contract.number) : [];
  return loans.length > 0 ? { form: forms.callOff } : undefined;
};

/** Where the loan that was asked for goes, asked once it is asked for: 住所は前と一緒ですか. */
const whereTo: Mean = async (heard, command, underWay) => {
  if (underWay || command.kind !== 'ask' || command.topic !== 'loan.delivery') return undefined;
  const contract = await contractOf(heard);
  const loans = contract ? await changeableLoans(heard, contract.number) : [];
  return loans.length > 0 ? { form: forms.loanDelivery } : undefined;
};

/** In this order: what came to pass with a device, what is taken back, what goes back, where it goes, which other one is wished for. */
export const meaningsOfLoans: readonly StandingMeaning[] = [
  { of: 'contract', mean: loss },
  { of: 'contract', mean: calledOff },
  { of: 'contract', mean: goesBack },
  { mean: delivery },
  { of: 'contract', mean: whereTo },
  { of: 'contract', mean: mayBorrow },
  { mean: otherDevice },
];
