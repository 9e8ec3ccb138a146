/** Where and when a device is to be delivered: heard in every message of a loan, whatever was asked (row 22). */
import { hearAddressGiven, hearDeliveryWish, hearDestination } from '../knowledge/language/hear-delivery.ts';
import type { Answers, Ask } from './form-shape.ts';
import type { Heard } from './turn.ts';

/** What is read back anew when the message says it anew. */
export const readsDelivery = ['address', 'elsewhere', 'wish'];

/** Answers with the `address` (empty: the registered one) and the `wish` of the message; `elsewhere`: an address is to be asked for. */
export const noticeDelivery = ({ reading: { text }, now }: Heard, answers: Answers): Answers => {
  const given = answers.elsewhere === undefined ? undefined : hearAddressGiven(text);
  const to = given === undefined ? hearDestination(text, true) : { address: given };
  const wish = hearDeliveryWish(text, now);
  const { elsewhere: _, address: __, ...others } = answers;
  const where =
    to === undefined
      ? answers
      : {
          ...others,
          ...(to === 'elsewhere' ? { elsewhere: 'yes' } : { address: to === 'registered' ? '' : to.address }),
        };
  return { ...where, ...(wish !== undefined && { wish }) };
};

/** The question for an address, asked when another one is wished for and not named. Only an address answers it. */
export const askAddress = ({ say }: Heard): Ask => ({
  when: ({ elsewhere }) => elsewhere !== undefined,
  ask: say.loan.askAddress,
  hears: { as: 'choice', of: [] },
});
