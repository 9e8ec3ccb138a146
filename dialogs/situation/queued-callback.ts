/** The call-back a customer waits for: found on whatever device, offered, taken back. */

import type { Todo } from '../../adapters/operator-desk/port.ts';
import type { Reading } from '../../knowledge/language/reading.ts';
import { nextOpening, openNow } from '../../knowledge/rules/business-hours.ts';
import { minuteOf, stamp } from '../../knowledge/rules/japan-time.ts';
import { sure } from '../form/form-hearing.ts';
import { forms } from '../form/form-names.ts';
import type { Answers, Form, Next } from '../form/form-shape.ts';
import type { Heard, Turn } from '../form/turn.ts';
import { caseAnswered } from './about-case.ts';
import { contractOf, openCases } from './customer.ts';

/** Whether a call is asked for: a time told beside it is of the call, whatever is under way. */
export const asksForCall = ({ commands }: Reading): boolean =>
  commands.some((one) => one.kind === 'start' && one.service === forms.callBack && one.confidence >= sure);

/** Whether it is a call to who had no customer number at hand (row 28). */
export const isUnverified = ({ kind }: Todo): boolean => kind === 'unverified-call';

/** The form in which a queued call is changed. */
export const formOfCall = (queued: Todo): string => (isUnverified(queued) ? forms.unverifiedCall : forms.callBack);

/** What that form, or the one of a person, knows of a queued call. */
export const knownOfCall = (queued: Todo): Answers => (isUnverified(queued) ? {} : { case: queued.case });

/** From when it is agreed on, YYYY-MM-DDTHH:mm. */
export const dueOf = ({ dueAt }: Todo): string => minuteOf(Temporal.Instant.from(dueAt));

/** From when it can still come, YYYY-MM-DDTHH:mm: one that was not made in time comes after the next opening. */
export const comesFrom = ({ now, promised }: Turn, queued: Todo): string => {
  const due = Temporal.Instant.from(queued.dueAt);
  return minuteOf(Temporal.Instant.compare(due, now) < 0 ? nextOpening('desk', now, promised) : due);
};

/** What a refused service goes on with: the offer of a call-back, unless one is queued for the same case already. */
export const offerCallback = async (heard: Heard, answers: Answers): Promise<Next> => {
  const contract = await contractOf(heard);
  const of = contract && (await caseAnswered(heard, contract, answers));
  const queued = contract ? of && (await heard.desk.callbackIn(of.id)) : await queuedCallback(heard);
  if (!queued) return { start: forms.callBack, answers: { ...answers, offered: 'yes' } };
  await heard.speak(heard.say.callback.already(comesFrom(heard, queued)));
  return 'end';
};

/** What stands before who is not known yet while the desk is closed: when it opens, and that a call can be had. */
export const closedToAnybody = async (heard: Heard, answers: Answers): ReturnType<NonNullable<Form['gate']>> => {
  const open = openNow('desk', heard.now, heard.promised);
  if (open.allowed) return undefined;
  const { decision, operator } = heard.say;
  const isQueued = (await queuedCallback(heard)) !== undefined;
  const say = isQueued ? decision(open) : operator.callInstead(open);
  return {
    say: answers.matter === 'contract' ? operator.contractElsewhere(open) : say,
    next: () => offerCallback(heard, answers),
  };
};

/** The call-back this customer waits for: asked for here, or on another device of theirs. */
export const queuedCallback = async (turn: Turn): Promise<Todo | undefined> => {
  const asked = await turn.desk.callbackOf(turn.conversation);
  const contract = await contractOf(turn);
  if (asked && (isUnverified(asked) || asked.contract === contract?.number)) return asked;
  const open = contract ? await openCases(turn, contract.number) : [];
  const found = await Promise.all(open.map(({ id }) => turn.desk.callbackIn(id)));
  return found.find((todo) => todo !== undefined);
};

/** What was agreed of the call-back that was taken back just before, while nothing else was begun. */
export const callLeft = (turn: Turn): Answers | undefined => {
  const { dropped, callTakenBack } = turn.kept();
  return callTakenBack !== undefined && dropped?.form === forms.callBack ? dropped.answers : undefined;
};

/** Ends the call-back of a case that a person sees to in another way; false when none was queued. */
export const endCallback = async ({ desk }: Turn, ofCase: string): Promise<boolean> => {
  const queued = await desk.callbackIn(ofCase);
  if (queued) await desk.keepTodo({ ...queued, state: 'done' });
  return queued !== undefined;
};

/** Takes back the call-back this customer waits for; false when there is none. */
export const cancelCallback = async (turn: Turn): Promise<boolean> => {
  const queued = await queuedCallback(turn);
  if (!queued) return false;
  await turn.desk.keepTodo({ ...queued, state: 'done' });
  const { phone, wish } = queued;
  const [day = '', time = ''] = dueOf(queued).split('T');
  const agreed = wish !== undefined && { wish, wished: JSON.stringify([{ day, time }]) };
  const answers = { ...knownOfCall(queued), ...(phone !== undefined && { phone }), ...agreed };
  turn.keep({ callTakenBack: stamp(turn.now), dropped: { form: formOfCall(queued), answers } });
  return true;
};
