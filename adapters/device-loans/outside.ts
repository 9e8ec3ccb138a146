/** Loans of a company whose own back office sends the devices: what is asked for and called off here is told there. */
import type { Records } from '../store/records.ts';
import { builtInDeviceLoans } from './built-in.ts';
import type { Delivery, DeviceLoans, Loan } from './port.ts';

/** What the back office is asked for. */
export type LoanIntent =
  | { kind: 'loan.request'; details: { device: Loan['kind']; address?: string; wish?: string } }
  | { kind: 'loan.redirect'; details: { address?: string; wish?: string } }
  | { kind: 'loan.cancel'; details: Record<never, never> };

/** Keeps an intent with the turn; its id. */
export type IntendLoan = (about: Pick<Loan, 'id' | 'contract' | 'case'>, intent: LoanIntent) => Promise<string>;

const deliveryOf = ({ address, wish }: Delivery): Delivery => ({
  ...(address !== undefined && { address }),
  ...(wish !== undefined && { wish }),
});

/** Loans as one turn sees and changes them; the back office hears of it once the turn is committed. */
export const outsideDeviceLoans = (records: Records, intend: IntendLoan): DeviceLoans => {
  const kept = builtInDeviceLoans(records);
  return {
    ...kept,
    async request(loan) {
      await kept.request(loan);
      await intend(loan, { kind: 'loan.request', details: { device: loan.kind, ...deliveryOf(loan) } });
    },
    async redirect(id, delivery) {
      const outcome = await kept.redirect(id, delivery);
      const loan = outcome === 'changed' ? await kept.find(id) : undefined;
      if (loan) await intend(loan, { kind: 'loan.redirect', details: deliveryOf(loan) });
      return outcome;
    },
    async change(id, from, change) {
      const outcome = await kept.change(id, from, change);
      const loan = outcome === 'changed' && change.state === 'cancelled' ? await kept.find(id) : undefined;
      if (loan) await intend(loan, { kind: 'loan.cancel', details: {} });
      return outcome;
    },
  };
};
