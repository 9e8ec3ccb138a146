/** Contacts by phone, recorded with their outcome, and call-backs that need none. */
import type { Case } from '../../adapters/cases/port.ts';
import type { Todo } from '../../adapters/operator-desk/port.ts';
import { monthOf, stamp } from '../../knowledge/rules/japan-time.ts';
import type { Turn } from '../form/turn.ts';
import { tell } from '../news/news.ts';
import { openCases } from '../situation/customer.ts';
import { brief } from '../words/brief.ts';
import { type May, mayPhone } from './may.ts';
import { type ActionResult, done, notSo, type Operator, type OperatorAction } from './operator.ts';
import { recordOutcome } from './outcome.ts';

type Phone = Extract<OperatorAction, { do: 'record-phone' }>;

const callbackFor = async (turn: Turn, { todo: id, contract }: Phone): Promise<May<Todo | undefined>> => {
  if (id === undefined) return { yes: undefined };
  const todo = await turn.desk.todo(id);
  if (todo?.state !== 'open') return { no: brief.todoDone };
  if (todo.kind !== 'callback') return { no: todo.kind === 'request' ? brief.noCallback : brief.todoOfItself };
  if (todo.unconfirmed) return { no: brief.numberUnconfirmed };
  return todo.contract === contract ? { yes: todo } : { no: brief.todoElsewhere };
};

/** The open case it is for: the one named, which must be there, or the call-back's while that is open. */
const caseFor = async (
  turn: Turn,
  { case: id, contract }: Phone,
  todo: Todo | undefined,
): Promise<May<Case | undefined>> => {
  const open = await openCases(turn, contract);
  const found = open.find((one) => one.id === (id ?? todo?.case));
  return id !== undefined && !found ? { no: brief.noCase } : { yes: found };
};

/**
 * Records a contact by phone with its outcome: for an open case, or for a new one when a contact is left, waiting
 * hand-offs included (row 6); beyond that only a supervisor counts it, with a reason. A contract matter is no contact
 * (row 5). A call-back it answers is done with it.
 */
export const recordPhone = async (turn: Turn, by: Operator, action: Phone): Promise<ActionResult> => {
  const { cases, now } = turn;
  const { contract: number, what, outcome, override } = action;
  const contract = await turn.contracts.find(number);
  if (!contract) return notSo(brief.noContract);
  const todo = await callbackFor(turn, action);
  if ('no' in todo) return notSo(todo.no);
  const known = await caseFor(turn, action, todo.yes);
  if ('no' in known) return notSo(known.no);

  const counts = outcome.result !== 'contract';
  const decision = await mayPhone(turn, contract, known.yes);
  const over = counts && !decision.allowed;
  if (over && !override) return { result: 'refused', why: brief.contact(decision) };
  if (over && by.role !== 'supervisor') return { result: 'refused', why: brief.supervisorOnly };

  const at = stamp(now);
  const of = known.yes ?? (await cases.begin(number, turn.newId('case'), { what }, at));
  const id = turn.newId('phone');
  const reason = over && override ? { override: { reason: override.reason } } : {};
  await turn.desk.keepPhone({
    id,
    contract: number,
    case: of.id,
    at,
    by: { id: by.id, name: by.name },
    what,
    ...reason,
  });
  if (counts) {
    const counted = await cases.count(of.id, { kind: 'phone', of: id, at }, monthOf(now));
    turn.note(
      counted === 'counted' ? 'counted' : 'handoff',
      reason.override ? brief.overridden(by.name, reason.override.reason) : counted,
    );
  }
  if (todo.yes) await turn.desk.keepTodo({ ...todo.yes, state: 'done' });
  await recordOutcome(turn, (await cases.find(of.id)) ?? of, outcome, by, undefined);
  if (todo.yes) await tell(turn, 'receipt', of.id);
  return done;
};
