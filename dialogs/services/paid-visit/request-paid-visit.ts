/** A paid visit to set something up. */

import { forms } from '../../form/form-names.ts';
import type { Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { knownContract } from '../../situation/customer.ts';
import { requestForm } from '../../situation/request-form.ts';
import { comingVisit } from '../../situation/visit-slots.ts';
import { tellAbout } from '../../terms/ask-about-terms.ts';
import { learnWish } from './paid-visit-wish.ts';

/** The form of a paid visit. */
export const requestPaidVisit = (heard: Heard): Form =>
  requestForm(heard, {
    service: forms.paidVisit,
    learn: learnWish,
    async about() {
      const visit = await comingVisit(heard, (await knownContract(heard)).number);
      return tellAbout(heard, visit ? 'paid-visit.with-fault-visit' : 'paid-visit.about');
    },
  });
