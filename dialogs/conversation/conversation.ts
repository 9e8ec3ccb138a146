/** One message of a customer, from what it says to what is said: the way through a turn. */
import type { StatePropertyAccessor, TurnContext } from 'botbuilder';
import type { DialogState } from 'botbuilder-dialogs';
import { stamp } from '../../knowledge/rules/japan-time.ts';
import type { Turn } from '../form/turn.ts';
import { tellNotices } from '../situation/notices.ts';
import { situationOf } from '../situation/situation.ts';
import { dropSolved } from '../situation/waiting-troubles.ts';
import { agreedBy, asMeant } from '../words/reply.ts';
import { carryOut } from './carry-out.ts';
import { decide } from './decide.ts';
import { answersOnly } from './kinds-of-commands.ts';
import { listen } from './listen.ts';
import { type Floor, openFloor } from './open-dialogs.ts';
import { answerThings, type CameBeside, tellOfThings } from './things.ts';

/** A customer's message as it came in. */
export interface CustomerMessage {
  text: string;
  /** what is no words */
  came: readonly CameBeside[];
  /** what was said before that it answers to */
  quote?: string;
}

/** Longer messages are not read: nobody asks for help in that many characters. */
const longest = 4_000;

/** Opens a conversation: who we are and what can be asked. */
export const greet = async (turn: Turn): Promise<void> => {
  await tellNotices(turn);
  await turn.speak(turn.say.greeting());
};

/** Drops a question that stood too long, and tells whether one did: はい, a day later, answers nothing any more. */
const startAnew = async ({ dc, heard, active }: Floor): Promise<boolean> => {
  const { heardAt } = heard.kept();
  heard.keep({ heardAt: stamp(heard.now) });
  if (heardAt === undefined) return false;
  const until = Temporal.Instant.from(heardAt).add({ hours: heard.documents.desk.conversation.startAnewAfterHours });
  if (Temporal.Instant.compare(heard.now, until) < 0) return false;
  heard.keep({ dropped: undefined, besideWish: undefined, dangers: undefined });
  const form = active();
  if (!form) return false;
  await dc.cancelAllDialogs();
  return !form.form.yields;
};

/** Answers one message. What is said and changed stands in the turn; nothing has left yet. */
export const converse = async (
  turn: Turn,
  context: TurnContext,
  state: StatePropertyAccessor<DialogState>,
  { text, came, quote }: CustomerMessage,
): Promise<void> => {
  await tellNotices(turn);
  const floor = await openFloor(turn, context, state);
  if (text.length > longest) return turn.speak(turn.say.tooLong());
  if (!/[\p{L}\p{N}]/u.test(text)) {
    if (came.length === 0) return turn.speak(text !== '' ? turn.say.onlyWords() : turn.say.menu());
    await startAnew(floor);
    return answerThings(floor, came);
  }
  await tellOfThings(floor, came);
  const anew = await startAnew(floor);
  const { tongue, buttons } = turn.kept();
  if (turn.tongue === 'en' && tongue === undefined) await turn.speak(turn.say.inEnglish());
  const { dc, heard, active } = floor;
  await listen(floor, asMeant(text, buttons), quote);
  // うん and そうです, to 「…ということでしょうか」, say what はい says there.
  const agreed = active() ? undefined : agreedBy(buttons);
  if (agreed !== undefined && heard.reading.commands.every(({ kind }) => kind === 'yes')) await listen(floor, agreed);
  await dropSolved(heard);
  const { reading } = heard;
  if (anew && reading.commands.every(({ kind }) => answersOnly.has(kind))) return turn.speak(turn.say.startedAnew());
  const underWay = dc.activeDialog && active()?.underWay(dc.activeDialog);
  await carryOut(floor, decide(reading, await situationOf(heard, underWay)));
};

/** Begins a form in the customer's conversation without a message of theirs: what an operator or a timer brings up. */
export const bringUp = async (
  turn: Turn,
  context: TurnContext,
  state: StatePropertyAccessor<DialogState>,
  form: string,
  answers: Record<string, string>,
): Promise<void> => {
  const { dc } = await openFloor(turn, context, state);
  await dc.cancelAllDialogs();
  await dc.beginDialog(form, { answers });
};
