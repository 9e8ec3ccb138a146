/** Takes the request for a paid visit back, after one yes. */
import { knownContract } from './customer.ts';
import type { Form } from './form-shape.ts';
import { standingRequest, takeBackRequest } from './paid-visit-request.ts';
import type { Heard } from './turn.ts';
import { hearCalledOff } from './words/hear.ts';

export const cancelPaidVisit = (heard: Heard): Form => {
  const { say } = heard;
  const standing = async () => standingRequest(heard, (await knownContract(heard)).number);
  return {
    id: 'cancel_paid_visit',
    forContract: true,
    async gate() {
      return (await standing()) ? undefined : { say: say.paidVisit.none(), next: () => 'end' as const };
    },
    asks: {},
    readBack: async () => say.paidVisit.confirmCancel((await standing())?.wanted ?? ''),
    agrees: hearCalledOff,
    declined: say.paidVisit.kept(),
    async done() {
      const request = await standing();
      if (request) await takeBackRequest(heard, request);
      await heard.speak(say.paidVisit.cancelled());
      return 'end';
    },
  };
};
