/** Moves the next visit: an invalid change keeps the old booking, and the month's quota moves along (row 8). */
import { moveAllowed } from '../knowledge/rules/visits.ts';
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
  const end = () => 'end' as const;
  if (!visit) return { say: heard.say.visit.none(), next: end };
  const decision = moveAllowed(visit, heard.now);
  if (decision.allowed) return undefined;
  const isOver = decision.because.some(({ code }) => code === 'visit-over');
  return { say: isOver ? heard.say.visit.notAnyMore(decision) : heard.say.pending.notYet(decision), next: end };
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
      const moved = visit && (await visits.move(visit.id, wanted, promised.visits.capacity));
      if (!visit || (moved !== 'moved' && moved !== 'requested')) {
        await heard.speak(say.visit.taken(wanted));
        return { start: 'change_booking', answers: { near: wanted.day, ...(setUp !== undefined && { setUp }) } };
      }
      if (setUp !== undefined) await visits.wishSetUp(visit.id, setUp === '' ? undefined : setUp);
      if (moved === 'moved') await announceVisit(heard, visit.id, visit.contract, visit.case, wanted);
      const asked = visit.slot ? say.pending.move(visit.slot, wanted, setUp) : say.pending.booking(wanted, setUp);
      await heard.speak(moved === 'moved' ? say.visit.moved(wanted, setUp) : asked);
      return 'end';
    },
  };
};
