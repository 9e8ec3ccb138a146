/** When a call-back can be made: the wish that can be kept, else the desk's next opening. */
import { namesDay } from '../../../knowledge/language/dates/slot-wish.ts';
import { nextOpening } from '../../../knowledge/rules/business-hours.ts';
import { type CallWish, callbackAt } from '../../../knowledge/rules/callback-time.ts';
import { contactAllowed } from '../../../knowledge/rules/contacts.ts';
import type { Decision } from '../../../knowledge/rules/decision.ts';
import { instantAt, nextMonth } from '../../../knowledge/rules/japan-time.ts';
import type { Answers } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { caseAnswered } from '../../situation/about-case.ts';
import { contactFacts, knownContract } from '../../situation/customer.ts';

/** When it can be made, and why not when it was wished for. */
export interface CallbackPlan {
  /** whether the case may have another contact this month */
  may: Decision;
  /** the first instant it could be made at all */
  opening: Temporal.Instant;
  due: Temporal.Instant;
  refused?: Decision;
  /** this month's contacts are used up */
  usedUp?: Decision;
}

const contactFor = async (heard: Heard, answers: Answers): Promise<Decision> => {
  const contract = await knownContract(heard);
  const facts = await contactFacts(heard, contract, await caseAnswered(heard, contract, answers));
  return contactAllowed(facts, heard.now, heard.promised);
};

/** The plan for these answers; after the 1st when this month's contacts are used up (row 6). */
export const planCallback = async (heard: Heard, answers: Answers): Promise<CallbackPlan> => {
  const { now, promised } = heard;
  const may = await contactFor(heard, answers);
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
  const plan = { may, opening, due: first?.at ?? opening, ...(usedUp && { usedUp }) };
  const reason = first?.decision.because[0];
  // What cannot be kept goes to the opening that its refusal names.
  return first && reason?.code === 'not-callable'
    ? { ...plan, due: instantAt(reason.opens), refused: first.decision }
    : plan;
};
