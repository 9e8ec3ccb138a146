/** Moves the next visit: an invalid change keeps the old booking, and the month's quota moves along (row 8). */
import { hearSetUp } from '../knowledge/language/hear-set-up.ts';
import { moveAllowed } from '../knowledge/rules/visits.ts';
import { announceVisit, askWhen, lookUp, noticeVisit, readsAgain } from './book-visit.ts';
import { knownContract } from './customer.ts';
import type { Answers, Form, Next } from './form-shape.ts';
import { standingRequest } from './paid-visit-request.ts';
import { besideKept } from './set-up-at-visit.ts';
import type { Heard } from './turn.ts';
import { comingVisit, slotOf } from './visit-slots.ts';
import { speaksOfSetUp } from './words/hear.ts';

/** The visit that is meant, undefined when none is ahead. */
const meant = async (heard: Heard) => comingVisit(heard, (await knownContract(heard)).number);

/** That the request for a paid visit is spoken of, not the visit: 設定の訪問. */
const noticeKind = ({ reading }: Heard, answers: Answers): Answers =>
  speaksOfSetUp(reading.text) && hearSetUp(reading.text) === undefined ? { ...answers, kind: 'paid' } : answers;

/** The form that moves a visit. */
export const changeVisit = (heard: Heard): Form => {
  const { say, visits, promised } = heard;
  return {
    id: 'change_booking',
    forContract: true,
    notice: (message, answers) => noticeKind(message, noticeVisit(message, answers)),
    readsAgain,
    async gate({ kind }) {
      const visit = await meant(heard);
      const isPaid = (kind === 'paid' || !visit) && (await standingRequest(heard, (await knownContract(heard)).number));
      if (isPaid) return { next: (): Next => ({ start: 'paid_visit' }) };
      if (!visit) return { say: say.visit.none(), next: (): Next => 'end' };
      const decision = moveAllowed(visit, heard.now);
      if (decision.allowed) return undefined;
      const isOver = decision.because.some(({ code }) => code === 'visit-over');
      const why = isOver ? say.visit.notAnyMore(decision) : say.pending.notYet(decision);
      return { say: why, next: (): Next => 'end' };
    },
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
