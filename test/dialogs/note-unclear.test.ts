/** What the reader was not sure of is kept for whoever teaches it, without a figure or a name in it. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unclearReadingsIn } from '../../adapters/unclear-readings/built-in.ts';
import type { UnclearReading } from '../../adapters/unclear-readings/port.ts';
import { type DeskDay, deskDay } from '../helpers/desk-day.ts';

let day: DeskDay;
beforeEach(async () => {
  day = await deskDay();
  await day.link('a', 'ITS-100009');
});
afterEach(() => day.close());

const kept = async () => {
  const found: UnclearReading[] = [];
  for await (const one of unclearReadingsIn(day.store)) found.push(one);
  return found;
};

it('a message that is not understood is kept, masked, with what stood before it', async () => {
  await day.say('a', 'ほげほげ、日本橋不動産の090-1234-5678と me@example.com');
  expect(await kept()).toMatchObject([
    {
      because: expect.stringMatching(/asked-back|not-understood/),
      text: 'ほげほげ、〇〇の000-0000-0000と x@example.jp',
    },
  ]);
});

it('a message that is understood is not kept', async () => {
  await day.say('a', '料金はいくらですか');
  expect(await kept()).toEqual([]);
});

it('inside a form the question that was open is told', async () => {
  await day.say('a', 'リモートで見てほしい');
  await day.say('a', 'ふがふがの三角がですね');
  expect(await kept()).toMatchObject([
    { context: expect.arrayContaining(['asked:remote.confirm']), text: 'ふがふがの三角がですね' },
  ]);
});
