/** Taking a chat, giving it back, ending it, and losing its operator. */
import type { Handoff } from '../../adapters/operator-desk/port.ts';
import type { Outcome } from '../../knowledge/rules/cases.ts';
import { closingTime } from '../../knowledge/rules/business-hours.ts';
import { monthOf, stamp } from '../../knowledge/rules/japan-time.ts';
import type { Turn } from '../turn.ts';
import { brief } from '../words/brief.ts';
import { type ActionResult, done, type Operator } from './operator.ts';
import { endSession, recordOutcome } from './outcome.ts';

const notSo = (why: string): ActionResult => ({ result: 'not so', why });

const held = async (turn: Turn, by: Operator): Promise<Handoff | undefined> => {
  const handoff = await turn.desk.handoffOf(turn.conversation);
  return handoff?.state === 'connected' && handoff.operator?.id === by.id ? handoff : undefined;
};

/** Takes a waiting chat: one operator wins, and the contact is counted with it (row 2). */
export const takeChat = async (turn: Turn, by: Operator): Promise<ActionResult> => {
  const handoff = await turn.desk.handoffOf(turn.conversation);
  if (handoff?.state === 'connected') return notSo(brief.takenBy(handoff.operator?.name ?? ''));
  if (handoff?.state !== 'queued') return notSo(brief.notWaiting);
  const { now, cases } = turn;
  await turn.desk.keepHandoff({ ...handoff, state: 'connected', operator: by });
  await cases.stopWaiting(handoff.contract, handoff.id);
  const cause = { kind: 'operator' as const, of: handoff.id, at: stamp(now) };
  const counted = await cases.count(handoff.case, cause, monthOf(now));
  await cases.change(handoff.case, { lastEventAt: stamp(now) });
  turn.stopTimer('desk-closes', turn.conversation);
  turn.note('handoff', 'taken');
  turn.note(counted === 'counted' ? 'counted' : 'handoff', counted);
  await turn.speak(turn.say.operator.taken(by.name));
  return done;
};

/** Gives the chat back to the bot; nothing is recorded and the case goes on. */
export const returnChat = async (turn: Turn, by: Operator): Promise<ActionResult> => {
  const handoff = await held(turn, by);
  if (!handoff) return notSo(brief.notYours);
  await turn.desk.keepHandoff({ ...handoff, state: 'returned' });
  turn.note('handoff', 'returned');
  await turn.speak(turn.say.operator.returned());
  return done;
};

/** Ends the chat, or the session without a chat, with an outcome. */
export const endChat = async (turn: Turn, by: Operator, outcome: Outcome): Promise<ActionResult> => {
  const handoff = await turn.desk.handoffOf(turn.conversation);
  if (handoff?.state === 'connected' && handoff.operator?.id !== by.id) return notSo(brief.notYours);
  const chat = handoff?.state === 'connected' ? handoff : undefined;
  const session = await turn.sessions.lastOf(turn.conversation);
  const caseId = chat?.case ?? session?.case ?? handoff?.case;
  const of = caseId === undefined ? undefined : await turn.cases.find(caseId);
  if (of?.state !== 'open') return notSo(brief.noCase);
  const sessionEnded = await endSession(turn, of.id);
  if (chat) await turn.desk.keepHandoff({ ...chat, state: 'ended' });
  await recordOutcome(turn, of, outcome, by, chat?.id);
  if (chat) await turn.speak(turn.say.operator.ended(outcome.result === 'not_isolated' || outcome.result === 'device_failure_suspected'));
  else if (sessionEnded) await turn.speak(turn.say.remote.ended());
  return done;
};

/** The operator has not been heard of: the chat waits again for another one, and the customer is told. */
export const loseOperator = async (turn: Turn, by: Operator): Promise<ActionResult> => {
  const handoff = await held(turn, by);
  if (!handoff) return notSo(brief.notYours);
  const { operator: _, ...waiting } = handoff;
  await turn.desk.keepHandoff({ ...waiting, state: 'queued' });
  await turn.cases.wait(handoff.contract, handoff.id, handoff.case);
  turn.setTimer('desk-closes', turn.conversation, closingTime('desk', turn.now, turn.promised));
  turn.note('handoff', 'operator gone');
  await turn.speak(turn.say.operator.gone());
  return done;
};
