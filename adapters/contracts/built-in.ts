/** Contracts kept in our own store: records in the turn's commit. */
import { z } from 'zod';
import { type Records, recordKind } from '../store/records.ts';
import type { Contract, Contracts } from './port.ts';

const contractSchema = z.object({
  number: z.string().regex(/^ITS-\d{6}$/),
  plan: z.union([z.literal(1), z.literal(2)]),
  lastFour: z.string().regex(/^\d{4}$/),
  phone: z.string(),
  name: z.string(),
  address: z.string(),
});
const contracts = recordKind('contract', contractSchema);
const links = recordKind('link', z.object({ number: z.string() }));
const tries = recordKind('tries', z.object({ wrong: z.array(z.number()), lockedUntil: z.number().optional() }));

/** Wrong tries mean nothing a day later. */
const keepTriesMs = 24 * 3_600_000;

/** Contracts as one turn sees and changes them. `realNow`: epoch ms, from which wrong tries are forgotten. */
export const builtInContracts = (records: Records, realNow: () => number = Date.now): Contracts => ({
  find: (number) => contracts.read(records, number),
  linkedTo: async (user) => (await links.read(records, user))?.number,
  async link(user, number) {
    const linked = await links.read(records, user);
    if (number !== undefined) links.write(records, user, { number });
    else if (linked) links.remove(records, user);
  },
  tries: async (number, user) => ({
    byUser: (await tries.read(records, `${number}/user/${user}`)) ?? { wrong: [] },
    byAnyone: (await tries.read(records, `${number}/all`)) ?? { wrong: [] },
  }),
  keepTries(number, user, { byUser, byAnyone }) {
    for (const [id, kept] of [
      [`${number}/user/${user}`, byUser],
      [`${number}/all`, byAnyone],
    ] as const) {
      tries.write(records, id, kept);
      records.forget(tries.key(id), realNow() + keepTriesMs);
    }
  },
});

/** Puts a contract in the store, over one of the same number: for demo data and imports. */
export const putContract = async (records: Records, contract: Contract): Promise<void> => {
  await contracts.read(records, contract.number);
  contracts.write(records, contract.number, contractSchema.parse(contract));
};
