/** A call-back: queued at once for the next opening and the registered number; a wish and another number can follow (row 24). */
import { hearWish } from '../knowledge/language/hear-wish.ts';
import { nextOpening } from '../knowledge/rules/business-hours.ts';
import { contactAllowed } from '../knowledge/rules/contacts.ts';
import { minuteOf, nextMonth, stamp } from '../knowledge/rules/japan-time.ts';
import { caseFromAnswers, hintOf, noticeTrouble } from './about-case.ts';
import { caseOf, contactFacts, knownContract } from './customer.ts';
import type { Answers, Form } from './form.ts';
import type { Heard } from './turn.ts';
import { leaveLine } from './waiting-line.ts';

export const leaveCallback = (heard: Heard): Form => {
  const { say, desk, now, promised, conversation } = heard;

  /** The opening from which it can be made: after the 1st when this month's contacts are used up (row 6). */
  const opening = async (answers: Answers) => {
    const contract = await knownContract(heard);
    const facts = await contactFacts(heard, contract, await caseOf(heard, contract.number, hintOf(answers)));
    const usedUp = contactAllowed(facts, now, promised).because.some(({ code }) => code === 'limit-reached');
    return nextOpening('desk', usedUp ? nextMonth(now) : now, promised);
  };

  return {
    id: 'callback',
    forContract: true,
    notice(message, answers) {
      const wish = hearWish(message.reading.text);
      return { ...noticeTrouble(message, answers), ...(wish !== undefined && { wish }) };
    },
    asks: { phone: { ask: say.callback.declined, hears: { as: 'phone-number' }, optional: true } },
    readBack: async (answers) =>
      answers.offered === 'yes' ? say.callback.offer(minuteOf(await opening(answers))) : undefined,
    declined: say.callback.declined(),
    async done(answers) {
      const { phone, wish } = answers;
      const wished = { ...(phone !== undefined && { phone }), ...(wish !== undefined && { wish }) };
      const queued = await desk.callbackOf(conversation);
      if (queued) {
        await desk.keepTodo({ ...queued, ...wished });
        await heard.speak(say.callback.changed(phone, wish));
        return 'end';
      }
      const opens = await opening(answers);
      const of = await caseFromAnswers(heard, await knownContract(heard), answers);
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
