/** Which operators are at the desk: one on several pages is one operator, there as long as one page is. Real time, epoch ms. */
import { z } from 'zod';
import { type Records, recordKind } from '../store/records.ts';
import { boards, deskTopic } from './built-in.ts';

const presence = recordKind('presence', z.object({ pages: z.record(z.string(), z.number()) }));

/** Until when the operator is taken to be there, undefined when no page was heard of in time. */
export const thereUntil = async (records: Records, operator: string, now: number): Promise<number | undefined> => {
  const pages = Object.values((await presence.read(records, operator))?.pages ?? {}).filter((until) => until > now);
  return pages.length > 0 ? Math.max(...pages) : undefined;
};

/** The operator's `page` is taken to be there until `until`; undefined: it is closed. Answers until when the operator is there. */
export const keepPresence = async (
  records: Records,
  operator: string,
  page: string,
  until: number | undefined,
  now: number,
): Promise<number | undefined> => {
  const before = Object.entries((await presence.read(records, operator))?.pages ?? {}).filter(([, then]) => then > now);
  const pages = Object.fromEntries(before.filter(([other]) => other !== page));
  if (until !== undefined) pages[page] = until;
  const untils = Object.values(pages);
  const last = untils.length > 0 ? Math.max(...untils) : undefined;
  if (last === undefined) {
    presence.remove(records, operator);
    records.unlist(boards.there, operator);
  } else {
    presence.write(records, operator, { pages });
    records.list(boards.there, operator, last);
  }
  if ((before.length === 0) !== (last === undefined)) records.notify(deskTopic);
  return last;
};

/** Takes an operator off the desk whose pages were not heard of in time; false, and nothing changes, when one was. */
export const leaveDesk = async (records: Records, operator: string, now: number): Promise<boolean> => {
  if ((await thereUntil(records, operator, now)) !== undefined) return false;
  presence.remove(records, operator);
  records.unlist(boards.there, operator);
  records.notify(deskTopic);
  return true;
};
