/** Both keepers of loans, the built-in one and the one that asks a back office, keep the promises of their port on each store. */
import { afterEach, beforeEach, describe } from 'vitest';
import { builtInDeviceLoans } from '../../adapters/device-loans/built-in.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { answerTo } from '../helpers/back-office-server.ts';
import { type OutsideDesk, outsideDesk } from '../helpers/outside-desk.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';
import { contractsOfTheFacts, keepsTheLoansPromises } from './device-loans.contract.ts';

for (const { name, missing, open } of storesUnderTest) {
  describe.skipIf(missing)(`on ${name}`, () => {
    let test: TestStore;
    beforeEach(async () => {
      test = await open();
    });
    afterEach(() => test.close());

    describe('the built-in keeper of loans', () => {
      keepsTheLoansPromises(() => ({
        async turn(work) {
          for (;;) {
            const records = openRecords(test.store);
            const result = await work(builtInDeviceLoans(records));
            if ((await records.commit()) === 'committed') return result;
          }
        },
        settle: async () => undefined,
      }));
    });

    describe('the keeper of loans of a back office', () => {
      let desk: OutsideDesk;
      beforeEach(async () => {
        desk = await outsideDesk(test.store, contractsOfTheFacts);
        desk.server.answerWith(({ intent }) =>
          intent.kind === 'loan.cancel'
            ? { status: 200, body: answerTo(intent.id, { result: 'cancelled' }) }
            : { status: 202 },
        );
      });
      afterEach(() => desk.close());
      keepsTheLoansPromises(() => ({
        turn: (work) => desk.turn(({ loans }) => work(loans)),
        settle: () => desk.sweepAfter(),
      }));
    });
  });
}
