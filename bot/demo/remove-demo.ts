/** Takes the demo contracts and everything that hangs on them out of a store that nobody else uses meanwhile. */
import { links } from '../../adapters/contracts/built-in.ts';
import type { StoreRow } from '../../adapters/store/contents.ts';
import type { Batch, Store } from '../../adapters/store/port.ts';
import { visitDays } from '../../adapters/visit-calendar/kept-visits.ts';
import { demoContracts } from './contracts.ts';
import { demoMarkKey, isDemoContract } from './standing.ts';

type Rows = () => AsyncIterable<StoreRow[]>;

/** The texts anywhere in a stored value. */
const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};
const idOf = (key: string): string => key.slice(key.indexOf('/') + 1);

interface Found {
  /** keys to be deleted, the demo's own contracts among them */
  keys: Set<string>;
  /** what stands behind the kind in those keys */
  ids: Set<string>;
  puts: NonNullable<Batch['puts']>;
}

const findRecords = async (rows: Rows): Promise<Found> => {
  const all = demoContracts(Temporal.Now.instant()).map(({ contract }) => contract.number);
  const contracts = new Map<string, unknown>();
  let isMarked = false;
  for await (const some of rows())
    for (const row of some) {
      if (row.kind !== 'record') continue;
      isMarked ||= row.key === demoMarkKey;
      if (row.key.startsWith('contract/')) contracts.set(idOf(row.key), JSON.parse(row.json));
    }
  const isDemo = (number: string) => isDemoContract(number, contracts.get(number));
  // A real contract put over one of the demo is kept; what hangs on it is still the demo's: nobody real was served here.
  const numbers = new Set(all.filter((number) => isMarked || isDemo(number)));
  const found: Found = { keys: new Set(), ids: new Set(), puts: [] };
  for await (const some of rows())
    for (const row of some) {
      if (row.kind !== 'record' || row.key === demoMarkKey) continue;
      const value: unknown = JSON.parse(row.json);
      const names = [...row.key.split('/'), ...textsIn(value)].some((text) => numbers.has(text));
      if (!names || (row.key.startsWith('contract/') && !isDemo(idOf(row.key)))) continue;
      const isLink = row.key.startsWith(links.key(''));
      const left = isLink ? links.parse(value).numbers.filter((number) => !numbers.has(number)) : [];
      if (left.length > 0) found.puts.push({ key: row.key, value: links.stored({ numbers: left }) });
      else found.keys.add(row.key);
      if (!isLink && !row.key.startsWith('event/')) found.ids.add(idOf(row.key));
    }
  return found;
};

/** Places of visits, entries of boards and timers that are about what is removed. */
const findRest = async (
  rows: Rows,
  { ids, puts }: Found,
): Promise<Required<Pick<Batch, 'puts' | 'lists' | 'schedules'>>> => {
  const rest = {
    puts: [...puts],
    lists: [] as NonNullable<Batch['lists']>,
    schedules: [] as NonNullable<Batch['schedules']>,
  };
  const isAbout = (id: string) => {
    try {
      return ids.has(id) || textsIn(JSON.parse(id)).some((part) => ids.has(part));
    } catch {
      return false;
    }
  };
  for await (const some of rows())
    for (const row of some) {
      if (row.kind === 'list' && (ids.has(row.member) || row.list.split('/').some((part) => ids.has(part))))
        rest.lists.push({ list: row.list, member: row.member, score: null });
      if (row.kind === 'due' && isAbout(row.id)) rest.schedules.push({ queue: row.queue, id: row.id, at: null });
      if (row.kind !== 'record' || !row.key.startsWith(visitDays.key(''))) continue;
      const day = visitDays.parse(JSON.parse(row.json));
      const places = day.places.filter(({ visit }) => !ids.has(visit));
      if (places.length < day.places.length) rest.puts.push({ key: row.key, value: visitDays.stored({ places }) });
    }
  return rest;
};

/** What is to be taken out of the store whose `rows` are given; what was said in conversations stays. */
export const demoIn = async (rows: Rows): Promise<Batch & { deletes: string[] }> => {
  const found = await findRecords(rows);
  return { ...(await findRest(rows, found)), deletes: [...found.keys] };
};

/** Takes it out. The contracts and the mark go last, so that a start is refused until everything is done. */
export const removeDemo = async (
  store: Store,
  { deletes, ...rest }: Awaited<ReturnType<typeof demoIn>>,
): Promise<void> => {
  const isLast = (key: string) => key.startsWith('contract/');
  const first = deletes.filter((key) => !isLast(key));
  await store.commit(rest);
  for (let n = 0; n < first.length; n += 200) await store.commit({ deletes: first.slice(n, n + 200) });
  await store.commit({ deletes: [...deletes.filter(isLast), demoMarkKey] });
};
