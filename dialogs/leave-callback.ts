/** A call-back: queued at once for the next opening and the registered number; a wish and another number can follow (row 24). */

import type { Todo } from '../adapters/operator-desk/port.ts';
import { hearPhoneNumber } from '../knowledge/language/hear-numbers.ts';
import { hearWish } from '../knowledge/language/hear-wish.ts';
import { nextOpening } from '../knowledge/rules/business-hours.ts';
import { contactAllowed } from '../knowledge/rules/contacts.ts';
import { minuteOf, nextMonth, stamp } from '../knowledge/rules/japan-time.ts';
import { caseAnswered, caseFromAnswers, noticeTrouble } from './about-case.ts';
import { contactFacts, knownContract } from './customer.ts';
import type { Answers, Form, Next } from './form-shape.ts';
import type { Heard, Turn } from './turn.ts';
import { leaveLine } from './waiting-line.ts';

const dueOf = ({ dueAt }: Todo): string => minuteOf(Temporal.Instant.from(dueAt));

/** What a refused service goes on with: the offer of a call-back, unless one is queued for the same case already. */
export const offerCallback = async (heard: Heard, answers: Answers): Promise<Next> => {
  const queued = await heard.desk.callbackOf(heard.conversation);
  const of = queued && (await caseAnswered(heard, await knownContract(heard), answers));
  if (!queued || queued.case !== of?.id) return { start: 'callback', answers: { ...answers, offered: 'yes' } };
  await heard.speak(heard.say.callback.already(dueOf(queued)));
  return 'end';
};

/** Takes back the call-back this conversation asked for; false when there is none. */
export const cancelCallback = async ({ desk, conversation }: Turn): Promise<boolean> => {
  const queued = await desk.callbackOf(conversation);
  if (queued) await desk.keepTodo({ ...queued, state: 'done' });
  return queued !== undefined;
};

/** The form of a call-back. */
export const leaveCallback = (heard: Heard): Form => {
  const { say, desk, now, promised, conversation } = heard;

  /** The opening from which it can be made: after the 1st when this month's contacts are used up (row 6). */
  const opening = async (answers: Answers) => {
    const contract = await knownContract(heard);
    const facts = await contactFacts(heard, contract, await caseAnswered(heard, contract, answers));
    const usedUp = contactAllowed(facts, now, promised).because.some(({ code }) => code === 'limit-reached');
    return nextOpening('desk', usedUp ? nextMonth(now) : now, promised);
  };

  return {
    id: 'callback',
    forContract: true,
    notice(message, answers) {
      const { text } = message.reading;
      const wish = hearWish(text, message.now);
      const phone = hearPhoneNumber(text)?.value;
      return {
        ...noticeTrouble(message, answers),
        ...(wish !== undefined && { wish }),
        ...(phone !== undefined && { phone }),
      };
    },
    asks: {},
    readBack: async (answers) =>
      answers.offered === 'yes' ? say.callback.offer(minuteOf(await opening(answers))) : undefined,
    declined: say.callback.declined(),
    async done(answers) {
      const { phone, wish } = answers;
      const wished = { ...(phone !== undefined && { phone }), ...(wish !== undefined && { wish }) };
      const queued = await desk.callbackOf(conversation);
      const contract = await knownContract(heard);
      const known = await caseAnswered(heard, contract, answers);
      if (queued && queued.case === known?.id) {
        await desk.keepTodo({ ...queued, ...wished });
        const changed = phone !== undefined || wish !== undefined;
        await heard.speak(changed ? say.callback.changed(phone, wish) : say.callback.already(dueOf(queued)));
        return 'end';
      }
      const opens = await opening(answers);
      const of = await caseFromAnswers(heard, contract, answers);
      await leaveLine(heard);
      await desk.keepTodo({
        id: heard.newId('callback'),
        kind: 'callback',
        contract: of.contract,
        case: of.id,
        conversation,
        dueAt: stamp(opens),
        ...wished,
        state: 'open',
      });
      await heard.speak(say.callback.queued(minuteOf(opens), phone, wish));
      return 'end';
    },
  };
};
