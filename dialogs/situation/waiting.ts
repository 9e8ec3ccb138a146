/** What this conversation waits for: a person, a session, a call; told truthfully, and taken back. */

import { inJapan } from '../../knowledge/rules/japan-time.ts';
import { forms } from '../form/form-names.ts';
import type { Heard, Turn } from '../form/turn.ts';
import type { Reply } from '../words/reply.ts';
import type { WaitedFor } from '../words/say-status.ts';
import { cancelCallback, queuedCallback } from './queued-callback.ts';
import { takesBackPlainly } from './takes-back.ts';
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

/** Whether that time is today, in Japan. */
const isToday = (turn: Turn, at: string): boolean =>
  inJapan(Temporal.Instant.from(at)).toPlainDate().equals(inJapan(turn.now).toPlainDate());

/** What was given up here today and has not counted for it, the one asked for last; undefined: nothing. */
export const lastTakenBack = async (turn: Turn): Promise<{ what: WaitedFor; isCounted: boolean } | undefined> => {
  const handoff = await turn.desk.handoffOf(turn.conversation);
  const session = await turn.sessions.lastOf(turn.conversation);
  const call = turn.kept().callTakenBack;
  const isLeft = handoff?.state === 'ended' && handoff.operator === undefined;
  const isCounted = async (id: string) => (await turn.cases.countOf(id)) !== undefined;
  const all = [
    ...(isLeft ? [{ what: 'line' as const, at: handoff.queuedAt, isCounted: await isCounted(handoff.case) }] : []),
    ...(session?.state === 'void'
      ? [{ what: 'session' as const, at: session.openedAt, isCounted: await isCounted(session.case) }]
      : []),
    ...(call === undefined ? [] : [{ what: 'call' as const, at: call, isCounted: false }]),
  ];
  return all
    .filter(({ at }) => isToday(turn, at))
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .at(-1);
};

/** What is waited for here: a person, a session, a call; or what was, today, and nobody came. */
export const waitedFor = async (turn: Turn): Promise<WaitedFor | 'over' | undefined> => {
  const handoff = await turn.desk.handoffOf(turn.conversation);
  if (handoff?.state === 'queued') return 'line';
  const session = await turn.sessions.lastOf(turn.conversation);
  if (session?.state === 'waiting' || session?.state === 'connected') return 'session';
  if (await queuedCallback(turn)) return 'call';
  const wasLeft = handoff?.state === 'ended' && handoff.operator === undefined && isToday(turn, handoff.queuedAt);
  return wasLeft || (session?.state === 'void' && isToday(turn, session.openedAt)) ? 'over' : undefined;
};

/** What is waited for, where it is taken back and not in so many words: it is asked about before it ends. */
export const takenBackVaguely = async (heard: Heard): Promise<WaitedFor | undefined> => {
  const waited = takesBackPlainly(heard.reading) ? undefined : await waitedFor(heard);
  return waited === 'over' ? undefined : waited;
};

/** What is said to a word that answers nothing: whoever is waited for comes all the same. */
export const acknowledgement = async (turn: Turn): Promise<Reply> => {
  const { say } = turn;
  if ((await waitedFor(turn)) === 'line') return say.operator.noted();
  return (await waitingSession(turn)) === undefined ? say.acknowledged() : say.remote.awaited();
};
