/** Both visit calendars, the built-in one and the one that asks a back office, keep the calendar's promises on each store. */
import { afterEach, beforeEach, describe } from 'vitest';
import { openRecords } from '../../adapters/store/records.ts';
import { builtInVisitCalendar } from '../../adapters/visit-calendar/built-in.ts';
import { answerTo } from '../helpers/back-office-server.ts';
import { contractsOfTheFacts } from '../helpers/calendar-facts.ts';
import { type OutsideDesk, outsideDesk } from '../helpers/outside-desk.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';
import { keepsTheCalendarsPromises } from './visit-calendar.contract.ts';

for (const { name, missing, open } of storesUnderTest) {
  describe.skipIf(missing)(`on ${name}`, () => {
    let test: TestStore;
    beforeEach(async () => {
      test = await open();
    });
    afterEach(() => test.close());

    describe('the built-in visit calendar', () => {
      keepsTheCalendarsPromises(() => ({
        async turn(work) {
          for (;;) {
            const records = openRecords(test.store);
            const result = await work(builtInVisitCalendar(records));
            if ((await records.commit()) === 'committed') return result;
          }
        },
        settle: async () => undefined,
      }));
    });

    describe('the visit calendar of a back office that grants every wish', () => {
      let desk: OutsideDesk;
      beforeEach(async () => {
        desk = await outsideDesk(test.store, contractsOfTheFacts);
        desk.server.answerWith(({ intent }) => ({
          status: 200,
          body: answerTo(intent.id, { result: 'accepted' }),
        }));
      });
      afterEach(() => desk.close());
      keepsTheCalendarsPromises(() => ({
        turn: (work) => desk.turn(({ visits }) => work(visits)),
        settle: () => desk.sweepAfter(),
      }));
    });
  });
}
