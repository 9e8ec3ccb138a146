/** A request as it stands with us, of a paid visit or whatever an operator arranges: one that is open for a contract, a to-do until it is arranged or taken back. */
import type { Case } from '../../adapters/cases/port.ts';
import type { Todo } from '../../adapters/operator-desk/port.ts';
import { requests, type Service, traitsOf } from '../../knowledge/language/services.ts';
import { stamp } from '../../knowledge/rules/japan-time.ts';
import type { Turn } from '../form/turn.ts';
import { caseOf, openCases } from './customer.ts';

/** What the customer wishes: `wanted` is what for, one wish a line; all in their words. */
export type RequestWish = Pick<Todo, 'wanted' | 'wish' | 'place' | 'phone'>;

/** What a request for this service is called at the desk and in its case. */
export const requestNameOf = (service: Service): string => traitsOf(service).stands ?? service;

/** The request for this service that an operator has yet to see to, undefined when there is none. */
export const standingRequest = ({ desk }: Turn, service: Service, contract: string): Promise<Todo | undefined> =>
  desk.requestOf(requestNameOf(service), contract);

/** Every request of the contract that an operator has yet to see to. */
export const standingRequests = async (turn: Turn, contract: string): Promise<Todo[]> =>
  (await Promise.all(requests.map((what) => turn.desk.requestOf(what, contract)))).flatMap((one) => one ?? []);

/** Whether a case was begun for a request, and tells of no trouble. */
export const isOfRequest = ({ trouble }: Case): boolean => trouble !== undefined && requests.includes(trouble);

/** The open case goes on; without one, a case of its own, so that no trouble told later is taken for it. */
const caseFor = async (turn: Turn, what: string, contract: string, { wanted }: RequestWish): Promise<Case> => {
  const at = stamp(turn.now);
  const open = await caseOf(turn, contract, { trouble: what, case: 'same' });
  if (open) return turn.cases.change(open.id, { lastEventAt: at });
  const told = wanted?.replaceAll('\n', ' / ');
  return turn.cases.begin(contract, turn.newId('case'), { trouble: what, ...(told && { what: told }) }, at);
};

/** Puts the request on the operators' board. No contact is used by it. */
export const makeRequest = async (turn: Turn, service: Service, contract: string, wish: RequestWish): Promise<void> => {
  const what = requestNameOf(service);
  const of = await caseFor(turn, what, contract, wish);
  const id = turn.newId(what);
  await turn.desk.keepTodo({
    id,
    kind: 'request',
    of: what,
    contract,
    case: of.id,
    conversation: turn.conversation,
    dueAt: stamp(turn.now),
    ...wish,
    state: 'open',
  });
  await turn.alertOthers('order-news', id, contract);
};

/** Adds to the request that stands: another thing that is wished for beside the first, another day, place or number in place of it. */
export const addToRequest = async (turn: Turn, request: Todo, { wanted, ...wish }: RequestWish): Promise<void> => {
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
  const isOwn = of !== undefined && of.trouble === request.of;
  if (!isOwn || of.outcomes.length > 0 || waits || (await cases.countOf(of.id))) return;
  await cases.change(of.id, { state: 'closed' });
};
