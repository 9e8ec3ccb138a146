/** Secrets this installation makes for itself once and keeps in its store. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Store } from '../adapters/store/port.ts';
import { openRecords, recordKind } from '../adapters/store/records.ts';

const secrets = recordKind('secret', z.object({ hex: z.string().length(64) }));

/** The secret called `name`, 32 bytes, the same for every process on this store. */
export const secretOf = async (store: Store, name: string): Promise<Buffer> => {
  for (;;) {
    const records = openRecords(store);
    const kept = await secrets.read(records, name);
    if (kept) return Buffer.from(kept.hex, 'hex');
    secrets.write(records, name, { hex: randomBytes(32).toString('hex') });
    await records.commit();
  }
};
