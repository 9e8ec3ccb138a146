/** When a call-back can be made: the wish that can be kept, else the desk's next opening. */
import type { Todo } from '../../../adapters/operator-desk/port.ts';
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
import { dueOf } from '../../situation/queued-callback.ts';

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

/** What a wish leaves open is as it was agreed: 16時に is of the day of the call that stands, じゃあ明後日で at its time. */
const asAgreed = (wish: CallWish, standing: Todo | undefined): CallWish[] => {
  if (standing?.wish === undefined) return [];
  const [day = '', time = ''] = dueOf(standing).split('T');
  if (!namesDay(wish)) return [{ ...wish, day }];
  return (wish.time ?? wish.from ?? wish.to) === undefined ? [{ ...wish, time }] : [];
};

/** The plan for these answers; after the 1st when this month's contacts are used up (row 6). */
export const planCallback = async (heard: Heard, answers: Answers): Promise<CallbackPlan> => {
  const { now, promised } = heard;
  const contract = await knownContract(heard);
  const of = await caseAnswered(heard, contract, answers);
  const may = contactAllowed(await contactFacts(heard, contract, of), now, promised);
  const standing = of && (await heard.desk.callbackIn(of.id));
  const usedUp = may.because.some(({ code }) => code === 'limit-reached') ? may : undefined;
  const renews = usedUp && nextMonth(now);
  const opening = nextOpening('desk', renews ?? now, promised);
  const wishes = answers.wished === undefined ? [] : (JSON.parse(answers.wished) as CallWish[]);
  const planned = (wish: CallWish) => callbackAt(wish, opening, promised, renews);
  const asSaid = wishes.map(planned);
  const found = wishes.flatMap((one, n) => [...asAgreed(one, standing).map(planned), ...asSaid.slice(n, n + 1)]);
  const first = found.find(({ decision }) => decision.allowed) ?? asSaid[0];
  const plan = { may, opening, due: first?.at ?? opening, ...(usedUp && { usedUp }) };
  const reason = first?.decision.because[0];
  // What cannot be kept goes to the opening that its refusal names.
  return first && reason?.code === 'not-callable'
    ? { ...plan, due: instantAt(reason.opens), refused: first.decision }
    : plan;
};
