/** Moves or cancels the next visit: an invalid change keeps the old booking, and the month's quota moves along (row 8). */
import { changeAllowed } from '../knowledge/rules/visits.ts';
import { announceVisit, askWhen, lookUp, noticeVisit, readsAgain } from './book-visit.ts';
import { knownContract } from './customer.ts';
import type { Form } from './form-shape.ts';
import { besideKept } from './set-up-at-visit.ts';
import type { Heard } from './turn.ts';
import { comingVisit, slotOf } from './visit-slots.ts';

/** The visit that is meant, undefined when none is ahead. */
const meant = async (heard: Heard) => comingVisit(heard, (await knownContract(heard)).number);

const gate = (heard: Heard) => async () => {
  const visit = await meant(heard);
  if (!visit) return { say: heard.say.visit.none(), next: () => 'end' as const };
  const decision = changeAllowed(visit, heard.now);
  return decision.allowed ? undefined : { say: heard.say.visit.notAnyMore(decision), next: () => 'end' as const };
};

/** The form that moves a visit. */
export const changeVisit = (heard: Heard): Form => {
  const { say, visits, promised } = heard;
  return {
    id: 'change_booking',
    forContract: true,
    notice: noticeVisit,
    readsAgain,
    gate: gate(heard),
    /** 15時に, alone, is the time of the day that is booked. */
    async heed(answers) {
      const visit = await meant(heard);
      const near = answers.near ?? visit?.slot?.day;
      const known = { ...besideKept(answers, visit?.setUpWish), ...(near !== undefined && { near }) };
      return lookUp(heard, known, visit?.id);
    },
    asks: {
      slot: {
        ask: async (answers) => askWhen(heard, answers, (await meant(heard))?.id),
        hears: { as: 'choice', of: [] },
      },
    },
    readBack: async ({ slot = '', setUp }) => say.visit.confirmMove((await meant(heard))?.slot, slotOf(slot), setUp),
    declined: say.visit.kept(),
    async done({ slot = '', setUp }) {
      const visit = await meant(heard);
      const wanted = slotOf(slot);
      if (!visit || (await visits.move(visit.id, wanted, promised.visits.capacity)) !== 'moved') {
        await heard.speak(say.visit.taken(wanted));
        return { start: 'change_booking', answers: { near: wanted.day, ...(setUp !== undefined && { setUp }) } };
      }
      if (setUp !== undefined) await visits.wishSetUp(visit.id, setUp === '' ? undefined : setUp);
      await announceVisit(heard, visit.id, visit.contract, visit.case, wanted);
      await heard.speak(say.visit.moved(wanted, setUp));
      return 'end';
    },
  };
};

/** The form that cancels a visit. */
export const cancelVisit = (heard: Heard): Form => {
  const { say, visits, desk } = heard;
  return {
    id: 'cancel_booking',
    forContract: true,
    gate: gate(heard),
    asks: {},
    readBack: async () => say.visit.confirmCancel((await meant(heard))?.slot),
    declined: say.visit.kept(),
    async done() {
      const visit = await meant(heard);
      if (visit) {
        await visits.end(visit.id, 'cancelled');
        heard.stopTimer('visit-reminder', visit.id);
        const todo = await desk.todo(`visit/${visit.id}`);
        if (todo) await desk.keepTodo({ ...todo, state: 'done' });
      }
      await heard.speak(say.visit.cancelled(visit?.slot));
      return 'end';
    },
  };
};
