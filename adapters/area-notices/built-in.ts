/** Notices kept in our own store: one record a notice, and one with those that stand, which every customer's turn reads. */
import { z } from 'zod';
import { type Records, recordKind } from '../store/records.ts';
import type { AreaNotices } from './port.ts';

const notices = recordKind(
  'area-notice',
  z.object({
    id: z.string(),
    area: z.string(),
    text: z.string(),
    until: z.string(),
    setAt: z.string(),
    by: z.object({ id: z.string(), name: z.string() }),
  }),
);
const standing = recordKind('area-notices', z.object({ ids: z.array(z.string()) }));
const all = 'standing';
/** Where the ids of those that stand are kept. */
export const standingNoticesKey = standing.key(all);

/** Notices as one turn sees and changes them. */
export const builtInAreaNotices = (records: Records): AreaNotices => {
  const ids = async (): Promise<string[]> => (await standing.read(records, all))?.ids ?? [];

  return {
    async standing() {
      const found = await Promise.all((await ids()).map((id) => notices.read(records, id)));
      return found.filter((notice) => notice !== undefined);
    },
    async set(notice) {
      const before = await ids();
      notices.write(records, notice.id, notice);
      standing.write(records, all, { ids: [...before, notice.id] });
    },
    async end(id) {
      const before = await ids();
      if (!before.includes(id)) return 'not so';
      await notices.read(records, id);
      notices.remove(records, id);
      standing.write(records, all, { ids: before.filter((one) => one !== id) });
      return 'ended';
    },
  };
};
