/** What is used, left and booked. */

import { forms } from '../../form/form-names.ts';
import { passedOn } from '../../situation/complaint.ts';
import { contractOf } from '../../situation/customer.ts';
import type { ServiceDialogs } from '../../situation/service-dialogs.ts';
import { waitedFor } from '../../situation/waiting.ts';
import { showUsage } from './show-usage.ts';

export const status: ServiceDialogs = {
  forms: [showUsage],
  wishes: {
    /** 電話いつ来るんやっけ, of a call without a number: what is waited for is told to whoever waits for it here. */
    async status(heard) {
      const complaint = (await contractOf(heard)) ? undefined : await passedOn(heard);
      if (complaint) return { say: heard.say.complaint.state(complaint.what ?? '', complaint.state === 'done') };
      const waits = !(await contractOf(heard)) && (await waitedFor(heard)) !== undefined;
      return waits ? { form: forms.waiting, answers: { said: 'long' } } : undefined;
    },
  },
};
