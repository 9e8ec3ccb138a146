/** Importing contracts into the store: each once, whatever else happens meanwhile; what belongs to a customer stays. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtInCases } from '../../adapters/cases/built-in.ts';
import { builtInContracts, putContract } from '../../adapters/contracts/built-in.ts';
import { importContracts } from '../../adapters/contracts/import-contracts.ts';
import type { Contract } from '../../adapters/contracts/port.ts';
import { OutsideError } from '../../adapters/errors.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';

const contractNo = (n: number): Contract => ({
  number: `ITS-${200_000 + n}`,
  plan: n % 2 === 0 ? 2 : 1,
  name: `見本商店${n}`,
  address: '東京都港区芝1-1-1',
  phone: `03-1234-${1_000 + n}`,
  lastFour: String(1_000 + n),
});
/** More than one commit holds. */
const many = Array.from({ length: 450 }, (_, n) => contractNo(n));
const [first, second] = [contractNo(0), contractNo(1)];
const write = { write: true };

for (const { name, missing, open } of storesUnderTest) {
  describe.skipIf(missing)(`an import into ${name}`, () => {
    let opened: TestStore;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.close());

    const find = (number: string) => builtInContracts(openRecords(store)).find(number);
    const put = async (contract: Contract) => {
      const records = openRecords(store);
      await putContract(records, contract);
      await records.commit();
    };
    const versions = async (contracts: readonly Contract[]) =>
      (await store.read(contracts.map(({ number }) => `contract/${number}`))).map(({ version }) => version);

    it('brings in every contract as it is given, and a second one changes nothing', async () => {
      expect(await importContracts(store, many, write)).toEqual({ new: 450, changed: 0, unchanged: 0 });
      for (const contract of many) expect(await find(contract.number)).toEqual(contract);
      const before = await versions(many);
      expect(await importContracts(store, many, write)).toEqual({ new: 0, changed: 0, unchanged: 450 });
      expect(await versions(many)).toEqual(before);
    });

    it('changes what is given otherwise, and leaves alone what is the same or not given', async () => {
      await importContracts(store, [first, second, contractNo(2)], write);
      const [, before] = await versions([first, second]);
      const moved = { ...first, address: '大阪府大阪市北区', phone: '06-1234-9999', lastFour: '9999' };
      expect(await importContracts(store, [moved, second, contractNo(3)], write)).toEqual({
        new: 1,
        changed: 1,
        unchanged: 1,
      });
      expect(await find(first.number)).toEqual(moved);
      expect(await find(contractNo(2).number)).toEqual(contractNo(2));
      expect((await versions([second]))[0]).toBe(before);
    });

    it('keeps the links, cases and counts of a contract it changes', async () => {
      await put(first);
      const records = openRecords(store);
      await builtInContracts(records).link('user', first.number);
      const cases = builtInCases(records);
      await cases.begin(first.number, 'case-1', { trouble: 'network' }, '2026-11-24T10:00:00+09:00');
      await cases.count('case-1', { kind: 'phone', of: 'case-1', at: '2026-11-24T10:00:00+09:00' }, '2026-11');
      await records.commit();
      const belongings = async () => {
        const now = openRecords(store);
        return {
          linked: await builtInContracts(now).linkedTo('user'),
          case: await builtInCases(now).find('case-1'),
          counts: await builtInCases(now).counts(first.number, '2026-11'),
        };
      };
      const before = await belongings();
      expect(before).toMatchObject({ linked: [first.number], case: { contract: first.number }, counts: [{}] });
      await importContracts(store, [{ ...first, plan: 1, name: '見本商店（新）' }], write);
      expect(await belongings()).toEqual(before);
      expect((await find(first.number))?.name).toBe('見本商店（新）');
    });

    it('that is only a check tells the same and writes nothing', async () => {
      await put(first);
      const asked = [{ ...first, name: '見本商店（新）' }, second];
      expect(await importContracts(store, asked, { write: false })).toEqual({ new: 1, changed: 1, unchanged: 0 });
      expect(await find(first.number)).toEqual(first);
      expect(await find(second.number)).toBeUndefined();
    });

    it('runs a commit again when a contract in it was changed meanwhile', async () => {
      await put(first);
      let raced = false;
      const racing: Store = {
        ...store,
        async commit(batch) {
          if (!raced) await put({ ...second, name: '別の商店' });
          raced = true;
          return store.commit(batch);
        },
      };
      expect(await importContracts(racing, [first, second], write)).toEqual({ new: 0, changed: 1, unchanged: 1 });
      expect(await find(second.number)).toEqual(second);
    });

    it('that fails half way leaves whole contracts, and run again it brings in the rest', async () => {
      let commits = 0;
      const failing: Store = {
        ...store,
        async commit(batch) {
          commits += 1;
          if (commits === 2) throw new OutsideError('store', { retryable: true });
          return store.commit(batch);
        },
      };
      await expect(importContracts(failing, many, write)).rejects.toThrow(OutsideError);
      const again = await importContracts(store, many, write);
      expect(again.changed).toBe(0);
      expect(again.new).toBeGreaterThan(0);
      expect(again.unchanged).toBe(450 - again.new);
      expect(again.unchanged).toBeGreaterThan(0);
      for (const contract of many) expect(await find(contract.number)).toEqual(contract);
    });
  });
}
