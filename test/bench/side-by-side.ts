/** Several ways to do one thing timed in turn over the same items, round by round, so that a busy machine slows all of them alike. */

/** Where `share` of the sorted numbers are below: 0.5 is the median. */
export const quantile = (numbers: readonly number[], share: number): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length * share)] ?? 0;

/**
 * Microseconds of each of `works` for each item: the least of `rounds`, after two to warm up, which is what the processor
 * needs for it where other programs want the processor too.
 */
export const sideBySide = <T, Name extends string>(
  items: readonly T[],
  rounds: number,
  works: Readonly<Record<Name, (item: T) => unknown>>,
): Record<Name, number[]> => {
  const names = Object.keys(works) as Name[];
  const least = Object.fromEntries(names.map((name) => [name, items.map(() => Number.POSITIVE_INFINITY)])) as Record<
    Name,
    number[]
  >;
  for (let round = -2; round < rounds; round++) {
    for (const name of names) {
      for (const [n, item] of items.entries()) {
        const begun = performance.now();
        works[name](item);
        const time = (performance.now() - begun) * 1000;
        if (round >= 0) least[name][n] = Math.min(least[name][n] ?? time, time);
      }
    }
  }
  return least;
};
