/** Calling off what was asked for, of whatever service. */

import { cancelCallback } from '../../situation/queued-callback.ts';
import type { ServiceDialogs } from '../../situation/service-dialogs.ts';
import { cancelBooking } from './cancel-booking.ts';

export const callingOff: ServiceDialogs = {
  forms: [cancelBooking],
  wishes: {
    /** もう電話いりません: the call that is waited for, where it is one. */
    async cancel_booking(heard) {
      const isCall = heard.reading.says.ofCall && (await cancelCallback(heard));
      return isCall ? { say: heard.say.callback.cancelled() } : undefined;
    },
  },
};
