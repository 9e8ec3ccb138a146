/** What someone who waits says of the waiting: it is given up, its code is told again, or it is told truthfully what they wait for. */

import type { Reading } from '../../../knowledge/language/reading.ts';
import { nextOpening, openNow } from '../../../knowledge/rules/business-hours.ts';
import { minuteOf } from '../../../knowledge/rules/japan-time.ts';
import { sure } from '../../form/form-hearing.ts';
import { forms } from '../../form/form-names.ts';
import type { Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { takenBackLast } from '../../situation/cancellable.ts';
import type { Mean, Meant } from '../../situation/meant.ts';
import { comesFrom, dueOf, queuedCallback } from '../../situation/queued-callback.ts';
import { takeBack, takenBackVaguely, waitedFor } from '../../situation/waiting.ts';
import type { Reply } from '../../words/reply.ts';

/** コードはどこに入れるの, 専用ツールってどれ, 案内ページが開かない: what is to be done with what a session began with. */
const asksOfSession = ({ acts }: Reading): boolean =>
  acts.some(({ label, confidence }) => ofSession.has(label) && confidence >= sure);
const ofSession: ReadonlySet<string> = new Set(['asks where', 'asks which', 'asks meaning', 'stuck step']);

/** What the message says of the waiting, where something is waited for. */
const saidOfWaiting = async (heard: Heard): Promise<string | undefined> => {
  const { says } = heard.reading;
  if (asksOfSession(heard.reading) && (await waitedFor(heard)) === 'session') return 'where';
  const heardOfCall = says.tooLate ? 'late' : says.asksOfCall ? 'call' : undefined;
  const heardAtAll = says.waiting;
  const isAfter = says.afterwards && says.ofCall;
  if (!isAfter && (heardOfCall ?? heardAtAll) === undefined) return undefined;
  const waits = await waitedFor(heard);
  if (isAfter && waits === 'session') return 'after';
  const said = waits === 'call' ? (heardOfCall ?? heardAtAll) : heardAtAll;
  // 出られないので03-…の方に変えて gives another number, and takes nothing back.
  const isElsewhere = said === 'unneeded' && (waits === 'over' || says.callNumber !== undefined);
  const isOfElse = said === 'unneeded' && waits === 'call' && (await takenBackLast(heard)) !== undefined;
  if (waits === undefined || isElsewhere || isOfElse) return undefined;
  if (said === 'unconnected')
    return waits === 'session' || (waits === 'over' && says.wasUnconnected) ? said : undefined;
  return said === 'code' && waits !== 'session' && waits !== 'over' ? undefined : said;
};

/** What this conversation waits for, spoken of without its name: まだですか, もういりません. */
export const spokenOfWaiting: Mean = async (heard, { kind }, underWay): Promise<Meant | undefined> => {
  if (underWay || kind === 'human') return undefined;
  const said = await saidOfWaiting(heard);
  if (said === undefined) return undefined;
  // もういいです may be said of the chat: a call that is agreed on is asked about first.
  const isVague = said === 'unneeded' && (await takenBackVaguely(heard)) === 'call';
  return isVague ? { form: forms.stopCall } : { form: forms.waiting, answers: { said } };
};

/** The form that answers it; what is still to be told of the trouble is asked for again. */
export const whileWaiting = (heard: Heard): Form => {
  const { say, now, promised, sessions, conversation, remotePage } = heard;

  const told = async (said: string | undefined): Promise<Reply> => {
    const open = openNow('desk', now, promised);
    const waits = await waitedFor(heard);
    if (waits === 'line') return say.waiting.inLine();
    const session = await sessions.lastOf(conversation);
    if (said === 'after') return say.waiting.callAfter();
    if (waits === 'session' && session) {
      const page = remotePage + session.code;
      if (said === 'where') return say.remote.whatToDo(session.code, page);
      return session.state === 'connected'
        ? say.remote.waiting(session.code, page)
        : say.waiting.session(session.code, page, minuteOf(Temporal.Instant.from(session.expiresAt)), open);
    }
    const call = await queuedCallback(heard);
    if (!call) return say.waiting.over(open, session?.state === 'void');
    const from = comesFrom(heard, call);
    const soonest = said === 'late' ? minuteOf(nextOpening('desk', now, promised)) : undefined;
    const isDue = from <= minuteOf(now);
    const isLate = call.wish !== undefined && dueOf(call) < minuteOf(now);
    const agreed = isLate ? dueOf(call) : undefined;
    return say.waiting.call(from, call.phone, { isDue, soonest, agreed, isOpen: open.allowed });
  };

  return {
    id: forms.waiting,
    isBrief: true,
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
      return of && of.what === undefined ? { start: forms.details, answers: { case: of.id } } : 'end';
    },
  };
};
