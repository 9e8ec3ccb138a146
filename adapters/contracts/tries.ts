/** Wrong tries to identify as they are kept, one record each kind of them, until they mean nothing any more. */
import { z } from 'zod';
import { type Records, recordKind } from '../store/records.ts';
import type { TriesKept } from './port.ts';

/** Wrong tries mean nothing a day later, ms. */
const keptMs = 24 * 3_600_000;

/** Wrong tries in the turn's records, under `name`. */
export const triesRecord = (name: string) => {
  const kind = recordKind(name, z.object({ wrong: z.array(z.number()), lockedUntil: z.number().optional() }));
  return {
    /** Those of `id`; none yet: empty ones. */
    read: async (records: Records, id: string): Promise<TriesKept> => (await kind.read(records, id)) ?? { wrong: [] },
    /** Keeps `tries` in place of those read, for a day from `realNow`, epoch ms. */
    keep(records: Records, id: string, tries: TriesKept, realNow: number): void {
      kind.write(records, id, tries);
      records.forget(kind.key(id), realNow + keptMs);
    },
  };
};
