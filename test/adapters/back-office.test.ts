/** Calls to a company's back office keep their promises on each store, over real HTTP. */
import { afterEach, beforeEach, describe } from 'vitest';
import { type OutsideDesk, outsideDesk } from '../helpers/outside-desk.ts';
import { number } from '../helpers/outside-visits.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';
import { keepsTheOutsideCallsPromises } from './back-office.contract.ts';
import { heedsAnswers } from './back-office-answers.contract.ts';

for (const { name, missing, open } of storesUnderTest) {
  describe.skipIf(missing)(`calls to a back office on ${name}`, () => {
    let test: TestStore;
    let desk: OutsideDesk;
    beforeEach(async () => {
      test = await open();
      desk = await outsideDesk(test.store, [number]);
    });
    afterEach(async () => {
      await desk.close();
      await test.close();
    });
    keepsTheOutsideCallsPromises(() => desk);
    heedsAnswers(() => desk);
  });
}
