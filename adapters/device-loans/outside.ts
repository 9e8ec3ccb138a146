/** Loans of a company whose own back office sends the devices: what is asked for and called off here is told there. */
import { z } from 'zod';
import { type Records, recordKind } from '../store/records.ts';
import { builtInDeviceLoans } from './built-in.ts';
import type { Delivery, DeviceLoans, Loan } from './port.ts';

/** What the back office is asked for. */
export type LoanIntent =
  | { kind: 'loan.request'; details: { device: Loan['kind']; address?: string; wish?: string } }
  | { kind: 'loan.redirect'; details: { address?: string; wish?: string } }
  | { kind: 'loan.cancel'; details: Record<never, never> };

/** Keeps an intent with the turn; its id. */
export type IntendLoan = (about: Pick<Loan, 'id' | 'contract' | 'case'>, intent: LoanIntent) => Promise<string>;

/** Loans that the back office was not asked for yet: where they are to go is not confirmed. */
const untold = recordKind('loan-untold', z.object({}));

const deliveryOf = ({ address, wish }: Delivery): Pick<Delivery, 'address' | 'wish'> => ({
  ...(address !== undefined && { address }),
  ...(wish !== undefined && { wish }),
});

/** Loans as one turn sees and changes them; the back office hears of it once the turn is committed, of an address once it is confirmed. */
export const outsideDeviceLoans = (records: Records, intend: IntendLoan): DeviceLoans => {
  const kept = builtInDeviceLoans(records);
  const isUntold = async (id: string) => (await untold.read(records, id)) !== undefined;
  const ask = async (loan: Loan) => {
    await intend(loan, { kind: 'loan.request', details: { device: loan.kind, ...deliveryOf(loan) } });
  };
  return {
    ...kept,
    async request(loan) {
      await kept.request(loan);
      if (loan.unconfirmed) untold.write(records, loan.id, {});
      else await ask({ ...loan, state: 'requested' });
    },
    async redirect(id, delivery) {
      const outcome = await kept.redirect(id, delivery);
      const loan = outcome === 'changed' && !delivery.unconfirmed ? await kept.find(id) : undefined;
      if (!loan) return outcome;
      if (await isUntold(id)) {
        untold.remove(records, id);
        await ask(loan);
      } else await intend(loan, { kind: 'loan.redirect', details: deliveryOf(loan) });
      return outcome;
    },
    async change(id, from, change) {
      const outcome = await kept.change(id, from, change);
      const loan = outcome === 'changed' && change.state === 'cancelled' ? await kept.find(id) : undefined;
      if (loan && (await isUntold(id))) untold.remove(records, id);
      else if (loan) await intend(loan, { kind: 'loan.cancel', details: {} });
      return outcome;
    },
  };
};
