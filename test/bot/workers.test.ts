/** The loops of the process say when they do not work, so that whoever runs it is told. */
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../adapters/channels/channel.ts';
import { OutsideError } from '../../adapters/errors.ts';
import type { Store } from '../../adapters/store/port.ts';
import { openRecords } from '../../adapters/store/records.ts';
import { outbox } from '../../bot/deliver.ts';
import { openMetrics } from '../../bot/metrics.ts';
import { enqueue } from '../../bot/outgoing.ts';
import { talks } from '../../bot/talk.ts';
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
    expect(workers.failing()).toEqual(['timers', 'outbox', 'late messages', 'files', 'notices', 'presence', 'forget']);
    await workers.stop();
  });

  it('end a round of the outbox after some twenty seconds, whatever has come due meanwhile', async () => {
    const opened = await sqlite?.open();
    if (!opened) throw new Error('there is no store to test on');
    const { store } = opened;
    const records = openRecords(store);
    let at = 0;
    for (const conversation of ['a', 'b']) {
      const address = { channel: 'bot-framework', to: { conversation } } as const;
      talks.write(records, conversation, { user: '', address, dialogs: { dialogStack: [] }, sent: 1, kept: {} });
      enqueue(records, { conversation, entry: 'e', from: 'bot', message: { text: 'x' } }, 1, at);
    }
    await records.commit();
    const otherPutOff = Promise.withResolvers<void>();
    const watched: Store = Object.create(store, {
      commit: {
        value: async (change: Parameters<Store['commit']>[0]) => {
          const done = await store.commit(change);
          if (change.finishes?.some(({ leased }) => leased.id === 'b')) otherPutOff.resolve();
          return done;
        },
      },
    });
    let sent = 0;
    const failing: Channel = {
      plan: () => ({ count: 1 }),
      async send({ address }) {
        sent += 1;
        // The other one is put off before this one fails, so that it comes due meanwhile.
        if (address.to.conversation === 'a') await otherPutOff.promise;
        at += 5_000;
        throw new OutsideError('channel', { retryable: true });
      },
    };
    const clock = { now: Temporal.Now.instant, realNow: () => at };
    const channels = { 'bot-framework': failing };
    await outbox({ store: watched, clock, channels, log: pino({ level: 'silent' }), metrics: openMetrics() }).sweep();
    expect(sent).toBe(4);
    await opened.close();
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
