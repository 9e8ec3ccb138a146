/** A call-back: queued at once for the next opening and the registered number; a wish and another number can follow (row 24). */

import type { Todo } from '../adapters/operator-desk/port.ts';
import { hearPhoneNumber } from '../knowledge/language/hear-numbers.ts';
import { hearSlots } from '../knowledge/language/hear-slots.ts';
import { hearWish } from '../knowledge/language/hear-wish.ts';
import { nextOpening } from '../knowledge/rules/business-hours.ts';
import { type CallWish, callbackAt } from '../knowledge/rules/callback-time.ts';
import { contactAllowed } from '../knowledge/rules/contacts.ts';
import { minuteOf, nextMonth, stamp } from '../knowledge/rules/japan-time.ts';
import { caseAnswered, caseFromAnswers, noticeTrouble } from './about-case.ts';
import { canDo } from './can-do.ts';
import { contactFacts, contractOf, knownContract, openCases } from './customer.ts';
import type { Answers, Form, Next } from './form-shape.ts';
import type { Heard, Turn } from './turn.ts';
import { leaveLine } from './waiting-line.ts';

const dueOf = ({ dueAt }: Todo): string => minuteOf(Temporal.Instant.from(dueAt));

/** What a refused service goes on with: the offer of a call-back, unless one is queued for the same case already. */
export const offerCallback = async (heard: Heard, answers: Answers): Promise<Next> => {
  const of = await caseAnswered(heard, await knownContract(heard), answers);
  const queued = of && (await heard.desk.callbackIn(of.id));
  if (!queued) return { start: 'callback', answers: { ...answers, offered: 'yes' } };
  await heard.speak(heard.say.callback.already(dueOf(queued)));
  return 'end';
};

/** The call-back this customer waits for: asked for here, or on another device of theirs. */
export const queuedCallback = async (turn: Turn): Promise<Todo | undefined> => {
  const asked = await turn.desk.callbackOf(turn.conversation);
  const contract = await contractOf(turn);
  const here = asked?.contract === contract?.number ? asked : undefined;
  const open = contract ? await openCases(turn, contract.number) : [];
  const found = await Promise.all(open.map(({ id }) => turn.desk.callbackIn(id)));
  return here ?? found.find((todo) => todo !== undefined);
};

/** Takes back the call-back this customer waits for; false when there is none. */
export const cancelCallback = async (turn: Turn): Promise<boolean> => {
  const queued = await queuedCallback(turn);
  if (queued) await turn.desk.keepTodo({ ...queued, state: 'done' });
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
      const [slot] = hearSlots(text, message.now);
      const [day, time] = [slot?.day, slot?.time ?? slot?.from];
      const phone = hearPhoneNumber(text)?.value;
      return {
        ...noticeTrouble(message, answers),
        ...(wish !== undefined && { wish, wished: JSON.stringify({ ...(day && { day }), ...(time && { time }) }) }),
        ...(phone !== undefined && { phone }),
      };
    },
    /** A time outside the desk's hours is no wish that can be kept: it is said so, and the call-back stays as it is. */
    async heed({ wished, ...answers }) {
      const named = wished === undefined ? {} : (JSON.parse(wished) as CallWish);
      if (named.day === undefined && named.time === undefined) return { answers };
      const { at, decision } = callbackAt(named, await opening(answers), promised);
      if (decision.allowed) return { answers: { ...answers, at: stamp(at) } };
      const { wish: _, ...kept } = answers;
      return { answers: kept, say: say.decision(decision) };
    },
    asks: {},
    async readBack(answers) {
      if (answers.offered !== 'yes') return undefined;
      const contract = await knownContract(heard);
      const can = await canDo(heard, contract, await openCases(heard, contract.number));
      return say.callback.offer(minuteOf(await opening(answers)), can);
    },
    declined: say.callback.declined(),
    async done(answers) {
      const { phone, wish, at } = answers;
      const wished = { ...(phone !== undefined && { phone }), ...(wish !== undefined && { wish }) };
      const contract = await knownContract(heard);
      const known = await caseAnswered(heard, contract, answers);
      const queued = known && (await desk.callbackIn(known.id));
      if (queued) {
        const kept = { ...queued, ...wished, ...(at !== undefined && { dueAt: at }) };
        await desk.keepTodo(kept);
        const changed = phone !== undefined || wish !== undefined;
        await heard.speak(changed ? say.callback.changed(dueOf(kept), phone, wish) : say.callback.already(dueOf(kept)));
        return 'end';
      }
      const due = at === undefined ? await opening(answers) : Temporal.Instant.from(at);
      const of = await caseFromAnswers(heard, contract, answers);
      await leaveLine(heard);
      await desk.keepTodo({
        id: heard.newId('callback'),
        kind: 'callback',
        contract: of.contract,
        case: of.id,
        conversation,
        dueAt: stamp(due),
        ...wished,
        state: 'open',
      });
      await heard.speak(say.callback.queued(minuteOf(due), phone, wish));
      return 'end';
    },
  };
};
