/** Brings a list of contracts into the store, some at a time: one that stands there as it is given is left alone. */
import { isDeepStrictEqual } from 'node:util';
import type { Store } from '../store/port.ts';
import { openRecords } from '../store/records.ts';
import { builtInContracts, putContract } from './built-in.ts';
import type { Contract } from './port.ts';

/** How many contracts came to what. */
export interface Imported {
  new: number;
  changed: number;
  unchanged: number;
}

/** One commit holds so many: few enough to be short, many enough that waiting for the disk does not count. */
const together = 200;

const importSome = async (
  store: Store,
  contracts: readonly Contract[],
  write: boolean,
): Promise<(keyof Imported)[]> => {
  for (;;) {
    const records = openRecords(store);
    const known = builtInContracts(records);
    const outcomes = await Promise.all(
      contracts.map(async (contract) => {
        const before = await known.find(contract.number);
        if (isDeepStrictEqual(before, contract)) return 'unchanged';
        await putContract(records, contract);
        return before ? 'changed' : 'new';
      }),
    );
    if (!write || outcomes.every((outcome) => outcome === 'unchanged')) return outcomes;
    if ((await records.commit()) === 'committed') return outcomes;
  }
};

/**
 * Puts `contracts` (each number once) in the store, over those of the same numbers, whose links, cases and counts stay;
 * with `write` false it only tells what would come of it. Contracts the store has beside them stay as they are.
 * What is in when it fails or is killed is whole: run again, it brings in the rest. Throws OutsideError('store').
 */
export const importContracts = async (
  store: Store,
  contracts: readonly Contract[],
  { write }: { write: boolean },
): Promise<Imported> => {
  const imported: Imported = { new: 0, changed: 0, unchanged: 0 };
  for (let from = 0; from < contracts.length; from += together) {
    const outcomes = await importSome(store, contracts.slice(from, from + together), write);
    for (const outcome of outcomes) imported[outcome] += 1;
  }
  return imported;
};
