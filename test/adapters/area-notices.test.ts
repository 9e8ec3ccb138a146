/** The built-in keeper of notices keeps the promises of its port on each store. */
import { afterEach, beforeEach, describe } from 'vitest';
import { builtInAreaNotices } from '../../adapters/area-notices/built-in.ts';
import type { AreaNotices } from '../../adapters/area-notices/port.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';
import { keepsTheNoticesPromises } from './area-notices.contract.ts';
import type { TurnOf } from './contracts.contract.ts';

for (const { name, missing, open } of storesUnderTest) {
  describe.skipIf(missing)(`the built-in keeper of notices on ${name}`, () => {
    let test: TestStore;
    beforeEach(async () => {
      test = await open();
    });
    afterEach(() => test.close());

    const turn: TurnOf<AreaNotices> = async (work) => {
      for (;;) {
        const records = openRecords(test.store);
        const result = await work(builtInAreaNotices(records));
        if ((await records.commit()) === 'committed') return result;
      }
    };
    keepsTheNoticesPromises(() => turn);
  });
}
