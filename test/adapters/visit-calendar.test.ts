/** The built-in visit calendar keeps the calendar's promises on each store. */
import { afterEach, beforeEach, describe } from 'vitest';
import { openRecords } from '../../adapters/store/records.ts';
import { builtInVisitCalendar } from '../../adapters/visit-calendar/built-in.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';
import { type CalendarTurn, keepsTheCalendarsPromises } from './visit-calendar.contract.ts';

for (const { name, missing, open } of storesUnderTest) {
  describe.skipIf(missing)(`the built-in visit calendar on ${name}`, () => {
    let test: TestStore;
    beforeEach(async () => {
      test = await open();
    });
    afterEach(() => test.close());

    const turn: CalendarTurn = async (work) => {
      for (;;) {
        const records = openRecords(test.store);
        const result = await work(builtInVisitCalendar(records));
        if ((await records.commit()) === 'committed') return result;
      }
    };
    keepsTheCalendarsPromises(() => turn);
  });
}
