/** A call-back: queued at once for the next opening and the registered number; a wish and another number can follow (row 24). */

import type { Todo } from '../adapters/operator-desk/port.ts';
import {
  asksForCallAt,
  asksPlainly,
  findsTooLate,
  hearCallNumber,
  onlyAsksOfCall,
  takesCallBy,
} from '../knowledge/language/hear-call.ts';
import { wishesToPhone } from '../knowledge/language/hear-phone-wish.ts';
import { hearSlots, speaksOfCall, speaksOfVisit } from '../knowledge/language/hear-slots.ts';
import { asksHowItStands } from '../knowledge/language/hear-waiting.ts';
import { hearWish } from '../knowledge/language/hear-wish.ts';
import { nextOpening, openNow } from '../knowledge/rules/business-hours.ts';
import { type CallWish, callbackAt } from '../knowledge/rules/callback-time.ts';
import { contactAllowed } from '../knowledge/rules/contacts.ts';
import { all, type Decision } from '../knowledge/rules/decision.ts';
import { minuteOf, nextMonth, stamp } from '../knowledge/rules/japan-time.ts';
import { caseAnswered, caseFromAnswers, noticeTrouble } from './about-case.ts';
import { canDo } from './can-do.ts';
import { contactFacts, contractOf, knownContract, openCases } from './customer.ts';
import type { Answers, Form, Next } from './form-shape.ts';
import type { Heard, Turn } from './turn.ts';
import { leaveLine } from './waiting-line.ts';

const dueOf = ({ dueAt }: Todo): string => minuteOf(Temporal.Instant.from(dueAt));
/** The instant of a record's time, or of a minute on the wall clock in Japan. */
const instantOf = (time: string): Temporal.Instant =>
  Temporal.Instant.from(time.length > 'YYYY-MM-DDTHH:mm'.length ? time : `${time}+09:00`);

/** なるべく早く and いつでも name no time. */
const namesTime = (wish: CallWish): boolean => Object.keys(wish).length > 0;

const namesDay = ({ day, first, last, weekdays }: CallWish): boolean =>
  (day ?? first ?? last ?? weekdays) !== undefined;

/** From when a call that is agreed on can still come, YYYY-MM-DDTHH:mm: one that was not made in time comes after the next opening. */
export const comesFrom = ({ now, promised }: Turn, queued: Todo): string => {
  const due = Temporal.Instant.from(queued.dueAt);
  return minuteOf(Temporal.Instant.compare(due, now) < 0 ? nextOpening('desk', now, promised) : due);
};

/** What a refused service goes on with: the offer of a call-back, unless one is queued for the same case already. */
export const offerCallback = async (heard: Heard, answers: Answers): Promise<Next> => {
  const of = await caseAnswered(heard, await knownContract(heard), answers);
  const queued = of && (await heard.desk.callbackIn(of.id));
  if (!queued) return { start: 'callback', answers: { ...answers, offered: 'yes' } };
  await heard.speak(heard.say.callback.already(comesFrom(heard, queued)));
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
  if (!queued) return false;
  await turn.desk.keepTodo({ ...queued, state: 'done' });
  const { case: of, phone, wish } = queued;
  const [day = '', time = ''] = dueOf(queued).split('T');
  const agreed = wish !== undefined && { wish, wished: JSON.stringify([{ day, time }]) };
  const answers = { case: of, ...(phone !== undefined && { phone }), ...agreed };
  turn.keep({ dropped: { form: 'callback', answers } });
  return true;
};

/** Whose number is called is the registered one, once that is wished for. */
const registered = '';

/** When a call-back can be made, and why not when it was wished for. */
interface Plan {
  /** the first instant it could be made at all */
  opening: Temporal.Instant;
  due: Temporal.Instant;
  refused?: Decision;
  /** this month's contacts are used up */
  usedUp?: Decision;
}

