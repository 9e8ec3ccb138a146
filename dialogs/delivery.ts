/** Where and when a device is to be delivered: heard in every message of a loan, whatever was asked (row 22). */
import { hearDeliveredTo, hearDeliveryWish } from '../knowledge/language/hear-delivery.ts';
import type { Answers, Ask } from './form-shape.ts';
import type { Heard } from './turn.ts';

/** What is read back anew when the message says it anew. */
export const readsDelivery = ['address', 'elsewhere', 'part', 'wish'];

/** Answers with the `address` (empty: the registered one) and the `wish` of the message; `elsewhere`: an address is to be asked for in place of `was`. */
export const noticeDelivery = ({ reading: { text }, now }: Heard, answers: Answers): Answers => {
  const { elsewhere, address, was, part: _, ...others } = answers;
  const standing = address ?? was ?? '';
  const to = hearDeliveredTo(text, standing, elsewhere !== undefined);
  const wish = hearDeliveryWish(text, now);
  const where = () => {
    if (to === undefined) return answers;
    if (to === 'elsewhere')
      return { ...others, elsewhere: 'yes', part: text, ...(standing !== '' && { was: standing }) };
    return { ...others, address: to === 'registered' ? '' : to.address };
  };
  return { ...where(), ...(wish !== undefined && { wish }) };
};

/** The question for an address, asked when another one is wished for and not named. Only an address answers it. */
export const askAddress = ({ say }: Heard): Ask => ({
  when: ({ elsewhere }) => elsewhere !== undefined,
  ask: ({ was }) => say.loan.askAddress(was),
  hears: { as: 'choice', of: [] },
});
