/** Readiness looks seldom, never twice at once, and tells what it saw. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OutsideError } from '../../adapters/errors.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openReadiness } from '../../bot/readiness.ts';
import { type ConnectorServer, startConnector } from '../helpers/connector-server.ts';
import { openDeliveryRig } from '../helpers/delivery-rig.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';

const [sqlite] = storesUnderTest;
let opened: TestStore;
let now: number;
const clock = { now: Temporal.Now.instant, realNow: () => now };
const pace = { pauseMs: 1_000, commitMs: 60, noticeMs: 60 };
beforeEach(async () => {
  if (!sqlite) throw new Error('there is no store to test on');
  opened = await sqlite.open();
  now = Date.now();
});
afterEach(() => opened.close());

/** The store, with its commits counted and changed. */
const watched = (commit: Store['commit'] = opened.store.commit) => {
  const seen = { commits: 0 };
  const store: Store = {
    ...opened.store,
    commit(batch) {
      seen.commits += 1;
      return commit(batch);
    },
  };
  return { store, seen };
};

describe('readiness', () => {
  it('commits once, however often it is asked within a pause, and again after it', async () => {
    const { store, seen } = watched();
    const readiness = openReadiness({ store, clock, pace });
    const reports = await Promise.all([1, 2, 3].map(() => readiness.report()));
    expect(reports[0]).toMatchObject({ store: 'takes', subscriber: 'hears', stuck: [], outboxAgeSeconds: 0 });
    expect(reports[0]?.roomBytes).toBeGreaterThan(0);
    await readiness.report();
    expect(seen.commits).toBe(1);
    now += 1_000;
    await readiness.report();
    expect(seen.commits).toBe(2);
    readiness.close();
  });

  it('waits for a commit that hangs instead of adding others, and knows when it is over', async () => {
    const hang = Promise.withResolvers<'committed'>();
    const { store, seen } = watched(() => hang.promise);
    const readiness = openReadiness({ store, clock, pace });
    const told: boolean[] = [];
    readiness.onChange((takes) => told.push(takes));
    for (let look = 0; look < 3; look++) {
      expect(await readiness.report()).toMatchObject({ store: 'silent' });
      now += 1_000;
    }
    expect([seen.commits, readiness.storeTakes()]).toEqual([1, false]);
    hang.resolve('committed');
    expect(await readiness.report()).toMatchObject({ store: 'takes' });
    expect([readiness.storeTakes(), told]).toEqual([true, [false, true]]);
    readiness.close();
  });

  it('tells a store that refuses, notices that do not come back, and loops that are stuck', async () => {
    const refusing = watched(() => Promise.reject(new OutsideError('store', { retryable: true })));
    const first = openReadiness({ store: refusing.store, clock, pace });
    first.follow(() => ['outbox']);
    expect(await first.report()).toMatchObject({ store: 'refuses', subscriber: 'hears', stuck: ['outbox'] });
    first.close();
    const deaf = openReadiness({ store: { ...opened.store, watch: () => () => undefined }, clock, pace });
    expect(await deaf.report()).toMatchObject({ store: 'takes', subscriber: 'deaf' });
    deaf.close();
  });

  it('tells how long the oldest message has waited to leave, and stays ready: the channel is away, not we', async () => {
    const connector: ConnectorServer = await startConnector();
    connector.answerWith(() => 429);
    const rig = await openDeliveryRig({ store: opened.store, serviceUrl: connector.url });
    await rig.say('月額いくら？');
    rig.clock.at += 90_000;
    expect(await rig.desk.readiness.report()).toMatchObject({ store: 'takes', outboxAgeSeconds: 90 });
    connector.answerWith(() => 201);
    await rig.sweepAfter(0);
    rig.clock.at += 5_000;
    expect(await rig.desk.readiness.report()).toMatchObject({ outboxAgeSeconds: 0 });
    await connector.close();
  });
});
