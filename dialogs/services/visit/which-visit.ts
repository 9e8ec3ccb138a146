/** A visit for what? Asked where no fault-isolation visit may be had yet: what each kind of visit needs, and the way on (row 15). */

import type { Case } from '../../../adapters/cases/port.ts';
import { openNow } from '../../../knowledge/rules/business-hours.ts';
import { contactAllowed } from '../../../knowledge/rules/contacts.ts';
import { all, type Decision } from '../../../knowledge/rules/decision.ts';
import { visitAllowed } from '../../../knowledge/rules/visits.ts';
import { forms } from '../../form/form-names.ts';
import type { Answers, Form, Next } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { takenOver } from '../../situation/about-case.ts';
import { contactFacts, knownContract } from '../../situation/customer.ts';
import { offerCallback } from '../../situation/queued-callback.ts';
import { visitFacts } from '../../situation/visit-slots.ts';
import { keptWords, wordsOf } from '../../words/kept-words.ts';

/** What is said and follows where an attempt is missing: the question what the visit is for, or a call-back when nobody can make one now (row 24). */
export const attemptFirst = async (heard: Heard, decision: Decision, of: Case | undefined, answers: Answers) => {
  const { say, now, promised, reading } = heard;
  const facts = await contactFacts(heard, await knownContract(heard), of);
  const reach = all(openNow('desk', now, promised), contactAllowed(facts, now, promised));
  const known = takenOver(heard, answers);
  if (reach.allowed) return { next: (): Next => ({ start: forms.whichVisit, answers: known }) };
  const next = () => offerCallback(heard, { ...known, what: keptWords(wordsOf(reading)) });
  return { say: say.visit.notNow(decision, reach), next };
};

/** The form that asks; anything but an answer goes on as if nothing had been asked. */
export const whichVisit = (heard: Heard): Form => {
  const { say, now, promised } = heard;
  return {
    id: forms.whichVisit,
    yields: true,
    // じゃあそれで agrees to what has to come first, which is one of two.
    answer({ says, commands }) {
      const isAgreed = says.brief && commands.length > 0 && commands.every(({ kind }) => kind === 'yes');
      return says.purpose ?? (isAgreed ? 'either' : undefined);
    },
    asks: {
      purpose: {
        async ask() {
          const facts = await visitFacts(heard, await knownContract(heard));
          return say.visit.refused(visitAllowed({ ...facts, outcomes: [] }, now, promised));
        },
        hears: { as: 'choice', of: [] },
      },
    },
    async done({ purpose }) {
      if (purpose === 'set-up') return { start: forms.paidVisit };
      if (purpose === 'either') await heard.speak(say.visit.whichAttempt());
      else await heard.speak(purpose === 'tried' ? say.visit.notOnRecord() : say.visit.attemptFirst());
      return 'end';
    },
  };
};
