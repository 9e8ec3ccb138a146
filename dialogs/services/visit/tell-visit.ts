/** When a visit that is booked comes: its day and window, and that no time of arrival is promised (row 22). */

import { forms } from '../../form/form-names.ts';
import type { Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { knownContract } from '../../situation/customer.ts';
import { remindedAt, slotsAhead } from '../../situation/visit-slots.ts';

/** The form that tells it. */
export const tellVisit = (heard: Heard): Form => ({
  id: forms.comingVisit,
  isBrief: true,
  forContract: true,
  asks: {},
  async done({ isSo }) {
    const slots = await slotsAhead(heard, (await knownContract(heard)).number);
    const reminds = slots.some((slot) => Temporal.Instant.compare(remindedAt(slot, heard.promised), heard.now) > 0);
    await heard.speak(heard.say.visit.coming(slots, reminds, isSo !== undefined));
    return 'end';
  },
});
