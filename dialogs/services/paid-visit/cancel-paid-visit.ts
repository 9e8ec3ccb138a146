/** Takes the request for a paid visit back, after one yes. */

import { forms } from '../../form/form-names.ts';
import type { Form } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';
import { knownContract } from '../../situation/customer.ts';
import { standingRequest, takeBackRequest } from '../../situation/request.ts';

export const cancelPaidVisit = (heard: Heard): Form => {
  const { say } = heard;
  const standing = async () => standingRequest(heard, forms.paidVisit, (await knownContract(heard)).number);
  return {
    id: forms.paidVisitCalledOff,
    forContract: true,
    async gate() {
      return (await standing()) ? undefined : { say: say.paidVisit.none(), next: () => 'end' as const };
    },
    asks: {},
    readBack: async () => say.paidVisit.confirmCancel((await standing())?.wanted ?? ''),
    answer: ({ says }) => (says.calledOff ? 'yes' : undefined),
    declined: say.paidVisit.kept(),
    async done() {
      const request = await standing();
      if (request) await takeBackRequest(heard, request);
      await heard.speak(say.paidVisit.cancelled());
      return 'end';
    },
  };
};
