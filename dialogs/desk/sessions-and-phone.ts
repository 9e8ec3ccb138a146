/** What operators do beside the chats: connect a remote session, record a phone contact. */
import { contactAllowed } from '../../knowledge/rules/contacts.ts';
import { monthOf, stamp } from '../../knowledge/rules/japan-time.ts';
import { plain } from '../../knowledge/terms/figures.ts';
import { contactFacts } from '../customer.ts';
import type { Turn } from '../turn.ts';
import { brief } from '../words/brief.ts';
import { type ActionResult, done, type Operator, type OperatorAction } from './operator.ts';
import { recordOutcome } from './outcome.ts';

/** Marks a waiting session as connected: from here it cannot become void. */
export const connectSession = async (turn: Turn, code: string): Promise<ActionResult> => {
  const session = await turn.sessions.find(code);
  if (session?.state !== 'waiting') return { result: 'not so', why: brief.sessionNotWaiting };
  await turn.sessions.become(code, 'connected');
  turn.stopTimer('session-void', code);
  await turn.cases.change(session.case, { lastEventAt: stamp(turn.now) });
  turn.note('session', 'connected');
  await turn.speak(turn.say.remote.connected());
  return done;
};

/**
 * Records a contact by phone with its outcome: for an open case, or for a new one when a contact is left, waiting
 * hand-offs included (row 6). A call-back it answers is done with it.
 */
export const recordPhone = async (
  turn: Turn,
  by: Operator,
  { contract: number, case: caseId, what, outcome, todo: todoId }: Extract<OperatorAction, { do: 'record-phone' }>,
): Promise<ActionResult> => {
  const { cases, now } = turn;
  const contract = await turn.contracts.find(number);
  if (!contract) return { result: 'not so', why: brief.noContract };
  const known = caseId === undefined ? undefined : await cases.find(caseId);
  if (caseId !== undefined && (known?.contract !== number || known.state !== 'open')) return { result: 'not so', why: brief.noCase };
  const allowed = contactAllowed(await contactFacts(turn, contract, known), now, turn.promised);
  if (!allowed.allowed) return { result: 'refused', why: plain(turn.say.decision(allowed).text) };
  const of = known ?? (await cases.begin(number, turn.newId('case'), { what }, stamp(now)));
  const id = turn.newId('phone');
  const counted = await cases.count(of.id, { kind: 'phone', of: id, at: stamp(now) }, monthOf(now));
  turn.note(counted === 'counted' ? 'counted' : 'handoff', counted);
  const fresh = (await cases.find(of.id)) ?? of;
  // A contract matter is not a contact (row 5): the count the call itself made goes with it.
  if (outcome.result === 'contract' && counted === 'counted') await cases.recount(of.id, []);
  await recordOutcome(turn, fresh, outcome, by, undefined);
  const todo = todoId === undefined ? undefined : await turn.desk.todo(todoId);
  if (todo) await turn.desk.keepTodo({ ...todo, state: 'done' });
  return done;
};
