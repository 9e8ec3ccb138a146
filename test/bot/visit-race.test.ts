/** Fifty customers wanting one window: as many win as there are places, and the others are told and offered another. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecords } from '../../adapters/store/records.ts';
import { demoContracts } from '../../bot/demo/contracts.ts';
import { storeGiven } from '../../bot/demo/given.ts';
import { portsOver } from '../../bot/ports.ts';
import { deskOver, tuesday } from '../helpers/desk.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';

const customers = Array.from({ length: 50 }, (_, n) => `customer-${n}`);
const numberOf = (n: number) => `ITS-7${String(n).padStart(5, '0')}`;

for (const { name, missing, open } of storesUnderTest) {
  describe.skipIf(missing)(`the last places of a window on ${name}`, () => {
    let opened: TestStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    it('go to as many as there are places', async () => {
      const { store } = opened;
      const desk = await deskOver(store);
      const example = demoContracts(tuesday).find(({ contract }) => contract.number === 'ITS-100009');
      if (!example) throw new Error('there is no demo contract that may have a visit');
      for (const [n, one] of customers.entries()) {
        await storeGiven(store, { ...example, contract: { ...example.contract, number: numberOf(n) } });
        await desk.link(one, numberOf(n));
      }
      await Promise.all(customers.map((one) => desk.say(one, '訪問を11月26日の10時にお願いしたい')));
      const answers = await Promise.all(customers.map((one) => desk.say(one, 'はい')));
      const said = answers.map(({ replies }) => replies.map(({ text }) => text).join('\n'));
      const { capacity } = desk.company.promised.visits;
      expect(said.filter((text) => text.includes('予約を承りました'))).toHaveLength(capacity);
      expect(said.filter((text) => text.includes('埋まりました'))).toHaveLength(customers.length - capacity);
      const { visits } = portsOver(openRecords(store), desk.clock);
      expect(await visits.taken('2026-11-26')).toHaveLength(capacity);
    });
  });
}
