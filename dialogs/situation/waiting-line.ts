/** The line for an operator: joining it reserves a contact for a case not yet counted, leaving it gives that back. */
import type { Case } from '../../adapters/cases/port.ts';
import type { Handoff } from '../../adapters/operator-desk/port.ts';
import { closingTime } from '../../knowledge/rules/business-hours.ts';
import { stamp } from '../../knowledge/rules/japan-time.ts';
import type { Turn } from '../form/turn.ts';

/** Puts this conversation in line for the case. When the desk closes, those still in line are told (timer desk-closes). */
export const joinLine = async (turn: Turn, of: Case): Promise<void> => {
  const { now, conversation } = turn;
  const handoff: Handoff = {
    id: turn.newId('handoff'),
    conversation,
    contract: of.contract,
    case: of.id,
    state: 'queued',
    queuedAt: stamp(now),
  };
  await turn.desk.keepHandoff(handoff);
  await turn.cases.wait(of.contract, handoff.id, of.id);
  turn.setTimer('desk-closes', conversation, closingTime('desk', now, turn.promised));
  turn.note('handoff', 'queued');
};

/** Takes this conversation out of the line, and tells whether its case has counted; undefined when it was not in it. */
export const leaveLine = async (turn: Turn): Promise<{ case: string; counted: boolean } | undefined> => {
  const handoff = await turn.desk.handoffOf(turn.conversation);
  if (handoff?.state !== 'queued') return undefined;
  await turn.desk.keepHandoff({ ...handoff, state: 'ended' });
  await turn.cases.stopWaiting(handoff.contract, handoff.id);
  turn.stopTimer('desk-closes', turn.conversation);
  turn.note('handoff', 'left');
  return { case: handoff.case, counted: (await turn.cases.countOf(handoff.case)) !== undefined };
};
