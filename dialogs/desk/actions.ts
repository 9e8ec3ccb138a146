/** Which function carries out which operator's action: the table a new action is added to. */
import type { Turn } from '../form/turn.ts';
import { endChat, loseOperator, returnChat, takeChat } from './chats.ts';
import { confirmNumber } from './confirm-number.ts';
import { finishTodo } from './finish-todo.ts';
import { confirmAddress, stepLoan } from './loans.ts';
import { endNotice, setNotice } from './notice.ts';
import type { ActionResult, Operator, OperatorAction } from './operator.ts';
import { recordPhone } from './phone.ts';
import { reply } from './reply.ts';
import { sendAgain } from './send-again.ts';
import { connectSession } from './session.ts';
import { cancelVisit, confirmVisit, moveVisit, recordVisit } from './visits.ts';

type Act<D extends OperatorAction['do']> = (
  turn: Turn,
  by: Operator,
  action: Extract<OperatorAction, { do: D }>,
) => Promise<ActionResult>;

const acts: { [D in OperatorAction['do']]: Act<D> } = {
  take: takeChat,
  reply,
  return: returnChat,
  outcome: endChat,
  'connect-session': (turn, _by, { code }) => connectSession(turn, code),
  'record-phone': recordPhone,
  'done-todo': finishTodo,
  'confirm-number': confirmNumber,
  'confirm-visit': confirmVisit,
  'move-visit': moveVisit,
  'visit-result': recordVisit,
  'cancel-visit': cancelVisit,
  'loan-step': stepLoan,
  'confirm-address': confirmAddress,
  'set-notice': setNotice,
  'end-notice': endNotice,
  'send-again': sendAgain,
  gone: loseOperator,
};

/** Carries out an operator's action in the turn of its conversation. */
export const act = (turn: Turn, by: Operator, action: OperatorAction): Promise<ActionResult> =>
  (acts[action.do] as Act<OperatorAction['do']>)(turn, by, action);
