/** The number a call-back goes to: one that is not the registered one waits for an operator's yes. */
import type { Contract } from '../../adapters/contracts/port.ts';
import type { Todo } from '../../adapters/operator-desk/port.ts';

const digitsOf = (phone: string): string =>
  phone
    .normalize('NFKC')
    .replace(/\D/gu, '')
    .replace(/^81(?=\d{9,10}$)/u, '0');

/** Whether a call of `contract` to `phone` (undefined: the registered number) has to be confirmed before it is made. */
export const isElsewhere = ({ phone: registered }: Contract, phone: string | undefined): boolean =>
  phone !== undefined && digitsOf(phone) !== digitsOf(registered);

/** `call` as it is kept after `before`: what an operator said of a number holds for that number alone. */
export const withNumberToConfirm = (contract: Contract, call: Todo, before?: Todo): Todo => {
  if (before && before.kind === 'callback' && before.phone === call.phone) return call;
  const { unconfirmed: _, refused: __, ...others } = call;
  return { ...others, ...(isElsewhere(contract, call.phone) && { unconfirmed: true }) };
};
