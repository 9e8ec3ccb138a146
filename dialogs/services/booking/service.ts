/** Calling off what was asked for, of whatever service. */

import { traitsOf } from '../../../knowledge/language/services.ts';
import { forms } from '../../form/form-names.ts';
import type { Heard } from '../../form/turn.ts';
import { cancellable } from '../../situation/cancellable.ts';
import { contractOf } from '../../situation/customer.ts';
import { cancelCallback, queuedCallback } from '../../situation/queued-callback.ts';
import type { ServiceDialogs } from '../../situation/service-dialogs.ts';
import { takesBackPlainly } from '../../situation/takes-back.ts';
import { cancelBooking } from './cancel-booking.ts';

/** Whether the call-back is called off, by its name or by what was spoken of. */
const isOfCall = ({ acts, says }: Heard['reading']): boolean =>
  says.ofCall === true ||
  acts.some(({ act, subject }) => act === 'withdraws' && subject === traitsOf(forms.callBack).stands);

const standsAny = async (heard: Heard): Promise<boolean> => {
  const contract = await contractOf(heard);
  return contract !== undefined && (await cancellable(heard, contract.number)).length > 0;
};

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
