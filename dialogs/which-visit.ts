/** A visit for what? Asked where no fault-isolation visit may be had yet: what each kind of visit needs, and the way on (row 15). */
import { hearPurpose } from '../knowledge/language/hear-purpose.ts';
import { visitAllowed } from '../knowledge/rules/visits.ts';
import { knownContract } from './customer.ts';
import type { Form } from './form-shape.ts';
import type { Heard } from './turn.ts';
import { visitFacts } from './visit-slots.ts';

/** The form that asks; anything but an answer goes on as if nothing had been asked. */
export const whichVisit = (heard: Heard): Form => {
  const { say, now, promised } = heard;
  return {
    id: 'which_visit',
    yields: true,
    asks: {
      purpose: {
        async ask() {
          const facts = await visitFacts(heard, await knownContract(heard));
          return say.visit.refused(visitAllowed({ ...facts, outcomes: [] }, now, promised));
        },
        hears: { as: 'choice', of: [] },
        listen: hearPurpose,
      },
    },
    async done({ purpose }) {
      if (purpose === 'set-up') return { start: 'paid_visit' };
      await heard.speak(purpose === 'tried' ? say.visit.notOnRecord() : say.visit.attemptFirst());
      return 'end';
    },
  };
};
