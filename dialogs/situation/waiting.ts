/** What this conversation waits for: a person, a session, a call; told truthfully, and taken back. */

import { inJapan } from '../../knowledge/rules/japan-time.ts';
import { forms } from '../form/form-names.ts';
import type { Turn } from '../form/turn.ts';
import type { Reply } from '../words/reply.ts';
import { cancelCallback, queuedCallback } from './queued-callback.ts';
import { voidSession, waitingSession } from './void-session.ts';
import { leaveLine } from './waiting-line.ts';

/** Takes back what this conversation waits for: its place in line, else a session nobody connected, else a call-back. */
export const takeBack = async (turn: Turn): Promise<Reply | undefined> => {
  const { say } = turn;
  const left = await leaveLine(turn);
  if (left) {
    turn.keep({ dropped: { form: forms.person, answers: { case: left.case } } });
    return say.operator.left(left.counted);
  }
  const code = await waitingSession(turn);
  const ended = code === undefined ? undefined : await voidSession(turn, code);
  if (ended) return say.remote.takenBack(ended.undone);
  return (await cancelCallback(turn)) ? say.callback.cancelled() : undefined;
};

/** What is waited for here: a person, a session, a call; or what was, today, and nobody came. */
export const waitedFor = async (turn: Turn): Promise<'line' | 'session' | 'call' | 'over' | undefined> => {
  const handoff = await turn.desk.handoffOf(turn.conversation);
  if (handoff?.state === 'queued') return 'line';
  const session = await turn.sessions.lastOf(turn.conversation);
  if (session?.state === 'waiting' || session?.state === 'connected') return 'session';
  if (await queuedCallback(turn)) return 'call';
  const isToday = (at: string) =>
    inJapan(Temporal.Instant.from(at)).toPlainDate().equals(inJapan(turn.now).toPlainDate());
  const wasLeft = handoff?.state === 'ended' && handoff.operator === undefined && isToday(handoff.queuedAt);
  return wasLeft || (session?.state === 'void' && isToday(session.openedAt)) ? 'over' : undefined;
};
