/** Chance that repeats: the same numbers and choices for the same seed. */

/** A sequence of numbers in [0, 1) that a seed repeats. */
export const seeded = (seed: number) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
};

/** Choices that a seed repeats. */
export interface Dice {
  /** one of them; of an empty list `undefined` */
  of<T>(list: readonly [T, ...T[]]): T;
  of<T>(list: readonly T[]): T | undefined;
  /** a whole number from 0, below `most` */
  below(most: number): number;
  /** true in `share` of the throws */
  often(share: number): boolean;
}

/** Dice that fall as `seed` says. */
export const dice = (seed: number): Dice => {
  const random = seeded(seed);
  const below = (most: number) => Math.floor(random() * most);
  return {
    of: (<T>(list: readonly T[]) => list[below(list.length)]) as Dice['of'],
    below,
    often: (share) => random() < share,
  };
};
