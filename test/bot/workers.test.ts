/** The loops of the process say when they do not work, so that whoever runs it is told. */
import { describe, expect, it } from 'vitest';
import { startWorkers } from '../../bot/workers.ts';
import { deskOver } from '../helpers/desk.ts';
import { storesUnderTest } from '../helpers/stores.ts';

const [sqlite] = storesUnderTest;

describe('the loops of the process', () => {
  it('work while the store answers, and are named when it has not for over a minute', async () => {
    const opened = await sqlite?.open();
    if (!opened) throw new Error('there is no store to test on');
    const desk = await deskOver(opened.store);
    let now = Date.now();
    const workers = startWorkers({ ...desk, clock: { now: desk.clock.now, realNow: () => now } });
    expect(workers.failing()).toEqual([]);
    await opened.close();
    now += 3 * 60_000;
    expect(workers.failing()).toEqual(['timers', 'outbox', 'notices', 'presence', 'forget']);
    await workers.stop();
  });
});

describe('wrong tries on a customer number', () => {
  it('are forgotten a day later, with nothing else', async () => {
    const opened = await sqlite?.open();
    if (!opened) throw new Error('there is no store to test on');
    const { store } = opened;
    const desk = await deskOver(store);
    await desk.say('a', 'ITS-100001 0000');
    const kept = async () =>
      (await store.read(['tries/ITS-100001/user/a', 'contract/ITS-100001'])).map(({ version }) => version > 0);
    expect(await kept()).toEqual([true, true]);
    await desk.due.forget();
    expect(await kept()).toEqual([true, true]);
    const [due] = await store.lease({
      queue: 'forget',
      dueBy: Date.now() + 25 * 3_600_000,
      now: Date.now(),
      leaseMs: 1,
      limit: 1,
    });
    expect(due?.id).toMatch(/^tries\/ITS-100001\//);
    await opened.close();
  });
});
