/** Something is done in a while, unless it is called off before. */

/** Calls `work` in `ms` of real time unless what it gives is called before. */
export type After = (ms: number, work: () => void) => () => void;

/** By the machine's own clock. */
export const afterMs: After = (ms, work) => {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
};
