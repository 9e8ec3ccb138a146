/** What someone who waits says of the waiting: it is given up, its code is told again, or it is told truthfully what they wait for. */
import { asksOfCall, findsTooLate } from '../knowledge/language/hear-call.ts';
import { hearWaiting, wasUnconnected } from '../knowledge/language/hear-waiting.ts';
import { nextOpening, openNow } from '../knowledge/rules/business-hours.ts';
import { inJapan, minuteOf } from '../knowledge/rules/japan-time.ts';
import type { Form } from './form-shape.ts';
import { cancelCallback, comesFrom, queuedCallback } from './queued-callback.ts';
import type { Reply } from './reply.ts';
import type { Heard, Turn } from './turn.ts';
import { voidSession, waitingSession } from './void-session.ts';
import { leaveLine } from './waiting-line.ts';

/** Takes back what this conversation waits for: its place in line, else a session nobody connected, else a call-back. */
export const takeBack = async (turn: Turn): Promise<Reply | undefined> => {
  const { say } = turn;
  const left = await leaveLine(turn);
  if (left) {
    turn.keep({ dropped: { form: 'operator', answers: { case: left.case } } });
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

/** What the message says of the waiting, where something is waited for. */
export const saidOfWaiting = async (heard: Heard): Promise<string | undefined> => {
  const { text } = heard.reading;
  const heardOfCall = findsTooLate(text) ? 'late' : asksOfCall(text) ? 'call' : undefined;
  const heardAtAll = hearWaiting(text);
  if ((heardOfCall ?? heardAtAll) === undefined) return undefined;
  const waits = await waitedFor(heard);
  const said = waits === 'call' ? (heardOfCall ?? heardAtAll) : heardAtAll;
  if (waits === undefined || (said === 'unneeded' && waits === 'over')) return undefined;
  if (said === 'unconnected')
    return waits === 'session' || (waits === 'over' && wasUnconnected(text)) ? said : undefined;
  return said === 'code' && waits !== 'session' && waits !== 'over' ? undefined : said;
};

/** The form that answers it; what is still to be told of the trouble is asked for again. */
export const whileWaiting = (heard: Heard): Form => {
  const { say, now, promised, sessions, conversation, remotePage } = heard;

  const told = async (said: string | undefined): Promise<Reply> => {
    const open = openNow('desk', now, promised);
    const waits = await waitedFor(heard);
    if (waits === 'line') return say.waiting.inLine();
    const session = await sessions.lastOf(conversation);
    if (waits === 'session' && session) {
      const page = remotePage + session.code;
      return session.state === 'connected'
        ? say.remote.waiting(session.code, page)
        : say.waiting.session(session.code, page, minuteOf(Temporal.Instant.from(session.expiresAt)), open);
    }
    const call = await queuedCallback(heard);
    if (!call) return say.waiting.over(open, session?.state === 'void');
    const from = comesFrom(heard, call);
    const soonest = said === 'late' ? minuteOf(nextOpening('desk', now, promised)) : undefined;
    const isDue = from <= minuteOf(now);
    return say.waiting.call(from, call.phone, { isDue, soonest });
  };

  return {
    id: 'waiting',
    asks: {},
    async done({ said }) {
      if (said === 'unneeded') {
        await heard.speak((await takeBack(heard)) ?? say.nothingToCancel());
        return 'end';
      }
      await heard.speak(await told(said));
      const waits = await waitedFor(heard);
      const handoff = waits === 'line' ? await heard.desk.handoffOf(conversation) : undefined;
      const id = handoff?.case ?? (waits === 'session' ? (await sessions.lastOf(conversation))?.case : undefined);
      const of = id === undefined ? undefined : await heard.cases.find(id);
      return of && of.what === undefined ? { start: 'details', answers: { case: of.id } } : 'end';
    },
  };
};
