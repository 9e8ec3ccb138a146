/** A paid visit to set something up: what it is, what is wished, read back, and an operator's to-do; it uses no contact (row 15). */

import { nextOpening, openNow } from '../../../knowledge/rules/business-hours.ts';
import { minuteOf } from '../../../knowledge/rules/japan-time.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers, Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { knownContract } from '../../situation/customer.ts';
import { addToRequest, makeRequest, type RequestWish, standingRequest } from '../../situation/request.ts';
import { comingVisit } from '../../situation/visit-slots.ts';
import { keepService, tellAbout } from '../../terms/ask-about-terms.ts';
import { agreesOnly, learnWish } from './paid-visit-wish.ts';

/** Nothing more is to be set up than what stands. */
const nothing = '';

const wishOf = ({ wanted, when, where, phone }: Answers): RequestWish => ({
  ...(wanted && { wanted }),
  ...(when !== undefined && { wish: when }),
  ...(where !== undefined && { place: where }),
  ...(phone !== undefined && { phone }),
});
const saysNothing = (answers: Answers): boolean => Object.keys(wishOf(answers)).length === 0;

/** The form of a paid visit. A second wish is added to the request that stands. */
export const requestPaidVisit = (heard: Heard): Form => {
  const { say, now, promised } = heard;
  const standing = async () => standingRequest(heard, forms.paidVisit, (await knownContract(heard)).number);

  return {
    id: forms.paidVisit,
    forContract: true,
    learn: learnWish,
    answer(reading, asked) {
      if (asked !== 'wanted') return undefined;
      const { nothingMore, priceOnly, declined } = reading.says;
      if (nothingMore || agreesOnly(reading)) return nothing;
      return priceOnly || declined ? null : undefined;
    },
    readsAgain: ['wanted', 'when', 'where', 'phone'],
    async heed({ told, ...answers }) {
      const request = await standing();
      const { wanted, ...others } = answers;
      // Another day or place is enough to say of a request that stands; a new one is for something.
      const isEnough = request !== undefined && (wanted !== undefined || !saysNothing(others));
      const known = { ...others, ...(wanted || isEnough ? { wanted: wanted ?? nothing } : {}), told: 'yes' };
      keepService(heard, 'paid_visit');
      if (told === 'yes') return { answers: known };
      if (request) return { answers: known, say: say.paidVisit.already(request) };
      const visit = await comingVisit(heard, (await knownContract(heard)).number);
      const about = tellAbout(heard, visit ? 'paid-visit.with-fault-visit' : 'paid-visit.about');
      return { answers: known, ...(about && { say: about }) };
    },
    asks: {
      wanted: {
        ask: async () => ((await standing()) ? say.paidVisit.askMore() : say.paidVisit.askWanted()),
        hears: { as: 'text' },
      },
    },
    async readBack(answers) {
      if (!(await standing())) return say.paidVisit.confirm(wishOf(answers));
      return saysNothing(answers) ? undefined : say.paidVisit.confirmMore(wishOf(answers));
    },
    async done(answers) {
      const request = await standing();
      if (request && saysNothing(answers)) await heard.speak(say.paidVisit.kept());
      else if (request) {
        await addToRequest(heard, request, wishOf(answers));
        await heard.speak(say.paidVisit.added());
      } else {
        await makeRequest(heard, forms.paidVisit, (await knownContract(heard)).number, wishOf(answers));
        const isOpen = openNow('desk', now, promised).allowed;
        const opens = isOpen ? undefined : minuteOf(nextOpening('desk', now, promised));
        await heard.speak(say.paidVisit.requested(answers.phone, opens));
      }
      return 'end';
    },
  };
};
