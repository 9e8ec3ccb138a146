/** What operators do about loans: send them, see them there, take them back, or write them down as lost. */
import { stamp } from '../../knowledge/rules/japan-time.ts';
import { dueDate, isOut, loanStep } from '../../knowledge/rules/loans.ts';
import { instantOf } from '../../knowledge/rules/visit-windows.ts';
import type { Turn } from '../form/turn.ts';
import { tell } from '../news/news.ts';
import { today } from '../situation/customer.ts';
import { changeOnBoard } from '../situation/on-board.ts';
import { brief } from '../words/brief.ts';
import { goOn } from './go-on.ts';
import { type ActionResult, backOffice, done, notSo, type Operator, type OperatorAction } from './operator.ts';

type Step = Extract<OperatorAction, { do: 'loan-step' }>;

/** Reminds the customer before the day of return and after it, as long as the device is out; undefined: no more. */
const remindOfReturn = (turn: Turn, id: string, due: string | undefined): void => {
  const { remindDaysBefore, remindDaysAfter, remindAt } = turn.promised.loan;
  for (const [name, days] of [
    ['loan-due', -remindDaysBefore],
    ['loan-overdue', remindDaysAfter],
  ] as const) {
    const at = due && instantOf(Temporal.PlainDate.from(due).add({ days }).toString(), remindAt);
    if (at && Temporal.Instant.compare(at, turn.now) > 0) turn.setTimer(name, id, at);
    else turn.stopTimer(name, id);
  }
};

/** Takes a loan a step on. Sending it names the day of return, which binds (row 19); the day it arrives is today. */
export const stepLoan = async (turn: Turn, by: Operator, { loan: id, to, due: named }: Step): Promise<ActionResult> => {
  const { loans, now, promised } = turn;
  const loan = await loans.find(id);
  if (!loan) return notSo(brief.noLoan);
  // A back office that has sent it has sent it where it was told to: it hears of no address before that is confirmed.
  const waits = loan.unconfirmed === true && by.id !== backOffice.id;
  const may = loanStep(loan.state, to, waits);
  if (!may.allowed)
    return notSo(
      may.because.some(({ code }) => code === 'loan-is') ? brief.loanIs(loan.state) : brief.addressUnconfirmed,
    );
  if (to === 'sent' && named === undefined) return notSo(brief.dueMissing);
  if (to === 'sent' && named !== undefined && named < today(turn)) return notSo(brief.duePast);
  const due = (to === 'sent' ? named : loan.due) ?? dueDate(today(turn), promised);
  const change = { ...(to === 'sent' && { due }), ...(to === 'arrived' && { due, arrivedOn: today(turn) }) };
  if ((await loans.change(id, loan.state, { state: to, ...change })) !== 'changed') {
    return notSo(brief.loanIs(loan.state));
  }
  // On its way it is looked after until it is there; there, when it is due back; what is lost may still come back.
  const dueAt = to === 'arrived' ? stamp(instantOf(due, '00:00')) : stamp(now);
  await changeOnBoard(turn, 'loan', id, isOut(to) || to === 'lost' ? { dueAt, state: 'open' } : { state: 'done' });
  await goOn(turn, loan);
  remindOfReturn(turn, id, isOut(to) ? due : undefined);
  await tell(turn, 'loan-news', id);
  return done;
};

/**
 * Says whether a loan may go to the address the customer named, which is not the registered one; where it may not, it goes
 * to that. The customer is told.
 */
export const confirmAddress = async (
  turn: Turn,
  _by: Operator,
  { loan: id, confirmed }: Extract<OperatorAction, { do: 'confirm-address' }>,
): Promise<ActionResult> => {
  const loan = await turn.loans.find(id);
  if (!loan) return notSo(brief.noLoan);
  const { address, wish } = loan;
  if (!loan.unconfirmed || address === undefined) return notSo(brief.addressDecided);
  const to = { ...(confirmed ? { address } : { refused: address }), ...(wish !== undefined && { wish }) };
  if ((await turn.loans.redirect(id, to)) !== 'changed') return notSo(brief.loanIs(loan.state));
  await changeOnBoard(turn, 'loan', id, { state: 'open' });
  await goOn(turn, loan);
  await tell(turn, 'address-news', id);
  return done;
};
