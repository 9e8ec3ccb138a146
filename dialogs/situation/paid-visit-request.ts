/** The request for a paid visit as it stands with us: one that is open a contract, an operator's to-do until it is arranged or taken back. */
import type { Case } from '../../adapters/cases/port.ts';
import type { Todo } from '../../adapters/operator-desk/port.ts';
import { stamp } from '../../knowledge/rules/japan-time.ts';
import type { Turn } from '../form/turn.ts';
import { caseOf, openCases } from './customer.ts';

/** The kind of its to-do, and of a case that was begun for it. */
export const paidVisit = 'paid-visit';

/** What the customer wishes: `wanted` is to be set up, one wish a line; all in their words. */
export type PaidVisitWish = Pick<Todo, 'wanted' | 'wish' | 'place' | 'phone'>;

/** The request of the contract that an operator has yet to see to, undefined when there is none. */
export const standingRequest = ({ desk }: Turn, contract: string): Promise<Todo | undefined> =>
  desk.paidVisitOf(contract);

/** The open case goes on; without one, a case of its own, so that no trouble told later is taken for it. */
const caseFor = async (turn: Turn, contract: string, { wanted }: PaidVisitWish): Promise<Case> => {
  const at = stamp(turn.now);
  const open = await caseOf(turn, contract, { trouble: paidVisit, case: 'same' });
  if (open) return turn.cases.change(open.id, { lastEventAt: at });
  const what = wanted?.replaceAll('\n', ' / ');
  return turn.cases.begin(contract, turn.newId('case'), { trouble: paidVisit, ...(what && { what }) }, at);
};

/** Puts the request on the operators' board. No contact is used by it. */
export const makeRequest = async (turn: Turn, contract: string, wish: PaidVisitWish): Promise<void> => {
  const of = await caseFor(turn, contract, wish);
  await turn.desk.keepTodo({
    id: turn.newId(paidVisit),
    kind: paidVisit,
    contract,
    case: of.id,
    conversation: turn.conversation,
    dueAt: stamp(turn.now),
    ...wish,
    state: 'open',
  });
};

/** Adds to the request that stands: another thing to set up beside the first, another day, place or number in place of it. */
export const addToRequest = async (turn: Turn, request: Todo, { wanted, ...wish }: PaidVisitWish): Promise<void> => {
  const both = [...new Set([request.wanted, wanted].flatMap((one) => one?.split('\n') ?? []))].join('\n');
  await turn.desk.keepTodo({ ...request, ...wish, wanted: both, conversation: turn.conversation });
  const open = await openCases(turn, request.contract);
  if (open.some(({ id }) => id === request.case))
    await turn.cases.change(request.case, { lastEventAt: stamp(turn.now) });
};

/** Takes the request back; a case begun for it in which nothing else came to pass ends with it. */
export const takeBackRequest = async (turn: Turn, request: Todo): Promise<void> => {
  const { cases, desk } = turn;
  await desk.keepTodo({ ...request, state: 'done' });
  const of = await cases.find(request.case);
  const waits = (await cases.waiting(request.contract)).some((one) => one.case === request.case);
  if (of?.trouble !== paidVisit || of.outcomes.length > 0 || waits || (await cases.countOf(of.id))) return;
  await cases.change(of.id, { state: 'closed' });
};