/** The form of a call-back. */
export const leaveCallback = (heard: Heard): Form => {
  const { say, desk, now, promised, conversation } = heard;

  const contact = async (answers: Answers): Promise<Decision> => {
    const contract = await knownContract(heard);
    const facts = await contactFacts(heard, contract, await caseAnswered(heard, contract, answers));
    return contactAllowed(facts, now, promised);
  };

  /** From when it can be made: the wish that can be kept, else the opening; after the 1st when this month's contacts are used up (row 6). */
  const planned = async (answers: Answers): Promise<Plan> => {
    const may = await contact(answers);
    const usedUp = may.because.some(({ code }) => code === 'limit-reached') ? may : undefined;
    const renews = usedUp && nextMonth(now);
    const opening = nextOpening('desk', renews ?? now, promised);
    const wishes = answers.wished === undefined ? [] : (JSON.parse(answers.wished) as CallWish[]);
    const found = wishes
      .flatMap((one) => [
        // 16時に, of a call that is agreed for a day, is of that day.
        ...(answers.agreed !== undefined && !namesDay(one) ? [{ ...one, day: answers.agreed }] : []),
        one,
      ])
      .map((one) => callbackAt(one, opening, promised, renews));
    const first = found.find(({ decision }) => decision.allowed) ?? found[0];
    const plan = { opening, due: first?.at ?? opening, ...(usedUp && { usedUp }) };
    const reason = first?.decision.because[0];
    // What cannot be kept goes to the opening that its refusal names.
    return first && reason?.code === 'not-callable'
      ? { ...plan, due: instantOf(reason.opens), refused: first.decision }
      : plan;
  };

  return {
    id: 'callback',
    forContract: true,
    notice(message, answers) {
      const { reading, now } = message;
      const text = asksPlainly(reading.text);
      // The time of a visit that cannot be had is none to call at.
      const wish = speaksOfVisit(text) && !speaksOfCall(text) ? undefined : hearWish(text, now);
      const wished = JSON.stringify(hearSlots(text, now).filter(namesTime));
      const number = hearCallNumber(text);
      const asksForCall = reading.commands.some((one) => one.kind === 'start' && one.service === 'callback');
      return {
        // Who wants to talk on the phone may call us as well: that is said, and the call-back asked for.
        ...(wishesToPhone(text) && answers.offered === undefined && { offered: 'yes', phones: 'yes' }),
        ...(onlyAsksOfCall(reading.text) && { offered: 'yes', ...(answers.offered === 'yes' && { asked: text }) }),
        ...noticeTrouble(message, answers),
        ...(wish !== undefined && !findsTooLate(text) && { wish, wished }),
        // まだですか and どうなってますか, as the line was closed, hear the offer again.
        ...(answers.offered === 'yes' && asksHowItStands(reading.text) && { asked: text }),
        // 10時は無理？, to the offer of a call, is no yes yet.
        ...(answers.offered === 'yes' && asksForCallAt(reading.text, now) && !asksForCall && { asked: wished }),
        ...(findsTooLate(text) && { late: text.slice(0, 200) }),
        ...(number === 'registered' && { phone: registered }),
        ...(typeof number === 'object' && { phone: number.number }),
        ...(number === 'other' && { other: 'yes' }),
      };
    },
    asks: {},
    async readBack(answers) {
      if (answers.offered !== 'yes') return undefined;
      const contract = await knownContract(heard);
      const can = await canDo(heard, contract, await openCases(heard, contract.number));
      const { due, opening, refused } = await planned(answers);
      const isSoonest = answers.late !== undefined && Temporal.Instant.compare(due, opening) === 0;
      const why = { refused, isSoonest };
      if (answers.phones !== 'yes') return say.callback.offer(minuteOf(due), can, why);
      const may = await contact(answers);
      const open = openNow('desk', now, promised);
      return say.callback.orPhone(open.allowed ? may : all(open, may), minuteOf(due), can, why);
    },
    readsAgain: ['asked', 'late'],
    agrees: (text) => takesCallBy(text, now),
    declined: say.callback.declined(),
    async done(said) {
      const standing = said.case === undefined ? undefined : await desk.callbackIn(said.case);
      const agreed = standing?.wish === undefined ? undefined : dueOf(standing).slice(0, 'YYYY-MM-DD'.length);
      const answers: Answers = { ...said, ...(agreed !== undefined && { agreed }) };
      const { due, refused: why, usedUp } = await planned(answers);
      // What was refused when it was asked for is not refused again.
      const refused = answers.asked !== undefined && answers.asked === answers.wished ? undefined : why;
      const { phone } = answers;
      const wish = why ? undefined : answers.wish;
      const wished = {
        ...(phone !== undefined && phone !== registered && { phone }),
        ...(wish !== undefined && { wish }),
      };
      const contract = await knownContract(heard);
      const known = await caseAnswered(heard, contract, answers);
      const queued = known && (await desk.callbackIn(known.id));
      if (queued) {
        if (answers.other !== undefined && phone === undefined) {
          await heard.speak(say.callback.askNumber());
          return 'end';
        }
        const isNamed = answers.wished !== undefined && answers.wished !== '[]';
        // What was agreed for later stays when another time cannot be kept; what may come any minute does not.
        const stays = !isNamed || (refused !== undefined && Temporal.Instant.compare(instantOf(queued.dueAt), now) > 0);
        const { wish: before, phone: called, ...others } = queued;
        const kept = {
          ...others,
          ...(called !== undefined && phone !== registered && { phone: called }),
          ...(before !== undefined && !(refused && !stays) && { wish: before }),
          ...wished,
          ...(!stays && { dueAt: stamp(due) }),
        };
        await desk.keepTodo(kept);
        if (refused) await heard.speak(say.callback.refused(refused, dueOf(kept), phone, stays));
        else if (phone !== undefined || wish !== undefined)
          await heard.speak(say.callback.changed(dueOf(kept), phone, wish));
        else await heard.speak(say.callback.already(comesFrom(heard, kept)));
        return 'end';
      }
      // Who was offered a call has heard why nobody can be reached before, and so has whose time was refused for it.
      const isTold = answers.offered === 'yes' || refused?.because.some((one) => 'why' in one && one.why === 'limit');
      if (usedUp && !isTold) await heard.speak(say.decision(usedUp));
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
      await heard.speak(say.callback.queued(minuteOf(due), wished.phone, wish, refused));
      return 'end';
    },
  };
};
