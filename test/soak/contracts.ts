/** The contracts of the customers who talk while processes are killed, and for hours. */
import type { Store } from '../../adapters/store/port.ts';
import { demoContracts } from '../../bot/demo/contracts.ts';
import { storeGiven } from '../../bot/demo/given.ts';
import type { CustomerAim } from '../helpers/crash-customers.ts';

/** When all of it begins: a Tuesday morning in hours. */
export const opening = Temporal.ZonedDateTime.from('2026-11-24T10:00:00+09:00[Asia/Tokyo]');

/** Each is spoken for by some customers; of four contracts one may have a visit. */
export const contractOf = (n: number): { number: string; wants: CustomerAim } => ({
  number: `ITS-${200_001 + n}`,
  wants: n % 4 === 3 ? 'visit' : 'remote',
});

/** Puts so many of them into the store. */
export const addContracts = async (store: Store, many: number): Promise<void> => {
  const demo = demoContracts(opening.toInstant());
  for (let n = 0; n < many; n++) {
    const { number, wants } = contractOf(n);
    const like = demo.find((one) => one.contract.number === (wants === 'visit' ? 'ITS-100009' : 'ITS-100001'));
    if (!like) throw new Error('there is no demo contract');
    await storeGiven(store, { ...like, contract: { ...like.contract, number, lastFour: `1${number.slice(-3)}` } });
  }
};
