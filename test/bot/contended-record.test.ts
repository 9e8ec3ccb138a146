/** Many customers who want the same record at once: each gets it, in the order they lost it, and nobody runs in vain for long. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRecords } from '../../adapters/store/records.ts';
import { untilCommitted } from '../../bot/until-committed.ts';
import { deskOver } from '../helpers/desk.ts';
import { storesUnderTest, type TestStore } from '../helpers/stores.ts';

const colleagues = Array.from({ length: 40 }, (_, n) => `colleague-${n}`);

for (const { name, missing, open } of storesUnderTest) {
  describe.skipIf(missing)(`one contract wanted by forty at once, on ${name}`, () => {
    let opened: TestStore;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    it('lets each of them in after a few runs', async () => {
      const desk = await deskOver(opened.store);
      for (const one of colleagues) await desk.link(one, 'ITS-100009');
      for (const one of colleagues) await desk.say(one, 'オペレーターにつないでください');
      const answers = await Promise.all(colleagues.map((one) => desk.say(one, 'はい')));
      expect(answers.filter(({ replies }) => replies.length > 0)).toHaveLength(colleagues.length);
      const again = Number(
        /^desk_turn_conflicts_total\{kind="message"\} (\d+)$/m.exec(await desk.metrics.text())?.[1] ?? 0,
      );
      expect(again).toBeGreaterThan(0);
      expect(again).toBeLessThanOrEqual(3 * colleagues.length);
    });

    it('finds the record that was changed meanwhile, and none where all stand', async () => {
      const { store } = opened;
      const mine = openRecords(store);
      await mine.readAhead(['calm', 'hot']);
      expect(await mine.changed()).toBeUndefined();
      await store.commit({ puts: [{ key: 'hot', value: 1 }] });
      expect(await mine.changed()).toBe('hot');
    });
  });
}

describe('a turn that lost over a record', () => {
  it('waits for those that lost over it before, and for no others', async () => {
    const run = untilCommitted();
    const order: string[] = [];
    const first = Promise.withResolvers<void>();
    const turn = (name: string, over: string, until?: Promise<void>) => {
      let runs = 0;
      return run(
        async () => {
          runs += 1;
          if (runs === 1) return { again: true, over };
          await until;
          order.push(name);
          return { done: name };
        },
        async () => false,
      );
    };
    const all = [turn('one', 'hot', first.promise), turn('two', 'hot'), turn('three', 'calm')];
    await all[2];
    expect(order).toEqual(['three']);
    first.resolve();
    await Promise.all(all);
    expect(order).toEqual(['three', 'one', 'two']);
  });

  it('goes on after an error that is no end of it, and ends with one that is', async () => {
    const run = untilCommitted();
    const errors = [new Error('passes'), new Error('stays')];
    const runs = run(
      async () => {
        throw errors.shift();
      },
      async (error) => (error as Error).message === 'passes',
    );
    await expect(runs).rejects.toThrow('stays');
  });
});
