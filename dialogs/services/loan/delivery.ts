/** Where and when a device is to be delivered: heard in every message of a loan, whatever was asked (row 22). */
import type { Contract } from '../../../adapters/contracts/port.ts';
import type { Delivery } from '../../../adapters/device-loans/port.ts';
import { resolveDestination } from '../../../knowledge/language/values/resolve-destination.ts';
import { isSamePlace } from '../../../knowledge/rules/areas.ts';
import { sure } from '../../form/form-hearing.ts';
import type { Answers, Ask } from '../../form/form-shape.ts';
import type { Heard } from '../../form/turn.ts';

/** What is read back anew when the message says it anew. */
export const readsDelivery = ['address', 'elsewhere', 'part', 'wish'];

const tellsAddress: readonly string[] = ['tells address', 'corrects address'];

/** Answers with the `address` (empty: the registered one) and the `wish` of the message; `elsewhere`: an address is to be asked for in place of `was`. */
export const learnDelivery = ({ reading: { says, acts, commands } }: Heard, answers: Answers): Answers => {
  const { elsewhere, address, was, part: _, ...others } = answers;
  const standing = address ?? was ?? '';
  const { where: words, delivery: wish } = says;
  // いつもの所で, of an address that stands, changes it, and names none.
  const isChanged =
    standing !== '' &&
    elsewhere === undefined &&
    !says.keptAsIs &&
    !commands.some(({ kind }) => kind === 'yes') &&
    acts.some(({ label, confidence }) => tellsAddress.includes(label) && confidence >= sure);
  const to =
    words === undefined
      ? undefined
      : (resolveDestination(words, standing, elsewhere !== undefined) ?? (isChanged ? 'elsewhere' : undefined));
  const where = () => {
    if (words === undefined || to === undefined) return answers;
    if (to === 'elsewhere')
      return { ...others, elsewhere: 'yes', part: words, ...(standing !== '' && { was: standing }) };
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

/** Where and when a device of `contract` goes: an address that is not the registered one waits for an operator's yes. */
export const deliveryTo = (
  { promised }: Heard,
  contract: Contract,
  address: string | undefined,
  wish: string | undefined,
): Delivery => ({
  ...(address && { address }),
  ...(address && !isSamePlace(address, contract.address, promised.areas) && { unconfirmed: true }),
  ...(wish !== undefined && { wish }),
});
