/** Whether a store holds the demo contracts, whose digits everybody knows: never beside real customers. */
import { z } from 'zod';
import { ConfigError } from '../../adapters/errors.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRecords, recordKind } from '../../adapters/store/records.ts';
import { demoContracts } from './contracts.ts';

const marks = recordKind('demo', z.object({ loaded: z.literal(true) }));
const markId = 'contracts';
/** Where it is kept that demo contracts were loaded. */
export const demoMarkKey = marks.key(markId);

/** Notes that demo contracts are loaded, before the first of them is: it stands until `npm run demo:remove` has ended. */
export const markDemo = async (store: Store): Promise<void> => {
  const records = openRecords(store);
  if (await marks.read(records, markId)) return;
  marks.write(records, markId, { loaded: true });
  await records.commit();
};

const identity = z.object({ data: z.object({ name: z.string(), lastFour: z.string() }) });

/** Whether the stored `value` of a contract's record is the demo's contract `number`, and not a real one of that number. */
export const isDemoContract = (number: string, value: unknown): boolean => {
  const stored = identity.safeParse(value).data?.data;
  const demo = demoContracts(Temporal.Now.instant()).find(({ contract }) => contract.number === number)?.contract;
  return stored !== undefined && stored.name === demo?.name && stored.lastFour === demo.lastFour;
};

/** Throws ConfigError with the cure when `store` was ever loaded with demo contracts, or holds one. */
export const refuseDemoContracts = async (store: Store): Promise<void> => {
  const numbers = demoContracts(Temporal.Now.instant()).map(({ contract }) => contract.number);
  const [mark, ...contracts] = await store.read([demoMarkKey, ...numbers.map((number) => `contract/${number}`)]);
  const stands = numbers.some((number, n) => isDemoContract(number, contracts[n]?.value));
  if ((mark?.version ?? 0) === 0 && !stands) return;
  throw new ConfigError([
    'DEMO is off, and the store holds demo contracts: anybody could sign in with their digits. Run npm run demo:remove, or name another store.',
  ]);
};
