/** The durable inbox: what LINE heard 200 for is taken up once, in order, whatever fails meanwhile, and by whichever process. */
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OutsideError } from '../../adapters/errors.ts';
import { fewAtOnce } from '../../bot/few-at-once.ts';
import { type Inbox, inboxQueue, openInbox } from '../../bot/inbox.ts';
import { openLine } from '../../bot/line.ts';
import { openMetrics } from '../../bot/metrics.ts';
import { openLineDesk } from '../helpers/line-desk.ts';
import { readBubble } from '../helpers/line-screen.ts';
import { lineSecret, lineToken, lineUser, startLine } from '../helpers/line-server.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';

const hour = 3_600_000;
const log = pino({ level: 'silent' });

describe.each(storesUnderTest)('the inbox on $name', ({ missing, open }) => {
  describe.skipIf(missing)(missing ?? 'is there', () => {
    let opened: TestStore;
    let at: number;
    const done: string[] = [];
    let carry: (what: string) => void;
    beforeEach(async () => {
      opened = await open();
      at = Date.parse('2026-11-24T10:00:00+09:00');
      done.length = 0;
      carry = () => {};
    });
    afterEach(() => opened.close());
    const clock = { now: () => Temporal.Instant.fromEpochMilliseconds(at), realNow: () => at };
    const inbox = (): Inbox =>
      openInbox({
        store: opened.store,
        clock,
        log,
        metrics: openMetrics(),
        async carryOut({ event }) {
          carry(String(event));
          done.push(String(event));
        },
      });
    const one = (event: string, happened: number, conversation = 'a') => ({
      id: event,
      conversation,
      at: happened,
      event,
    });

    it('takes up in the order in which it happened, also what came later', async () => {
      const box = inbox();
      await box.keep([one('second', 2), one('third', 3)]);
      await box.keep([one('first', 1)]);
      await box.takeUp('a');
      expect(done).toEqual(['first', 'second', 'third']);
    });

    it('takes up the same id once', async () => {
      const box = inbox();
      await box.keep([one('it', 1)]);
      await box.keep([one('it', 1)]);
      await Promise.all([box.takeUp('a'), box.takeUp('a')]);
      await box.sweep();
      expect(done).toEqual(['it']);
    });

    it('is taken up by another process when this one ends before it did', async () => {
      await inbox().keep([one('left behind', 1), one('too', 2, 'b')]);
      await inbox().sweep();
      expect(done.toSorted()).toEqual(['left behind', 'too']);
      at += hour;
      await inbox().sweep();
      expect(done).toHaveLength(2);
    });

    it('is tried again after a pause when the store fails, before what came after it', async () => {
      const box = inbox();
      let failures = 2;
      carry = (what) => {
        if (what === 'first' && failures-- > 0) throw new OutsideError('store', { retryable: true });
      };
      await box.keep([one('first', 1), one('second', 2), one('other', 1, 'b')]);
      await box.sweep();
      expect(done, 'another customer does not wait').toEqual(['other']);
      for (const pause of [1_000, 2_000]) {
        at += pause;
        await box.sweep();
      }
      expect(done).toEqual(['other', 'first', 'second']);
    });

    it('gives up what a defect of ours breaks every time, and goes on with the next', async () => {
      const box = inbox();
      let tries = 0;
      carry = (what) => {
        if (what !== 'poison') return;
        tries += 1;
        throw new TypeError('a defect');
      };
      await box.keep([one('poison', 1), one('next', 2)]);
      for (let round = 0; round < 10; round++) {
        await box.sweep();
        at += hour;
      }
      expect(tries).toBe(5);
      expect(done).toEqual(['next']);
      expect(await opened.store.lease({ queue: inboxQueue, dueBy: at, now: at, leaseMs: 1, limit: 1 })).toEqual([]);
    });

    it('keeps all of a webhook or nothing', async () => {
      const failing = Object.create(opened.store, {
        commit: { value: () => Promise.reject(new OutsideError('store', { retryable: true })) },
      });
      const box = openInbox({ store: failing, clock, log, metrics: openMetrics(), carryOut: async () => {} });
      await expect(box.keep([one('x', 1)])).rejects.toBeInstanceOf(OutsideError);
      await inbox().sweep();
      expect(done).toEqual([]);
    });
  });
});

describe('many conversations', () => {
  it('are taken up a few at a time, each in its turn, and one that fails holds up none', async () => {
    const few = fewAtOnce(2);
    const begun: number[] = [];
    const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
    const all = gates.map(({ promise }, n) =>
      few(() => {
        begun.push(n);
        return promise;
      }),
    );
    const failed = expect(all[0]).rejects.toThrow('broken');
    expect(begun).toEqual([0, 1]);
    gates[0]?.reject(new Error('broken'));
    await failed;
    for (const gate of gates.slice(1)) gate.resolve();
    await Promise.all(all.slice(1));
    expect(begun).toEqual([0, 1, 2, 3, 4]);
  });
});

describe('a webhook', () => {
  it('has heard 200 when everything of it is kept, whatever becomes of the process', async () => {
    const desk = await openLineDesk();
    const hold = desk.holdCommit(({ puts = [] }) => puts.some(({ key }) => key.startsWith('event/')));
    const status = await desk.line.post(desk.origin, [desk.line.text(lineUser('a'), '月額いくら？')]);
    expect(status).toBe(200);
    await hold.reached;
    expect(desk.line.screen(lineUser('a')), 'nothing leaves before its turn is committed').toEqual([]);
    hold.release();
    await desk.idle();
    expect(desk.line.screen(lineUser('a')).map(readBubble)).toEqual([expect.stringContaining('2,000円')]);
    await desk.close();
  });
});

describe('a customer who waits longer than a second', () => {
  it('is shown that an answer is being made, and another one is not', async () => {
    const [sqlite] = storesUnderTest;
    const opened = await sqlite?.open();
    if (!opened) throw new Error('there is no store to test on');
    const line = await startLine();
    const waits: { ms: number; work: () => void; stopped: boolean }[] = [];
    const clock = { now: Temporal.Now.instant, realNow: Date.now };
    const settings = { secret: lineSecret, token: lineToken, apiUrl: line.url };
    const tools = { store: opened.store, clock, log, metrics: openMetrics(), goesOn: () => true };
    const after = (ms: number, work: () => void) => {
      const wait = { ms, work, stopped: false };
      waits.push(wait);
      return () => {
        wait.stopped = true;
      };
    };
    const inTurn = Promise.withResolvers<void>();
    const over = Promise.withResolvers<{ replies: [] }>();
    const box = openLine(settings, { ...tools, after }).inboxFor({
      run: () => {
        inTurn.resolve();
        return over.promise;
      },
    });
    const user = lineUser('a');
    const event = { id: 'e1', at: 1, from: user, heard: { is: 'said', text: 'x', message: 'm' } };
    await box.keep([{ id: 'line/e1', conversation: 'c', at: 1, event }]);
    const taken = box.takeUp('c');
    await inTurn.promise;
    expect(waits).toMatchObject([{ ms: 1_000, stopped: false }]);
    waits[0]?.work();
    await line.until(() => line.of('start').length === 1);
    expect(line.of('start')).toMatchObject([{ status: 202, body: { chatId: user, loadingSeconds: 20 } }]);
    over.resolve({ replies: [] });
    await taken;
    expect(waits, 'who is answered in time is shown nothing').toMatchObject([{ stopped: true }]);
    await line.close();
    await opened.close();
  });
});
