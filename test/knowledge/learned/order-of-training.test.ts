/** In which order a training looks at the corpus: it hangs on each line alone, so that a line more moves no other. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shuffled } from '../../../bot/programs/train/softmax.ts';

const keys = fc.uniqueArray(fc.nat({ max: 2 ** 32 - 1 }), { minLength: 2, maxLength: 50 });
const inOrder = (all: readonly number[], seed: number): number[] =>
  Array.from(shuffled(Uint32Array.from(all), seed), (at) => all[at] ?? -1);

test('what is added moves nothing that stood there', () => {
  fc.assert(
    fc.property(keys, fc.nat({ max: 1000 }), ([added = 0, ...before], seed) => {
      const after = inOrder([...before, added], seed).filter((key) => key !== added);
      expect(after).toEqual(inOrder(before, seed));
    }),
  );
});

test('each pass has an order of its own', () => {
  const all = Array.from({ length: 100 }, (_, n) => n * 7919);
  expect(inOrder(all, 1)).not.toEqual(inOrder(all, 2));
  expect(inOrder(all, 1).toSorted((one, other) => one - other)).toEqual(all);
});
