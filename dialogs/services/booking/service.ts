/** Calling off what was asked for, of whatever service. */

import { traitsOf } from '../../../knowledge/language/services.ts';
import { forms } from '../../form/form-names.ts';
import type { Heard } from '../../form/turn.ts';
import { standsAny } from '../../situation/cancellable.ts';
import { cancelCallback, queuedCallback } from '../../situation/queued-callback.ts';
import type { ServiceDialogs } from '../../situation/service-dialogs.ts';
import { takesBackPlainly } from '../../situation/takes-back.ts';
import { cancelBooking } from './cancel-booking.ts';

/** Whether the call-back is called off, by its name or by what was spoken of. */
const isOfCall = ({ acts, says }: Heard['reading']): boolean =>
  says.ofCall === true ||
  acts.some(({ act, subject }) => act === 'withdraws' && subject === traitsOf(forms.callBack).stands);

export const callingOff: ServiceDialogs = {
  forms: [cancelBooking],
  wishes: {
    /** もう電話いりません: the call that is waited for, where it is one; もういい asks about it first. いえ、いりません, where nothing stands, declines. */
    async cancel_booking(heard) {
      const { reading, say } = heard;
      if (isOfCall(reading) && (await queuedCallback(heard))) {
        if (!takesBackPlainly(reading)) return { form: forms.stopCall };
        await cancelCallback(heard);
        return { say: say.callback.cancelled() };
      }
      return reading.says.declined && !(await standsAny(heard)) ? { say: say.cancel.kept() } : undefined;
    },
  },
};
