/** Unclear readings in our own store: a record each, in a list by time, forgotten after ninety days. */
import { z } from 'zod';
import type { ListEntry, Store } from '../store/port.ts';
import { openRecords, type Records, recordKind } from '../store/records.ts';
import type { UnclearReading, UnclearReadings } from './port.ts';

const unclear = recordKind(
  'unclear-reading',
  z.object({
    id: z.string(),
    at: z.string(),
    because: z.enum(['asked-back', 'not-understood', 'corrected']),
    context: z.array(z.string()).readonly(),
    guesses: z.array(z.string()).readonly(),
    text: z.string(),
  }),
);
const list = 'unclear-readings';
/** ninety days */
const keptMs = 90 * 86_400_000;
const page = 200;

/** Keeps them with the turn. `realNow`: epoch ms, from which the ninety days run. */
export const builtInUnclearReadings = (records: Records, realNow: () => number): UnclearReadings => ({
  async keep(one) {
    const at = Temporal.Instant.from(one.at).epochMilliseconds;
    unclear.write(records, one.id, one);
    records.list(list, one.id, at);
    records.forget(unclear.key(one.id), realNow() + keptMs);
    // The list forgets what the records do: two leave it for each that comes.
    for (const { member, score } of await records.page(list, undefined, 2))
      if (score < at - keptMs) records.unlist(list, member);
  },
});

/** All that the store holds, oldest first. */
export const unclearReadingsIn = async function* (store: Store): AsyncGenerator<UnclearReading> {
  let after: ListEntry | undefined;
  for (;;) {
    const entries = await store.readList(list, after, page);
    for (const { member } of entries) {
      const found = await unclear.read(openRecords(store), member);
      if (found) yield found;
    }
    after = entries.at(-1);
    if (after === undefined) return;
  }
};
