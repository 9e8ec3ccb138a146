/** An operator's outcome: what it does to the case, its count, the chat and the session (domain.md, "A case"). */
import type { Case } from '../../adapters/cases/port.ts';
import { causesAfter, type Outcome, staysOpen } from '../../knowledge/rules/cases.ts';
import { stamp } from '../../knowledge/rules/japan-time.ts';
import type { Turn } from '../turn.ts';
import type { Operator } from './operator.ts';

/** Records `outcome` for the case; a contract matter takes back what the hand-off `ended` counted. */
export const recordOutcome = async (
  turn: Turn,
  of: Case,
  outcome: Outcome,
  by: Operator,
  ended: string | undefined,
): Promise<void> => {
  const at = stamp(turn.now);
  const count = await turn.cases.countOf(of.id);
  if (count) {
    const left = causesAfter(count.causes, outcome, ended);
    if ((await turn.cases.recount(of.id, left)) === 'undone') turn.note('uncounted', 'contract');
  }
  const recorded = { result: outcome.result, ...('device' in outcome && { device: outcome.device }), at, by: by.id };
  await turn.cases.change(of.id, {
    outcomes: [...of.outcomes, recorded],
    state: staysOpen(outcome) ? 'open' : 'closed',
    lastEventAt: at,
  });
  turn.note('outcome', outcome.result);
};

/** Ends the session going on for the case in this conversation: it was connected, so its count stands (row 2). */
export const endSession = async (turn: Turn, caseId: string): Promise<boolean> => {
  const session = await turn.sessions.lastOf(turn.conversation);
  if (!session || session.case !== caseId) return false;
  if ((await turn.sessions.become(session.code, 'ended')) === 'not so') return false;
  turn.stopTimer('session-void', session.code);
  const todo = await turn.desk.todo(`remote/${session.code}`);
  if (todo) await turn.desk.keepTodo({ ...todo, state: 'done' });
  turn.note('session', 'ended');
  return true;
};
