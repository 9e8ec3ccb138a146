/** Contracts kept in our own store: records in the turn's commit. */
import { z } from 'zod';
import { type Records, recordKind } from '../store/records.ts';
import type { Contract, Contracts, WrongTriesKept } from './port.ts';
import { triesRecord } from './tries.ts';

const contractSchema = z.object({
  number: z.string().regex(/^ITS-\d{6}$/),
  plan: z.union([z.literal(1), z.literal(2)]),
  lastFour: z.string().regex(/^\d{4}$/),
  phone: z.string(),
  name: z.string(),
  address: z.string(),
});
const contracts = recordKind('contract', contractSchema);
/** Which contracts a user speaks for. Shape 2: several. */
export const links = recordKind('link', z.object({ numbers: z.array(z.string()) }), [
  (old) => ({ numbers: [(old as { number: string }).number] }),
]);
const tries = triesRecord('tries');

/** Where each kind is kept. A user's name may hold anything, so it stands last. */
const triesIds = (number: string, user: string): readonly (readonly [keyof WrongTriesKept, string])[] => [
  ['byUser', `${number}/user/${user}`],
  ['byUserOnAny', `user/${user}`],
  ['byAnyone', `${number}/all`],
  ['byNewcomers', `${number}/new`],
];

/** Contracts as one turn sees and changes them. `realNow`: epoch ms, from which wrong tries are forgotten. */
export const builtInContracts = (records: Records, realNow: () => number = Date.now): Contracts => ({
  find: (number) => contracts.read(records, number),
  linkedTo: async (user) => (await links.read(records, user))?.numbers ?? [],
  async link(user, number) {
    const numbers = (await links.read(records, user))?.numbers ?? [];
    if (!numbers.includes(number)) links.write(records, user, { numbers: [...numbers, number] });
  },
  async unlink(user, number) {
    const numbers = (await links.read(records, user))?.numbers ?? [];
    const left = numbers.filter((one) => one !== number);
    if (left.length > 0 && left.length < numbers.length) links.write(records, user, { numbers: left });
    else if (left.length < numbers.length) links.remove(records, user);
  },
  async tries(number, user) {
    const kept: WrongTriesKept = {
      byUser: { wrong: [] },
      byUserOnAny: { wrong: [] },
      byAnyone: { wrong: [] },
      byNewcomers: { wrong: [] },
    };
    for (const [kind, id] of triesIds(number, user)) kept[kind] = await tries.read(records, id);
    return kept;
  },
  keepTries(number, user, kept) {
    for (const [kind, id] of triesIds(number, user)) tries.keep(records, id, kept[kind], realNow());
  },
});

/** Puts a contract in the store, over one of the same number: for demo data and imports. */
export const putContract = async (records: Records, contract: Contract): Promise<void> => {
  await contracts.read(records, contract.number);
  contracts.write(records, contract.number, contractSchema.parse(contract));
};
