/** What an operator may do with a chat or a session now: the actions and the desk's buttons ask here. */
import type { Case } from '../../adapters/cases/port.ts';
import type { Contract } from '../../adapters/contracts/port.ts';
import type { Handoff } from '../../adapters/operator-desk/port.ts';
import type { Session } from '../../adapters/remote-support/port.ts';
import { openNow } from '../../knowledge/rules/business-hours.ts';
import { contactAllowed } from '../../knowledge/rules/contacts.ts';
import type { Decision } from '../../knowledge/rules/decision.ts';
import type { Turn } from '../form/turn.ts';
import { contactFacts, openCases } from '../situation/customer.ts';
import { brief } from '../words/brief.ts';
import type { Operator } from './operator.ts';

/** What it would be done with, or why it may not be done. */
export type May<T> = { yes: T } | { no: string };

const goesOn = ({ state }: Session): boolean => state === 'waiting' || state === 'connected';

/** Taking: the chat waits, and the desk is open (nothing is counted out of hours, row 2). */
export const mayTake = async (turn: Turn, by: Operator): Promise<May<Handoff>> => {
  const handoff = await turn.desk.handoffOf(turn.conversation);
  if (handoff?.state === 'connected') {
    return { no: handoff.operator?.id === by.id ? brief.alreadyYours : brief.takenBy(handoff.operator?.name ?? '') };
  }
  if (handoff?.state !== 'queued') return { no: brief.notWaiting };
  const hours = openNow('desk', turn.now, turn.promised);
  return hours.allowed ? { yes: handoff } : { no: brief.hours(hours) };
};

/** Replying and giving back: who holds the chat. */
export const mayHold = async (turn: Turn, by: Operator): Promise<May<Handoff>> => {
  const handoff = await turn.desk.handoffOf(turn.conversation);
  return handoff?.state === 'connected' && handoff.operator?.id === by.id ? { yes: handoff } : { no: brief.notYours };
};

/** What an outcome ends: the case it is recorded for, the chat when one is held, the session when one goes on. */
export interface Ending {
  case: Case;
  chat?: Handoff;
  session?: Session;
}

/** Recording an outcome: nobody else holds the chat, and there is a case. With `code`: of that session, while it goes on. */
export const mayEnd = async (turn: Turn, by: Operator, code?: string): Promise<May<Ending>> => {
  const handoff = await turn.desk.handoffOf(turn.conversation);
  const held = handoff?.state === 'connected' ? handoff : undefined;
  if (held && held.operator?.id !== by.id) return { no: brief.notYours };
  const session = code === undefined ? await turn.sessions.lastOf(turn.conversation) : await turn.sessions.find(code);
  const running = session && goesOn(session) ? session : undefined;
  if (code !== undefined && !running) return { no: brief.sessionOver };
  if (code === undefined && handoff?.state === 'queued' && !running) return { no: brief.takeFirst };
  const candidates = code === undefined ? [held?.case, session?.case, handoff?.case] : [session?.case];
  for (const id of candidates) {
    const of = id === undefined ? undefined : await turn.cases.find(id);
    if (!of) continue;
    const chat = held?.case === of.id ? held : undefined;
    const ends = running?.case === of.id ? running : undefined;
    // A chat or a session that goes on has its outcome even when another one closed the case meanwhile.
    if (chat || ends || (await openCases(turn, of.contract)).some((open) => open.id === of.id)) {
      return { yes: { case: of, ...(chat && { chat }), ...(ends && { session: ends }) } };
    }
  }
  return { no: brief.noCase };
};

/** Connecting: the session waits, and its time is not over (row 2). */
export const mayConnect = async (turn: Turn, code: string): Promise<May<Session>> => {
  const session = await turn.sessions.find(code);
  if (!session) return { no: brief.noSession };
  const over = Temporal.Instant.compare(Temporal.Instant.from(session.expiresAt), turn.now) <= 0;
  return session.state === 'waiting' && !over ? { yes: session } : { no: brief.sessionNotWaiting };
};

/** Telling many customers at once, or ending that: a supervisor. */
export const mayNotify = (by: Operator): May<Operator> =>
  by.role === 'supervisor' ? { yes: by } : { no: brief.noticeSupervisor };

/** Sending again what a channel or the back office did not take: a supervisor, or who runs the machine. */
export const maySendAgain = (by: Operator): May<Operator> =>
  by.role === 'supervisor' ? { yes: by } : { no: brief.sendAgainSupervisor };

/** Reading what customers think of answers: a supervisor. */
export const mayReadJudged = (by: Operator): May<Operator> =>
  by.role === 'supervisor' ? { yes: by } : { no: brief.judgedSupervisor };

/** Whether a phone contact may be counted for `of` (undefined: a new case), waiting hand-offs included (row 6). */
export const mayPhone = async (turn: Turn, contract: Contract, of: Case | undefined): Promise<Decision> =>
  contactAllowed(await contactFacts(turn, contract, of), turn.now, turn.promised);
