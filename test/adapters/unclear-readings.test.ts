/** Unclear readings are kept with their turn, told oldest first, and forgotten after ninety days, on each store. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetQueue, openRecords } from '../../adapters/store/records.ts';
import { builtInUnclearReadings, unclearReadingsIn } from '../../adapters/unclear-readings/built-in.ts';
import type { UnclearReading } from '../../adapters/unclear-readings/port.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';

const now = Temporal.Instant.from('2026-11-24T10:00:00+09:00').epochMilliseconds;
const days = (count: number) => count * 86_400_000;
const reading = (id: string, at: string): UnclearReading => ({
  id,
  at: `${at}T10:00:00.000+09:00`,
  because: 'asked-back',
  context: ['asked:trouble.since', 'stands:visit'],
  guesses: ['tells since', 'tells when'],
  text: '0月の0日あたり',
});

for (const { name, missing, open } of storesUnderTest) {
  describe.skipIf(missing)(`unclear readings on ${name}`, () => {
    let test: TestStore;
    beforeEach(async () => {
      test = await open();
    });
    afterEach(() => test.close());

    const keep = async (one: UnclearReading, realNow = now) => {
      const records = openRecords(test.store);
      await builtInUnclearReadings(records, () => realNow).keep(one);
      return records;
    };
    const all = async () => {
      const found: UnclearReading[] = [];
      for await (const one of unclearReadingsIn(test.store)) found.push(one);
      return found;
    };

    it('are told as they were kept, oldest first, however many', async () => {
      const kept = Array.from({ length: 205 }, (_, n) => reading(`u${n}`, `2026-11-${n < 200 ? '02' : '01'}`));
      for (const one of kept) await (await keep(one)).commit();
      const found = await all();
      expect(found).toHaveLength(205);
      expect(found[0]).toEqual(kept[200]);
    });

    it('are not there before the turn is committed, nor if it never is', async () => {
      await keep(reading('u', '2026-11-24'));
      expect(await all()).toEqual([]);
    });

    it('are forgotten after ninety days, and leave the list when others come', async () => {
      await (await keep(reading('old', '2026-11-24'))).commit();
      const due = async (at: number) =>
        (await test.store.lease({ queue: forgetQueue, dueBy: at, now: at, leaseMs: 1000, limit: 10 })).map(
          ({ id }) => id,
        );
      expect(await due(now + days(90) - 1)).toEqual([]);
      const [key = ''] = await due(now + days(90));
      await test.store.commit({ deletes: [key] });
      expect(await all()).toEqual([]);
      await (await keep(reading('new', '2027-02-23'), now + days(91))).commit();
      expect((await test.store.readList('unclear-readings', undefined, 10)).map(({ member }) => member)).toEqual([
        'new',
      ]);
    });
  });
}
