/** The built-in keeper of loans keeps the promises of its port on each store. */
import { afterEach, beforeEach, describe } from 'vitest';
import { builtInDeviceLoans } from '../../adapters/device-loans/built-in.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';
import { keepsTheLoansPromises, type LoansTurn } from './device-loans.contract.ts';

for (const { name, missing, open } of storesUnderTest) {
  describe.skipIf(missing)(`the built-in keeper of loans on ${name}`, () => {
    let test: TestStore;
    beforeEach(async () => {
      test = await open();
    });
    afterEach(() => test.close());

    const turn: LoansTurn = async (work) => {
      for (;;) {
        const records = openRecords(test.store);
        const result = await work(builtInDeviceLoans(records));
        if ((await records.commit()) === 'committed') return result;
      }
    };
    keepsTheLoansPromises(() => turn);
  });
}
