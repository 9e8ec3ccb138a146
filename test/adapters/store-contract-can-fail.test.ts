/** The store's contract can fail: each deliberately broken store is found out by the check of its promise. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../adapters/store/port.ts';
import { openSqliteStore } from '../../adapters/store/sqlite.ts';
import * as store from './store.contract.ts';
import * as blobs from './store-blobs.contract.ts';
import * as due from './store-due.contract.ts';
import * as lists from './store-lists.contract.ts';
import { storeBehavesLikeItsModel } from './store-model.contract.ts';

type Break = (whole: Store) => Partial<Store>;

const lastWriteWins: Break = (whole) => ({ commit: (batch) => whole.commit({ ...batch, reads: [] }) });
const checksOnlyWhatIsWritten: Break = (whole) => ({
  commit: (batch) =>
    whole.commit({
      ...batch,
      reads: (batch.reads ?? []).filter(({ key }) => batch.puts?.some((put) => put.key === key)),
    }),
});
const appendsBeforeItChecks: Break = (whole) => ({
  commit: async ({ appends, ...batch }) => {
    await whole.commit({ appends: appends ?? [] });
    return whole.commit(batch);
  },
});
const tellsConflictsToo: Break = (whole) => ({
  commit: async ({ notices, ...batch }) => {
    await whole.commit({ notices: notices ?? [] });
    return whole.commit(batch);
  },
});
const sortsWhatItReads: Break = (whole) => ({ read: (keys) => whole.read(keys.toSorted()) });
const leasesForNoTime: Break = (whole) => ({ lease: (ask) => whole.lease({ ...ask, leaseMs: 0 }) });
const leasesForEver: Break = (whole) => ({ lease: (ask) => whole.lease({ ...ask, leaseMs: 1e9 }) });
const leasesWithoutTheId: Break = (whole) => ({ lease: ({ id: _id, ...ask }) => whole.lease(ask) });
const holdsOnForNobody: Break = (whole) => ({ lease: ({ token: _token, ...ask }) => whole.lease(ask) });
const tellsNoRoom: Break = () => ({ room: async () => 0 });
const forgetsThatItWasScheduledAgain: Break = (whole) => ({
  commit: async ({ finishes, ...batch }) => {
    for (const { leased, again } of finishes ?? [])
      await whole.commit({ schedules: [{ queue: leased.queue, id: leased.id, at: again }] });
    return whole.commit(batch);
  },
});
const pagesByScoreOnly: Break = (whole) => ({
  readList: (list, after, limit) => whole.readList(list, after && { score: after.score, member: '\u{10ffff}' }, limit),
});
const dropsNoLogs: Break = (whole) => ({ commit: ({ dropLogs: _logs, ...batch }) => whole.commit(batch) });
const keepsBlobsBeforeItChecks: Break = (whole) => ({
  commit: async ({ blobs, ...batch }) => {
    await whole.commit({ blobs: blobs ?? [] });
    return whole.commit(batch);
  },
});
const takesNoBlobsOut: Break = (whole) => ({
  commit: ({ blobs = [], ...batch }) => whole.commit({ ...batch, blobs: blobs.filter(({ bytes }) => bytes) }),
});
const readsBlobsAsText: Break = (whole) => ({
  readBlob: async (blob) => {
    const bytes = await whole.readBlob(blob);
    return bytes && Buffer.from(new TextDecoder().decode(bytes));
  },
});
const neverStopsAWatcher: Break = (whole) => ({
  watch: (hear) => {
    whole.watch(hear);
    return () => undefined;
  },
});

const broken: [Break, ...store.StoreCheck[]][] = [
  [
    lastWriteWins,
    store.conflictsWhenChanged,
    store.conflictsWhenAppeared,
    store.oneOfFiftyWins,
    storeBehavesLikeItsModel,
  ],
  [lastWriteWins, store.conflictsWhenDeleted, store.versionsNeverComeBack, store.aConflictChangesNothing],
  [checksOnlyWhatIsWritten, store.conflictsOnARecordOnlyRead],
  [appendsBeforeItChecks, store.aConflictChangesNothing, store.oneOfFiftyWins, storeBehavesLikeItsModel],
  [tellsConflictsToo, store.aConflictChangesNothing],
  [sortsWhatItReads, store.readsInTheOrderAsked],
  [leasesForNoTime, due.leasesTheEarliestDue, due.leasesEachItemOnce, due.aStaleTokenChangesNothing],
  [leasesForEver, due.leasesLapse, storeBehavesLikeItsModel],
  [leasesWithoutTheId, due.leasesOneItemByItsId],
  [tellsNoRoom, blobs.tellsItsRoom],
  [holdsOnForNobody, due.aLeaseIsHeldOn],
  [forgetsThatItWasScheduledAgain, due.schedulingKeepsALease, due.unschedulingTakesAway, storeBehavesLikeItsModel],
  [pagesByScoreOnly, lists.pagesOfTiesMissNothing, lists.pagesGoOnWhenTheirEndHasGone],
  [dropsNoLogs, lists.droppedLogsStartAnew, storeBehavesLikeItsModel],
  [keepsBlobsBeforeItChecks, blobs.blobsBelongToTheirCommit, storeBehavesLikeItsModel],
  [takesNoBlobsOut, blobs.blobsAreReplacedAndTakenOut, storeBehavesLikeItsModel],
  [readsBlobsAsText, blobs.blobsComeBackAsTheyWere],
  [neverStopsAWatcher, lists.aStoppedWatcherHearsNothing],
];

const checkNames = new Map<unknown, string>(
  Object.entries({ ...store, ...due, ...lists, storeBehavesLikeItsModel }).map(([name, check]) => [check, name]),
);

describe('the contract finds out a store that', () => {
  let dir: string;
  let whole: Store;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'store-'));
    whole = openSqliteStore({ dir });
  });
  afterEach(async () => {
    await whole.close();
    rmSync(dir, { recursive: true, force: true });
  });
  for (const [breaking, ...checks] of broken)
    for (const check of checks)
      it(`${breaking.name}, by ${checkNames.get(check)}`, async () => {
        const store = { ...whole, ...breaking(whole) };
        await expect(check({ store, other: store })).rejects.toThrow(/expected|nothing was leased|Property failed/i);
      });
});
