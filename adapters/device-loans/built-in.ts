/** Loans kept in our own store: one record a loan, one a contract with its loans. */
import { z } from 'zod';
import { type Records, recordKind } from '../store/records.ts';
import type { DeviceLoans, Loan } from './port.ts';

const loans = recordKind(
  'loan',
  z.object({
    id: z.string(),
    contract: z.string(),
    case: z.string(),
    kind: z.enum(['pc', 'tablet', 'router', 'hub', 'fax']),
    state: z.enum(['requested', 'sent', 'arrived', 'returned', 'lost', 'cancelled']),
    address: z.string().optional(),
    unconfirmed: z.literal(true).optional(),
    refused: z.string().optional(),
    wish: z.string().optional(),
    due: z.string().optional(),
    arrivedOn: z.string().optional(),
    at: z.string(),
  }),
  // Shape 2 knows addresses that are not confirmed: a program that does not would send a device there.
  [(old) => old],
);
const files = recordKind('loans-of', z.object({ loans: z.array(z.string()) }));

/** Loans as one turn sees and changes them. */
export const builtInDeviceLoans = (records: Records): DeviceLoans => {
  const listOf = async (contract: string) => (await files.read(records, contract))?.loans ?? [];
  /** A contract's record is written with every change of its loans: whoever decided on them decides again. */
  const keep = async (loan: Loan) => {
    const ids = await listOf(loan.contract);
    loans.write(records, loan.id, loan);
    files.write(records, loan.contract, { loans: ids.includes(loan.id) ? ids : [...ids, loan.id] });
  };

  return {
    find: (id) => loans.read(records, id),
    async of(contract) {
      const found = await Promise.all((await listOf(contract)).map((id) => loans.read(records, id)));
      return found.filter((loan) => loan !== undefined);
    },
    async request(loan) {
      if (await loans.read(records, loan.id)) throw new Error(`there is a loan ${loan.id} already`);
      await keep({ ...loan, state: 'requested' });
    },
    async change(id, from, change) {
      const loan = await loans.read(records, id);
      if (loan?.state !== from) return 'not so';
      await keep({ ...loan, ...change });
      return 'changed';
    },
    async redirect(id, delivery) {
      const loan = await loans.read(records, id);
      if (loan?.state !== 'requested') return 'not so';
      const { address: _, wish: __, unconfirmed: ___, refused: ____, ...without } = loan;
      await keep({ ...without, ...delivery });
      return 'changed';
    },
  };
};
