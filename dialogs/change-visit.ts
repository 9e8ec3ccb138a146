/** Moves or cancels the next visit: an invalid change keeps the old booking, and the month's quota moves along (row 8). */
import { changeAllowed } from '../knowledge/rules/visits.ts';
import { announceVisit, askWhen, lookUp, noticeSlots } from './book-visit.ts';
import { knownContract } from './customer.ts';
import type { Answers, Form } from './form-shape.ts';
import { standingRequest } from './paid-visit-request.ts';
import type { Heard } from './turn.ts';
import { comingVisit, slotOf } from './visit-slots.ts';
import { speaksOfSetUp } from './words/hear.ts';

/** The visit that is meant, undefined when none is ahead. */
const meant = async (heard: Heard) => comingVisit(heard, (await knownContract(heard)).number);

const noticeKind = ({ reading }: Heard, answers: Answers): Answers =>
  speaksOfSetUp(reading.text) ? { ...answers, kind: 'paid' } : answers;

/** `ofRequest`: the form that sees to the request for a paid visit, when that is what is spoken of or all there is. */
const gate =
  (heard: Heard, ofRequest: string) =>
  async ({ kind }: Answers) => {
    const visit = await meant(heard);
    const isPaid = (kind === 'paid' || !visit) && (await standingRequest(heard, (await knownContract(heard)).number));
    if (isPaid) return { next: () => ({ start: ofRequest }) };
    if (!visit) return { say: heard.say.visit.none(), next: () => 'end' as const };
    const decision = changeAllowed(visit, heard.now);
    return decision.allowed ? undefined : { say: heard.say.decision(decision), next: () => 'end' as const };
  };

/** The form that moves a visit. */
export const changeVisit = (heard: Heard): Form => {
  const { say, visits, promised } = heard;
  return {
    id: 'change_booking',
    forContract: true,
    notice: (message, answers) => noticeKind(message, noticeSlots(message, answers)),
    readsAgain: ['wish'],
    gate: gate(heard, 'paid_visit'),
    /** 15時に, alone, is the time of the day that is booked. */
    async heed(answers) {
      const visit = await meant(heard);
      const near = answers.near ?? visit?.slot?.day;
      return lookUp(heard, { ...answers, ...(near !== undefined && { near }) }, visit?.id);
    },
    asks: {
      slot: {
        ask: async (answers) => askWhen(heard, answers, (await meant(heard))?.id),
        hears: { as: 'choice', of: [] },
      },
    },
    readBack: async ({ slot = '' }) => say.visit.confirmMove((await meant(heard))?.slot, slotOf(slot)),
    declined: say.visit.kept(),
    async done({ slot = '' }) {
      const visit = await meant(heard);
      const wanted = slotOf(slot);
      if (!visit || (await visits.move(visit.id, wanted, promised.visits.capacity)) !== 'moved') {
        await heard.speak(say.visit.taken(wanted));
        return { start: 'change_booking', answers: { near: wanted.day } };
      }
      await announceVisit(heard, visit.id, visit.contract, visit.case, wanted);
      await heard.speak(say.visit.moved(wanted));
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
    notice: noticeKind,
    gate: gate(heard, 'cancel_paid_visit'),
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
